"""The filters that Word templates may use for values: `{{ vorlage.datum | datum }}`."""

import datetime
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from assistant.report import numbers


def _datum(value: Any) -> str:
    return numbers.datum(_day(value))


def _datum_lang(value: Any) -> str:
    return numbers.datum_lang(_day(value))


def _zahl(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise TypeError(f"„{value}“ ist keine Zahl")
    return numbers.plain(Fraction(value))


def _day(value: Any) -> datetime.date:
    if not isinstance(value, datetime.date):
        raise TypeError(f"„{value}“ ist kein Datum")
    return value


FILTERS: Mapping[str, Callable[[Any], str]] = {
    "datum": _datum,
    "datum_lang": _datum_lang,
    "zahl": _zahl,
}
