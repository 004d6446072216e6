"""Forms that are no value yet, however well they are written: days, bounds, ranges.

Each reader knows one form and answers it with what is missing and, where something can
be offered, with candidates; None means it is not that form.
"""

import re
from dataclasses import replace
from fractions import Fraction

from assistant.interview.answer import Antwort
from assistant.interview.context import Groesse
from assistant.interview.reading import dates
from assistant.interview.reading.amounts import Menge, amount, split_figure
from assistant.interview.reading.asking import number_wanted
from assistant.interview.reading.doubts import readings
from assistant.interview.reading.situation import Lage
from assistant.interview.reading.writing import quote

_TAG = re.compile(r"(?:[12]?[0-9]|3[01])\.")
_SCHRANKE = re.compile(
    r"(?:[<>≤≥]=?|mind(?:estens|\.)|höchstens|max(?:imal|\.)|min(?:imal|\.)|mehr als"
    r"|weniger als|unter|bis zu|ab|nicht mehr als|nicht weniger als)\s*(?P<zahl>\S.*)",
    re.IGNORECASE,
)
_ZWISCHEN = re.compile(r"zwischen (?P<von>.+) und (?P<bis>.+)", re.IGNORECASE)
_BIS = re.compile(
    r"(?:von )?(?P<von>[^-–−—]*[0-9a-zäöüß%€])"
    r" ?(?:[-–−—]|\bbis\b) ?(?P<bis>[0-9a-zäöüß].*)",
    re.IGNORECASE,
)
_SUMME = re.compile(r"[0-9][0-9.,]*(?: ?\+ ?[0-9][0-9.,]*)+")
_WIE_ZULETZT = re.compile(
    r"unverändert|unveraendert|wie bisher|wie zuvor|wie vorher|wie t[12]"
    r"|wie (?:im )?vor(?:tertial|monat|zeitraum|her\w+)"
    r"|wie (?:zum|beim) letzten stichtag|gleich(?: geblieben)?|dito|s\. ?o\."
    r"|siehe oben",
    re.IGNORECASE,
)
_KOMMA_LUECKE = re.compile(r"(?P<zahl>[0-9]{1,12}), (?P<rest>[0-9].*)")
_DOPPELPUNKT = re.compile(r"(?P<vorn>[0-9][0-9.,']*) ?: ?(?P<hinten>[0-9].*)")
_WIE_VORJAHR = re.compile(
    r"(?:unverändert |gleich )?(?:wie|gegenüber|zum)(?: im| dem)?"
    r" (?:vorjahr|letztes jahr|letzten jahr)|vorjahreswert",
    re.IGNORECASE,
)
_VERWECHSELBAR = re.compile(r"(?=.*[0-9])(?=.*[OoIlSB])[-−–]?[0-9OoIl][0-9OoIlSB.,']*")
_DAZWISCHEN = re.compile(r"[0-9][^\W\d_]+[0-9]")
_ZAHLEN = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_ZIFFERN = str.maketrans("OoIlSB", "001158")


def day(kern: str, lage: Lage) -> Antwort | None:
    """Answer a day; "12." may be a number or a day that broke off."""
    if _TAG.fullmatch(kern):
        number = Fraction(kern.rstrip("."))
        return lage.ask(
            f"{quote(kern)} kann eine Zahl sein oder der Anfang eines Datums. "
            f"{number_wanted(lage.kontext)}",
            (number,),
        )
    found = dates.find(kern, lage.kontext.heute)
    if not found or (found[0].start, found[0].end) != (0, len(kern)):
        return None
    if fault := found[0].fault(lage.kontext.jahr):
        return lage.reject(f"{quote(kern)}: {fault} {number_wanted(lage.kontext)}")
    return lage.ask(f"{quote(kern)} ist ein Datum. {number_wanted(lage.kontext)}")


def bound(kern: str, lage: Lage) -> Antwort | None:
    """Reject "> 90" and "mindestens 90": fine as a Zielwert, never as an Ist."""
    match = _SCHRANKE.fullmatch(kern)
    menge = amount(match["zahl"]) if match else None
    if not menge:
        return None
    return lage.reject(
        f"{quote(kern)} ist eine Grenze. Als Istwert zählt der erreichte Wert; geben "
        "Sie ihn ein, auch gerundet („rd. …“).",
        _first(menge, lage),
    )


def span(kern: str, lage: Lage) -> Antwort | None:
    """Ask which value of "140–150" or "zwischen 140 und 150" is meant."""
    match = _ZWISCHEN.fullmatch(kern) or _BIS.fullmatch(kern)
    ends = [amount(match[side]) for side in ("von", "bis")] if match else []
    if not ends or not all(ends):
        return None
    first, second = ends
    if first and second and not first.mass.explicit:
        ends[0] = _with_unit(first, second, lage)
    return lage.ask(
        f"{quote(kern)} ist eine Spanne. Geben Sie einen Wert ein; die Spanne kann "
        "hinter einem Semikolon als Vermerk stehen.",
        [value for end in ends for value in _first(end, lage)],
    )


def _with_unit(first: Menge, second: Menge, lage: Lage) -> Menge:
    """Return the first end of "76,5 bis 81 Mio. €" with the unit of the second."""
    meant = replace(first, mass=second.mass)
    return min(
        (meant, first),
        key=lambda each: min(map(lage.kontext.distance, _first(each, lage)), default=0),
    )


