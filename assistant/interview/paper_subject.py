"""The questions what a paper is about: subject, its points, product groups, effects."""

import datetime

from assistant.goals.dezernat import Gremium
from assistant.goals.vorlage import Vorlage
from assistant.interview import paper_reading as reading
from assistant.interview.paper_frame import Grundlage
from assistant.interview.paper_question import Abschnitt, Papierfrage
from assistant.interview.reading.writing import day

KEINE = "keine"


def subject(grundlage: Grundlage, jahr: int, tertial: int | None) -> Papierfrage[str]:
    """Return the question for the Beratungsgegenstand."""
    dezernat = grundlage.dezernat
    offered = f"Zielplanungsprozess {jahr} im {dezernat.name}"
    if tertial:
        stichtag = day(dezernat.stichtage.on(tertial, jahr))
        offered = f"Zielerreichung {jahr} im {dezernat.name}, Stand {stichtag}"
    return Papierfrage(
        id="betreff",
        abschnitt=Abschnitt.GEGENSTAND,
        kurz="Beratungsgegenstand",
        text="Wie lautet der Beratungsgegenstand?",
        lesen=reading.some_words,
        hinweis="So steht er auf der Tagesordnung.",
        wahl=(offered,),
        pflicht=True,
    )


def points(
    grundlage: Grundlage, jahr: int, tertial: int | None
) -> Papierfrage[tuple[str, ...]]:
    """Return the question for the points behind "hier:"."""
    what = f"Zielmatrix {jahr}"
    if tertial:
        stichtag = day(grundlage.dezernat.stichtage.on(tertial, jahr))
        what = f"Stand der Zielerreichung am {stichtag}"
    own = grundlage.own_organisations(jahr)
    return Papierfrage(
        id="hier",
        abschnitt=Abschnitt.GEGENSTAND,
        kurz="Unterpunkte",
        text="Welche Unterpunkte stehen hinter „hier:“?",
        lesen=reading.points,
        hinweis=f"Mehrere mit Semikolon, ohne Buchstaben davor; oder „{KEINE}“.",
        vorgabe="; ".join(f"{what}: {one.name}" for one in own) or None,
        hilfe="Die Buchstaben a), b) … setzt das Programm.",
    )


def addition() -> Papierfrage[str]:
    """Return the question for the text behind the points."""
    return Papierfrage(
        id="zusatz",
        abschnitt=Abschnitt.GEGENSTAND,
        kurz="Zusatz",
        text="Folgt nach den Unterpunkten noch ein Zusatz?",
        lesen=reading.words,
        hinweis="Leer, wenn keiner folgt.",
        hilfe="Etwa: und Umsetzung des Themenschwerpunktes 2013.",
    )


def product_groups(grundlage: Grundlage, jahr: int) -> Papierfrage[str]:
    """Return the question which product groups are concerned."""
    offered = grundlage.produktgruppen(jahr)
    return Papierfrage(
        id="produktgruppe",
        abschnitt=Abschnitt.GEGENSTAND,
        kurz="Produktgruppen",
        text="Welche Produktgruppen sind betroffen?",
        lesen=reading.some_words,
        hinweis="Nummern mit Komma, oder „Alle“.",
        vorgabe=offered[0],
        wahl=offered,
        hilfe="Vorgeschlagen wird, was in den beigefügten eigenen Matrizen steht.",
    )


def effects(grundlage: Grundlage) -> Papierfrage[str]:
    """Return the question for the effects on the budget."""
    before = grundlage.vorbild.auswirkungen if grundlage.vorbild else KEINE
    return Papierfrage(
        id="auswirkungen",
        abschnitt=Abschnitt.GEGENSTAND,
        kurz="Auswirkungen",
        text="Welche Auswirkungen hat die Vorlage auf Ergebnisplan und Finanzplan?",
        lesen=reading.effects,
        vorgabe=KEINE,
        wahl=tuple(dict.fromkeys((KEINE, before))),
    )


def treatment(grundlage: Grundlage, datum: datetime.date) -> Papierfrage[str]:
    """Return the question where the subject was treated before."""
    names = {one.id: one for one in grundlage.dezernat.gremium}
    before = _earlier(grundlage.vorbild, names, datum)
    return Papierfrage(
        id="fruehere_behandlung",
        abschnitt=Abschnitt.GEGENSTAND,
        kurz="Frühere Behandlung",
        text="Wo wurde der Gegenstand schon behandelt?",
        lesen=reading.words,
        hinweis=f"Gremium, Datum, TOP, Drucksachen-Nr.; oder „{KEINE}“.",
        vorgabe=before or KEINE,
        hilfe="Vorgeschlagen werden die Sitzungen der letzten Vorlage, soweit sie vor "
        "dem Datum dieser Vorlage liegen. Ergänzen Sie den TOP.",
    )


def _earlier(
    vorbild: Vorlage | None, gremien: dict[str, Gremium], datum: datetime.date
) -> str:
    """Return the past meetings of the paper before this one, with its number."""
    if vorbild is None:
        return ""
    said = [
        f"{gremien[row.gremium].name}, {day(row.sitzung)}"
        for row in vorbild.beratungsfolge
        if row.gremium in gremien and row.sitzung and row.sitzung < datum
    ]
    number = vorbild.drucksachennummer
    end = [f"Drucksachen-Nr. {number}"] if number and said else []
    return "; ".join([*said, *end])
