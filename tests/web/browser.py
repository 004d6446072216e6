"""A headless Chromium, driven over its debugging websocket as a person would use it.

The page draws on a canvas, so what is on screen is read where it comes from: the frames
of the page's own websocket carry the terminal's output.
"""

import asyncio
import base64
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
PATIENCE = 60.0  # seconds; two cores may be busy with other tests

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
    "--window-size=1200,800",
)
_CONTROL = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z~]|\x1b[()#].|\x1b.")
_FOCUS = "document.querySelector('.xterm-helper-textarea').focus()"
_LISTENS = re.compile(rb"DevTools listening on ws://127\.0\.0\.1:(\d+)/")
_ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}


class Tab:
    """One tab: what it asked for, what its terminal showed, and hands to type with."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, dict[str, Any]] = {}
        self._changed = asyncio.Condition()
        self.requested: list[str] = []
        self.output = ""

    @property
    def text(self) -> str:
        """Everything the terminal has shown so far, without colours and places."""
        return _CONTROL.sub("", self.output)

    async def listen(self) -> None:
        """Take in what the browser reports, until it is gone."""
        async for message in self._socket:
            self._take(json.loads(message.data))
            async with self._changed:
                self._changed.notify_all()

    def _take(self, report: dict[str, Any]) -> None:
        params = report.get("params", {})
        match report.get("method"):
            case None:
                self._answers[report["id"]] = report.get("result", report)
            case "Network.requestWillBeSent":
                self.requested.append(params["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(params["url"])
            case "Network.webSocketFrameReceived":
                frame = params["response"]
                if frame["opcode"] == 2:  # binary: the terminal's output
                    raw = base64.b64decode(frame["payloadData"])
                    self.output += raw.decode("utf-8", "replace")

    async def send(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        await self.until(lambda: number in self._answers)
        return self._answers.pop(number)

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait until something is so; every report of the browser is a new look."""
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(reached)

    async def shows(self, text: str) -> None:
        """Wait until the terminal has shown a text."""
        try:
            await self.until(lambda: text in self.text)
        except TimeoutError:
            raise AssertionError(f"never shown: {text!r} in\n{self.text}") from None

    async def open(self, url: str) -> None:
        for domain in ("Page", "Network", "Runtime"):
            await self.send(f"{domain}.enable")
        await self.send("Page.navigate", url=url)
        await self.until(lambda: bool(self.output))
        await self.evaluate(_FOCUS)  # a click could hit something in the app

    async def type(self, text: str) -> None:
        await self.send("Input.insertText", text=text)

    async def enter(self) -> None:
        for kind in ("keyDown", "keyUp"):
            await self.send("Input.dispatchKeyEvent", type=kind, **_ENTER)

    async def evaluate(self, script: str) -> Any:
        done = await self.send("Runtime.evaluate", expression=script)
        return done["result"].get("value")

    async def picture(self) -> bytes:
        shot = await self.send("Page.captureScreenshot")
        return base64.b64decode(shot["data"])


@asynccontextmanager
async def tab(profile: Path) -> AsyncIterator[Tab]:
    """Start a browser with a fresh profile and give its only tab."""
    assert CHROMIUM
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *_FLAGS,
        f"--user-data-dir={profile}",
        "about:blank",
        stderr=subprocess.PIPE,
    )
    try:
        port = await _port(process)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as response:
                pages = await response.json()
            page = next(one for one in pages if one["type"] == "page")
            url = page["webSocketDebuggerUrl"]
            async with session.ws_connect(url, max_msg_size=0) as socket:
                one = Tab(socket)
                listening = asyncio.create_task(one.listen())
                yield one
                await session.get(f"http://127.0.0.1:{port}/json/close/{page['id']}")
                listening.cancel()
    finally:
        process.terminate()
        await process.communicate()


async def _port(process: asyncio.subprocess.Process) -> int:
    """Return the port that the browser chose; it says so when it listens."""
    assert process.stderr
    async with asyncio.timeout(PATIENCE):
        async for line in process.stderr:
            if told := _LISTENS.search(line):
                return int(told[1])
    raise AssertionError("Chromium ended before it listened")
