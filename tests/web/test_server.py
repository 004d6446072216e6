"""What the server lets through, and how it ends."""

import http.client
import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant.cli.app import run
from assistant.errors import ExitCode
from tests.web.conftest import Running

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Ctrl+C reaches a group of processes by POSIX means"
)

Start = Callable[..., Running]
Capture = pytest.CaptureFixture[str]


def asked(
    running: Running, path: str = "/", **headers: str
) -> tuple[int, http.client.HTTPMessage, str]:
    address = urlsplit(running.address)
    connection = http.client.HTTPConnection(str(address.hostname), address.port)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8")
    finally:
        connection.close()


def test_it_says_the_address_and_ends_on_ctrl_c(start: Start) -> None:
    code, said = start().stop()
    assert code == ExitCode.OK
    assert re.fullmatch(
        r"Zielmatrix im Browser: http://127\.0\.0\.1:\d+\n"
        r"Nur auf diesem Rechner\. Strg\+C beendet\.\nBeendet\.\n",
        said,
    )


def test_the_page_is_german_and_names_no_other_host(start: Start) -> None:
    running = start()
    status, headers, page = asked(running)
    assert status == 200
    assert '<html lang="de">' in page
    assert "<title>Zielmatrix</title>" in page
    assert "Die Sitzung ist beendet. Jede Antwort ist schon gespeichert." in page
    own = running.address.removeprefix("http:")
    assert re.findall(r"\w+:(//[^/\"' ]+)", page) == [own]
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "headers",
    [{"Host": "zielmatrix.example"}, {"Origin": "http://zielmatrix.example"}],
    ids=str,
)
@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js"])
def test_it_refuses_whoever_comes_by_another_name(
    start: Start, path: str, headers: dict[str, str]
) -> None:
    running = start()
    status, _, text = asked(running, path, **headers)
    assert status == 403
    assert f"unter der Adresse {running.address}." in text


def test_localhost_is_shown_the_way(start: Start) -> None:
    running = start()
    port = running.address.rpartition(":")[2]
    status, headers, _ = asked(running, Host=f"localhost:{port}")
    assert (status, headers["Location"]) == (302, running.address)


def test_it_says_that_the_port_is_taken(start: Start, capsys: Capture) -> None:
    port = int(start().address.rpartition(":")[2])
    code = run(["web", "--port", str(port)])
    assert code == ExitCode.LOCKED
    err = capsys.readouterr().err
    assert f"Der Anschluss {port} ist schon belegt" in err
    assert f"zielmatrix web --port {port + 1}" in err


@pytest.mark.usefixtures("workspace")
def test_it_names_the_way_to_what_is_missing(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.delitem(sys.modules, "assistant.web.server", raising=False)
    assert run(["web"]) == ExitCode.FAULTS
    assert 'python -m pip install "textual-serve>=' in capsys.readouterr().err


def test_it_asks_for_a_workspace_first(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["web"]) == ExitCode.NO_WORKSPACE
    assert "liegt kein Arbeitsordner" in capsys.readouterr().err
