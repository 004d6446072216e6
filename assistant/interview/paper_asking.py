"""The questions about a paper in words: one function for each thing that is asked.

Hints are one sentence; what is longer stands in the help.
"""

import datetime
from collections.abc import Sequence

from assistant.goals.dezernat import Gremium
from assistant.goals.vorlage import Amt, Anlage, Unterzeichner
from assistant.interview import paper_reading as reading
from assistant.interview.paper_choice import Moeglich, chosen_by
from assistant.interview.paper_frame import KREISLAUF, Grundlage, next_meetings
from assistant.interview.paper_question import Abschnitt, Papierfrage
from assistant.interview.reading.writing import day

ART = "Informationsvorlage der Verwaltung"
KEINE = "keine"

_TERMINE = 3  # how many meetings of a body are offered


def kind(grundlage: Grundlage) -> Papierfrage[str]:
    """Return the question what kind of paper it is."""
    return Papierfrage(
        id="art",
        abschnitt=Abschnitt.KOPF,
        kurz="Art",
        text="Was für eine Vorlage ist es?",
        lesen=reading.some_words,
        vorgabe=grundlage.vorbild.art if grundlage.vorbild else ART,
        hilfe="Die Art steht über der Beratungsfolge, etwa „Informationsvorlage der "
        "Verwaltung“ oder „Beschlussvorlage der Verwaltung“.",
    )


def date(grundlage: Grundlage) -> Papierfrage[datetime.date]:
    """Return the question for the date of the paper."""
    return Papierfrage(
        id="datum",
        abschnitt=Abschnitt.KOPF,
        kurz="Datum",
        text="Welches Datum trägt die Vorlage?",
        lesen=reading.day_read(grundlage.heute),
        hinweis="Der Tag als TT.MM.JJJJ.",
        vorgabe=day(grundlage.heute),
        hilfe="Von diesem Tag an werden die nächsten Sitzungen vorgeschlagen.",
    )


def number(grundlage: Grundlage) -> Papierfrage[str | None]:
    """Return the question for the Drucksachen-Nr., which may stay open."""
    return Papierfrage(
        id="drucksachennummer",
        abschnitt=Abschnitt.KOPF,
        kurz="Drucksachen-Nr.",
        text="Welche Drucksachen-Nr. hat die Vorlage?",
        lesen=reading.number_read(grundlage.dezernat.wahlperiode),
        vorgabe="noch nicht vergeben",
        hilfe="Die Nummer vergibt das Büro des Rates. Sie lässt sich jederzeit "
        "nachtragen: zielmatrix vorlage nummer NAME NUMMER.",
    )


def unit(grundlage: Grundlage) -> Papierfrage[Amt]:
    """Return the question which unit submits the paper."""
    known = [
        (Moeglich(one.id, (one.name, one.kurz)), one.nummer)
        for one in grundlage.dezernat.organisation
    ]
    offered = [f"{nummer} {one.name}" for one, nummer in known if nummer]
    before = grundlage.vorbild.amt if grundlage.vorbild else None
    first = f"{before.nummer} {before.name}" if before else next(iter(offered), None)
    return Papierfrage(
        id="amt",
        abschnitt=Abschnitt.KOPF,
        kurz="Vorlegende Stelle",
        text="Welche Stelle legt die Vorlage vor?",
        lesen=reading.amt_read(known),
        hinweis="Nummer und Name: „0950 Projektbüro …“.",
        vorgabe=first,
        wahl=tuple(offered),
        pflicht=True,
        hilfe="Vorgeschlagen werden die Stellen, die in dezernat.toml eine Nummer "
        "haben. Andere geben Sie mit Nummer und Namen ein.",
    )


def extension(grundlage: Grundlage, amt: Amt | None) -> Papierfrage[str]:
    """Return the question for the telephone extension."""
    before = grundlage.vorbild.amt if grundlage.vorbild else None
    same = before is not None and amt is not None and before.nummer == amt.nummer
    return Papierfrage(
        id="durchwahl",
        abschnitt=Abschnitt.KOPF,
        kurz="Durchwahl",
        text="Unter welcher Durchwahl sind Rückfragen möglich?",
        lesen=reading.words,
        hinweis="Etwa „51-2993“; „keine“, wenn keine genannt wird.",
        vorgabe=before.durchwahl or None if before and same else None,
    )


