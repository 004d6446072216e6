"""A new paper on screen, key by key."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from assistant.cli.app import run
from assistant.errors import AssistantError
from assistant.tui.papier import PaperScreen
from assistant.workflow.paper import Schreibtisch, begin_paper
from assistant.workflow.paper_answers import take_answers
from assistant.workflow.paper_draft import read_answers
from assistant.workflow.workspace import Workspace
from tests.cli.test_vorlage import script
from tests.tui.bildschirm import (
    GROSS,
    HEUTE,
    KLEIN,
    enter,
    hold,
    open_paper,
    open_start,
    say,
    see,
    shown,
    strike,
    until,
)

TEXT = "Eins.\n\nZwei."


def draft(root: Path, name: str = "t1") -> dict[str, str]:
    return read_answers(root / f"matrices/.verlauf/{name}.entwurf")


def paper(root: Path, name: str = "t1") -> Path:
    return root / f"matrices/2013/vorlagen/{name}.toml"


def line(pilot: Pilot[int]) -> str:
    """Return what stands in the entry, "" on a page that has none."""
    found = pilot.app.screen.query("#wertzeile").results(Input)
    return next((one.value for one in found), "")


def said(pilot: Pilot[int]) -> str:
    """Return the screen as running text, without frames."""
    return " ".join(shown(pilot).replace("│", " ").split())


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def write_text(pilot: Pilot[int], text: str) -> None:
    """Put a text in the place of the draft and send it."""
    await pilot.press("f7")
    pilot.app.post_message(events.Paste(text))
    await press(pilot, "f9")


async def to_the_text(pilot: Pilot[int]) -> None:
    """Take every proposal, and the only subject that is offered."""
    await say(pilot, "")
    await say(pilot, "13.5.2013")
    while "Beratungsgegenstand?" not in shown(pilot):
        await press(pilot, "enter")
    await say(pilot, "1")
    while "Sachverhalt?" not in shown(pilot):
        await press(pilot, "enter")


@pytest.fixture
def started(workspace: Path) -> Path:
    """Return a workspace with a paper that is answered up to its text."""
    begin(workspace, datum="13.5.2013", betreff="1")
    return workspace


@pytest.fixture
def answered(workspace: Path) -> Path:
    """Return a workspace with a paper of which everything is answered."""
    begin(workspace, datum="13.5.2013", betreff="1", sachverhalt=TEXT)
    return workspace


def begin(root: Path, **answers: str) -> None:
    """Answer in another session: with these, else with what is proposed."""
    desk = begin_paper(Workspace(root), "t1", HEUTE)
    desk.keep(take_answers(desk.conversation(), answers).papier)


def by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the same paper in the line mode."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(script() + "\n"))
    assert run(["vorlage", "neu", "t1"]) == 0


def test_a_whole_conversation_writes_what_the_line_mode_writes(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_line(monkeypatch)
    expected = paper(workspace).read_bytes()
    paper(workspace).unlink()

    async def steps(pilot: Pilot[int]) -> None:
        await to_the_text(pilot)
        await see(pilot, "Sachverhalt · 18 Antworten")
        await write_text(pilot, TEXT)
        await until(
            pilot,
            lambda: (
                "Prüfen Sie Ihre Antworten, bevor Sie die Vorlage schreiben"
                in said(pilot)
            ),
        )
        assert not paper(workspace).exists()
        await press(pilot, "end", "enter")
        screen = await see(pilot, "geschrieben: matrices/2013/vorlagen/t1.toml")
        assert "zielmatrix bauen t1" in screen
        assert "zielmatrix vorlage nummer t1 NUMMER" in screen
        await press(pilot, "escape", "ctrl+c")  # nothing to go back to or to keep
        assert pilot.app.return_value == 0

    open_paper(workspace, steps)
    assert paper(workspace).read_bytes() == expected
    assert not (workspace / "matrices/.verlauf/t1.entwurf").exists()


def test_a_killed_conversation_goes_on_where_it_was(workspace: Path) -> None:
    async def first(pilot: Pilot[int]) -> None:
        await say(pilot, "Mitteilung")
        assert draft(workspace) == {"art": "Mitteilung"}
        await enter(pilot, "13.")
        screen = pilot.app.screen
        assert isinstance(screen, PaperScreen)
        screen.keep()  # as when the typing pauses

    async def second(pilot: Pilot[int]) -> None:
        await see(pilot, "Wiederhergestellt, Stand")
        await see(pilot, ": 1 Antwort.")
        await see(pilot, "✓ Art  Mitteilung")
        await until(pilot, lambda: line(pilot) == "13.")
        await say(pilot, "5.2013")
        assert draft(workspace) == {"art": "Mitteilung", "datum": "13.5.2013"}

    open_paper(workspace, first)
    assert draft(workspace) == {"art": "Mitteilung"}  # unsent is no answer
    open_paper(workspace, second)


def test_back_shows_what_was_said_and_forward_what_was_typed(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "Mitteilung")
        await enter(pilot, "1.2.")
        await press(pilot, "f3")
        await see(pilot, "Was für eine Vorlage ist es?")
        await until(pilot, lambda: line(pilot) == "Mitteilung")
        await press(pilot, "f4")
        await until(pilot, lambda: line(pilot) == "1.2.")
        await press(pilot, "ctrl+u")
        await say(pilot, "/zurück")
        await say(pilot, "en")
        await see(pilot, "✓ Art  Mitteilungen")
        assert draft(workspace)["art"] == "Mitteilungen"

    open_paper(workspace, steps)


def test_a_rejected_answer_stays_in_the_entry(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "")
        await say(pilot, "31.2.2013")
        await see(pilot, "! Der Februar")
        await until(pilot, lambda: line(pilot) == "31.2.2013")
        assert "datum" not in draft(workspace)

    open_paper(workspace, steps)


def test_bodies_are_chosen_by_arrow_by_name_and_by_letter(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        for text in ("", "13.5.2013", *[""] * 5):
            await say(pilot, text)
        await press(pilot, "down", "down", "enter", "down", "up", "enter")
        await until(pilot, lambda: line(pilot) == "2, 1")
        await see(pilot, "Psychiatriebeirat; Sozial- und Gesundheitsausschuss")
        await press(pilot, "ctrl+u")
        await say(pilot, "beirat")
        await see(pilot, "kann mehreres heißen")
        await press(pilot, "ctrl+u")
        await say(pilot, "a")
        assert draft(workspace)["gremien"] == "Psychiatriebeirat"
        await see(pilot, "Psychiatriebeirat: An welchem Tag")

    open_paper(workspace, steps)


def test_the_text_begins_with_a_draft_and_takes_several_lines(started: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        box = pilot.app.screen.query_one(TextArea)
        assert box.text.startswith("Die Verwaltung berichtet zum Stichtag 31.12.2013")
        assert box.cursor_location == (0, 0)
        await press(pilot, "f2")
        await see(pilot, "Hier lässt sich kein Editor öffnen")
        await press(pilot, "f7", "delete", "f9")
        await see(pilot, "! Wie lautet der Sachverhalt?")
        await say(pilot, "Eins.")  # Enter begins a new line here
        await say(pilot, "## Zwei")
        await say(pilot, "/fertig")
        assert draft(started)["sachverhalt"] == "Eins.\n## Zwei"

    open_paper(started, steps)


def test_a_change_on_the_check_page_leads_there_and_back(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "Mitteilung")
        await say(pilot, "13.5.2013")
        await press(pilot, "f6")
        assert "schreiben" not in shown(pilot).split("\n", 1)[1]  # not complete yet
        await press(pilot, "enter")
        await say(pilot, "en")
        await see(pilot, "Art: Mitteilungen")
        await press(pilot, "escape")
        await see(pilot, "Welche Drucksachen-Nr.")
        await say(pilot, "/schreiben")
        await see(pilot, "Noch ist nicht alles beantwortet")

    open_paper(workspace, steps)


def test_a_changed_choice_asks_what_follows_from_it_first(answered: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, *["down"] * 7, "enter", "ctrl+u")
        await see(pilot, "Welche Gremien beraten")
        await say(pilot, "Seniorenrat")
        await see(pilot, "Seniorenrat: An welchem Tag")
        await say(pilot, "")
        await see(pilot, "Gremien: Seniorenrat")
        await see(pilot, "Sitzung Seniorenrat: offen")

    open_paper(answered, steps)


def test_the_name_is_proposed_checked_and_started_papers_offered(
    workspace: Path,
) -> None:
    async def first(pilot: Pilot[int]) -> None:
        await see(pilot, "Vorschlag: vorlage-2013-1")
        await say(pilot, "5247")
        await until(pilot, lambda: "Die Vorlage „5247“ gibt es schon" in said(pilot))
        await press(pilot, "ctrl+c")
        await until(pilot, lambda: "Die Vorlage hat noch keinen Namen" in said(pilot))
        await press(pilot, "a", "ctrl+u", "enter")
        await see(pilot, "Neue Vorlage „vorlage-2013-1“")
        await say(pilot, "Mitteilung")

    async def second(pilot: Pilot[int]) -> None:
        await see(pilot, "1  vorlage-2013-1 (angefangen, Stand ")
        await press(pilot, "down", "enter")
        await see(pilot, "Wiederhergestellt, Stand")
        await see(pilot, "✓ Art  Mitteilung")

    open_paper(workspace, first, None)
    open_paper(workspace, second, None)


def test_a_name_taken_meanwhile_is_asked_for_again(answered: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        paper(answered).write_text("betreff = 1", encoding="utf-8")
        await press(pilot, "f9")
        await until(pilot, lambda: "Die Vorlage „t1“ gibt es schon" in said(pilot))
        await say(pilot, "t2")
        await press(pilot, "f9")
        await see(pilot, "geschrieben: matrices/2013/vorlagen/t2.toml")
        await press(pilot, "down", "enter")
        await see(pilot, "Zielmatrix · Erfassung")

    open_paper(answered, steps)
    assert paper(answered).read_text(encoding="utf-8") == "betreff = 1"
    assert paper(answered, "t2").exists()
    assert not list((answered / "matrices/.verlauf").glob("*.entwurf"))


def test_what_cannot_be_kept_is_said_and_not_lost(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: Any) -> None:
        raise AssistantError("Der Entwurf ist gesperrt.")

    async def steps(pilot: Pilot[int]) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Schreibtisch, "keep", locked)
            await say(pilot, "Mitteilung")
            await see(pilot, "! Der Entwurf ist gesperrt.")
            await until(pilot, lambda: line(pilot) == "Mitteilung")
        await press(pilot, "enter")
        assert draft(workspace)["art"] == "Mitteilung"

    open_paper(workspace, steps)


def test_keys_may_come_faster_than_questions(workspace: Path) -> None:
    typed = ["N", "enter", *"13.5.2013", "enter", "f3", "f3", "e", "u", "enter", "f4"]
    typed += [*"52", "enter"]

    async def steps(pilot: Pilot[int]) -> None:
        for key in typed:
            strike(pilot, key)
        await pilot.pause()
        await pilot.pause()
        await see(pilot, "Welche Stelle legt die Vorlage vor?")
        assert draft(workspace) == {
            "art": "Neu",
            "datum": "13.5.2013",
            "drucksachennummer": "52",
        }

    open_paper(workspace, steps)


def test_a_choice_that_is_gone_answers_nothing(workspace: Path) -> None:
    begin(workspace, datum="13.5.2013")  # up to the subject, the first without proposal

    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "down")
        strike(pilot, "enter")
        strike(pilot, "enter")  # on its way to the list when the next question comes
        await until(pilot, lambda: "betreff" in draft(workspace))
        await pilot.pause()
        assert draft(workspace)["betreff"].startswith("Zielerreichung 2013")

    open_paper(workspace, steps)


def test_pasted_lines_become_one_and_are_not_sent(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        pilot.app.post_message(events.Paste("Mitteilung\nder Verwaltung\n"))
        await pilot.pause()
        await until(pilot, lambda: line(pilot) == "Mitteilung der Verwaltung")
        await see(pilot, "Mehrere Zeilen stehen nun in einer")

    open_paper(workspace, steps)


def test_pause_names_the_command_and_ends(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "Mitteilung")
        await say(pilot, "/ende")
        kept = "1 Antwort im Entwurf matrices/.verlauf/t1.entwurf"
        await until(pilot, lambda: kept in said(pilot))
        await press(pilot, "escape")
        await enter(pilot, "1.")
        await press(pilot, "ctrl+c")
        await until(pilot, lambda: "zielmatrix vorlage neu t1" in said(pilot))
        await press(pilot, "c")
        assert pilot.app.return_value == 0

    open_paper(workspace, steps)
    text = (workspace / "matrices/.verlauf/t1.entwurf").read_text("utf-8")
    assert text.endswith('[getippt]\ndatum = "1."\n')


def test_the_start_page_and_the_closing_page_lead_to_a_new_paper(matrix: Path) -> None:
    async def from_start(pilot: Pilot[int]) -> None:
        await press(pilot, "n")
        await see(pilot, "Wie soll die Datei der Vorlage heißen?")
        await press(pilot, "ctrl+c", "b", "end", "enter")
        await see(pilot, "Wie soll die Datei der Vorlage heißen?")

    async def from_interview(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+l", *["down"] * 4, "enter")
        await see(pilot, "Wie soll die Datei der Vorlage heißen?")

    open_start(matrix.parents[2], from_start)
    hold(matrix, from_interview)


@pytest.mark.parametrize("size", [KLEIN, GROSS], ids="{0[0]}x{0[1]}".format)
def test_the_pages_look_as_they_did(
    answered: Path, golden: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        async def looks(page: str, text: str) -> None:
            await see(pilot, text)
            said = re.sub(r"Stand .* Uhr", "Stand … Uhr", shown(pilot))
            golden(f"tui/papier-{page}-{size[0]}x{size[1]}.txt", said)

        await looks("pruefen", "Prüfen Sie Ihre Antworten")
        await press(pilot, *["down"] * 7, "enter")
        await looks("frage", "Welche Gremien")
        await press(pilot, "f6", "end", "up", "enter")
        await looks("text", "Sachverhalt?")

    open_paper(answered, steps, size=size)