def addition(kern: str, lage: Lage) -> Antwort | None:
    """Offer the result of "140 + 12"."""
    if not _SUMME.fullmatch(kern):
        return None
    parts = [split_figure(part.strip()) for part in kern.split("+")]
    values = [part[0].lesarten[0] for part in parts if part and part[0].lesarten]
    return lage.ask(
        f"{quote(kern)} ist eine Rechnung. Geben Sie das Ergebnis ein.",
        (sum(values, Fraction()),),
    )


def as_before(kern: str, lage: Lage) -> Antwort | None:
    """Offer the last value for "unverändert", and last year's for "wie im Vorjahr"."""
    if _WIE_VORJAHR.fullmatch(kern):
        return _as_last_year(kern, lage)
    if not _WIE_ZULETZT.fullmatch(kern):
        return None
    last = lage.kontext.letzter
    if last is None:
        return lage.ask(
            f"Zu {quote(kern)} liegt aus diesem Jahr noch kein Wert vor. "
            f"{number_wanted(lage.kontext)}"
        )
    return lage.ask(
        f"Der letzte Wert war {lage.kontext.shown(last)}. Geben Sie ihn ein, wenn er "
        "weiter gilt.",
        (last,),
    )


def _as_last_year(kern: str, lage: Lage) -> Antwort:
    vorjahr = lage.kontext.indikator.vorjahr
    if vorjahr is None:
        return lage.ask(
            f"Zu {quote(kern)} ist kein Vorjahreswert eingetragen. "
            f"{number_wanted(lage.kontext)}"
        )
    return lage.ask(
        f"Der Wert des Vorjahres war {lage.kontext.shown(vorjahr)}. Geben Sie ihn ein, "
        "wenn er auch jetzt gilt.",
        (vorjahr,),
    )


def colon(kern: str, lage: Lage) -> Antwort | None:
    """Ask which number of "441: 442" is the value, or whether a remark follows."""
    match = _DOPPELPUNKT.fullmatch(kern)
    front = amount(match["vorn"]) if match else None
    if not match or not front:
        return None
    back = amount(match["hinten"])
    noted = [
        f"{lage.candidate(wert)}; {match['hinten']}" for wert in _first(front, lage)
    ]
    bare = back is not None and not back.mass.rest
    if dates.find(match["vorn"], lage.kontext.heute):
        front = None
    return lage.ask(
        f"In {quote(kern)} stehen zwei Zahlen. Geben Sie den Wert allein ein; eine "
        "Bemerkung gehört hinter ein Semikolon.",
        (*_first(front, lage), *_first(back, lage)) if bare else (),
        *(() if bare else noted),
    )


def gap(kern: str, lage: Lage) -> Antwort | None:
    """Ask whether "145, 2 Stellen unbesetzt" is a decimal or a number and a remark."""
    match = _KOMMA_LUECKE.fullmatch(kern)
    if not match:
        return None
    decimal, whole = amount(f"{match['zahl']},{match['rest']}"), amount(match["zahl"])
    other = amount(match["rest"])
    if other and not other.mass.rest and lage.kontext.groesse is Groesse.ANZAHL:
        return _two_counts(kern, [whole, decimal, other], lage)
    first = readings(whole, lage.kontext)[0] if whole else Fraction()
    return lage.ask(
        f"In {quote(kern)} kann das Komma vor Dezimalstellen stehen oder vor einer "
        "Bemerkung. Eine Bemerkung gehört hinter ein Semikolon.",
        (),
        f"{lage.candidate(first)}; {match['rest']}",
        *lage.offers(_first(decimal, lage)),
    )


def _two_counts(kern: str, mengen: list[Menge | None], lage: Lage) -> Antwort:
    """Ask which of the whole numbers in "441, 442" or "1, 250" is meant."""
    found = (readings(menge, lage.kontext) for menge in mengen if menge)
    values = dict.fromkeys(value for values in found for value in values)
    return lage.ask(
        f"{quote(kern)} können zwei Zahlen sein oder eine. Geben Sie den Wert allein "
        "ein.",
        [value for value in values if value.denominator == 1],
    )


def unknown(kern: str, lage: Lage) -> Antwort:
    """Ask for a number; the only one in "es waren 145" is offered."""
    found = _ZAHLEN.findall(kern)
    dated = dates.find(kern, lage.kontext.heute)  # "auf 12.01." is no 12,01
    menge = amount(found[0]) if len(found) == 1 and not dated else None
    return lage.ask(
        f"{quote(lage.text)} ist keine Zahl, die sich eindeutig lesen lässt. "
        f"{number_wanted(lage.kontext)}",
        _first(menge, lage),
    )


def _first(menge: Menge | None, lage: Lage) -> tuple[Fraction, ...]:
    return readings(menge, lage.kontext)[:1] if menge else ()


def typo(kern: str, lage: Lage) -> Antwort | None:
    """Reject letters among digits: 1O5 with the letter O, l50 with an l."""
    word, _, rest = kern.partition(" ")
    lookalike = _VERWECHSELBAR.fullmatch(word)
    if not lookalike and not _DAZWISCHEN.search(word):
        return None
    mended = amount(f"{word.translate(_ZIFFERN)} {rest}") if lookalike else None
    return lage.reject(
        f"{quote(kern)} enthält Buchstaben zwischen den Ziffern. Geben Sie nur Ziffern "
        "ein.",
        _first(mended, lage),
    )
