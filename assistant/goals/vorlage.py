"""The committee paper: its head data, its text, and what is attached to it.

Field by field the form of Informationsvorlage 5247/2009-2014 of the city of Bielefeld.
"""

import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from assistant.goals.base import Kennung, Liste, Model, Text, Wort

Drucksachennummer = Annotated[
    str, StringConstraints(pattern=r"^\d{1,5}/\d{4}-\d{4}(/\d+)?$")
]


class Amt(Model):
    """The unit that submits the paper."""

    nummer: Text = Field(description="Nummer der Organisationseinheit: 0950")
    name: Text = Field(description="Name der Organisationseinheit.")
    durchwahl: str = Field("", description="Telefon-Durchwahl: 51-2993")


class Beratung(Model):
    """One row of the Beratungsfolge."""

    gremium: Kennung = Field(description="Kennung eines Gremiums in dezernat.toml.")
    sitzung: datetime.date | None = Field(
        None, description="Sitzungstag; ohne Angabe steht „noch offen“."
    )
    oeffentlich: bool = Field(
        default=True, description="true: öffentlich, false: nichtöffentlich."
    )


class Anlagenart(StrEnum):
    """What an Anlage shows; each has a Word template of the same name."""

    ZIELPLANUNGSKREISLAUF = "zielplanungskreislauf"
    ZIELMATRIX = "zielmatrix"


class Anlage(Model):
    """What is attached to a paper."""

    art: Wort[Anlagenart] = Field(description="Was die Anlage zeigt.")
    nummer: int | None = Field(
        None,
        ge=1,
        description="Nummer der Anlage; ohne sie ist sie nur zur Kenntnis beigefügt.",
    )
    matrix: Kennung | None = Field(
        None, description="Kennung der Organisation, deren Matrix die Anlage zeigt."
    )

    @model_validator(mode="after")
    def _matrix_named(self) -> Self:
        if (self.art is Anlagenart.ZIELMATRIX) is not (self.matrix is not None):
            raise PydanticCustomError(
                "anlage",
                "Eine Anlage der Art „zielmatrix“, und nur sie, nennt ihre Matrix: "
                'matrix = "sozialamt".',
            )
        return self


class Unterzeichner(Model):
    """Who signs the paper."""

    funktion: Text = Field(description="Amtsbezeichnung: Erster Beigeordneter")
    zusatz: str = Field("", description="„In Vertretung“ oder „Im Auftrag“.")
    name: str = Field("", description="Name unter der Unterschrift.")


class Vorlage(Model):
    """One file in vorlagen/: the head data and the text of one paper."""

    art: Text = Field(
        "Informationsvorlage der Verwaltung", description="Art der Vorlage."
    )
    drucksachennummer: Drucksachennummer | None = Field(
        None, description="Drucksachen-Nr.; ohne Angabe steht „noch nicht vergeben“."
    )
    datum: datetime.date = Field(description="Datum der Vorlage.")
    jahr: int = Field(ge=2000, le=2100, description="Berichtsjahr der Matrizen.")
    tertial: int | None = Field(
        None,
        ge=1,
        le=3,
        description="Bis zu welchem Tertial der Controllingteil gefüllt wird; ohne "
        "Angabe bleibt er leer.",
    )
    amt: Amt = Field(description="Die vorlegende Organisationseinheit.")
    beratungsfolge: Liste[Beratung] = Field(
        (), description="Gremien und Sitzungen, je ein [[beratungsfolge]]."
    )
    betreff: Text = Field(description="Beratungsgegenstand (Tagesordnungspunkt).")
    hier: Liste[Text] = Field(
        (), description="Unterpunkte zu „hier:“; die Buchstaben setzt das Programm."
    )
    zusatz: str = Field("", description="Text nach den Unterpunkten.")
    produktgruppe: Text = Field("–", description="Betroffene Produktgruppe.")
    auswirkungen: Text = Field(
        "keine", description="Auswirkungen auf Ergebnisplan, Finanzplan."
    )
    fruehere_behandlung: str = Field(
        "", description="Gremium, Datum, TOP, Drucksachen-Nr. früherer Beratungen."
    )
    zusammenfassung: str = Field(
        "",
        description="Kurze Zusammenfassung; Pflicht, wenn die Begründung länger als "
        "drei Seiten ist.",
    )
    sachverhalt: Text = Field(description="Der Sachverhalt in Markdown.")
    unterzeichner: Liste[Unterzeichner] = Field(
        (), description="Wer unterzeichnet, je ein [[unterzeichner]]."
    )
    anlage: Liste[Anlage] = Field((), description="Die Anlagen, je ein [[anlage]].")
