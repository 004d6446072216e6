"""The screens in a real Chromium: typed there, kept here, and nothing asked outside."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interview.gespraech import BESUCHE, QUOTE, probe
from tests.web.browser import CHROMIUM, Tab, tab
from tests.web.conftest import Running

pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="needs Chromium (Debian: chromium)"
)

Start = Callable[..., Running]
_MESSAGE = "getComputedStyle(document.querySelector('.ended')).display"
APP = str(Path(__file__).with_name("notiz.py"))


def nothing_asked_outside(one: Tab, address: str) -> bool:
    host = address.removeprefix("http://")
    allowed = (f"http://{host}", f"ws://{host}", "data:")
    return bool(one.requested) and all(url.startswith(allowed) for url in one.requested)


def test_an_answer_in_the_browser_is_in_the_matrix(
    start: Start, workspace: Path, tmp_path: Path
) -> None:
    for other in (workspace / "matrices/2013").glob("*.toml"):
        other.unlink()
    matrix = probe(workspace, BESUCHE + QUOTE)
    running = start()

    async def person() -> None:
        async with tab(tmp_path / "profil") as one:
            await one.open(running.address)
            await one.shows("Zielmatrix · Erfassung")
            await one.enter()  # the first matrix of the list
            await one.shows("durchgeführte Besuche: Wie viele Besuche")
            await one.type("441")
            await one.enter()
            await one.shows("Annahmequote: Wie hoch war der Anteil")
            assert nothing_asked_outside(one, running.address)

    asyncio.run(person())
    assert "ist = 441" in matrix.read_text(encoding="utf-8")


def test_any_app_is_served_with_umlauts_and_digits(
    start: Start, tmp_path: Path
) -> None:
    kept = tmp_path / "notiz.txt"
    running = start(sys.executable, APP, str(kept))

    async def person() -> None:
        async with tab(tmp_path / "profil") as one:
            await one.open(running.address)
            await one.shows("Wie lautet die Notiz?")
            await one.type("Größe: 12,5 m²")
            await one.enter()
            await one.shows("Gespeichert.")
            assert await one.evaluate("document.title") == "Zielmatrix"
            assert nothing_asked_outside(one, running.address)

    asyncio.run(person())
    assert kept.read_text(encoding="utf-8") == "Größe: 12,5 m²"


def test_ctrl_c_ends_the_open_tabs_too(start: Start, tmp_path: Path) -> None:
    running = start(sys.executable, APP, str(tmp_path / "notiz.txt"))

    async def person() -> None:
        async with tab(tmp_path / "profil") as one:
            await one.open(running.address)
            await one.shows("Wie lautet die Notiz?")
            code, said = await asyncio.to_thread(running.stop)
            assert (code, said.splitlines()[-1]) == (0, "Beendet.")
            assert await one.evaluate(_MESSAGE) == "flex"

    asyncio.run(person())
