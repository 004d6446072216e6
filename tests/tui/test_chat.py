"""The interview on screen, key by key."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.bildschirm import enter, hold, say, see, shown, strike, until

CAUSE = "Zwei Stellen waren nicht besetzt."


def report(path: Path, kennung: str) -> dict[str, Any] | None:
    """Return what the file says about an indicator at T3."""
    data = tomllib.loads(path.read_text("utf-8"))
    rows = (row for group in data["massnahme"] for row in group["indikator"])
    found: dict[str, Any] | None = next(
        row for row in rows if row["id"] == kennung
    ).get("t3")
    return found


def value(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one("#wertzeile", Input).value


def test_the_first_question_is_complete_at_80_by_24(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        screen = shown(pilot)
        assert "Wie viele Besuche waren es vom 01.01. bis zum" in screen
        assert "Gezählt wird: Beratungsbesuche" in screen
        assert "Soll 450 Besuche" in screen
        assert "Vorjahr █ 412 · T1 ▄ 152 ● grün · T2 ▆ 287 ● grün" in screen
        assert "1 von 19 erledigt, 18 noch nicht begonnen" in screen

    hold(matrix, steps)


def test_what_is_typed_is_read_before_enter(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await enter(pilot, "420")
        await see(pilot, "420 von 450 Besuchen: ▲ gelb, −6,7 %")
        assert report(matrix, "S1.1") is None

    hold(matrix, steps)


def test_no_keystroke_is_dropped(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await enter(pilot, "1.234,5 rd (x) -7%")
        assert value(pilot) == "1.234,5 rd (x) -7%"

    hold(matrix, steps)


def test_an_answer_is_in_the_file_before_the_next_question(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await see(pilot, "Annahmequote der Angebote")
        assert report(matrix, "S1.1") == {"ist": 441}
        line = next(one for one in shown(pilot).splitlines() if "✓" in one)
        assert "S1.1 durchgeführte Besuche  441" in line
        assert line.endswith("−2,0 %  ● grün")

    hold(matrix, steps)


def test_red_asks_why_in_a_box_of_several_lines(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f4")
        await say(pilot, "26,3")
        await see(pilot, "Warum weicht")
        await see(pilot, "26,3 % (Soll 30): ■ rot, −3,7 PP")
        await say(pilot, CAUSE)  # Enter begins a new line here
        await enter(pilot, "Ab 2014 sind sie es.")
        await pilot.press("f9")
        await see(pilot, "Was wird bei")
        found = report(matrix, "S1.2")
        assert found
        assert found["ursache"] == f"{CAUSE}\nAb 2014 sind sie es."

    hold(matrix, steps)


@pytest.mark.parametrize("command", ["/fertig", "/zurück", "/hilfe"])
def test_a_command_in_the_box_is_a_line_of_its_own(matrix: Path, command: str) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f4")
        await say(pilot, "26,3")
        await say(pilot, CAUSE)
        await say(pilot, command)
        expected = {
            "/fertig": "Was wird bei",
            "/zurück": "Wie hoch war der Anteil",
            "/hilfe": "Zählregel:",
        }
        assert expected[command] in shown(pilot)

    hold(matrix, steps)


def test_back_and_forward_keep_what_was_typed(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await enter(pilot, "27")
        await pilot.press("f3")
        await until(pilot, lambda: value(pilot) == "441")
        await pilot.press("f4")
        await until(pilot, lambda: value(pilot) == "27")
        assert report(matrix, "S1.1") == {"ist": 441}

    hold(matrix, steps)


def test_an_empty_answer_keeps_what_the_file_says(workspace: Path) -> None:
    path = workspace / "matrices/2013/sozialamt.toml"
    before = path.read_bytes()

    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "/suche S1.1")
        await pilot.press("enter")
        await see(pilot, "leer bleibt unverändert: 441")
        await pilot.press("enter")
        await see(pilot, "S1.1 durchgeführte Besuche  unverändert: 441")

    hold(path, steps)
    assert path.read_bytes() == before


def test_an_odd_value_needs_a_reason(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "4410")
        await see(pilot, "Stimmt der Wert trotzdem?")
        assert report(matrix, "S1.1") is None
        await say(pilot, "ja, weil die Gruppen mitgezählt sind")
        found = report(matrix, "S1.1")
        assert found
        assert found["ist"] == 4410
        assert "Gruppen" in found["vermerk_intern"]

    hold(matrix, steps)


def test_candidates_are_chosen_by_their_letter_and_by_arrow(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "4410")
        await see(pilot, "a  441")
        await say(pilot, "a")
        assert report(matrix, "S1.1") == {"ist": 441}
        await pilot.press("f7")
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(pilot, lambda: report(matrix, "S1.1") == {"ist": 441})

    hold(matrix, steps)


def test_what_is_not_understood_stays_in_the_entry(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "viele")
        assert value(pilot) == "viele"
        await see(pilot, "! ")

    hold(matrix, steps)


def test_undo_and_redo_reach_the_file(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await pilot.press("f7")
        await until(pilot, lambda: report(matrix, "S1.1") is None)
        await see(pilot, "Zurückgenommen: S1.1.")
        await pilot.press("f8")
        await until(pilot, lambda: report(matrix, "S1.1") == {"ist": 441})

    hold(matrix, steps)


def test_the_reasons_for_no_value_are_offered(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "/keinwert")
        await see(pilot, "fällt später an")
        await pilot.press("c")
        await until(pilot, lambda: value(pilot) == "fällt später an; ")
        await say(pilot, "Statistik kommt im Februar")
        assert report(matrix, "S1.1") == {
            "kein_wert": "faellt_spaeter_an",
            "grund": "Statistik kommt im Februar",
        }
        await see(pilot, "1 fällt später an")

    hold(matrix, steps)


def test_pasted_lines_are_looked_through_and_never_sent(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        paste(pilot, "441\n31\n24,1\n")
        await see(pilot, "3 von 3 Zeilen sind verstanden")
        assert report(matrix, "S1.1") is None
        await pilot.press("f9")
        await until(pilot, lambda: report(matrix, "S1.1") == {"ist": 441})
        assert report(matrix, "S1.2") == {"ist": 31}

    hold(matrix, steps)


def test_one_pasted_line_is_typed_and_not_sent(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        paste(pilot, "\n  441\n")
        await until(pilot, lambda: value(pilot).strip() == "441")
        assert report(matrix, "S1.1") is None

    hold(matrix, steps)


def test_a_paste_into_the_box_keeps_every_line(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f4")
        await say(pilot, "26,3")
        paste(pilot, "eins\nzwei\ndrei")
        box = pilot.app.screen.query_one(TextArea)
        await until(pilot, lambda: box.text == "eins\nzwei\ndrei")

    hold(matrix, steps)


def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.post_message(events.Paste(text))


def test_a_free_answer_is_confirmed_first(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "Stadtteilkonferenzen 10, alle protokolliert")
        await see(pilot, "Übernehmen?")
        await say(pilot, "ja")
        found = report(matrix, "S2.2")
        assert found
        assert found["ist"] == 10

    hold(matrix, steps)


def test_what_was_typed_and_not_sent_is_there_again(matrix: Path) -> None:
    async def first(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await enter(pilot, "27,")
        await say_nothing_and_leave(pilot)

    async def second(pilot: Pilot[int]) -> None:
        await see(pilot, "Wiederhergestellt, Stand")
        assert value(pilot) == "27,"

    hold(matrix, first)
    hold(matrix, second)


async def say_nothing_and_leave(pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+c")
    await see(pilot, "Pause?")
    await pilot.press("c")
    await pilot.pause()


def test_another_tertial_is_a_command_away(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "/tertial 1")
        await see(pilot, "Tertial 1 · 30.04.2013")
        await say(pilot, "/tertial 9")
        await see(pilot, "/tertial 1, 2 oder 3")

    hold(matrix, steps)


def test_the_text_is_written_in_the_own_editor(
    matrix: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "pathlib.Path(sys.argv[1]).write_text('Länger krank.', encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"python3 {script}")

    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f4")
        await say(pilot, "26,3")
        await pilot.press("f2")
        await see(pilot, "Hier lässt sich kein Editor öffnen")

    hold(matrix, steps)  # a headless screen cannot be suspended: tmux does this one


def test_keys_may_come_faster_than_questions(matrix: Path) -> None:
    typed = ["4", "4", "0", "enter", "f3", "backspace", "1", "enter", "2", "6"]
    typed += [",", "3", "enter", *"Zuwenig", "f9", *"Mehr", "f9", "f4", "2", "4"]

    async def steps(pilot: Pilot[int]) -> None:
        for key in typed:
            strike(pilot, key)
        await see(pilot, "· S1.3")
        await until(pilot, lambda: value(pilot) == "24")
        assert report(matrix, "S1.1") == {"ist": 441}
        assert report(matrix, "S1.2") == {
            "ist": 26.3,
            "ursache": "Zuwenig",
            "gegenmassnahme": "Mehr",
        }

    hold(matrix, steps)
