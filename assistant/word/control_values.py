"""What a content control shows for a value: a date, an item of a list, a tick."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from assistant.word.stream import Numbers, encode
from assistant.word.values import BadData, kind_of, printed
from assistant.word.written import attribute

_MONTHS: Final = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_DAYS: Final = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
]
_LETTERS: Final = re.compile(r"'([^']*)'|d+|M+|y+")
_WRITTEN: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class DateText:
    """Writes a date as the control says: `dd.MM.yyyy`. A text stays as it is."""

    pattern: str

    def __call__(self, value: Any, _numbers: Numbers) -> bytes:
        """Return the text of the control. Raises `BadData`."""
        if isinstance(value, str):
            return encode([value])[0]
        day = _day(value)
        text = _LETTERS.sub(lambda found: _spelled(found, day), self.pattern)
        return encode([text])[0]


def write_full_date(value: Any, _numbers: Numbers) -> bytes:
    """Return a date as the control keeps it. Raises `BadData`."""
    return f"{_day(value):%Y-%m-%d}T00:00:00Z".encode()


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (match := _WRITTEN.fullmatch(value.strip())):
        day, month, year, *iso = match.groups()
        numbers = (year, month, day) if year else iso
        try:
            return date(*map(int, numbers))
        except ValueError:
            pass
    raise BadData(
        f"Der Wert ist {kind_of(value)}, dieses Feld braucht ein Datum. Geben Sie ein "
        "Datum in die Daten, zum Beispiel 31.08.2013."
    )


def _spelled(found: re.Match[str], day: date) -> str:
    """Return one piece of a date by the letters that ask for it."""
    letters = found.group()
    if letters.startswith("'"):
        return found.group(1)
    if letters.startswith("y"):
        return f"{day.year:04}" if len(letters) > 2 else f"{day.year % 100:02}"  # noqa: PLR2004
    number, names = (
        (day.month, _MONTHS[day.month - 1])
        if letters.startswith("M")
        else (day.day, _DAYS[day.weekday()])
    )
    short = 3 if letters.startswith("M") else 2
    forms = {1: str(number), 2: f"{number:02}", 3: names[:short]}
    return forms.get(len(letters), names)


@dataclass(frozen=True, slots=True)
class Choice:
    """The items of a list by what is stored; a free one takes other texts, too."""

    items: Mapping[str, str]
    is_free: bool

    def item(self, value: Any) -> tuple[str, str]:
        """Return what is stored and what is shown. Raises `BadData`."""
        text = printed(value)
        for stored, shown in self.items.items():
            if text in {stored, shown}:
                return stored, shown
        if self.is_free:
            return text, text
        raise BadData(
            f"„{text}“ steht nicht in der Liste dieses Feldes. Zur Wahl stehen: "
            f"{', '.join(self.items.values())}."
        )

    def write_shown(self, value: Any, _numbers: Numbers) -> bytes:
        """Return the text of an item. Raises `BadData`."""
        return encode([self.item(value)[1]])[0]

    def write_stored(self, value: Any, _numbers: Numbers) -> bytes:
        """Return what is kept of an item. Raises `BadData`."""
        return attribute(self.item(value)[0])


@dataclass(frozen=True, slots=True)
class Checked:
    """Writes one of two texts for yes and no."""

    yes: str
    no: str

    def __call__(self, value: Any, _numbers: Numbers) -> bytes:
        """Return the text. Raises `BadData`."""
        if not isinstance(value, bool):
            raise BadData(
                f"Der Wert ist {kind_of(value)}, ein Kontrollkästchen braucht ja oder "
                "nein (true oder false)."
            )
        return attribute(self.yes if value else self.no)
