"""Answers of a Meilenstein: reached on a day, expected on a day, or open.

"erledigt am 12.06." is the day it was reached; every other day is an expected one. A
missing year is the Berichtsjahr unless that day cannot be meant: done in the future,
expected in the past, or a January when the turn of the year has just gone by.
"""

import datetime
import re
from collections.abc import Iterable
from enum import Enum

from assistant.goals.tertial import KeinWert
from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import Kontext
from assistant.interview.reading import dates
from assistant.interview.reading.absence import missing
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.dates import Angabe, Doubt
from assistant.interview.reading.writing import day, quote

_KUERZLICH = datetime.timedelta(days=92)  # how long January may still be "last month"


class Rolle(Enum):
    """What a day is said to be."""

    ERLEDIGT = "erledigt am {}"
    ERWARTET = "voraussichtlich am {}"
    UNGENANNT = "{}"


_ERLEDIGT = frozenset(
    "erledigt fertig abgeschlossen erreicht umgesetzt beschlossen erfolgt eingerichtet "
    "veröffentlicht vollzogen fertiggestellt verabschiedet vorgelegt eröffnet ja "
    "gestartet begonnen ✓ ✔ ☑".split()
)
_ERWARTET = frozenset(
    "verschoben voraussichtlich vorauss vsl geplant vertagt verlegt prognose prog "
    "erwartet vorgesehen angesetzt terminiert offen kommt später spätestens soll "
    "nein ende neu neuer".split()
)
_FUELLWORT = frozenset(
    "am seit auf für zum bis den dem der die das vom ist war wurde wird worden schon "
    "bereits es noch termin im tag zu sein an erst nun jetzt und".split()
)
_VERNEINT = re.compile(
    rf"(?:noch )?nicht (?:{'|'.join(map(re.escape, _ERLEDIGT))})", re.IGNORECASE
)
_OFFEN = frozenset({"nein", "n", "nicht", "noch nicht", "nein noch nicht", "offen"})
_ERREICHT = _ERLEDIGT | {"j", "ja erledigt", "ist erledigt"}
_VERMERK = re.compile(r"\s*(?:[,;:(]|\s[–—-]\s)\s*(?P<text>.*?)\)?")
_WORT = re.compile(r"[^\W\d_]+|[✓✔☑]")
_TAG_ALLEIN = re.compile(r"(?P<tag>[12]?[0-9]|3[01])\.?")


def read(text: str, kontext: Kontext) -> Antwort:
    """Return what a text says about a Meilenstein."""
    found = dates.find_loose(text, kontext.heute)
    if not found:
        return _without_day(text, kontext)
    for angabe in found:
        if fault := angabe.fault(kontext.jahr):
            return _impossible(text, angabe, fault, kontext)
    if len(found) > 1:
        return _several(text, found, kontext)
    return _with_day(text, found[0], kontext)


def _without_day(text: str, kontext: Kontext) -> Antwort:
    plain = " ".join(_WORT.findall(text)).lower()
    if plain in _OFFEN or _VERNEINT.fullmatch(plain):
        return missing(KeinWert.OFFEN)
    if plain in _ERREICHT:
        return ask_back(
            f"{quote(text)}: Nennen Sie auch den Tag, zum Beispiel „erledigt am "
            f"{day(kontext.stichtag)}“.",
            *_done_days(kontext),
        )
    if match := _TAG_ALLEIN.fullmatch(text):
        return _day_alone(int(match["tag"]), kontext)
    return ask_back(f"In {quote(text)} steht kein Tag. {wanted(kontext)}")


def _done_days(kontext: Kontext) -> Iterable[str]:
    """Yield the days on which it may have been reached: today, or on its Termin."""
    termin = kontext.indikator.termin
    for tag in (termin, kontext.heute):
        if tag and tag <= min(kontext.heute, kontext.stichtag):
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
    last = angabe.last_of_month(kontext.jahr)
    mended = [text[: angabe.start] + day(last) + text[angabe.end :]] if last else []
    return reject(f"{fault} Geben Sie den richtigen Tag ein.", *mended)


def _several(text: str, found: tuple[Angabe, ...], kontext: Kontext) -> Antwort:
    days = [angabe.on(kontext.jahr) for angabe in found]
    return ask_back(
        f"In {quote(text)} stehen mehrere Tage. {wanted(kontext)}",
        *_spelled((Rolle.ERWARTET, Rolle.ERLEDIGT), [each for each in days if each]),
    )


