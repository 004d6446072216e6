"""Overview, check page, table, list of lines, closing page, start page."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.errors import AssistantError
from assistant.tui.app import run
from assistant.workflow.workspace import Workspace
from tests.tui.bildschirm import (
    GROSS,
    HEUTE,
    KLEIN,
    enter,
    hold,
    open_start,
    say,
    see,
    shown,
    still,
    until,
)
from tests.tui.test_chat import report

Golden = Callable[[str, str], None]
SIZES = pytest.mark.parametrize("size", [KLEIN, GROSS], ids="{0[0]}x{0[1]}".format)
PAGES = {
    "frage": [],
    "uebersicht": ["f5"],
    "pruefen": ["f6"],
    "tabelle": ["ctrl+t"],
    "befehle": ["f12"],
    "hilfe": ["f1"],
    "pause": ["ctrl+c"],
    "kein-wert": ["ctrl+n"],
    "abschluss": ["ctrl+l"],
}


@SIZES
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_did(
    matrix: Path, golden: Golden, page: str, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await say(pilot, "31")
        await pilot.press(*PAGES[page])
        golden(f"tui/{page}-{size[0]}x{size[1]}.txt", await still(pilot))

    hold(matrix, steps, size)


@SIZES
def test_the_box_looks_as_it_did(
    matrix: Path, golden: Golden, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f4")
        await say(pilot, "26,3")
        await enter(pilot, "Zwei Stellen.")
        golden(f"tui/text-{size[0]}x{size[1]}.txt", await still(pilot))

    hold(matrix, steps, size)


@SIZES
def test_the_start_page_looks_as_it_did(
    matrix: Path, golden: Golden, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        golden(f"tui/start-{size[0]}x{size[1]}.txt", await still(pilot))

    open_start(matrix.parents[2], steps, size)


def test_a_massnahme_opens_at_its_first_open_question(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("down", "down", "enter")  # matrix, S1, S2
        await see(pilot, "S2 Rahmenkonzept Seniorenarbeit · S2.1")
        await pilot.press("ctrl+c")
        await pilot.press("b")
        await see(pilot, "Zielmatrix · Erfassung")

    open_start(matrix.parents[2], steps)


def test_a_faulty_matrix_does_not_hide_the_others(matrix: Path) -> None:
    (matrix.parent / "rege.toml").write_text("titel = 1", encoding="utf-8")

    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "rege: Die Datei hat Fehler. zielmatrix pruefen")
        await see(pilot, "Sozialamt")

    open_start(matrix.parents[2], steps, (120, 60))


def test_what_became_faulty_meanwhile_is_said(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "Zielmatrix · Erfassung")
        (matrix.parents[1] / "dezernat.toml").write_text("stadt = 1", "utf-8")
        await pilot.press("enter")
        await see(pilot, "matrices/dezernat.toml, Zeile 1")
        await pilot.press("escape")
        await see(pilot, "Esc Beenden")

    open_start(matrix.parents[2], steps)


def test_without_a_year_there_is_no_screen(workspace: Path) -> None:
    shutil.rmtree(workspace / "matrices/2013")
    with pytest.raises(AssistantError, match="noch kein Jahresordner"):
        run(None, Workspace(workspace), HEUTE)


def test_the_help_of_the_start_page_is_closed_with_escape(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "Zielmatrix · Erfassung")
        await pilot.press("f1")
        await see(pilot, "F12 alle Befehle")
        await pilot.press("escape")
        await until(pilot, lambda: "F12 alle Befehle" not in shown(pilot))
        await see(pilot, "Zielmatrix · Erfassung")

    open_start(matrix.parents[2], steps)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("wohnberatung", "S9.2"),
        ("S5", "S5.1"),
        ("Schuldner", "S5.1"),
        ("engagiert", "S3.2"),
    ],
)
def test_the_overview_finds_and_jumps(matrix: Path, typed: str, first: str) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f5")
        await enter(pilot, typed)
        await pilot.press("enter")
        await see(pilot, f"· {first}")

    hold(matrix, steps)


def test_the_overview_filters_by_key_and_by_word(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await pilot.press("f5", "f4")
        await see(pilot, "Filter: offen")
        assert "S1.1" not in shown(pilot)
        await enter(pilot, "/geändert")
        await see(pilot, "Filter: geändert")
        await see(pilot, "S1.1")
        assert "S2.2" not in shown(pilot)

    hold(matrix, steps)


def test_a_change_on_the_check_page_leads_there_and_back(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await pilot.press("f6", "enter")
        await see(pilot, "Wie viele Besuche")
        await pilot.press("backspace", "2", "enter")
        await see(pilot, "Prüfen Sie Ihre Antworten")
        await see(pilot, "– → 442")
        assert report(matrix, "S1.1") == {"ist": 442}

    hold(matrix, steps)


def test_the_check_page_names_old_new_and_difference(workspace: Path) -> None:
    path = workspace / "matrices/2013/sozialamt.toml"

    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "/suche S1.1")
        await say(pilot, "")
        await say(pilot, "444")
        await pilot.press("f6")
        await see(pilot, "441 → 444  (+3 Besuche)")

    hold(path, steps)


def test_a_cell_is_read_like_a_line_of_the_conversation(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+t", "down", "enter")
        await enter(pilot, "3 von 10")
        await see(pilot, "30 % (Soll 30): ● grün")
        await pilot.press("enter")
        await until(
            pilot, lambda: report(matrix, "S1.2") == {"zaehler": 3, "nenner": 10}
        )
        await pilot.press("enter")
        await enter(pilot, "viel")
        await pilot.press("enter")
        await see(pilot, "! ")
        assert report(matrix, "S1.3") is None

    hold(matrix, steps)


def test_an_odd_cell_is_asked_about_in_the_conversation(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+t", "enter")
        await enter(pilot, "4410")
        await pilot.press("enter")
        await see(pilot, "? Rückfrage")
        assert report(matrix, "S1.1") is None
        await pilot.press("escape")
        await see(pilot, "Stimmt der Wert trotzdem?")

    hold(matrix, steps)


def test_another_column_says_how_to_get_there(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+t", "left", "enter")
        await see(pilot, "/tertial 2")

    hold(matrix, steps)


def test_the_end_of_the_questions_offers_what_comes_next(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "Alle Fragen sind gestellt.")
        await say(pilot, "b")
        await see(pilot, "zielmatrix bauen")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: "zielmatrix bauen" in str(pilot.app.clipboard))
        await pilot.press("home", "enter")
        await until(pilot, lambda: pilot.app.return_value == 0)

    hold(workspace / "matrices/2013/sozialamt.toml", steps)
