"""The Soll profile: which part of a target must be reached at which Stichtag."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from assistant.goals.zahl import exact

TERTIALE = (1, 2, 3)
_SUMMEN = {Fraction(1), Fraction(100)}


class Verlauf(StrEnum):
    """The named profiles; a list, Anteile or a start value say it in numbers."""

    LINEAR = "linear"
    KONSTANT = "konstant"
    JAHRESENDE = "jahresende"


@dataclass(frozen=True, slots=True)
class Linear:
    """Straight from `start` to the target in three equal steps."""

    start: Fraction = Fraction(0)

    def at(self, tertial: int, zielwert: Fraction) -> Fraction:
        """Return start + (target − start)·n/3, exactly."""
        return self.start + (zielwert - self.start) * Fraction(tertial, 3)


@dataclass(frozen=True, slots=True)
class Konstant:
    """The target holds on every Stichtag."""

    def at(self, _tertial: int, zielwert: Fraction) -> Fraction:
        """Return the target itself."""
        return zielwert


@dataclass(frozen=True, slots=True)
class Jahresende:
    """No Soll before the third Tertial."""

    def at(self, tertial: int, zielwert: Fraction) -> Fraction | None:
        """Return the target at the third Stichtag, None before."""
        return zielwert if tertial == TERTIALE[-1] else None


@dataclass(frozen=True, slots=True)
class Liste:
    """A Soll of its own for each Stichtag."""

    werte: tuple[Fraction, ...]

    def at(self, tertial: int, _zielwert: Fraction) -> Fraction | None:
        """Return the listed Soll; None where the list is too short."""
        return self.werte[tertial - 1] if tertial <= len(self.werte) else None


@dataclass(frozen=True, slots=True)
class Anteile:
    """Shares of the target, cumulated: the last one is the whole."""

    anteile: tuple[Fraction, ...]

    def at(self, tertial: int, zielwert: Fraction) -> Fraction | None:
        """Return share·target; None where the list is too short."""
        if tertial > len(self.anteile):
            return None
        return zielwert * self.anteile[tertial - 1] / self.anteile[-1]


Soll = Linear | Konstant | Jahresende | Liste | Anteile

_NAMED: dict[str, Soll] = {
    Verlauf.LINEAR: Linear(),
    Verlauf.KONSTANT: Konstant(),
    Verlauf.JAHRESENDE: Jahresende(),
}


def profile(value: Any) -> Soll:
    """Return the profile that a TOML value describes.

    Raises PydanticCustomError with a German sentence for anything else.
    """
    if isinstance(value, Soll):
        return value
    if isinstance(value, list | tuple):
        return Liste(_numbers(value))
    if isinstance(value, dict) and set(value) == {"start"}:
        return Linear(exact(value["start"]))
    if isinstance(value, dict) and set(value) == {"anteile"}:
        return _anteile(value["anteile"])
    if isinstance(value, str) and value in _NAMED:
        return _NAMED[value]
    raise PydanticCustomError(
        "soll",
        "„{text}“ ist kein Soll-Verlauf. Schreiben Sie {auswahl}.",
        {"text": _plain(value), "auswahl": _AUSWAHL},
    )


_AUSWAHL = (
    '"linear", "konstant" oder "jahresende", eine Liste wie [3, 6, 10], '
    "{ anteile = [10, 70, 100] } oder { start = 14 }"
)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = …" for key in value) + " }"
    return str(value)


def _numbers(value: Any) -> tuple[Fraction, ...]:
    return tuple(exact(item) for item in value)


def _anteile(value: Any) -> Anteile:
    if not isinstance(value, list | tuple):
        raise PydanticCustomError(
            "anteile",
            "Die Anteile müssen eine Liste sein, etwa anteile = [10, 70, 100].",
        )
    anteile = _numbers(value)
    if not anteile or anteile[-1] not in _SUMMEN:
        raise PydanticCustomError(
            "anteile",
            "Der letzte Anteil muss das ganze Jahresziel sein. Schreiben Sie die "
            "Anteile aufgelaufen und in Prozent, etwa anteile = [10, 70, 100].",
        )
    return Anteile(anteile)


def as_toml(soll: Soll) -> Any:
    """Return the profile as it would stand in a file."""
    match soll:
        case Linear(start=start):
            return {"start": start} if start else Verlauf.LINEAR.value
        case Liste(werte=werte):
            return list(werte)
        case Anteile(anteile=anteile):
            return {"anteile": list(anteile)}
        case Konstant():
            return Verlauf.KONSTANT.value
    return Verlauf.JAHRESENDE.value


_ZAHLENLISTE = {
    "type": "array",
    "items": {"type": "number"},
    "minItems": 3,
    "maxItems": 3,
}

SollVerlauf = Annotated[
    Soll,
    PlainValidator(profile),
    PlainSerializer(as_toml),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": [*Verlauf]},
                _ZAHLENLISTE,
                {
                    "type": "object",
                    "properties": {"anteile": _ZAHLENLISTE},
                    "required": ["anteile"],
                    "additionalProperties": False,
                },
                {
                    "type": "object",
                    "properties": {"start": {"type": "number"}},
                    "required": ["start"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