def _with_day(text: str, angabe: Angabe, kontext: Kontext) -> Antwort:
    before, after = text[: angabe.start], text[angabe.end :].strip(" .!")
    remark = _VERMERK.fullmatch(after)
    rolle = _role(f"{before} {'' if remark else after}")
    days = dates.resolve(angabe, kontext.jahr, *_doubts(rolle, kontext))
    vermerk = (remark["text"] if remark else "") or None
    if rolle is None:
        return _unclear_role(text, days)
    if angabe.tag is None:
        return _month_only(rolle, days, vermerk)
    if rolle is Rolle.ERLEDIGT and days[-1] > kontext.heute:
        return _done_in_future(days)
    if len(days) > 1:
        return _which_year(rolle, days, vermerk)
    return _taken(rolle, days[0], vermerk)


def _role(words: str) -> Rolle | None:
    """Return what the words around a day make of it; None where they are unclear."""
    plain = _VERNEINT.sub("offen", words.lower())
    said = {word for word in _WORT.findall(plain) if word not in _FUELLWORT}
    if not said:
        return Rolle.UNGENANNT
    if said <= _ERLEDIGT:
        return Rolle.ERLEDIGT
    return Rolle.ERWARTET if said <= _ERWARTET else None


def _doubts(rolle: Rolle | None, kontext: Kontext) -> tuple[Doubt, ...]:
    if rolle is Rolle.ERWARTET:
        return ((1, lambda tag: tag < kontext.stichtag),)
    return ((1, lambda tag: _just_gone(tag, kontext)),)


def _just_gone(tag: datetime.date, kontext: Kontext) -> bool:
    """Return whether the same day a year later lies in the weeks before today."""
    age = kontext.heute - tag.replace(day=min(tag.day, 28), year=tag.year + 1)
    return datetime.timedelta() <= age <= _KUERZLICH


def _taken(rolle: Rolle, tag: datetime.date, vermerk: str | None) -> Antwort:
    done = rolle is Rolle.ERLEDIGT
    return Antwort(
        ergebnis=Ergebnis.ERLEDIGT if done else Ergebnis.DATUM,
        meldung=f"Verstanden: {'erledigt' if done else 'erwartet'} am {day(tag)}.",
        datum=tag,
        vermerk=vermerk,
    )


def _spelled(
    rollen: Iterable[Rolle], days: Iterable[datetime.date], vermerk: str | None = None
) -> list[str]:
    note = f"; {vermerk}" if vermerk else ""
    days = tuple(days)
    return [rolle.value.format(day(tag)) + note for rolle in rollen for tag in days]


def _unclear_role(text: str, days: tuple[datetime.date, ...]) -> Antwort:
    return ask_back(
        f"Aus {quote(text)} geht nicht hervor, ob der Tag erreicht oder erwartet ist. "
        "Schreiben Sie „erledigt am …“ oder „voraussichtlich am …“.",
        *_spelled((Rolle.ERLEDIGT, Rolle.ERWARTET), days[-1:]),
    )


def _month_only(
    rolle: Rolle, days: tuple[datetime.date, ...], vermerk: str | None
) -> Antwort:
    return ask_back(
        "Es fehlt der Tag im Monat. Geben Sie das ganze Datum ein, notfalls den "
        "letzten Tag des Monats.",
        *_spelled((rolle,), days, vermerk),
    )


def _done_in_future(days: tuple[datetime.date, ...]) -> Antwort:
    return ask_back(
        f"Der {day(days[-1])} liegt in der Zukunft und kann noch nicht erledigt sein. "
        "Geben Sie ihn als erwarteten Tag ein, oder berichtigen Sie das Datum.",
        *_spelled((Rolle.ERWARTET,), days[-1:]),
    )


def _which_year(
    rolle: Rolle, days: tuple[datetime.date, ...], vermerk: str | None
) -> Antwort:
    years = " oder ".join(str(tag.year) for tag in days)
    return ask_back(
        f"Zum Tag fehlt das Jahr: {years}? Geben Sie das Datum mit Jahr ein.",
        *_spelled((rolle,), days, vermerk),
    )
