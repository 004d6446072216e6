"""The Zielmatrix of one organisation: Maßnahmen, indicators, targets and values."""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from assistant.goals.ampel import Toleranz
from assistant.goals.base import Kennung, Liste, Model, Text, Wort
from assistant.goals.erlaeuterung import Erlaeuterung
from assistant.goals.soll import (
    TERTIALE,
    Jahresende,
    Konstant,
    Linear,
    Soll,
    SollVerlauf,
)
from assistant.goals.tertial import Tertial
from assistant.goals.zahl import Zahl, exact


class Art(StrEnum):
    """What kind of figure an indicator is; it decides how it is rated."""

    KUMULATIV = "kumulativ"
    STICHTAG = "stichtag"
    QUOTE = "quote"
    GLEITEND = "gleitend"
    DURCHSCHNITT = "durchschnitt"
    MEILENSTEIN = "meilenstein"
    JA_NEIN = "ja_nein"
    KORRIDOR = "korridor"
    QUALITATIV = "qualitativ"
    MONITORING = "monitoring"


# Kinds whose Ist is a number that is set against a Soll.
GEMESSEN = frozenset(
    {Art.KUMULATIV, Art.STICHTAG, Art.QUOTE, Art.GLEITEND, Art.DURCHSCHNITT}
)


class Richtung(StrEnum):
    """Which side of the target is the good one."""

    MEHR = "mehr"
    WENIGER = "weniger"


class Korridor(Model):
    """A target with two limits; both belong to the corridor."""

    von: Zahl = Field(description="Untere Grenze, eingeschlossen.")
    bis: Zahl = Field(description="Obere Grenze, eingeschlossen.")


def _target(value: Any) -> Fraction | bool | Korridor:
    if isinstance(value, Korridor | bool):
        return value
    if isinstance(value, dict):
        return _corridor(value)
    return exact(value)


def _corridor(value: dict[str, Any]) -> Korridor:
    if set(value) != {"von", "bis"}:
        raise PydanticCustomError(
            "korridor",
            "Ein Korridor braucht genau zwei Grenzen: "
            "zielwert = { von = 55, bis = 65 }.",
        )
    korridor = Korridor(von=exact(value["von"]), bis=exact(value["bis"]))
    if korridor.von > korridor.bis:
        raise PydanticCustomError(
            "korridor", "„von“ ist größer als „bis“. Tauschen Sie die beiden Grenzen."
        )
    return korridor


