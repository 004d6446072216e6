"""The questions the tests ask, one of each kind, at T2 on 10.09.2013."""

import datetime
from decimal import Decimal
from typing import Any

from assistant.goals.ampel import Toleranz
from assistant.goals.dezernat import Stichtage
from assistant.goals.matrix import Indikator
from assistant.goals.rating import Berichtsjahr
from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.context import Kontext

HEUTE = datetime.date(2013, 9, 10)
JAHR = Berichtsjahr(2013, Stichtage(), Toleranz())


def kontext(tertial: int = 2, heute: datetime.date = HEUTE, **felder: Any) -> Kontext:
    """Return the question for an indicator with these keys."""
    indikator = Indikator.model_validate({"id": "S1.1", "name": "Besuche"} | felder)
    return Kontext(indikator=indikator, tertial=tertial, berichtsjahr=JAHR, heute=heute)


KONTEXTE = {
    "besuche": kontext(
        name="durchgeführte Besuche",
        art="kumulativ",
        einheit="Besuche",
        zielwert=450,
        vorjahr=412,
        t1={"ist": 152},
    ),
    "faelle": kontext(
        name="Beratungsfälle",
        art="kumulativ",
        einheit="Fälle",
        zielwert=2600,
        t1={"ist": 881},
    ),
    "bg": kontext(
        name="Bedarfsgemeinschaften",
        art="stichtag",
        richtung="weniger",
        einheit="Bedarfsgemeinschaften",
        zielwert=18_500,
    ),
    "kuerzel": kontext(
        name="Bedarfsgemeinschaften", art="stichtag", einheit="BG", zielwert=18_500
    ),
    "wochen": kontext(
        name="Wartezeit", art="stichtag", einheit="Wochen", zielwert=4, t1={"ist": 4}
    ),
    "quote": kontext(
        name="erreichte Kinder",
        art="quote",
        einheit="%",
        zielwert=Decimal("66.7"),
        t1={"ist": Decimal("48.1")},
    ),
    "anteil": kontext(name="Anteil", art="stichtag", einheit="%", zielwert=38),
    "rate": kontext(
        name="Bestand, Veränderung zum Vorjahr",
        art="gleitend",
        richtung="weniger",
        einheit="%",
        zielwert=Decimal("-0.1"),
    ),
    "euro": kontext(
        name="Fördermittel",
        art="kumulativ",
        einheit="€",
        zielwert=4_200_000,
        t1={"ist": 1_310_000},
    ),
    "kdu": kontext(
        name="Aufwand KdU",
        art="kumulativ",
        richtung="weniger",
        einheit="€",
        zielwert=114_750_000,
        t1={"ist": 38_000_000},
    ),
    "teuro": kontext(name="Mittel", art="kumulativ", einheit="T€", zielwert=4_200),
    "gebuehr": kontext(name="Gebühr", art="stichtag", einheit="€", zielwert=12),
    "ergebnis": kontext(
        name="Jahresergebnis",
        art="kumulativ",
        einheit="€",
        zielwert=-50_000,
        t1={"ist": -15_500},
    ),
    "monitor": kontext(name="Umfang", art="monitoring", einheit=""),
    "stein": kontext(
        name="Beschluss im SGA",
        art="meilenstein",
        termin=datetime.date(2013, 9, 30),
    ),
    "ja": kontext(name="Vertrag liegt vor", art="ja_nein", zielwert=True),
    "farbe": kontext(name="Zusammenarbeit", art="qualitativ"),
}


def outcome(antwort: Antwort) -> str:
    """Return an answer in the short form of the tables."""
    offered = " | ".join(antwort.kandidaten)
    match antwort.ergebnis:
        case Ergebnis.RUECKFRAGE:
            return f"? {offered}".strip()
        case Ergebnis.ABGELEHNT:
            return f"! {offered}".strip()
        case Ergebnis.BEFEHL:
            said = ("befehl", antwort.befehl, antwort.argument)
        case Ergebnis.KEIN_WERT:
            said = ("kein", antwort.grund)
        case Ergebnis.DATUM:
            said = ("am", antwort.datum)
        case Ergebnis.ERLEDIGT:
            said = ("erledigt", antwort.datum)
        case Ergebnis.WERT:
            said = (*_wert(antwort),)
    note = antwort.vermerk and f"»{antwort.vermerk}«"
    return " ".join(str(part) for part in (*said, note) if part)


def _wert(antwort: Antwort) -> list[object]:
    quotient = antwort.zaehler is not None and f"= {antwort.zaehler}/{antwort.nenner}"
    return [
        str(antwort.wert) if antwort.wert is not None else antwort.einschaetzung,
        quotient,
        antwort.naeherung,
        antwort.kennzeichen,
        antwort.datenstand and f"Stand {antwort.datenstand}",
        antwort.gezaehlt and f"({antwort.gezaehlt})",
    ]
