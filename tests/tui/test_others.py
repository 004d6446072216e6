"""Others write in the same file; keys of one's own; colours; signals."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from assistant.tui.chat import ChatScreen
from assistant.tui.keymap import read_keys
from assistant.workflow.interview import begin
from assistant.workflow.workspace import Workspace
from tests.tui.bildschirm import HEUTE, enter, hold, say, see, shown, until
from tests.tui.test_chat import report


def write_elsewhere(matrix: Path, kennung: str, text: str) -> None:
    """Answer a question in another session, as a colleague would."""
    other = begin(Workspace(matrix.parents[2]), matrix.stem, 3, HEUTE)
    other.jump(kennung)
    other.answer(text)


def test_what_others_write_is_taken_in_and_shown(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await enter(pilot, "44")
        write_elsewhere(matrix, "S1.2", "31")
        screen = pilot.app.screen
        assert isinstance(screen, ChatScreen)
        screen.look()
        await see(pilot, "Inzwischen geändert: S1.2")
        await see(pilot, "│ 44 ")
        await say(pilot, "1")
        assert report(matrix, "S1.1") == {"ist": 441}
        assert report(matrix, "S1.2") == {"ist": 31}

    hold(matrix, steps)


@pytest.mark.parametrize(("chosen", "kept"), [("a", 441), ("b", 430)])
def test_a_conflict_shows_three_values_and_asks(
    matrix: Path, chosen: str, kept: int
) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await enter(pilot, "441")
        write_elsewhere(matrix, "S1.1", "430")
        await pilot.press("enter")
        await see(pilot, "a  Meine Angabe gilt")
        lines = pilot.app.screen.query(".zeilen Static").results(Static)
        said = " ".join(str(one.render()) for one in lines)
        assert "Vorher: leer." in said
        assert "Ihre Angabe: 441." in said
        assert "Datei: 430." in said
        await pilot.press(chosen)
        await until(pilot, lambda: report(matrix, "S1.1") == {"ist": kept})

    hold(matrix, steps)


def test_a_file_made_faulty_elsewhere_is_said_and_nothing_lost(matrix: Path) -> None:
    sound = matrix.read_bytes()
    faulty = sound.replace(b'art = "quote"', b"art = quote", 1)

    async def steps(pilot: Pilot[int]) -> None:
        put(matrix, faulty)
        await say(pilot, "441")
        await see(pilot, "das sich nicht lesen lässt")
        await see(pilot, "│ 441 ")
        put(matrix, sound)
        await pilot.press("enter")
        await until(pilot, lambda: report(matrix, "S1.1") == {"ist": 441})

    hold(matrix, steps)


def put(path: Path, content: bytes) -> None:
    """Write a file as another program does."""
    path.write_bytes(content)


def test_who_is_typing_stays_where_somebody_else_answered(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await enter(pilot, "44")
        write_elsewhere(matrix, "S1.1", "430")
        screen = pilot.app.screen
        assert isinstance(screen, ChatScreen)
        screen.look()
        await see(pilot, "S1.1 (Wert, Tertial 3) ist jetzt 430")
        await see(pilot, "│ 44 ")
        await say(pilot, "1")
        await see(pilot, "· S1.2")
        assert report(matrix, "S1.1") == {"ist": 441}

    hold(matrix, steps)


def test_own_keys_count(matrix: Path) -> None:
    (matrix.parents[1] / "tasten.toml").write_text('hilfe = "f6"\npruefen = "ctrl+g"\n')

    async def steps(pilot: Pilot[int]) -> None:
        await see(pilot, "F6 Hilfe")
        await pilot.press("f6")
        await see(pilot, "Zählregel")

    hold(matrix, steps)


def test_keys_that_cannot_be_used_are_said(tmp_path: Path) -> None:
    path = tmp_path / "tasten.toml"
    path.write_text(
        '"zurük" = "f3"\nweiter = 4\nhilfe = "f3"\npause = "enter"\n', encoding="utf-8"
    )
    tasten = read_keys(path)
    assert tasten.belegung == {"hilfe": "f3", "pause": "enter"}
    said = " ".join(tasten.hinweise)
    assert "„zurük“ gibt es nicht. Meinten Sie „zurueck“?" in said
    assert "„weiter“ braucht eine Taste" in said
    assert "„f3“ ist doppelt belegt: /hilfe und /zurück" in said
    assert "„enter“ ist fest vergeben" in said


def test_a_broken_key_file_is_said_and_the_usual_keys_stay(tmp_path: Path) -> None:
    path = tmp_path / "tasten.toml"
    path.write_text("hilfe = f6", encoding="utf-8")
    tasten = read_keys(path, tmp_path / "fehlt.toml")
    assert tasten.belegung == {}
    assert "Es gelten die üblichen Tasten" in tasten.hinweise[0]


def test_every_theme_shows_the_same_words(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        before = shown(pilot)
        for _ in range(3):
            await say(pilot, "/thema")
            assert shown(pilot) == before

    hold(matrix, steps)


def test_without_colours_none_is_sent(
    matrix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await pilot.press("f5")
        await see(pilot, "● grün")
        assert pilot.app.native_ansi_color  # the filter then takes colours out

    hold(matrix, steps)
