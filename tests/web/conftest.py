"""A running `zielmatrix web`, or the same server with another app."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

_SERVE = """
import sys
from assistant.web.server import serve
serve(sys.argv[2:], int(sys.argv[1]), lambda line: print(line, flush=True))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Running:
    """A server process that said its address."""

    def __init__(self, command: list[str], cwd: Path) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        self.address = self.said.split()[-1]

    def stop(self) -> tuple[int, str]:
        """Press Ctrl+C and return the exit code with what was said.

        The terminal sends it to the server and to the apps of all tabs.
        """
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(30)
        assert self.process.stdout
        return code, self.said + self.process.stdout.read()


@pytest.fixture
def start(workspace: Path) -> Iterator[Callable[..., Running]]:
    """Return how to start a server in the workspace; it is ended with the test."""
    running: list[Running] = []

    def begin(*app: str) -> Running:
        port = str(free_port())
        own = [sys.executable, "-m", "assistant", "web", "--port", port]
        other = [sys.executable, "-c", _SERVE, port, *app]
        running.append(Running(other if app else own, workspace))
        return running[-1]

    yield begin
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()
