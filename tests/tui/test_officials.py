"""What people meet who have never used a terminal, or use it every four months."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable

from tests.tui.bildschirm import (
    SCHMAL,
    enter,
    hold,
    miss,
    open_start,
    say,
    see,
    shown,
    until,
)
from tests.tui.test_chat import paste, report, value
from tests.tui.test_others import put


def test_a_letter_chooses_although_the_entry_is_still_full(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "1,250")
        await see(pilot, "b  1,25")
        assert value(pilot) == "1,250"
        await say(pilot, "a")
        await see(pilot, "S1.1 durchgeführte Besuche  1.250")

    hold(matrix, steps)


def test_what_may_be_meant_twice_is_chosen_by_letter(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "Anteil 62")
        screen = await see(pilot, "a  S8.2 Anteil ambulant betreuten Wohnens: 62 %")
        assert "b  S9.1 Anteil ambulanter Leistungen: 62 %" in screen
        await say(pilot, "c")
        await miss(pilot, "Was ist gemeint?")
        assert value(pilot) == "Anteil 62"
        await pilot.press("enter")
        await see(pilot, "Was ist gemeint?")
        await say(pilot, "a")
        await until(pilot, lambda: report(matrix, "S8.2") == {"ist": 62})

    hold(matrix, steps)


def test_after_a_no_the_next_text_takes_the_place_of_the_first(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "Anteil 62")
        await see(pilot, "Was ist gemeint?")
        await say(pilot, "nein")
        await miss(pilot, "Was ist gemeint?")
        await say(pilot, "441")
        await until(pilot, lambda: report(matrix, "S1.1") == {"ist": 441})

    hold(matrix, steps)


def test_a_value_in_doubt_is_not_shown_as_saved(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "44")
        await see(pilot, "? S1.1 durchgeführte Besuche  44, noch nicht gespeichert")
        await pilot.press("f4")
        await see(pilot, "– S1.1 Rückfrage  übergangen, bleibt offen")
        assert "? S1.1 durchgeführte Besuche  44" in shown(pilot)

    hold(matrix, steps)


def test_later_is_shown_in_words(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "/später Zählung im März")
        await see(pilot, "fällt später an; Zählung im März")
        assert "/später" not in shown(pilot)

    hold(matrix, steps)


def test_a_reason_can_be_given_in_the_box_too(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f4")
        await say(pilot, "26,3")
        await see(pilot, "Warum weicht")
        await say(pilot, "/weiter Frau M. fragt nach")
        await see(pilot, "Was wird bei")
        await pilot.press("f5")
        await see(pilot, "Frau M. fragt nach; es fehlt: Ursache")
        await pilot.press("escape", "ctrl+l")
        await see(pilot, "Noch offen: S1.2")
        assert "Frau M. fragt nach" in shown(pilot)

    hold(matrix, steps, (100, 40))


def test_reasons_for_no_value_fit_a_doubt_too(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "44")
        await see(pilot, "Stimmt der Wert trotzdem?")
        await pilot.press("ctrl+n")
        await see(pilot, "c  fällt später an")
        await pilot.press("c")
        await see(pilot, "│ fällt später an; ")

    hold(matrix, steps)


def test_what_was_passed_over_is_asked_again_or_said_not_to_be(
    workspace: Path,
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "Alle Fragen sind gestellt.")
        await say(pilot, "/übergangen")
        await see(pilot, "! Es ist keine Frage übergangen.")

    hold(workspace / "matrices/2013/sozialamt.toml", steps)


def test_undo_names_what_was_passed_over(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "/weiter Liste fehlt")
        await see(pilot, "übergangen: Liste fehlt")
        await pilot.press("f7")
        await see(pilot, "Zurückgenommen: S1.1.")

    hold(matrix, steps)


def test_long_pages_scroll_with_the_keyboard(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("ctrl+l")
        await see(pilot, "Noch offen: S1.1")
        await pilot.press("pagedown", "pagedown")
        await see(pilot, "Als Nächstes")
        await pilot.press("pageup", "pageup")
        await see(pilot, "Noch offen: S1.1")

    hold(matrix, steps)


def test_the_conversation_scrolls_with_the_keyboard(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        for answer in ("441", "31", "24,1"):
            await say(pilot, answer)
        await see(pilot, "Ist der Meilenstein")
        await pilot.press("pageup", "pageup")
        await see(pilot, "✓ S1.1")
        await pilot.press("pagedown", "pagedown")
        await see(pilot, "„erledigt am …“")

    hold(matrix, steps, SCHMAL)


@pytest.mark.parametrize("key", ["f1", "ctrl+n", "ctrl+c"])
def test_a_dialogue_shows_its_choices_on_a_small_screen(matrix: Path, key: str) -> None:
    last = {
        "f1": "a  Schließen",
        "ctrl+n": "j  nicht berechenbar",
        "ctrl+c": "c  Pause",
    }

    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press(key)
        await see(pilot, last[key])
        before = shown(pilot)
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert last[key] in shown(pilot)
        if key == "f1":
            assert shown(pilot) != before
            await see(pilot, "Alle Befehle: F12")

    hold(matrix, steps, SCHMAL)


def test_a_fault_in_the_file_is_named_and_forgotten_when_mended(matrix: Path) -> None:
    sound = matrix.read_bytes()

    async def steps(pilot: Pilot[int]) -> None:
        await enter(pilot, "44")
        put(matrix, sound.replace(b'art = "quote"', b"art = quote", 1))
        await see(pilot, "sozialamt.toml, Zeile")
        assert "genannten" not in shown(pilot)
        put(matrix, sound)
        await miss(pilot, "sozialamt.toml, Zeile")
        assert value(pilot) == "44"

    hold(matrix, steps)


class DescribeALook:
    def it_says_by_a_sign_what_is_chosen(self, matrix: Path) -> None:
        async def steps(pilot: Pilot[int]) -> None:
            paste(pilot, "Wartezeit\t5\nUnsinn\t3\nAnteil\t62\n")
            screen = await see(pilot, "[x] Wartezeit 5 → S5.1")
            assert " –  Unsinn 3: kein Indikator" in screen
            assert "[ ] Anteil 62 → S8.2" in screen
            assert "[ ] Anteil 62 → S9.1" in screen
            await pilot.press("space")
            await see(pilot, "[ ] Wartezeit 5")

        hold(matrix, steps)

    def it_takes_one_reading_of_a_line(self, matrix: Path) -> None:
        async def steps(pilot: Pilot[int]) -> None:
            paste(pilot, "Wartezeit\t4\nAnteil\t62\n")
            await see(pilot, "[ ] Anteil 62 → S9.1")
            await pilot.press("down", "space", "down", "space")
            screen = await see(pilot, "[x] Anteil 62 → S9.1")
            assert "[ ] Anteil 62 → S8.2" in screen
            await pilot.press("f9")
            await until(pilot, lambda: report(matrix, "S9.1") == {"ist": 62})
            assert report(matrix, "S5.1") == {"ist": 4}
            assert report(matrix, "S8.2") is None

        hold(matrix, steps)


class DescribeTheTable:
    def it_pastes_a_column_beside_its_rows(self, matrix: Path) -> None:
        """S8.1 was reached before and is not asked; its row is there all the same."""

        async def steps(pilot: Pilot[int]) -> None:
            await pilot.press("ctrl+t", *["down"] * 14)
            await see(pilot, "S7.2")
            paste(pilot, "2,9\n\n62,4\n37,8\n")
            screen = await see(pilot, "62,4 → S8.2")
            assert "37,8 → S9.1" in screen
            await pilot.press("f9")
            await until(pilot, lambda: report(matrix, "S8.2") is not None)

        hold(matrix, steps)

    def it_marks_what_waits_for_an_answer(self, matrix: Path) -> None:
        async def steps(pilot: Pilot[int]) -> None:
            await say(pilot, "44")
            await pilot.press("ctrl+t")
            await see(pilot, "? Rückfrage")

        hold(matrix, steps)

    def it_takes_a_letter_for_what_it_asks_back(self, matrix: Path) -> None:
        async def steps(pilot: Pilot[int]) -> None:
            await pilot.press("ctrl+t", "enter")
            await enter(pilot, "1,250")
            await pilot.press("enter")
            await see(pilot, "a 1.250 · b 1,25")
            await pilot.press("a", "enter")
            await until(pilot, lambda: report(matrix, "S1.1") == {"ist": 1250})

        hold(matrix, steps)

    def it_keeps_the_names_in_sight_where_it_is_narrow(self, matrix: Path) -> None:
        async def steps(pilot: Pilot[int]) -> None:
            await pilot.press("ctrl+t")
            screen = await see(pilot, "S1.1 durchg")
            assert "T3 ◂" in screen
            assert pilot.app.screen.query_one(DataTable).fixed_columns == 1

        hold(matrix, steps, SCHMAL)


def test_the_overview_says_why_in_a_line_of_its_own(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "k. A.; die Zählung ist ausgefallen und wird nicht nachgeholt")
        await pilot.press("f5")
        screen = await see(pilot, "Ohne Wert · geändert")
        lines = [line.strip() for line in screen.splitlines()]
        assert (
            "keine Angabe; die Zählung ist ausgefallen und wird nicht nachgeholt"
            in lines
        )

    hold(matrix, steps)


@pytest.mark.parametrize("size", [SCHMAL, (80, 24)])
def test_a_row_of_the_start_page_is_one_line(
    matrix: Path, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        screen = await see(pilot, "Noch nicht begonnen")
        rows = [line for line in screen.splitlines() if "Noch nicht begonnen" in line]
        assert all(row.rstrip(" ▁▂▃▄▅▆▇█").endswith(")") for row in rows), screen

    open_start(matrix.parents[2], steps, size)


def test_the_keys_at_the_foot_end_with_all_commands(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "F12 Befehle")

    hold(matrix, steps, SCHMAL)
