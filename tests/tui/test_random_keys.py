"""Five hundred random sequences of keys: nothing crashes, nothing saved is lost.

One interview takes fifty sequences after another, as a long day does. After each of
them every value that a reply called saved must stand in the file, unless it was taken
back or answered again since.
"""

import random
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from assistant.tui.chat import ChatScreen
from assistant.workflow.interview_file import read_matrix
from assistant.workflow.workspace import Workspace
from tests.tui.bildschirm import hold, strike

_TEXTE = (
    "441", "31", "3 von 4", "1.250", "27,3", "ja", "nein", "k. A.", "441\n31\n24,1",
    "erledigt am 12.11.", "fällt später an; Statistik", "rot, weil so", "weil so",
    "ja, weil es stimmt", "Hausbesuche 145, zwei Stellen unbesetzt", "/weiter",
    "/zurück", "/später", "/suche", "/fertig", "/tabelle", "/prüfen", "/übergangen",
    "/kopieren", "/thema", "/unsinn", "Anteil 62", "Wartezeit\t5\nAnteil\t62",
)  # fmt: skip
_TASTEN = (
    "enter", "enter", "enter", "enter", "escape", "tab", "shift+tab", "up", "down",
    "left", "right", "f1", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f12", "ctrl+t",
    "ctrl+n", "ctrl+l", "ctrl+c", "backspace", "delete", "home", "end", "pageup",
    "pagedown", "space", "a", "b", "1", "comma", "ctrl+z", "ctrl+a", "ctrl+w",
)  # fmt: skip
_RUNDEN, _FOLGEN, _LAENGE = 10, 50, 6
_TEXT_STATT_TASTE = 0.3


@pytest.mark.parametrize("seed", range(_RUNDEN))
def test_random_keys_never_crash_or_lose_an_answer(matrix: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311

    left = _FOLGEN

    async def steps(pilot: Pilot[int]) -> None:
        nonlocal left
        while left and pilot.app.is_running:
            left -= 1
            await _play(pilot, chance)
            _check(pilot)

    while left:  # opened again where the keys led out, as one may
        hold(matrix, steps)


async def _play(pilot: Pilot[int], chance: random.Random) -> None:
    for _ in range(_LAENGE):
        if chance.random() < _TEXT_STATT_TASTE:
            pilot.app.post_message(events.Paste(chance.choice(_TEXTE)))
        else:
            strike(pilot, chance.choice(_TASTEN))
        if not pilot.app.is_running:
            return
    await pilot.pause()


def _check(pilot: Pilot[int]) -> None:
    """Compare the file with what the conversation says is in it."""
    if not pilot.app.is_running:
        return
    for screen in pilot.app.screen_stack:
        if isinstance(screen, ChatScreen):
            path = screen.session.path
            stored = read_matrix(Workspace(path.parents[2]), path).matrix
            assert screen.session.interview.matrix == stored
