"""No English on any screen, whatever is opened."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.bildschirm import (
    GROSS,
    enter,
    hold,
    open_paper,
    open_start,
    say,
    shown,
    still,
)
from tests.tui.test_screens import PAGES

# Words Textual itself shows, and what a hasty programmer would write.
ENGLISCH = re.compile(
    r"\b(the|and|or|of|to|quit|search|palette|commands?|keys?|theme|press|press|"
    r"screenshot|maximi[sz]e|minimi[sz]e|select(ed)?|must|valid|invalid|number|matches|"
    r"found|help|close|cancel|error|warning|yes|no|loading|save|undo|redo|copy|enter|"
    r"escape|tab|next|back|empty|show|hide|panel|focus|cursor|page|up|down)\b",
    re.IGNORECASE,
)


def assert_german(text: str) -> None:
    assert not [found[0] for found in ENGLISCH.finditer(text)], text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_german(matrix: Path, page: str) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await say(pilot, "441")
        await pilot.press(*PAGES[page])
        assert_german(await still(pilot))

    hold(matrix, steps, GROSS)


def test_every_answer_is_german(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        for text in ("viele", "1,250", "441", "/", "26,3", "abc", "/fertig", "/thema"):
            await enter(pilot, text)
            assert_german(shown(pilot))
            await pilot.press("enter")
            await pilot.pause()
            assert_german(shown(pilot))
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert_german(shown(pilot))

    hold(matrix, steps, GROSS)


def test_the_start_page_is_german(matrix: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("f1")
        await pilot.pause()
        assert_german(shown(pilot))

    open_start(matrix.parents[2], steps, GROSS)


def test_every_page_of_a_new_paper_is_german(workspace: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        for text in ("5247", "t1", "/", "31.2.", "1,5", "/unsinn", "/ende"):
            await pilot.press("ctrl+u")
            await say(pilot, text)
            assert_german(shown(pilot))
        for keys in (["escape"], ["f1"], ["escape", "f12"], ["escape", "f6"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert_german(shown(pilot))
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert_german(shown(pilot))

    open_paper(workspace, steps, None, GROSS)
