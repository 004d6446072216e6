"""Answers of kinds that are measured: from the bare text to a value, or back.

The readers below are tried in order; the first that knows the form of the text says
what it means. A plain number then passes the doubts one by one, and is taken if none
of them objects.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from assistant.interview.answer import Antwort, ask_back, reject
from assistant.interview.context import Kontext
from assistant.interview.reading import dates, forms, shares, writing
from assistant.interview.reading.amounts import Menge, amount
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.doubts import DOUBTS, readings
from assistant.interview.reading.marks import Beiwerk, peel
from assistant.interview.reading.situation import Lage

# A hyphen for nothing is asked back elsewhere; this sign is exactly zero (DIN 55301).
_NULLSTRICH = "–"
_VON_IN_KLAMMERN = re.compile(r"(?<=[0-9]) ?\((von [0-9][0-9.]*)\)", re.IGNORECASE)
_BESCHRIFTUNG = re.compile(r"(?P<wort>[^\W\d_][^\d:=]*?) ?[:= ] ?(?=[0-9])")


def read(text: str, kontext: Kontext) -> Antwort:
    """Return what a text says about a measured indicator."""
    joined = _VON_IN_KLAMMERN.sub(r" \1", text).lstrip("= ")
    kern, beiwerk = peel(joined, kontext.heute)
    if beiwerk.stand:
        return _dated(kern, beiwerk, beiwerk.stand, kontext)
    return _read(kern, Lage(kontext, text, beiwerk))


def _read(kern: str, lage: Lage) -> Antwort:
    answers = (reader(kern, lage) for reader in _READERS)
    unknown = f"Aus {quote(lage.text)} lässt sich keine Zahl lesen. "
    return next(filter(None, answers), None) or ask_back(
        unknown + number_wanted(lage.kontext)
    )


def _dated(kern: str, beiwerk: Beiwerk, stand: Angabe, kontext: Kontext) -> Antwort:
    """Return the answer with its Datenstand, or what is wrong with that day."""
    in_future = (-1, lambda tag: tag > kontext.heute)
    fault = stand.fault(kontext.jahr)
    days = (
        (stand.last_of_month(kontext.jahr),)
        if fault
        else dates.resolve(stand, kontext.jahr, in_future)
    )
    marked = [replace(beiwerk, datenstand=day) for day in days if day]
    answers = [_read(kern, Lage(kontext, each.around(kern), each)) for each in marked]
    if len(answers) == 1 and not fault:
        return answers[0]
    offers = [text for answer in answers for text in _offers(answer)]
    if fault:
        return reject(f"{fault} Berichtigen Sie den Stand der Daten.", *offers)
    return ask_back(
        f"Der {writing.day(marked[-1].datenstand)} liegt in der Zukunft. Nennen Sie zum Stand der "
        "Daten auch das Jahr.",
        *offers,
    )


def _zero_sign(kern: str, lage: Lage) -> Antwort | None:
    return lage.take(Fraction()) if kern == _NULLSTRICH else None


def _number(kern: str, lage: Lage) -> Antwort | None:
    """Take a plain number, unless one of the doubts speaks up."""
    menge = amount(kern) or _labelled(kern, lage.kontext)
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
