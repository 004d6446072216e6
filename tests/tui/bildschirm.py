"""How the tests hold an interview on screen, and read the screen as text."""

import asyncio
import datetime
import re
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from assistant.tui.app import ZielmatrixApp
from assistant.workflow.interview import begin
from assistant.workflow.paper_session import PaperSession
from assistant.workflow.workspace import Workspace

HEUTE = datetime.date(2014, 1, 10)
SCHMAL, KLEIN, GROSS = (60, 20), (80, 24), (120, 40)
_GEDULD = 30.0  # seconds until a text is missing for good
_TAKT, _RUHE = 0.02, 0.1
_T3 = re.compile(
    r"\n(?:#[^\n]*\n)?\[massnahme\.indikator\.t3\]\n(?:(?!\n?\[|# -----|\n\n).*\n)*"
)

Steps = Callable[[Pilot[int]], Awaitable[None]]


def without_t3(text: str) -> str:
    """Return a matrix before its third Tertial was reported."""
    return _T3.sub("\n", text)


def hold(path: Path, steps: Steps, size: tuple[int, int] = KLEIN) -> None:
    """Open the interview about a matrix and do the steps."""
    workspace = Workspace(path.parents[2])
    session = begin(workspace, path.stem, 3, HEUTE)
    _run(ZielmatrixApp(workspace, HEUTE, session), steps, size)


def open_start(root: Path, steps: Steps, size: tuple[int, int] = KLEIN) -> None:
    """Open the start page of a workspace and do the steps."""
    _run(ZielmatrixApp(Workspace(root), HEUTE), steps, size)


def open_paper(
    root: Path, steps: Steps, name: str | None = "t1", size: tuple[int, int] = KLEIN
) -> None:
    """Open the conversation about a new paper and do the steps."""
    workspace = Workspace(root)
    session = PaperSession(workspace, HEUTE, name)
    _run(ZielmatrixApp(workspace, HEUTE, session), steps, size)


def _run(app: ZielmatrixApp, steps: Steps, size: tuple[int, int]) -> None:
    async def held() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(pilot)

    asyncio.run(held())


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait until something holds; how long that takes is the machine's affair."""
    end = time.monotonic() + _GEDULD
    while not holds():
        assert time.monotonic() < end, shown(pilot)
        await pilot.pause(_TAKT)


async def see(pilot: Pilot[int], text: str) -> str:
    """Wait until the text is on screen and return the screen."""
    await until(pilot, lambda: text in shown(pilot))
    return shown(pilot)


async def still(pilot: Pilot[int]) -> str:
    """Wait until nothing moves on screen any more and return the screen."""
    before, now = "", shown(pilot)
    while before != now:
        await pilot.pause(_RUHE)
        before, now = now, shown(pilot)
    return now


async def miss(pilot: Pilot[int], text: str) -> str:
    """Wait until the text is gone from the screen and return the screen."""
    await until(pilot, lambda: text not in shown(pilot))
    return shown(pilot)


async def say(pilot: Pilot[int], text: str) -> None:
    """Type a text and send it with Enter."""
    await enter(pilot, text)
    await pilot.press("enter")
    await pilot.pause()


async def enter(pilot: Pilot[int], text: str) -> None:
    """Type a text, key by key."""
    await pilot.press(*(_KEYS.get(char, char) for char in text))
    await pilot.pause()


def strike(pilot: Pilot[int], key: str) -> None:
    """Press a key without waiting for what comes of it."""
    char = _CHARACTERS.get(key, key if len(key) == 1 else None)
    pilot.app.post_message(events.Key(key, char))


_CHARACTERS = {"space": " ", "comma": ",", "enter": "\r", "tab": "\t"}
_KEYS = {" ": "space", ",": "comma", ".": "full_stop", "/": "slash", "\n": "enter"}


def shown(pilot: Pilot[int]) -> str:
    """Return the screen as a person sees it, without blanks at the ends of lines."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"
