"""Line mode: letters for what is offered, commands as people spell them."""

from pathlib import Path

import pytest

from assistant.workflow.interview_answers import Ausgang, take_answers
from tests.interview.gespraech import BESUCHE, QUOTE, probe, session, transcript

ZWEI = (
    BESUCHE
    + QUOTE
    + QUOTE.replace("P1.2", "P1.8").replace("Annahmequote", "Ablehnungsquote")
)


def test_a_letter_chooses_what_was_offered(workspace: Path) -> None:
    probe(workspace, ZWEI)
    text = transcript(session(workspace), "1,250\na\nQuote 62\nb\n")
    assert "Vorschläge:\na) 1.250\nb) 1,25\n" in text
    assert "Gespeichert. P1.1 durchgeführte Besuche: 1.250 von 450" in text
    assert "b) P1.8 Ablehnungsquote: 62 %\nc) nichts davon\n" in text
    assert "Gespeichert. P1.8 Ablehnungsquote: 62 %" in text


def test_what_was_offered_for_one_answer_is_none_for_the_next(workspace: Path) -> None:
    path = probe(workspace, BESUCHE)
    text = transcript(session(workspace), "1,250\nhallo\na\n/ende")
    assert "a) 1.250" in text
    assert "t3" not in path.read_text("utf-8")


def test_a_reason_outlives_the_next_round(workspace: Path) -> None:
    probe(workspace, BESUCHE)
    typed = "400\n/weiter kommt bald\n/weiter folgt\n/übergangen\n/ende"
    end = transcript(session(workspace), typed).split("> /ende")[1]
    assert "(kommt bald; es fehlt: Ursache, Gegenmaßnahme)" in end


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("/uebersicht", "P1 Präventive Hausbesuche: Noch nicht begonnen"),
        ("/Übersicht", "P1 Präventive Hausbesuche: Noch nicht begonnen"),
        ("/pruefen", "In dieser Sitzung ist noch nichts geändert."),
        ("/rueckgaengig", "nichts, das sich zurücknehmen ließe"),
        ("/abschluss", "Noch offen: P1.1 durchgeführte Besuche"),
        ("/uebergangen", "durchgeführte Besuche: Wie viele"),
        ("/befehle", "/später GRUND"),
        ("/keinwert", "c) fällt später an"),
        ("/unfug", "Alle nennt /befehle."),
    ],
)
def test_commands_need_no_umlauts(workspace: Path, typed: str, seen: str) -> None:
    probe(workspace, BESUCHE)
    talk = transcript(session(workspace), f"{typed}\n/ende")
    _, after = talk.split(f"> {typed}\n")
    assert seen in after.split("> /ende")[0]


def test_a_reason_for_no_value_is_chosen_by_its_letter(workspace: Path) -> None:
    path = probe(workspace, BESUCHE)
    transcript(session(workspace), "/keinwert\nc\nDie Statistik kommt im März.\n")
    assert 'kein_wert = "faellt_spaeter_an"' in path.read_text("utf-8")


def test_what_was_passed_over_is_asked_again(workspace: Path) -> None:
    path = probe(workspace, BESUCHE)
    talk = session(workspace)
    text = transcript(talk, "/weiter Liste fehlt\n/hilfe\n/übergangen\n441\n")
    assert "Befehle: /zurück" in text.split("> /hilfe")[1]
    assert "ist = 441" in path.read_text("utf-8")


def test_a_file_of_answers_says_what_waits_and_what_is_meant_elsewhere(
    workspace: Path,
) -> None:
    probe(workspace, ZWEI)
    entries = {
        "P1.1": {"wert": "44"},
        "P1.2": {"wert": "Quote 62"},
        "P1.8": {"wert": "Hausbesuche 441"},
    }
    rows = list(take_answers(session(workspace), entries))
    assert [(row.indikator, row.schritt, row.ausgang) for row in rows] == [
        ("P1.1", "wert", Ausgang.WARTET),
        ("P1.1", "bestaetigung", Ausgang.ZURUECKGEFRAGT),
        ("P1.2", "wert", Ausgang.ZURUECKGEFRAGT),
        ("P1.8", "wert", Ausgang.ZURUECKGEFRAGT),
    ]
    assert "P1.8 Ablehnungsquote: 62 %" in rows[2].meldung
    assert "P1.1 durchgeführte Besuche: 441 Besuche. Übernehmen?" in rows[3].meldung


def test_a_fault_in_the_file_is_named_at_an_undo_too(workspace: Path) -> None:
    path = probe(workspace, BESUCHE)

    def others(line: str) -> None:
        if line == "/rueckgaengig":
            text = path.read_text("utf-8")
            path.write_text(text.replace('art = "kumulativ"', 'art = "kumuliert"'))

    text = transcript(session(workspace), "441\n/rueckgaengig\n/ende", others)
    after = text.split("> /rueckgaengig")[1]
    assert "probe.toml, Zeile" in after
    assert "bleibt stehen" in after
