"""TOML values in JSON, without losing their kind, and the domain's values in TOML."""

import datetime
import tomllib
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from assistant.goals.change import Feldwert
from assistant.goals.zahl import as_text
from assistant.store.render import render_inline

DREI_STELLEN = -3
_PLAIN = str | bool | int | None


def to_json(value: Any) -> Any:
    """Return a TOML value for JSON; what JSON cannot say exactly, as TOML text."""
    return value if isinstance(value, _PLAIN) else {"toml": render_inline(value)}


def from_json(value: Any) -> Any:
    """Return the TOML value again: {"toml": "44.25"} is Decimal("44.25")."""
    if isinstance(value, dict):
        return tomllib.loads(f"a = {value['toml']}", parse_float=Decimal)["a"]
    return value


def to_toml(value: Feldwert) -> Any:
    """Return a value of the domain as it stands in a file: 450, 22.8 or "200/3"."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool | str | datetime.date) or value is None:
        return value
    return _number(value)


def _number(value: Fraction) -> int | Decimal | str:
    if value.denominator == 1:
        return value.numerator
    text = as_text(value)
    if "/" in text:
        return text
    number = Decimal(text)
    # Three decimals would look like a German thousands point, so a fourth is written.
    looks_german = number.as_tuple().exponent == DREI_STELLEN
    return Decimal(f"{text}0") if looks_german else number
