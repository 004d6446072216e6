"""The frame of all matrices: city, Leitziele, organisations, Gremien and Stichtage."""

import datetime
import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from assistant.goals.base import Kennung, Liste, Model, Text
from assistant.goals.soll import TERTIALE

_SCHALTJAHR = 2000
_TAG_MONAT = re.compile(r"(\d{1,2})\.(\d{1,2})\.")


def _day_of_year(text: str) -> str:
    match = _TAG_MONAT.fullmatch(text)
    if match:
        try:
            datetime.date(_SCHALTJAHR, int(match[2]), int(match[1]))
        except ValueError:
            match = None
    if not match:
        raise PydanticCustomError(
            "tag_monat",
            '„{text}“ ist kein Tag im Jahr. Schreiben Sie Tag und Monat so: "31.08.".',
            {"text": text},
        )
    return text


TagMonat = Annotated[
    str,
    AfterValidator(_day_of_year),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}\.\d{1,2}\.$"}),
]


class Stichtage(Model):
    """The three days of a year on which the goals are measured."""

    t1: TagMonat = Field("30.04.", description="Stichtag des ersten Tertials.")
    t2: TagMonat = Field("31.08.", description="Stichtag des zweiten Tertials.")
    t3: TagMonat = Field("31.12.", description="Stichtag des dritten Tertials.")

    @model_validator(mode="after")
    def _ascending(self) -> Self:
        days = [self.on(nummer, _SCHALTJAHR) for nummer in TERTIALE]
        if not days[0] < days[1] < days[2]:
            raise PydanticCustomError(
                "stichtage",
                "Die Stichtage müssen im Jahr aufeinander folgen: t1 vor t2 vor t3.",
            )
        return self

    def on(self, nummer: int, jahr: int) -> datetime.date:
        """Return the Stichtag of Tertial 1, 2 or 3 in that year."""
        tag, monat = (self.t1, self.t2, self.t3)[nummer - 1].rstrip(".").split(".")
        return datetime.date(jahr, int(monat), int(tag))


class Leitziel(Model):
    """One of the fixed long-term goals of the Dezernat."""

    id: Kennung = Field(description="Kennung, auf die Maßnahmen verweisen.")
    titel: Text = Field(description="Wortlaut des Leitziels.")


class Organisation(Model):
    """A unit, company or joint body that has a Zielmatrix."""

    id: Kennung = Field(description="Kennung, zugleich Dateiname der Matrix.")
    name: Text = Field(description="Voller Name.")
    kurz: Text = Field(description="Kurzer Name für Tabellen und Dateinamen.")
    nummer: str = Field("", description="Nummer der Organisationseinheit: 0950")
    gremium: str = Field(
        "", description="Eigenes Gremium, in dem die Matrix zuerst vorgestellt wird."
    )


class Gremium(Model):
    """A body that deliberates a paper."""

    id: Kennung = Field(description="Kennung, auf die Vorlagen verweisen.")
    name: Text = Field(description="Voller Name, wie er in der Beratungsfolge steht.")
    sitzung: Liste[datetime.date] = Field((), description="Bekannte Sitzungstermine.")


class Schritt(Model):
    """One station of the Zielplanungskreislauf."""

    wann: Text = Field(description="Zeitraum oder Stichtag.")
    was: Text = Field(description="Was in diesem Schritt geschieht.")


class Dezernat(Model):
    """The file dezernat.toml."""

    stadt: Text = Field(description="Name der Stadt, wie er im Kopf der Vorlage steht.")
    name: Text = Field(description="Name des Dezernats.")
    wahlperiode: Annotated[
        str,
        Field(pattern=r"^\d{4}-\d{4}$"),
    ] = Field(description="Wahlperiode, Teil der Drucksachen-Nr.: 2009-2014")
    stichtage: Stichtage = Field(
        Stichtage(), description="Tag und Monat der drei Stichtage."
    )
    leitziel: Liste[Leitziel] = Field((), description="Die Leitziele des Dezernats.")
    organisation: Liste[Organisation] = Field(
        (), description="Alle Stellen, die eine Zielmatrix führen."
    )
    gremium: Liste[Gremium] = Field((), description="Die beratenden Gremien.")
    kreislauf: Liste[Schritt] = Field(
        (), description="Der Zielplanungskreislauf, Schritt für Schritt im Jahr."
    )
