"""The command as a process: pipes, signals, an answers file, and its exit codes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from tests.interview.gespraech import BESUCHE, QUOTE, probe


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant", "erfassen", *arguments]


def started(workspace: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command(*arguments),
        cwd=workspace,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def piped(workspace: Path, text: str, *arguments: str) -> tuple[int, str]:
    process = started(workspace, "probe", *arguments)
    out, err = process.communicate(text, timeout=60)
    return process.returncode, out + err


def said_in_bytes(
    workspace: Path, typed: bytes
) -> "subprocess.CompletedProcess[bytes]":
    """Type bytes into the command on a system with the code page of old Windows."""
    latin = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    return subprocess.run(
        command("probe", "--einfach"),
        cwd=workspace,
        env=os.environ | latin,
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )


class DescribeAPipe:
    def it_asks_and_saves_without_a_terminal(self, workspace: Path) -> None:
        path = probe(workspace, BESUCHE + QUOTE)
        code, out = piped(workspace, "441\n31\n")
        assert code == 0
        assert "Gespeichert. P1.1 durchgeführte Besuche: 441 von 450 Besuchen" in out
        assert "t3 = { ist = 441 }" in path.read_text(encoding="utf-8") or (
            "ist = 441" in path.read_text(encoding="utf-8")
        )

    def it_draws_nothing(self, workspace: Path) -> None:
        probe(workspace, BESUCHE + QUOTE)
        _, out = piped(workspace, "400\n\n/hilfe\n/übersicht\n/suche\n", "--einfach")
        assert "\x1b" not in out
        assert not set(out) & set("│─┌┐└┘├┤┬┴┼█▌▐░▒▓\r\x07\x08")

    def it_ends_with_the_input_and_says_what_is_saved(self, workspace: Path) -> None:
        probe(workspace, BESUCHE + QUOTE)
        code, out = piped(workspace, "441\n")
        assert code == 0
        assert "Gespeichert in matrices/2013/probe.toml: 1 Antwort." in out
        assert "Noch offen: P1.2 Annahmequote" in out

    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def it_is_read_as_utf_8_whatever_the_system_thinks(
        self, workspace: Path, mark: str
    ) -> None:
        path = probe(workspace, BESUCHE + QUOTE)
        done = said_in_bytes(workspace, f"{mark}400\nGröße der Räume\n".encode())
        assert done.returncode == 0
        assert 'ursache = "Größe der Räume"' in path.read_text(encoding="utf-8")

    def it_says_where_it_is_no_text(self, workspace: Path) -> None:
        probe(workspace, BESUCHE + QUOTE)
        done = said_in_bytes(workspace, "400\nGröße\n".encode("cp1252"))
        assert done.returncode == 1
        assert "kein Text in UTF-8" in done.stderr.decode("utf-8")
        assert "Traceback" not in done.stderr.decode("utf-8")

    def it_names_the_matrix_that_was_meant(self, workspace: Path) -> None:
        process = started(workspace, "sozialmat")
        _, err = process.communicate("", timeout=60)
        assert process.returncode == 6
        assert "Meinten Sie „sozialamt“?" in err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_talk_with_what_is_saved(workspace: Path, name: str) -> None:
    number = getattr(signal, name)  # Windows has no SIGHUP
    path = probe(workspace, BESUCHE + QUOTE)
    process = started(workspace, "probe", "--einfach")
    assert process.stdin
    assert process.stdout
    process.stdin.write("441\n")
    process.stdin.flush()
    said = iter(process.stdout.readline, "")
    assert any("Zähler und Nenner" in line for line in said)  # the question's last
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Beendet." in out
    assert "Gespeichert in matrices/2013/probe.toml: 1 Antwort." in out
    assert not err
    assert "441" in path.read_text(encoding="utf-8")


class DescribeAnAnswersFile:
    def it_reports_on_every_answer(self, workspace: Path) -> None:
        probe(workspace, BESUCHE + QUOTE)
        text = '"P1.1" = "400"\n"P1.2" = "> 30"\n"P9" = "1"\n'
        (workspace / "antworten.toml").write_text(text, encoding="utf-8")
        code, out = piped(workspace, "", "--antworten", "antworten.toml")
        assert code == 4
        assert out.splitlines()[:4] == [
            "P1.1, Wert „400“: übernommen. Verstanden als 400 Besuche.",
            "P1.1, Ursache: zurückgefragt. "
            "Warum weicht „durchgeführte Besuche“ vom Soll ab?",
            "P1.2, Wert „> 30“: abgelehnt. „> 30“ ist eine Grenze. Als Istwert zählt "
            "der erreichte Wert; geben Sie ihn ein, auch gerundet („rd. …“). 30",
            "P9: unbekannt. Kein Indikator. Vorn steht die Kennung, dahinter die "
            'Antwort: "S1.1" = "441".',
        ]

    def it_says_what_is_wrong_with_the_file_itself(self, workspace: Path) -> None:
        probe(workspace, BESUCHE)
        (workspace / "antworten.toml").write_text("P1.1 = = 4", encoding="utf-8")
        code, out = piped(workspace, "", "--antworten", "antworten.toml")
        assert code == 1
        assert "lässt sich nicht lesen" in out
        code, out = piped(workspace, "", "--antworten", "fehlt.toml")
        assert code == 6
