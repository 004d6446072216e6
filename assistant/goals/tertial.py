"""What was reported for one indicator at one Stichtag."""

import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from assistant.goals.base import Model, Text, Wort
from assistant.goals.zahl import Zahl, exact

_ZAHL_SCHEMA: dict[str, Any] = {"type": ["number", "string"]}
_DATUM_SCHEMA: dict[str, Any] = {"type": "string", "format": "date"}


class KeinWert(StrEnum):
    """Why no value stands here; a missing value is never zero."""

    KEINE_ANGABE = "keine_angabe"
    NICHT_VERFUEGBAR = "nicht_verfuegbar"
    FAELLT_SPAETER_AN = "faellt_spaeter_an"
    ENTFAELLT = "entfaellt"
    OFFEN = "offen"
    UNBEKANNT_ODER_GEHEIM = "unbekannt_oder_geheim"
    GEHEIM_KLEINE_FALLZAHL = "geheim_kleine_fallzahl"
    NICHT_SICHER_GENUG = "nicht_sicher_genug"
    AUSSAGE_NICHT_SINNVOLL = "aussage_nicht_sinnvoll"
    NICHT_BERECHENBAR = "nicht_berechenbar"


class Kennzeichen(StrEnum):
    """How firm a value is; DIN 55301 marks the same with p, r and s."""

    VORLAEUFIG = "vorlaeufig"
    BERICHTIGT = "berichtigt"
    GESCHAETZT = "geschaetzt"


def _number_or_truth(value: Any) -> Fraction | bool:
    return value if isinstance(value, bool) else exact(value)


def _number_or_day(value: Any) -> Fraction | datetime.date:
    if isinstance(value, datetime.datetime):
        raise PydanticCustomError(
            "tag", "Hier genügt der Tag ohne Uhrzeit, etwa 2013-11-12."
        )
    return value if isinstance(value, datetime.date) else exact(value)


Istwert = Annotated[
    Fraction | bool,
    PlainValidator(_number_or_truth),
    WithJsonSchema({"type": ["number", "string", "boolean"]}),
]
Prognose = Annotated[
    Fraction | datetime.date,
    PlainValidator(_number_or_day),
    WithJsonSchema({"anyOf": [_ZAHL_SCHEMA, _DATUM_SCHEMA]}),
]


class Tertial(Model):
    """The report of one Tertial for one indicator."""

    ist: Istwert | None = Field(
        None,
        description="Istwert am Stichtag; bei art = kumulativ aufgelaufen seit "
        "Jahresbeginn, bei ja_nein true oder false.",
    )
    zaehler: Zahl | None = Field(
        None, description="Zähler einer Quote, statt ist; braucht auch den nenner."
    )
    nenner: Zahl | None = Field(
        None, description="Nenner einer Quote, statt ist; braucht auch den zaehler."
    )
    erledigt: datetime.date | None = Field(
        None, description="Tag, an dem der Meilenstein erreicht wurde."
    )
    einschaetzung: Literal["gruen", "gelb", "rot"] | None = Field(
        None, description="Von Hand gesetzte Farbe bei art = qualitativ; mit grund."
    )
    kein_wert: Wort[KeinWert] | None = Field(
        None, description="Warum kein Wert vorliegt; steht anstelle von ist."
    )
    grund: Text | None = Field(
        None, description="Begründung zu kein_wert oder zu einer Einschätzung."
    )
    naeherung: Text | None = Field(
        None, description="Näherungswort zum Wert, etwa „rd.“ oder „knapp“."
    )
    kennzeichen: Wort[Kennzeichen] | None = Field(
        None, description="Wie fest der Wert ist: vorläufig, berichtigt, geschätzt."
    )
    datenstand: datetime.date | None = Field(
        None, description="Stand der Daten, wenn er nicht der Stichtag ist."
    )
    ursache: Text | None = Field(
        None, description="Warum der Wert vom Soll abweicht; erscheint in der Vorlage."
    )
    gegenmassnahme: Text | None = Field(
        None, description="Was gegen die Abweichung getan wird; für die Vorlage."
    )
    verantwortlich: Text | None = Field(
        None, description="Wer die Gegenmaßnahme verantwortet (Stelle, kein Name)."
    )
    prognose: Prognose | None = Field(
        None,
        description="Erwarteter Jahreswert des Fachamts; bei einem Meilenstein der "
        "erwartete Tag.",
    )
    vermerk: Text | None = Field(
        None, description="Anmerkung zum Wert, die in der Vorlage erscheinen darf."
    )
    vermerk_intern: Text | None = Field(
        None, description="Interner Vermerk; verlässt das Haus nie."
    )
