"""Exact numbers: from the digits a person typed to the colour without binary floats."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_STELLEN = 30
_BRUCH = re.compile(r"-?\d+/\d*[1-9]\d*")


def exact(value: Any) -> Fraction:
    """Return a TOML number, or a fraction written as text ("200/3"), exactly.

    Raises PydanticCustomError with a German sentence for everything else.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise _no_number(value)
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, Decimal) and not value.is_finite():
        raise PydanticCustomError(
            "zahl",
            "„{text}“ lässt sich nicht bewerten. Schreiben Sie eine Zahl mit Ziffern.",
            {"text": str(value).lower()},
        )
    if isinstance(value, Decimal) and not _is_writable(value):
        raise PydanticCustomError(
            "zahl",
            "„{text}“ ist zu groß oder zu klein für eine Kennzahl. Schreiben Sie die "
            "Zahl mit höchstens 30 Stellen vor und nach dem Punkt.",
            {"text": str(value)},
        )
    return Fraction(value)


def _is_writable(value: Decimal) -> bool:
    # Without the bound, 1e999999999 would be written out in memory.
    exponent = value.as_tuple().exponent
    return value.adjusted() < _STELLEN and int(exponent) >= -_STELLEN


def as_text(number: Fraction) -> str:
    """Return the number exactly: "450", "-22.8", or "100/3" if it never ends."""
    if not _terminates(number.denominator):
        return str(number)
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    # In whole numbers: Decimal would round what has more digits than its context.
    digits = str(abs((number * 10**places).numerator)).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if number < 0 else "") + whole + (f".{rest}" if rest else "")


def _terminates(denominator: int) -> bool:
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1


def _from_text(text: str) -> Fraction:
    if _BRUCH.fullmatch(text):
        return Fraction(text)
    raise PydanticCustomError(
        "zahl",
        "„{text}“ steht hier als Text in Anführungszeichen. "
        "Schreiben Sie die Zahl ohne Anführungszeichen und ohne Einheit, "
        "Dezimalstellen mit Punkt: 12.5.",
        {"text": text},
    )


def _no_number(value: object) -> PydanticCustomError:
    found = ("falsch", "wahr")[value] if isinstance(value, bool) else str(value)
    return PydanticCustomError(
        "zahl",
        "Hier muss eine Zahl stehen, gefunden wurde „{text}“. "
        "Schreiben Sie nur die Ziffern, Dezimalstellen mit Punkt: 12.5.",
        {"text": found},
    )


Zahl = Annotated[
    Fraction,
    PlainValidator(exact),
    PlainSerializer(as_text, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": r"^-?\d+/\d*[1-9]\d*$"},
            ]
        }
    ),
]