def year(grundlage: Grundlage) -> Papierfrage[int]:
    """Return the question which year the matrices are of."""
    jahre = sorted(grundlage.matrizen, reverse=True)
    return Papierfrage(
        id="jahr",
        abschnitt=Abschnitt.KOPF,
        kurz="Berichtsjahr",
        text="Um welches Berichtsjahr geht es?",
        lesen=reading.year_read(jahre),
        vorgabe=str(jahre[0]),
        hilfe="Das Jahr der Zielmatrizen, die beigefügt werden. Zur Wahl stehen die "
        f"Jahre unter matrices: {', '.join(map(str, jahre))}.",
    )


def tertial(grundlage: Grundlage, jahr: int) -> Papierfrage[int | str]:
    """Return the question up to which Tertial the Anlagen are filled."""
    latest = grundlage.latest_tertial(jahr)
    return Papierfrage(
        id="tertial",
        abschnitt=Abschnitt.KOPF,
        kurz="Tertial",
        text="Bis zu welchem Tertial wird der Controllingteil der Anlagen gefüllt?",
        lesen=reading.tertial,
        hinweis=f"1, 2 oder 3; „{reading.KEINS}“ lässt ihn leer.",
        vorgabe=str(latest) if latest else reading.KEINS,
        hilfe="Vorgeschlagen wird das letzte Tertial, zu dem Werte vorliegen. Eine "
        "Vorlage, die nur die Ziele vorstellt, hat noch keinen Controllingteil.",
    )


def bodies(
    grundlage: Grundlage, datum: datetime.date
) -> Papierfrage[tuple[Moeglich, ...]]:
    """Return the question which bodies deliberate, in which order."""
    known = [
        Moeglich(one.id, (one.name, _with_meeting(one, datum)))
        for one in grundlage.dezernat.gremium
    ]
    proposed = [one.name for one in grundlage.gremien(datum)]
    return Papierfrage(
        id="gremien",
        abschnitt=Abschnitt.BERATUNG,
        kurz="Gremien",
        text="Welche Gremien beraten die Vorlage, in welcher Reihenfolge?",
        lesen=chosen_by(known),
        hinweis=f"Nummern mit Komma, Namen mit Semikolon; „{KEINE}“ lässt es offen.",
        vorgabe="; ".join(proposed) or None,
        wahl=tuple(one.namen[1] for one in known),
        as_typed=_joined,
        hilfe="Gremien und Sitzungstermine stehen in dezernat.toml. Vorgeschlagen "
        "werden alle, die ab dem Datum der Vorlage tagen, nach Sitzungstag.",
    )


def _joined(chosen: Sequence[Moeglich]) -> str:
    return "; ".join(one.name for one in chosen) or KEINE


def _with_meeting(gremium: Gremium, datum: datetime.date) -> str:
    ahead = next_meetings(gremium, datum)
    when = f"nächste Sitzung {day(ahead[0])}" if ahead else "kein Termin bekannt"
    return f"{gremium.name} ({when})"


def meeting(
    grundlage: Grundlage, gremium: Gremium, datum: datetime.date
) -> Papierfrage[datetime.date | str]:
    """Return the question for the day on which a body meets."""
    ahead = tuple(map(day, next_meetings(gremium, datum)))[:_TERMINE]
    return Papierfrage(
        id=f"sitzung.{gremium.id}",
        abschnitt=Abschnitt.BERATUNG,
        kurz=f"Sitzung {gremium.name}",
        text=f"{gremium.name}: An welchem Tag ist die Sitzung?",
        lesen=reading.meeting_read(datum, grundlage.heute),
        hinweis=f"Der Tag als TT.MM.JJJJ; „{reading.OFFEN}“, wenn er noch nicht "
        "feststeht.",
        vorgabe=ahead[0] if ahead else reading.OFFEN,
        wahl=ahead,
    )


def closed_doors(
    grundlage: Grundlage, gremien: Sequence[Gremium]
) -> Papierfrage[tuple[Moeglich, ...]]:
    """Return the question which of the bodies deliberate in private."""
    known = [Moeglich(one.id, (one.name,)) for one in gremien]
    before = grundlage.vorbild.beratungsfolge if grundlage.vorbild else ()
    private = {row.gremium for row in before if not row.oeffentlich}
    same = [one.name for one in gremien if one.id in private]
    return Papierfrage(
        id="nichtoeffentlich",
        abschnitt=Abschnitt.BERATUNG,
        kurz="Nichtöffentlich",
        text="Welche davon beraten nichtöffentlich?",
        lesen=chosen_by(known),
        hinweis=f"Nummern mit Komma, Namen mit Semikolon; „{KEINE}“: alle öffentlich.",
        vorgabe="; ".join(same) or KEINE,
        wahl=tuple(one.name for one in known),
        as_typed=_joined,
    )


