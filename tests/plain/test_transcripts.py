"""Whole talks as a person reads them, as golden files; what is typed stands in here."""

from collections.abc import Callable
from pathlib import Path

from tests.interview.gespraech import (
    ARTEN,
    BESUCHE,
    IM_ZWEITEN,
    QUOTE,
    STEIN,
    probe,
    session,
    transcript,
    without_t3,
)

Golden = Callable[[str, str], None]

SOZIALAMT = """
44

ja
441
29,4
31
/zurück
24,1
ja
12.11.
Die Abstimmung mit den freien Trägern dauerte sechs Wochen länger als geplant.
Nicht mehr erforderlich: Das Rahmenkonzept ist beschlossen.

/weiter Protokoll fehlt noch
Freiwillig Engagierte 57, eine Person beurlaubt
ja
21
74,9
/zurück
74,5
93
Im Winter wurden mehr Menschen aufgenommen.
Weitere Belegungsrechte sind vereinbart.

/zurück
/zurück
/zurück
/zurück
84
rd. 5 Wochen
Die Nachfrage blieb hoch.
Die Stelle wird im Februar nachbesetzt.
Schuldnerberatungsstelle
2.588
4.291 von 7.000
/zeilen
Lernförderung wird selten beantragt.
Ausflüge werden selten beantragt.

Ab 2014 gilt ein Sammelantrag je Schulklasse.

21
fällt später an
Die Auswertung des Fachverfahrens kommt Ende Januar.
2,9 %
62,4 (Stand 31.12.2013)
37,8
214
/hilfe
Der Rückstand aus dem ersten Halbjahr blieb.
Das Ziel wird im ersten Tertial überprüft.
Wohnberatungsstelle
/suche Stadtteil
10
/übersicht
/antworten
/rückgängig
/wiederholen
/ende
"""


class DescribeTheSozialamt:
    def it_is_asked_from_empty_to_its_end(
        self, workspace: Path, golden: Golden
    ) -> None:
        without_t3(workspace)
        talk = session(workspace, "sozialamt")
        golden("transcripts/sozialamt-t3.txt", transcript(talk, SOZIALAMT))
        written = (workspace / "matrices/2013/sozialamt.toml").read_text("utf-8")
        golden("transcripts/sozialamt-t3.toml", written)


class DescribeKinds:
    def it_asks_for_a_milestone(self, workspace: Path, golden: Golden) -> None:
        probe(workspace, STEIN)
        script = """
ja
31.02.2013
15.01.2013
/rückgängig
/rückgängig
nein
15.02.2014
Die Beteiligung dauert länger.
Ein Termin im Februar ist vereinbart.
Amt für soziale Leistungen
"""
        text = transcript(session(workspace), script)
        golden("transcripts/meilenstein.txt", text)

    def it_asks_for_a_share(self, workspace: Path, golden: Golden) -> None:
        probe(workspace, QUOTE)
        script = "480 von 145\nnein\n145 von 480\n/antworten\n"
        golden("transcripts/quote.txt", transcript(session(workspace), script))

    def it_asks_for_all_others(self, workspace: Path, golden: Golden) -> None:
        probe(workspace, ARTEN)
        script = """
vielleicht
ja
gelb
Zwei Träger fehlten.
Eine Leitung war unbesetzt.
/weiter
/weiter
54
Es fehlen Plätze.
Neue Plätze sind beantragt.

kleine Fallzahl

"""
        golden("transcripts/arten.txt", transcript(session(workspace), script))

    def it_offers_the_projection(self, workspace: Path, golden: Golden) -> None:
        probe(workspace, IM_ZWEITEN)
        script = "250\nPersonal fehlte.\nEine Stelle ist besetzt.\n\n375\n"
        talk = session(workspace, tertial=2)
        golden("transcripts/prognose.txt", transcript(talk, script))


class DescribeOthersAndInterruptions:
    def it_shows_what_others_changed(self, workspace: Path, golden: Golden) -> None:
        path = probe(workspace, BESUCHE + QUOTE)

        def others(line: str) -> None:
            text = path.read_text(encoding="utf-8")
            if line == "441":
                text = text.replace("287 }", "287 }\nt3 = { ist = 445 }", 1)
            if line == "31":
                text = text.replace("vorjahr = 412", "vorjahr = 413")
            path.write_text(text, encoding="utf-8")

        script = "441\n443\n31\n"
        # The first answer meets a conflict, the second stands by itself.
        golden(
            "transcripts/konflikt.txt", transcript(session(workspace), script, others)
        )

    def it_goes_on_where_it_was_left(self, workspace: Path, golden: Golden) -> None:
        probe(workspace, BESUCHE + QUOTE + STEIN)
        first = session(workspace)
        text = transcript(first, "400\nPersonal fehlte.\n/ende")
        first.typed("Die Stelle ist ausg")
        script = "Die Stelle ist ausgeschrieben.\n\n31\n/ende"
        text += "\n" + transcript(session(workspace), script)
        golden("transcripts/wiederaufnahme.txt", text)
