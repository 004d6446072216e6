"""The four colours, the limits between them, and the measure the limits are in."""

from enum import StrEnum
from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assistant.goals.base import Model, Wort
from assistant.goals.zahl import Zahl


class Ampel(StrEnum):
    """How far an Ist value is from its Soll; `GRAU` means: not rated."""

    GRUEN = "gruen"
    GELB = "gelb"
    ROT = "rot"
    GRAU = "grau"


# Worst first: the order of a roll-up, which never counts grau.
BEWERTET = (Ampel.ROT, Ampel.GELB, Ampel.GRUEN)


class Mass(StrEnum):
    """What the limits of a tolerance are measured in."""

    PROZENT = "prozent"
    PROZENTPUNKTE = "prozentpunkte"
    ABSOLUT = "absolut"


class Toleranz(Model):
    """The limits of grün and gelb, both inclusive, on the unfavourable side."""

    mass: Wort[Mass] = Field(
        Mass.PROZENT,
        description="Maß der Grenzen: Prozent vom Soll, Prozentpunkte oder absolut "
        "in der Einheit des Indikators.",
    )
    gruen_bis: Zahl = Field(
        Fraction(5),
        description="Größte ungünstige Abweichung, die noch grün ist (einschließlich).",
    )
    gelb_bis: Zahl = Field(
        Fraction(10),
        description="Größte ungünstige Abweichung, die noch gelb ist (einschließlich).",
    )

    @model_validator(mode="after")
    def _limits_rise(self) -> Self:
        if not 0 <= self.gruen_bis <= self.gelb_bis:
            raise PydanticCustomError(
                "toleranz",
                "Die Grenzen der Ampel müssen steigen: 0 ≤ gruen_bis ≤ gelb_bis. "
                "Tauschen Sie die Werte, falls sie verwechselt sind.",
            )
        return self

    def rate(self, ungunst: Fraction) -> Ampel:
        """Return the colour of an unfavourable deviation given in this measure."""
        if ungunst <= self.gruen_bis:
            return Ampel.GRUEN
        return Ampel.GELB if ungunst <= self.gelb_bis else Ampel.ROT
