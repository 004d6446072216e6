"""Numbers as people write them, where TOML wants 1250.5 and nothing around it."""

import re

from assistant.store.syntax.remark import Remark, shown, whole

_BLANKS = r"[ \t\u00a0\u2007\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?P<before>(?:€|EUR|Euro|TEUR){_BLANKS}*)?"
    r"(?P<sign>[+-]|[−–](?=[0-9]))?"
    rf"(?P<digits>[0-9][0-9_]*(?:[.,'’][0-9]+|{_BLANKS}[0-9]{{3}}(?![0-9]))*)"
    r"(?P<dash>,(?:-{1,2}|[–—])|[.,])?"
    rf"(?P<after>{_BLANKS}*[^\W\d_][^\s\d]*|{_BLANKS}*[%‰€$°²³][^\s\d]*"
    rf"|{_BLANKS}*v\.{_BLANKS}?H\.)?"
)
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_APOSTROPHES = re.compile(r"[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9][0-9_]*(?:[.,][0-9]+)?")
_NO_LEADING_DIGIT = re.compile(r"([+-]?)([.,])([0-9]+)")


def explain_number(value: str) -> Remark | None:
    """Return what to say of a value that was meant as a number."""
    if headless := _NO_LEADING_DIGIT.fullmatch(value):
        mend = f"{headless[1]}0.{headless[3]}"
        return whole(
            value, f"Vor „{value}“ fehlt die Null. Schreiben Sie {mend}.", mend
        )
    found = _NUMBER.fullmatch(value)
    readings = _readings(found) if found else ()
    if found is None or not readings:
        return None
    named = _traits(found)
    if not named:
        say = f"{shown(value)} ist länger als jede Zahl, die hier stehen kann."
        return whole(value, f"{say} Prüfen Sie die Ziffern.", "0")
    say = f"„{value}“ hat {_enumerated(named)}. Schreiben Sie {_choice(readings)}."
    return whole(value, say, readings[0])


def _choice(readings: tuple[str, ...]) -> str:
    """Return the number to write, or what each of two would mean."""
    if len(readings) == 1:
        return readings[0]
    thousands, decimals = sorted(readings, key=lambda number: "." in number)
    return f"{thousands}, wenn Tausender gemeint sind, oder {decimals}"


def _readings(found: re.Match[str]) -> tuple[str, ...]:
    """Return the number in TOML's notation; two of them where it reads two ways."""
    sign = "-" if found["sign"] in ("-", "−", "–") else ""
    digits = re.sub(_BLANKS, "", found["digits"])
    return tuple(sign + _trimmed(reading) for reading in _plain(digits, found))


def _plain(digits: str, found: re.Match[str]) -> tuple[str, ...]:
    if _POINTS.fullmatch(digits):
        joined = digits.replace(".", "").replace(",", ".")
        money = "€" in found[0] or "EUR" in found[0]
        twofold = digits.count(".") == 1 and "," not in digits and not money
        return (joined, digits) if twofold else (joined,)
    if digits.count(",") == 1 and _COMMAS.fullmatch(digits) and "." not in digits:
        return digits.replace(",", "."), digits.replace(",", "")
    for grouped in (_COMMAS, _APOSTROPHES):
        if grouped.fullmatch(digits):
            return (re.sub(r"[,'’](?=[0-9]{3})", "", digits).replace(",", "."),)
    return (digits.replace(",", "."),) if _PLAIN.fullmatch(digits) else ()


def _trimmed(number: str) -> str:
    """Take off zeros in front and underscores that do not stand between digits."""
    number = re.sub(r"_+(?![0-9])|(?<=_)_+", "", number)
    return re.sub(r"^0[0_]*(?=[0-9])", "", number)


def _traits(found: re.Match[str]) -> list[str]:
    """Return what TOML does not take about the number."""
    digits = found["digits"]
    trait = {
        "ein Währungszeichen davor": found["before"],
        "ein anderes Zeichen als das Minus -": found["sign"] in ("−", "–"),
        "Punkte zwischen den Tausendern": _POINTS.fullmatch(digits),
        "Leerzeichen zwischen den Ziffern": re.search(_BLANKS, digits),
        "Hochkommas zwischen den Ziffern": re.search(r"['’]", digits),
        "ein Dezimalkomma": "," in digits,
        "eine führende Null": re.match(r"0[0-9_]", digits),
        "einen Unterstrich am falschen Platz": re.search(r"_(?![0-9])", digits),
        "ein Zeichen zu viel am Ende": found["dash"],
        "eine Einheit dahinter": found["after"],
    }
    return [name for name, present in trait.items() if present]


def _enumerated(named: list[str]) -> str:
    *others, last = named
    return " und ".join(filter(None, (", ".join(others), last)))
