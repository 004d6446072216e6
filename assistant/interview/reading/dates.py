"""Days as people write them: 31.8.13, 31. Aug., 31.08., 2013-08-31, heute.

This module only finds what stands in the text and whether such a day exists. Which
year is meant where none is written is a question of the context: see `resolve`.
"""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_KURZ = {
    "jan": 1, "jän": 1, "feb": 2, "mär": 3, "mrz": 3, "mae": 3, "apr": 4, "mai": 5,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip
_FEBRUAR, _MONATE_IM_JAHR = 2, 12
_SCHALTJAHR, _JAHRHUNDERT = 2000, 2000
_ZWEISTELLIG = 100

_NAME = (
    r"(?P<name>jan(?:uar)?|jänner|feb(?:ruar)?|märz|mär|maerz|mrz|apr(?:il)?|mai"
    r"|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?"
    r"|dez(?:ember)?)(?![a-zäöüß])\.?"
)
_TAG, _MONAT = r"(?<![0-9.,'/])(?P<tag>[0-9]{1,2})", r"(?P<monat>[0-9]{1,2})"
_JAHR = r"(?P<jahr>[0-9]{4}|[0-9]{2})(?![0-9])"
_ENDE = r"(?![0-9']|,[0-9])"

# The first form that matches at a place wins, so the longer ones stand first.
_FORMEN = (
    rf"(?<![0-9])(?P<jahr>[0-9]{{4}})-{_MONAT}-(?P<tag>[0-9]{{1,2}}){_ENDE}",
    rf"{_TAG}\. ?{_MONAT}\. ?{_JAHR}\.?{_ENDE}",
    rf"{_TAG}(?P<trenner>[/-]){_MONAT}(?P=trenner){_JAHR}{_ENDE}",
    rf"{_TAG}\. ?{_MONAT}\.{_ENDE}",
    rf"{_TAG}\.? ?{_NAME}(?: ?'?{_JAHR})?",
    rf"(?<![a-zäöüß0-9]){_NAME}(?: ?{_JAHR})?",
    r"\b(?P<wort>heute|gestern|vorgestern|morgen)\b",
)
_OHNE_SCHLUSSPUNKT = rf"{_TAG}\.{_MONAT}(?![0-9.']|,[0-9])"
_VERSATZ = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1}

_STRICT = tuple(re.compile(form, re.IGNORECASE) for form in _FORMEN)
_LOOSE = (*_STRICT, re.compile(_OHNE_SCHLUSSPUNKT))


@dataclass(frozen=True, slots=True)
class Angabe:
    """A day as written: without a day it means the end of the month.

    `englisch` says that with slashes the month may stand first: 06/12/2013.
    """

    tag: int | None
    monat: int
    jahr: int | None
    start: int
    end: int
    englisch: bool = False

    def on(self, jahr: int) -> datetime.date | None:
        """Return the day, with that year where none is written; None if impossible."""
        year = self.jahr or jahr
        try:
            last = calendar.monthrange(year, self.monat)[1]
            tag = last if self.tag is None else self.tag
            return datetime.date(year, self.monat, tag)
        except ValueError:  # calendar's own error for a wrong month is one, too
            return None

    def fault(self, jahr: int) -> str | None:
        """Return in German why there is no such day, None if there is."""
        if self.on(jahr):
            return None
        if not 1 <= self.monat <= _MONATE_IM_JAHR:
            return f"Einen {self.monat}. Monat gibt es nicht."
        if self.tag == 0:
            return "Einen 0. Tag gibt es nicht."
        year = self.jahr or jahr
        when = f" {year}" if self.monat == _FEBRUAR else ""
        days = calendar.monthrange(year, self.monat)[1]
        return f"Der {MONATE[self.monat - 1]}{when} hat nur {days} Tage."

    def swapped(self) -> "Angabe | None":
        """Return the other day that 06/12/2013 may be, None if there is none."""
        tag = self.tag or 0
        if not self.englisch or tag > _MONATE_IM_JAHR or tag == self.monat:
            return None
        return replace(self, tag=self.monat, monat=tag)

    def last_of_month(self, jahr: int) -> datetime.date | None:
        """Return the last day of the month that was probably meant."""
        return Angabe(None, self.monat, self.jahr, 0, 0).on(jahr)


def find(text: str, heute: datetime.date) -> tuple[Angabe, ...]:
    """Return the days in a text, in order; "12.11" may be a number and is none."""
    return _find(text, heute, _STRICT)


def find_loose(text: str, heute: datetime.date) -> tuple[Angabe, ...]:
    """Return the days in a text that cannot hold a number: "12.11" is one, too."""
    return _find(text, heute, _LOOSE)


def _find(
    text: str, heute: datetime.date, forms: tuple[re.Pattern[str], ...]
) -> tuple[Angabe, ...]:
    found: list[Angabe] = []
    at = 0
    while match := _next(text, at, forms):
        found.append(_angabe(match, heute))
        at = match.end()
    return tuple(found)


def _next(
    text: str, at: int, forms: tuple[re.Pattern[str], ...]
) -> re.Match[str] | None:
    matches = [match for form in forms if (match := form.search(text, at))]
    return min(matches, key=lambda match: match.start(), default=None)


def _angabe(match: re.Match[str], heute: datetime.date) -> Angabe:
    parts = match.groupdict()
    if word := parts.get("wort"):
        day = heute + datetime.timedelta(days=_VERSATZ[word.lower()])
        return Angabe(day.day, day.month, day.year, *match.span())
    name, tag = parts.get("name"), parts.get("tag")
    return Angabe(
        int(tag) if tag else None,
        _KURZ[name.lower()[:3]] if name else int(match["monat"]),
        _year(parts.get("jahr")),
        *match.span(),
        englisch=parts.get("trenner") == "/",
    )


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) + (_JAHRHUNDERT if int(digits) < _ZWEISTELLIG else 0)


Doubt = tuple[int, Callable[[datetime.date], bool]]


def resolve(angabe: Angabe, jahr: int, *doubts: Doubt) -> tuple[datetime.date, ...]:
    """Return the days an `Angabe` can mean, most likely first; none if impossible.

    A missing year is the Berichtsjahr. A doubt, an offset like −1 and a test on the
    day in the Berichtsjahr, puts the same day of another year in front.
    """
    day, swapped = angabe.on(jahr), angabe.swapped()
    if day is None or angabe.jahr:
        both = (day, swapped and swapped.on(jahr))
        return tuple(each for each in both if each)
    others = (angabe.on(jahr + by) for by, in_doubt in doubts if in_doubt(day))
    return (*(other for other in others if other), day)
