"""Answers of a Meilenstein: reached on a day, expected on a day, or open.

"erledigt am 12.06." is the day it was reached; every other day is an expected one. A
missing year is the Berichtsjahr unless that day cannot be meant: done in the future,
expected in the past, or a January when the turn of the year has just gone by.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.goals.tertial import KeinWert
from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import Kontext
from assistant.interview.reading import dates
from assistant.interview.reading.absence import missing
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.clean import remark
from assistant.interview.reading.dates import Angabe, Doubt
from assistant.interview.reading.roles import Rolle, is_done, is_open, role
from assistant.interview.reading.writing import day, quote

_KUERZLICH = datetime.timedelta(days=92)  # so long January is still "last month"
_GENANNT = (Rolle.ERLEDIGT, Rolle.ERWARTET)
_VERMERK = re.compile(r"\s*(?:[,;:(]|\s[–—-]\s)\s*(?P<text>.*)")
_TAG_ALLEIN = re.compile(r"(?P<tag>[12]?[0-9]|3[01])\.?")


@dataclass(frozen=True, slots=True)
class Tage:
    """The days a text can mean, most likely first, and what they are said to be."""

    rolle: Rolle | None
    tage: tuple[datetime.date, ...]
    vermerk: str | None = None

    def spelled(self) -> list[str]:
        """Return a text for each of the days that is taken as that day."""
        form = (self.rolle or Rolle.UNGENANNT).value
        note = f"; {self.vermerk}" if self.vermerk else ""
        return [form.format(day(tag)) + note for tag in self.tage]


def read(text: str, kontext: Kontext) -> Antwort:
    """Return what a text says about a Meilenstein."""
    found = dates.find_loose(text, kontext.heute)
    if not found:
        return _without_day(text, kontext)
    if fault := found[0].fault(kontext.jahr):
        return _impossible(text, found[0], fault, kontext)
    return _with_day(text, found, kontext)


def _without_day(text: str, kontext: Kontext) -> Antwort:
    if is_open(text):
        return missing(KeinWert.OFFEN)
    if is_done(text):
        return ask_back(
            f"{quote(text)}: Nennen Sie auch den Tag, zum Beispiel „erledigt am "
            f"{day(kontext.stichtag)}“.",
            *_done_days(kontext),
        )
    if match := _TAG_ALLEIN.fullmatch(text):
        return _day_alone(int(match["tag"]), kontext)
    return ask_back(f"In {quote(text)} steht kein Tag. {wanted(kontext)}")


def _done_days(kontext: Kontext) -> Iterable[str]:
    """Yield days on which it may have been reached: its Termin, the Stichtag, today."""
    termin = kontext.indikator.termin
    latest = min(kontext.heute, kontext.stichtag)
    for tag in (termin, latest):
        if tag and tag <= latest:
            yield Rolle.ERLEDIGT.value.format(day(tag))


def _day_alone(tag: int, kontext: Kontext) -> Antwort:
    termin = kontext.indikator.termin
    months = [near.month for near in (kontext.stichtag, termin) if near]
    days = (Angabe(tag, monat, None, 0, 0).on(kontext.jahr) for monat in months)
    return ask_back(
        f"Zum Tag „{tag}.“ fehlt der Monat. {wanted(kontext)}",
        *(day(each) for each in days if each),
    )


def _impossible(text: str, angabe: Angabe, fault: str, kontext: Kontext) -> Antwort:
    """Reject a day that does not exist, and offer the last one of its month."""
    last = angabe.last_of_month(kontext.jahr)
    offers: tuple[str, ...] = ()
    if last:
        mended = text[: angabe.start] + day(last) + text[angabe.end :]
        answer = read(mended, kontext)
        offers = (mended,) if answer.datum else answer.kandidaten
    return reject(f"{fault} Geben Sie den richtigen Tag ein.", *offers)


def _with_day(text: str, found: tuple[Angabe, ...], kontext: Kontext) -> Antwort:
    angabe = found[0]
    before, after = text[: angabe.start], text[angabe.end :].strip(" .!")
    note = _VERMERK.fullmatch(after)
    rolle = role(f"{before} {'' if note else after}")
    # A second day is fine in the remark to a day that is plainly named.
    if len(found) > 1 and not (note and rolle in _GENANNT):
        return _several(text, found, kontext)
    days = dates.resolve(angabe, kontext.jahr, *_doubts(rolle, kontext))
    vermerk = remark(note["text"]) if note else None
    return _judged(text, angabe, Tage(rolle, days, vermerk), kontext)


def _judged(text: str, angabe: Angabe, tage: Tage, kontext: Kontext) -> Antwort:
    if angabe.tag is None:
        return _month_only(tage)
    if tage.rolle is None:
        return _unclear_role(text, tage, kontext)
    if tage.rolle is Rolle.ERLEDIGT and tage.tage[-1] > kontext.heute:
        return _done_in_future(tage)
    return _which_year(tage) if len(tage.tage) > 1 else _taken(tage)


def _doubts(rolle: Rolle | None, kontext: Kontext) -> tuple[Doubt, ...]:
    if rolle is Rolle.ERWARTET:
        return ((1, lambda tag: tag < kontext.stichtag),)
    return ((1, lambda tag: _just_gone(tag, kontext)),)


def _just_gone(tag: datetime.date, kontext: Kontext) -> bool:
    """Return whether the same day a year later lies in the weeks before today."""
    age = kontext.heute - tag.replace(day=min(tag.day, 28), year=tag.year + 1)
    return datetime.timedelta() <= age <= _KUERZLICH


def _taken(tage: Tage) -> Antwort:
    done, tag = tage.rolle is Rolle.ERLEDIGT, tage.tage[0]
    return Antwort(
        ergebnis=Ergebnis.ERLEDIGT if done else Ergebnis.DATUM,
        meldung=f"Verstanden: {'erledigt' if done else 'erwartet'} am {day(tag)}.",
        datum=tag,
        vermerk=tage.vermerk,
    )


def _several(text: str, found: tuple[Angabe, ...], kontext: Kontext) -> Antwort:
    days = tuple(tag for angabe in found if (tag := angabe.on(kontext.jahr)))
    return ask_back(
        f"In {quote(text)} stehen mehrere Tage. {wanted(kontext)}",
        *Tage(Rolle.ERWARTET, days).spelled(),
    )


def _unclear_role(text: str, tage: Tage, kontext: Kontext) -> Antwort:
    last = tage.tage[-1:]
    rollen = (Rolle.ERLEDIGT, Rolle.ERWARTET)[last[0] > kontext.heute :]
    offers = [Tage(rolle, last, tage.vermerk).spelled() for rolle in rollen]
    return ask_back(
        f"Aus {quote(text)} geht nicht hervor, ob der Tag erreicht oder erwartet ist. "
        "Schreiben Sie „erledigt am …“ oder „voraussichtlich am …“.",
        *(text for texts in offers for text in texts),
    )


def _month_only(tage: Tage) -> Antwort:
    return ask_back(
        "Es fehlt der Tag im Monat. Geben Sie das ganze Datum ein, notfalls den "
        "letzten Tag des Monats.",
        *Tage(Rolle.ERWARTET, tage.tage, tage.vermerk).spelled(),
    )


def _done_in_future(tage: Tage) -> Antwort:
    future = tage.tage[-1]
    return ask_back(
        f"Der {day(future)} liegt in der Zukunft und kann noch nicht erledigt sein. "
        "Geben Sie ihn als erwarteten Tag ein, oder berichtigen Sie das Datum.",
        *Tage(Rolle.ERWARTET, (future,), tage.vermerk).spelled(),
    )


def _which_year(tage: Tage) -> Antwort:
    years = " oder ".join(str(tag.year) for tag in tage.tage)
    return ask_back(
        f"Zum Tag fehlt das Jahr: {years}? Geben Sie das Datum mit Jahr ein.",
        *tage.spelled(),
    )
