"""Dates and times as people write them, where TOML wants 2013-08-31."""

import re
from calendar import monthrange
from datetime import time

from assistant.store.syntax.remark import Remark, first, whole

_MONTHS = re.findall(
    r"\w+",
    "Januar Februar März April Mai Juni Juli "
    "August September Oktober November Dezember",
)
_SHORT_MONTHS = [month[:3].lower() for month in _MONTHS]
_FULL_YEAR = 4
_GERMAN = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4}|[0-9]{2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})\.?\s([A-Za-zä]{3,9})\.?\s([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_NO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})")
_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ])?"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?P<second>:[0-9]{2})?"
    r"(?P<rest>(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)(?:\sUhr)?"
)


def explain_date(value: str) -> Remark | None:
    """Return what to say of a value that was meant as date or time."""
    return first((_german, _in_words, _year_first, _no_day, _time), value)


def _german(value: str) -> Remark | None:
    found = _GERMAN.fullmatch(value)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    if len(found[3]) == _FULL_YEAR:
        return _rewritten(value, year, month, day)
    return _short(value, 2000 + year, month, day)


def _short(value: str, year: int, month: int, day: int) -> Remark:
    """Return a remark on 11.05.03, which may be a Produktgruppe as well as a day."""
    text = f'Ein Text steht in Anführungszeichen: "{value}".'
    if _impossible(year, month, day):
        return whole(value, text, f'"{value}"')
    mend = f"{year:04}-{month:02}-{day:02}"
    return whole(value, f"{text} Als Datum schreiben Sie {mend}.", mend)


def _in_words(value: str) -> Remark | None:
    found = _IN_WORDS.fullmatch(value)
    if found is None or found[2][:3].lower() not in _SHORT_MONTHS:
        return None
    month = _SHORT_MONTHS.index(found[2][:3].lower()) + 1
    return _rewritten(value, int(found[3]), month, int(found[1]))


def _year_first(value: str) -> Remark | None:
    found = _YEAR_FIRST.fullmatch(value)
    if found is None:
        return None
    return _rewritten(value, int(found[1]), int(found[3]), int(found[4]))


def _rewritten(value: str, year: int, month: int, day: int) -> Remark:
    if trouble := _impossible(year, month, day):
        say = f"{trouble} Schreiben Sie ein Datum, das es gibt, etwa 2013-08-31."
        return whole(value, say, "2000-01-01")
    mend = f"{year:04}-{month:02}-{day:02}"
    say = f"Das Datum „{value}“ schreibt man in TOML mit Jahr, Monat und Tag: {mend}."
    return whole(value, say, mend)


def _impossible(year: int, month: int, day: int) -> str | None:
    """Return a sentence on why there is no such day."""
    if not year:
        return "Das Jahr 0 gibt es nicht."
    if not 1 <= month <= len(_MONTHS):
        return f"Einen Monat {month} gibt es nicht."
    days = monthrange(year, month)[1]
    if 1 <= day <= days:
        return None
    name = _MONTHS[month - 1]
    return f"Den {day}. {name} {year} gibt es nicht: Der Monat hat {days} Tage."


def _no_day(value: str) -> Remark | None:
    if not _NO_DAY.fullmatch(value):
        return None
    say = f"Dem Datum „{value}“ fehlt der Tag. Schreiben Sie ihn dazu: {value}-01."
    return whole(value, say, "2000-01-01")


def _time(value: str) -> Remark | None:
    found = _TIME.fullmatch(value)
    if found is None:
        return None
    if found["day"] and (remark := _year_first_faulty(found["day"][:10])):
        return whole(value, remark.message, "2000-01-01")
    clock = f"{int(found['hour']):02}:{found['minute']}{found['second'] or ':00'}"
    if not _is_clock(clock):
        say = f"Die Uhrzeit in „{value}“ gibt es nicht. Sie geht bis 23:59:59."
        return whole(value, say, "00:00:00")
    mend = f"{found['day'] or ''}{clock}{found['rest']}"
    say = f"Die Uhrzeit in „{value}“ braucht Sekunden. Schreiben Sie {mend}."
    return whole(value, say, mend)


def _is_clock(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _year_first_faulty(day: str) -> Remark | None:
    year, month, number = map(int, day.split("-"))
    return _year_first(day) if _impossible(year, month, number) else None