Zielwert = Annotated[
    Fraction | bool | Korridor,
    PlainValidator(_target),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["number", "string", "boolean"]},
                {
                    "type": "object",
                    "properties": {
                        "von": {"type": "number"},
                        "bis": {"type": "number"},
                    },
                    "required": ["von", "bis"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Indikator(Model):
    """A figure that tells whether a Maßnahme reaches its goal."""

    id: Kennung = Field(description="Kurze Nummer, in der Matrix eindeutig: S1.1")
    name: Text = Field(description="Bezeichnung, wie sie in der Vorlage steht.")
    art: Wort[Art] = Field(description="Art der Kennzahl; sie bestimmt die Bewertung.")
    richtung: Wort[Richtung] = Field(
        Richtung.MEHR,
        description="Welche Seite des Zielwerts die gute ist; ohne Angabe mehr.",
    )
    einheit: str = Field("", description="Was gezählt wird: Besuche, %, €, Wochen.")
    zielwert: Zielwert | None = Field(
        None,
        description="Jahresziel als Zahl; Korridor als { von = 55, bis = 65 }; bei "
        "ja_nein true oder false. Monitoring hat keinen.",
    )
    termin: datetime.date | None = Field(
        None, description="Tag, bis zu dem ein Meilenstein erreicht sein soll."
    )
    soll: SollVerlauf | None = Field(
        None,
        description="Soll an den Stichtagen; ohne Angabe linear bei kumulativ, sonst "
        "konstant.",
    )
    ampel: Toleranz | None = Field(
        None, description="Eigene Grenzen der Farben, statt der Grenzen der Matrix."
    )
    definition: Text | None = Field(
        None, description="Was genau gezählt wird; Hilfe bei der Erfassung."
    )
    quelle: Text | None = Field(None, description="Woher die Zahl stammt.")
    vorjahr: Zahl | None = Field(None, description="Istwert am Ende des Vorjahres.")
    mindestfallzahl: int | None = Field(
        None,
        ge=2,
        description="Kleinere Fallzahlen werden in Vorlagen unterdrückt "
        "(Datenschutz); üblich sind 3 oder 10.",
    )
    t1: Tertial | None = Field(None, description="Bericht zum ersten Stichtag.")
    t2: Tertial | None = Field(None, description="Bericht zum zweiten Stichtag.")
    t3: Tertial | None = Field(None, description="Bericht zum dritten Stichtag.")

    def tertial(self, nummer: int) -> Tertial | None:
        """Return what was reported for Tertial 1, 2 or 3, None if nothing yet."""
        return (self.t1, self.t2, self.t3)[nummer - 1]

    @property
    def verlauf(self) -> Soll:
        """The Soll profile: the stated one, or the usual one of the kind."""
        if self.soll is not None:
            return self.soll
        return Linear() if self.art is Art.KUMULATIV else Konstant()

    def is_due(self, tertial: int) -> bool:
        """Return whether the profile demands anything at that Stichtag."""
        return tertial == TERTIALE[-1] or not isinstance(self.verlauf, Jahresende)


class Massnahme(Model):
    """What an organisation does for a Leitziel, and how it is measured."""

    id: Kennung = Field(description="Kurze Nummer, in der Matrix eindeutig: S1")
    titel: Text = Field(description="Bezeichnung der Maßnahme.")
    leitziel: Kennung = Field(description="Kennung eines Leitziels in dezernat.toml.")
    produktgruppe: str = Field("", description="Produktgruppe im Haushalt: 11.05.03")
    teilziel: str = Field("", description="Teilziel, dem die Maßnahme dient.")
    wirkungshypothese: str = Field(
        "", description="Warum die Maßnahme dem Leitziel dient, möglichst belegt."
    )
    schwerpunkt: bool = Field(
        default=False, description="Ob sie zum politischen Schwerpunktthema gehört."
    )
    indikator: Liste[Indikator] = Field(
        (), description="Die Kennzahlen der Maßnahme, je ein [[massnahme.indikator]]."
    )


class Vorstellung(Model):
    """Where a matrix was shown before it came to the committee."""

    gremium: Kennung = Field(description="Kennung eines Gremiums in dezernat.toml.")
    am: datetime.date | None = Field(None, description="Tag der Sitzung.")


class Freigabe(StrEnum):
    """How far a matrix has come on its way to the committees."""

    ENTWURF = "entwurf"
    FREIGEGEBEN = "freigegeben"


class Matrix(Model):
    """One file: the Zielmatrix of one organisation for one year."""

    titel: Text = Field(description="Überschrift der Matrix in der Anlage.")
    organisation: Kennung = Field(
        description="Kennung einer Organisation in dezernat.toml."
    )
    jahr: int = Field(ge=2000, le=2100, description="Berichtsjahr.")
    hinweis: str = Field(
        "", description="Hinweis, der in der Anlage über der Matrix steht."
    )
    freigabe: Wort[Freigabe] = Field(
        Freigabe.FREIGEGEBEN,
        description="Stand der Matrix; ein Entwurf ist in der Anlage als solcher "
        "gekennzeichnet.",
    )
    vorgestellt: Vorstellung | None = Field(
        None, description="Wo die Matrix zuvor vorgestellt wurde (Aufsichtsrat o. Ä.)."
    )
    ampel: Toleranz = Field(
        Toleranz(), description="Grenzen der Farben für die ganze Matrix."
    )
    erlaeuterung: Erlaeuterung = Field(
        Erlaeuterung(), description="Wann eine Abweichung zu erläutern ist."
    )
    massnahme: Liste[Massnahme] = Field(
        (), description="Die Maßnahmen, je ein [[massnahme]]."
    )

    def indikatoren(self) -> Iterator[tuple[Massnahme, Indikator]]:
        """Yield every indicator with its Maßnahme, in the order of the file."""
        for massnahme in self.massnahme:
            for indikator in massnahme.indikator:
                yield massnahme, indikator
