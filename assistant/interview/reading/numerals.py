"""Numbers written as words: null … neunhundertneunundneunzigtausend, anderthalb.

The words below a thousand are spelled out once into a table; a thousand joins two of
them. Fractions (zwei Drittel, die Hälfte) are read here too, because they need words.
"""

import re
from fractions import Fraction

from assistant.interview.reading.clean import fold_word

_EINER = (
    "null", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun",
)  # fmt: skip
_ZEHN_BIS_NEUNZEHN = (
    "zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn",
    "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_ZEHNER = (
    "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig",
    "neunzig",
)  # fmt: skip
_SONST = {
    **dict.fromkeys(("eins", "eine", "einen", "einem", "einer"), Fraction(1)),
    **dict.fromkeys(("halb", "halbe", "halber", "halbes", "halben"), Fraction(1, 2)),
    **dict.fromkeys(("ein halbes", "eine halbe", "ein halber"), Fraction(1, 2)),
    **dict.fromkeys(("anderthalb", "eineinhalb"), Fraction(3, 2)),
    "zwo": Fraction(2),
}
_NENNER = {
    "drittel": 3, "viertel": 4, "fuenftel": 5, "sechstel": 6,
    "siebtel": 7, "achtel": 8, "neuntel": 9, "zehntel": 10, "zwanzigstel": 20,
    "hundertstel": 100, "tausendstel": 1000,
}  # fmt: skip
_HAELFTE = re.compile(r"(?:die |zur )?h(?:ä|ae)lfte\b", re.IGNORECASE)
_TEIL = re.compile(
    rf"(?P<zaehler>\w+?) ?(?P<nenner>fünftel|{'|'.join(_NENNER)})n?\b", re.IGNORECASE
)
_GLYPH = re.compile(r"(?P<zaehler>[0-9]{1,4})⁄(?P<nenner>[0-9]{1,4})")


def _below_hundred() -> dict[str, int]:
    table = {word: value for value, word in enumerate(_EINER)}
    table |= {word: value for value, word in enumerate(_ZEHN_BIS_NEUNZEHN, 10)}
    for ten, word in enumerate(_ZEHNER, 2):
        table[word] = ten * 10
        joined = enumerate(_EINER[1:], 1)
        table |= {f"{unit}und{word}": ten * 10 + value for value, unit in joined}
    return table


def _below_thousand() -> dict[str, int]:
    small = _below_hundred()
    table = dict(small)
    for hundred, word in enumerate(("", *_EINER[1:])):
        base = max(hundred, 1) * 100
        table[f"{word}hundert"] = base
        for link in ("", "und"):
            ends = small.items()
            table |= {f"{word}hundert{link}{end}": base + n for end, n in ends if n}
        table[f"{word}hunderteins"] = base + 1
    return table


def _hundreds_above_ten() -> dict[str, int]:
    """Return "zwölfhundertfünfzig" and its like: as years and prices are said."""
    table: dict[str, int] = {}
    for hundred, word in enumerate(_ZEHN_BIS_NEUNZEHN[1:], 11):
        base, front = hundred * 100, f"{word}hundert"
        table[front] = base
        ends = _below_hundred().items()
        table |= {f"{front}{end}": base + n for end, n in ends if n}
        table |= {f"{front}und{end}": base + n for end, n in ends if n}
    return table


_UNTER_TAUSEND = _below_thousand()
_UNTER_ZWEITAUSEND = _hundreds_above_ten()


def numeral(word: str) -> Fraction | None:
    """Return the number a word names ("zwölf", "zweitausend"), None if it is none."""
    folded = fold_word(word)
    if folded in _SONST:
        return _SONST[folded]
    if folded.endswith("einhalb"):
        whole = _UNTER_TAUSEND.get(folded.removesuffix("einhalb"))
        return None if whole is None else whole + Fraction(1, 2)
    hundreds = _UNTER_ZWEITAUSEND.get(folded)
    return _thousands(folded) if hundreds is None else Fraction(hundreds)


def _thousands(folded: str) -> Fraction | None:
    front, tausend, back = folded.partition("tausend")
    if not tausend:
        front, back = "null", folded
    high = _UNTER_TAUSEND.get(front or "ein")
    low = _UNTER_TAUSEND.get(back.removeprefix("und") or "null")
    return None if high is None or low is None else Fraction(high * 1000 + low)


def split_numeral(text: str) -> tuple[Fraction, str] | None:
    """Return the number named at the start of the text and what follows it."""
    words = text.split(" ")
    for count in (2, 1):
        value = numeral(" ".join(words[:count]))
        if value is not None and words[:count] != [""]:
            return value, " ".join(words[count:])
    return None


def split_fraction(text: str) -> tuple[Fraction, str] | None:
    """Return a fraction at the start (zwei Drittel, die Hälfte, 3⁄4) and the rest."""
    if match := _HAELFTE.match(text):
        return Fraction(1, 2), text[match.end() :].strip()
    match = _GLYPH.match(text) or _TEIL.match(text)
    if not match:
        return None
    zaehler, nenner = _part(match["zaehler"]), _denominator(match["nenner"])
    if zaehler is None or not nenner:
        return None
    return zaehler / nenner, text[match.end() :].strip()


def _part(text: str) -> Fraction | None:
    return Fraction(text) if text.isdecimal() else numeral(text)


def _denominator(text: str) -> int:
    return int(text) if text.isdecimal() else _NENNER.get(fold_word(text), 0)
