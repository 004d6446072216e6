"""The duty to explain: from which Tertial and from which deviation on it holds."""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from assistant.goals.base import Model
from assistant.goals.zahl import as_text, exact

Farbe = Literal["gelb", "rot"]
_FARBEN: tuple[Farbe, ...] = ("gelb", "rot")


def _threshold(value: Any) -> Fraction | Farbe:
    for farbe in _FARBEN:
        if value == farbe:
            return farbe
    if isinstance(value, str):
        raise PydanticCustomError(
            "erlaeuterung",
            "„{text}“ ist keine Schwelle. Schreiben Sie "
            '"gelb", "rot" oder eine Zahl im Maß der Ampel, etwa 8.',
            {"text": value},
        )
    number = exact(value)
    if number < 0:
        raise PydanticCustomError(
            "erlaeuterung",
            "Die Schwelle ist negativ. Gemessen wird die ungünstige Abweichung; "
            "schreiben Sie sie ohne Minus, etwa 8.",
        )
    return number


def _as_toml(value: Fraction | str) -> str:
    return as_text(value) if isinstance(value, Fraction) else value


Schwelle = Annotated[
    Fraction | Farbe,
    PlainValidator(_threshold),
    PlainSerializer(_as_toml, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": list(_FARBEN)},
                {"type": "number", "minimum": 0},
            ]
        }
    ),
]


class Erlaeuterung(Model):
    """When a deviation must be explained: Ursache and Gegenmaßnahme."""

    ab_tertial: int = Field(
        1,
        ge=1,
        le=3,
        description="Ab welchem Tertial Abweichungen zu erläutern sind: 1, 2 oder 3.",
    )
    pflicht_ab: Schwelle = Field(
        "gelb",
        description="Ab wann: „gelb“ (gelb und rot), „rot“, oder eine ungünstige "
        "Abweichung im Maß der Ampel, einschließlich. Wo nicht in diesem Maß gemessen "
        "wird (etwa beim Meilenstein), gilt dann die Farbe: gelb und rot.",
    )
