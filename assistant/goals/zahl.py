"""Exact numbers: from the digits a person typed to the colour without binary floats."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

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
    return Fraction(value)


def as_text(number: Fraction) -> str:
    """Return the number exactly: "450", "-22.8", or "100/3" if it never ends."""
    if not _terminates(number.denominator):
        return str(number)
    if number.denominator == 1:
        return str(number.numerator)
    return format(_decimal(number), "f")


def _decimal(number: Fraction) -> Decimal:
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return Decimal((number * 10**places).numerator).scaleb(-places)


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
