"""Answers of a Meilenstein: reached on a day, expected on a day, or open.

"erledigt am 12.06." is the day it was reached, a day still to come is an expected one;
a past day alone says neither and is asked back. A missing year is the Berichtsjahr
unless that day cannot be meant: done in the future, expected in the past, or a January
when the turn of the year has just gone by. What is offered is measured against the
Stichtag, so that no later check refuses it.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

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
_SATZTEIL = re.compile(r"\s*[,;)]\s*")
_MAX_JAHRE = 20  # a Meilenstein further away than that has a year mistyped
_TAG_ALLEIN = re.compile(r"(?P<tag>[12]?[0-9]|3[01])\.?")


@dataclass(frozen=True, slots=True)
class Tage:
    """The days a text can mean, most likely first, and what they are said to be."""

    rolle: Rolle | None
    tage: tuple[datetime.date, ...]
    vermerk: str | None = None

    def offers(self, kontext: Kontext) -> list[str]:
        """Return for each day the text that is taken: as reached, or as expected.

        A day up to the Stichtag can only have been reached, a later one is expected.
        """
        note = f"; {self.vermerk}" if self.vermerk else ""
        unreached = self.rolle in (Rolle.ERWARTET, Rolle.OFFEN)
        possible = ((tag, _possible(tag, kontext)) for tag in self.tage)
        return [
            rolle.value.format(day(tag)) + note
            for tag, rolle in possible
            if not (unreached and rolle is Rolle.ERLEDIGT)
        ]


def _possible(tag: datetime.date, kontext: Kontext) -> Rolle:
    return Rolle.ERLEDIGT if tag <= kontext.reported_until else Rolle.ERWARTET


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
    latest = kontext.reported_until
    for tag in (termin, latest):
        if tag and tag <= latest:
            yield Rolle.ERLEDIGT.value.format(day(tag))


def _day_alone(tag: int, kontext: Kontext) -> Antwort:
    termin = kontext.indikator.termin
    months = [near.month for near in (kontext.stichtag, termin) if near]
    found = (Angabe(tag, monat, None, 0, 0).on(kontext.jahr) for monat in months)
    days = tuple(each for each in found if each)
    return ask_back(
        f"Zum Tag „{tag}.“ fehlt der Monat. {wanted(kontext)}",
        *Tage(None, days).offers(kontext),
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
    vermerk = remark(note["text"]) if note else None
    if vermerk and set(vermerk) <= set("? "):  # "erledigt am 12.06. (?)"
        rolle, vermerk = None, None
    if rolle is Rolle.UNGENANNT and vermerk:
        rolle, vermerk = _said_behind(vermerk)
    # A second day is fine in the remark to a day that is plainly named.
    if len(found) > 1 and not (note and rolle in _GENANNT):
        return _several(text, found, kontext)
    days = dates.resolve(angabe, kontext.jahr, *_doubts(rolle, kontext))
    return _judged(text, angabe, Tage(rolle, days, vermerk), kontext)


def _said_behind(vermerk: str) -> tuple[Rolle, str | None]:
    """Return what "(erledigt)" behind a day makes of it, and the remark left over."""
    first, *rest = _SATZTEIL.split(vermerk, maxsplit=1)
    rolle = role(first)
    if rolle in (None, Rolle.UNGENANNT):
        return Rolle.UNGENANNT, vermerk
    return rolle, remark("".join(rest))


def _judged(text: str, angabe: Angabe, tage: Tage, kontext: Kontext) -> Antwort:
    """Return the day as taken, unless something about it is in doubt."""
    if abs(tage.tage[0].year - kontext.jahr) > _MAX_JAHRE:
        return _far_year(angabe, tage, kontext)
    if angabe.tag is None:
        return _month_only(tage, kontext)
    if tage.rolle in (None, Rolle.OFFEN):
        return _unclear_role(text, tage, kontext)
    return _named(text, angabe, tage, kontext)


def _named(text: str, angabe: Angabe, tage: Tage, kontext: Kontext) -> Antwort:
    """Judge a whole day, said to be reached or expected, or standing alone."""
    several = len(tage.tage) > 1
    if not angabe.swapped():
        if tage.rolle is Rolle.ERLEDIGT and tage.tage[-1] > kontext.heute:
            return _done_in_future(tage, kontext)
        if tage.rolle is Rolle.UNGENANNT and max(tage.tage) <= kontext.heute:
            return _no_verb(text, tage, kontext)
    return _which_day(text, tage, kontext) if several else _taken(tage)


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
        *Tage(None, days).offers(kontext),
    )


def _unclear_role(text: str, tage: Tage, kontext: Kontext) -> Antwort:
    last = replace(tage, tage=tage.tage[-1:])
    still_open = (Rolle.OFFEN.value,) if tage.rolle is Rolle.OFFEN else ()
    return ask_back(
        f"Aus {quote(text)} geht nicht hervor, ob der Tag erreicht oder erwartet ist. "
        "Schreiben Sie „erledigt am …“, „voraussichtlich am …“ oder „offen“.",
        *still_open,
        *last.offers(kontext),
    )


def _no_verb(text: str, tage: Tage, kontext: Kontext) -> Antwort:
    return ask_back(
        f"{quote(text)} nennt nur einen Tag. War der Meilenstein da erreicht, "
        "schreiben Sie „erledigt am …“, sonst „offen“ oder „voraussichtlich am …“.",
        *tage.offers(kontext),
    )


def _far_year(angabe: Angabe, tage: Tage, kontext: Kontext) -> Antwort:
    """Reject 1913 and 2103; the same day in the Berichtsjahr was probably meant."""
    year, jahr = tage.tage[0].year, kontext.jahr
    meant = replace(angabe, jahr=None).on(jahr)
    way = "vor" if year < jahr else "nach"
    return reject(
        f"Das Jahr {year} liegt {abs(year - jahr)} Jahre {way} dem Berichtsjahr "
        f"{jahr}. Geben Sie den Tag mit dem richtigen Jahr ein.",
        *replace(tage, tage=(meant,) if meant else ()).offers(kontext),
    )


def _month_only(tage: Tage, kontext: Kontext) -> Antwort:
    return ask_back(
        "Es fehlt der Tag im Monat. Geben Sie das ganze Datum ein, notfalls den "
        "letzten Tag des Monats.",
        *tage.offers(kontext),
    )


def _done_in_future(tage: Tage, kontext: Kontext) -> Antwort:
    future = tage.tage[-1]
    return ask_back(
        f"Der {day(future)} liegt in der Zukunft und kann noch nicht erledigt sein. "
        "Geben Sie ihn als erwarteten Tag ein, oder berichtigen Sie das Datum.",
        *Tage(Rolle.ERWARTET, (future,), tage.vermerk).offers(kontext),
    )


def _which_day(text: str, tage: Tage, kontext: Kontext) -> Antwort:
    """Ask for the year that is missing, or which number of 06/12/2013 is the month."""
    days = " oder der ".join(map(day, tage.tage))
    return ask_back(
        f"{quote(text)} kann der {days} sein. Geben Sie das Datum als TT.MM.JJJJ ein.",
        *tage.offers(kontext),
    )
