"""Answers of kinds that are measured: from the bare text to a value, or back.

The readers below are tried in order; the first that knows the form of the text says
what it means. A plain number then passes the doubts one by one, and is taken if none
of them objects.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import Kontext
from assistant.interview.reading import dates, forms, shares
from assistant.interview.reading.amounts import Menge, amount
from assistant.interview.reading.clean import spell_fractions
from assistant.interview.reading.doubts import DOUBTS, readings
from assistant.interview.reading.marks import peel
from assistant.interview.reading.situation import Lage
from assistant.interview.reading.writing import day

# A hyphen for nothing is asked back elsewhere; this sign is exactly zero (DIN 55301).
_NULLSTRICH = "–"
_KEINE = re.compile(r"kein(?:e[nr]?)? (?P<wort>.+)", re.IGNORECASE)
_VON_IN_KLAMMERN = re.compile(r"(?<=[0-9]) ?\((von [0-9][0-9.]*)\)", re.IGNORECASE)
_BESCHRIFTUNG = re.compile(r"(?P<wort>[^\W\d_][^\d:=]*?) ?[:= ] ?(?=[0-9])")
_SATZZEICHEN = re.compile(r"(?<=[0-9%€])[.,;:!]+$")


def read(text: str, kontext: Kontext) -> Antwort:
    """Return what a text says about a measured indicator."""
    joined = _VON_IN_KLAMMERN.sub(r" \1", text).lstrip("= ")
    bare, beiwerk = peel(joined, kontext.heute)
    kern = spell_fractions(bare)
    lage = Lage(kontext, text, beiwerk)
    return _dated(kern, lage, beiwerk.stand) if beiwerk.stand else _read(kern, lage)


def _read(kern: str, lage: Lage) -> Antwort:
    answers = (reader(kern, lage) for reader in _READERS)
    return next(filter(None, answers), None) or forms.unknown(kern, lage)


def _dated(kern: str, lage: Lage, stand: dates.Angabe) -> Antwort:
    """Return the answer with its Datenstand, or what is wrong with that day."""
    jahr, heute = lage.kontext.jahr, lage.kontext.heute
    if fault := stand.fault(jahr):
        last = stand.last_of_month(jahr)
        mended = _offers(kern, lage, (last,) if last else ())
        return reject(f"{fault} Berichtigen Sie den Stand der Daten.", *mended)
    days = dates.resolve(stand, jahr, (-1, lambda tag: tag > heute))
    if len(days) == 1:
        return _read(kern, _with_stand(lage, days[0]))
    which = " oder der ".join(map(day, days))
    return ask_back(
        f"Der Stand der Daten kann der {which} sein. Nennen Sie ihn als TT.MM.JJJJ.",
        *_offers(kern, lage, days),
    )


def _with_stand(lage: Lage, tag: date) -> Lage:
    return replace(lage, beiwerk=replace(lage.beiwerk, datenstand=tag))


def _offers(kern: str, lage: Lage, days: tuple[date, ...]) -> Iterator[str]:
    """Yield the text with each day; where it is in doubt itself, its candidates."""
    for tag in days:
        dated = _with_stand(lage, tag)
        answer = _read(kern, dated)
        taken = answer.ergebnis is Ergebnis.WERT
        yield from (dated.beiwerk.around(kern),) if taken else answer.kandidaten


def _zero_sign(kern: str, lage: Lage) -> Antwort | None:
    return lage.take(Fraction()) if kern == _NULLSTRICH else None


def _none_of_them(kern: str, lage: Lage) -> Antwort | None:
    """Take "keine Besuche" as zero; "keine" alone is asked back elsewhere."""
    match = _KEINE.fullmatch(kern)
    own = match and lage.kontext.names_unit(match["wort"])
    return lage.take(Fraction(), match["wort"]) if match and own else None


def _number(kern: str, lage: Lage) -> Antwort | None:
    """Take a plain number, unless one of the doubts speaks up."""
    bare = _SATZZEICHEN.sub("", kern)
    menge = amount(bare) or _labelled(bare, lage.kontext)
    if not menge:
        return None
    objections = (doubt(menge, lage) for doubt in DOUBTS)
    objection = next(filter(None, objections), None)
    value = readings(menge, lage.kontext)
    return objection or lage.take(value[0], menge.mass.rest or None)


def _labelled(kern: str, kontext: Kontext) -> Menge | None:
    """Return the number of "Besuche: 145", if the word is the indicator's own."""
    match = _BESCHRIFTUNG.match(kern)
    own = match and kontext.names_unit(match["wort"])
    return amount(kern[match.end() :]) if match and own else None


_READERS: tuple[Callable[[str, Lage], Antwort | None], ...] = (
    _zero_sign,
    _none_of_them,
    forms.day,
    forms.gap,
    forms.bound,
    forms.span,
    forms.addition,
    forms.as_before,
    shares.read_ratio,
    shares.read_fraction,
    forms.typo,
    _number,
)