def attachments(grundlage: Grundlage, jahr: int) -> Papierfrage[tuple[Anlage, ...]]:
    """Return the question what is attached, numbered or to be noted only."""
    known = [
        Moeglich(KREISLAUF, ("Zielplanungskreislauf", "Kreislauf")),
        *(
            Moeglich(one.id, (f"Zielmatrix {one.kurz}", one.kurz, one.name))
            for one in grundlage.organisations(jahr)
        ),
    ]
    return Papierfrage(
        id="anlage",
        abschnitt=Abschnitt.SCHLUSS,
        kurz="Anlagen",
        text="Was wird beigefügt?",
        lesen=reading.attachments_read(known),
        hinweis=f"In der Reihenfolge der Nummern, mit Semikolon; hinter "
        f"„{reading.NUR_ZUR_KENNTNIS}“ steht, was keine Nummer bekommt.",
        vorgabe=_as_typed(grundlage.anlagen(jahr), known),
        as_typed=lambda anlagen: _as_typed(anlagen, known),
        wahl=tuple(one.name for one in known),
        hilfe="Eigene Matrizen sind nummerierte Anlagen. Matrizen von Stellen mit "
        "eigenem Aufsichtsgremium werden ohne Nummer zur Kenntnis beigefügt.",
    )


def _as_typed(anlagen: Sequence[Anlage], known: Sequence[Moeglich]) -> str:
    names = {one.kennung: one.namen[1] for one in known}
    numbered = [names[one.matrix or KREISLAUF] for one in anlagen if one.nummer]
    noted = [names[one.matrix or KREISLAUF] for one in anlagen if not one.nummer]
    end = f"{reading.NUR_ZUR_KENNTNIS} {'; '.join(noted)}" if noted else ""
    return "; ".join(filter(None, [*numbered, end])) or KEINE


def signature(grundlage: Grundlage) -> Papierfrage[tuple[Unterzeichner, ...]]:
    """Return the question who signs."""
    before = grundlage.vorbild.unterzeichner if grundlage.vorbild else ()
    return Papierfrage(
        id="unterzeichner",
        abschnitt=Abschnitt.SCHLUSS,
        kurz="Unterzeichner",
        text="Wer unterzeichnet?",
        lesen=reading.signers,
        hinweis="Amtsbezeichnung, dahinter mit Komma der Name; mehrere mit Semikolon.",
        vorgabe="; ".join(map(_signed, before)) or None,
        hilfe="Etwa „Erster Beigeordneter“ oder „In Vertretung Stadtkämmerer, "
        "Mustermann“. „Im Auftrag“ geht ebenso.",
    )


def _signed(one: Unterzeichner) -> str:
    name = f", {one.name}" if one.name else ""
    return f"{one.zusatz} {one.funktion}".strip() + name


def text(
    grundlage: Grundlage, jahr: int, stichtag: int | None, anlagen: tuple[Anlage, ...]
) -> Papierfrage[str]:
    """Return the question for the reasoning, which is written in an editor."""
    return Papierfrage(
        id="sachverhalt",
        abschnitt=Abschnitt.TEXT,
        kurz="Sachverhalt",
        text="Wie lautet der Sachverhalt?",
        lesen=reading.lines,
        hinweis="Ein Absatz je Zeile; „##“ ist eine Überschrift, „-“ eine Aufzählung.",
        anfang=lambda: grundlage.sachverhalt(jahr, stichtag, anlagen),
        pflicht=True,
        hilfe="Das Gerüst nennt Anlagen und Stand der Zielerreichung aus den "
        "Matrizen. Ändern und ergänzen Sie es, wie Sie möchten.",
    )


def summary(seiten: int) -> Papierfrage[str]:
    """Return the question for the summary that a long reasoning must have."""
    return Papierfrage(
        id="zusammenfassung",
        abschnitt=Abschnitt.TEXT,
        kurz="Zusammenfassung",
        text=f"Die Begründung ist länger als drei Seiten (geschätzt {seiten}). Wie "
        "lautet die kurze Zusammenfassung vorweg?",
        lesen=reading.lines,
        hinweis="Zwei bis fünf Sätze.",
        anfang=lambda: "",
        pflicht=True,
        hilfe="Das Formular verlangt bei mehr als drei Seiten eine kurze "
        "Zusammenfassung vor dem Sachverhalt.",
    )
