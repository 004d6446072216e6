"""The whole interview in a real terminal, as a person sees it: tmux on its own socket.

Every step waits for a text, never for a time.
"""

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.bildschirm import GROSS, KLEIN

_GEDULD = 30.0  # seconds until a text is missing for good


_NUMBERS = itertools.count()


class Terminal:
    """A terminal of a given size that runs one program in the workspace."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._socket = ""
        self._folder = folder
        self._size = size

    def start(self, *arguments: str) -> None:
        """Start `zielmatrix` with these arguments."""
        # A server that is just ending would take a new one with it.
        self._socket = f"zielmatrix-{os.getpid()}-{next(_NUMBERS)}"
        command = " ".join([sys.executable, "-m", "assistant", *arguments])
        self._tmux(
            "new-session", "-d", "-x", str(self._size[0]), "-y", str(self._size[1]),
            "-c", str(self._folder), f"{command}; echo ZURÜCK $?; exec cat",
        )  # fmt: skip

    def see(self, text: str) -> str:
        """Wait until the text is on screen and return the screen."""
        until = time.monotonic() + _GEDULD
        while time.monotonic() < until:
            screen = self.screen()
            if text in screen:
                return screen
        pytest.fail(f"„{text}“ is not on screen:\n{self.screen()}")

    def say(self, text: str, *keys: str) -> None:
        """Type a text, see it, and press keys, Enter where none are named."""
        self.type(text)
        self.see(text)
        self.press(*(keys or ("Enter",)))

    def type(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys."""
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        """Return what is on screen."""
        return self._tmux("capture-pane", "-p")

    def styled(self) -> str:
        """Return what is on screen with its colours."""
        return self._tmux("capture-pane", "-pe")

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        children = subprocess.run(
            ["pgrep", "-P", shell],
            capture_output=True,
            text=True,
            check=True,
        )
        os.kill(int(children.stdout.split()[0]), number)

    def close(self) -> None:
        """Close the terminal, as a window is closed."""
        self._tmux("kill-server", check=False)

    def _tmux(self, *command: str, check: bool = True) -> str:
        environment = {
            **os.environ,
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TERM": "xterm-256color",
        }
        environment.pop("TMUX", None)
        done = subprocess.run(
            [
                "tmux",
                "-L",
                self._socket,
                "-u",
                "-f",
                os.devnull,
                *command,
            ],
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=check,
        )
        return done.stdout


@pytest.fixture(params=[KLEIN, GROSS], ids="{0[0]}x{0[1]}".format)
def terminal(request: pytest.FixtureRequest, matrix: Path) -> Iterator[Terminal]:
    if shutil.which("tmux") is None and os.environ.get("CI") != "true":
        pytest.skip("tmux is not installed")
    opened = Terminal(matrix.parents[2], request.param)
    yield opened
    opened.close()


def reports(path: Path) -> dict[str, dict[str, object]]:
    data = tomllib.loads(path.read_text("utf-8"))
    return {
        row["id"]: row["t3"]
        for group in data["massnahme"]
        for row in group["indikator"]
        if "t3" in row
    }


def test_the_sozialamt_from_empty_to_complete(terminal: Terminal, matrix: Path) -> None:
    terminal.start(*ERFASSEN)
    _begin(terminal)
    terminal.kill(signal.SIGKILL)  # the power goes
    terminal.see("ZURÜCK 137")
    assert reports(matrix)["S1.1"] == {"ist": 441}
    terminal.close()

    terminal.start(*ERFASSEN)
    terminal.see("Wiederhergestellt, Stand")
    _rest(terminal)
    terminal.press("F6")
    terminal.see("bevor Sie die Vorlage ausgeben")
    terminal.press("Escape")
    terminal.see("Alle Fragen sind gestellt.")
    terminal.say("/ende")
    assert "sozialamt.toml" in terminal.see("Noch offen: S1.2")
    terminal.press("Enter")
    terminal.see("ZURÜCK 0")
    found = reports(matrix)
    assert set(found) == _IDS - {"S1.2"}
    assert str(found["S2.1"]["erledigt"]) == "2013-11-12"
    assert (found["S6.1"]["zaehler"], found["S6.1"]["nenner"]) == (4291, 7000)
    assert found["S9.2"]["ursache"] == "Es kam anders."


ERFASSEN = ("erfassen", "sozialamt", "--tertial", "3")
_IDS = {
    "S1.1", "S1.2", "S1.3", "S2.1", "S2.2", "S3.1", "S3.2", "S4.1", "S4.2", "S5.1",
    "S5.2", "S6.1", "S6.2", "S7.1", "S7.2", "S8.2", "S9.1", "S9.2",
}  # fmt: skip


def _begin(terminal: Terminal) -> None:
    """Answer, correct the answer, skip a question, answer another one."""
    terminal.see("Wie viele Besuche")
    terminal.say("440")
    terminal.see("Annahmequote der Angebote:")
    terminal.press("F3")
    terminal.see("Wie viele Besuche")
    terminal.press("BSpace")
    terminal.say("1")
    terminal.see("Annahmequote der Angebote:")
    terminal.press("F4")
    terminal.see("Besuche mit erkanntem Hilfebedarf:")
    terminal.say("24,1")
    terminal.see("Ist der Meilenstein bis zum")


def _rest(terminal: Terminal) -> None:
    """Answer what is open after the resume, from S2.1 to S9.2."""
    terminal.see("Ist der Meilenstein bis zum")
    terminal.say("erledigt am 12.11.2013")
    _why(terminal, "Beschluss im SGA")
    for name, answer in _ANTWORTEN:
        terminal.see(f"{name}: ")
        terminal.say(answer)
        if name in _ABWEICHEND:
            _why(terminal, name)
    terminal.see("Alle Fragen sind gestellt.")


_ABWEICHEND = {"Wartezeit bis Erstgespräch", "erreichte Kinder", "Wohnberatungen"}
_ANTWORTEN = (
    ("Stadtteilkonferenzen", "10"),
    ("aktive Nachbarschaftsgruppen", "21"),
    ("freiwillig Engagierte", "57"),
    ("abgewendete Wohnungsverluste", "74,9"),
    ("Personen in Notunterkünften", "84"),
    ("Wartezeit bis Erstgespräch", "5"),
    ("Beratungsfälle", "2.588"),
    ("erreichte Kinder", "4.291 von 7.000"),
    ("Bearbeitungsdauer", "21"),
    ("Bearbeitungsdauer Neuanträge", "29"),
    ("Fehlerquote der internen Prüfung", "2,9"),
    ("Anteil ambulant betreuten Wohnens", "62,4"),
    ("Anteil ambulanter Leistungen", "37,8"),
    ("Wohnberatungen", "214"),
)


def _why(terminal: Terminal, name: str) -> None:
    terminal.see("Warum ")
    terminal.see(f"„{name}“")
    terminal.say("Es kam anders.", "F9")
    terminal.see("Was wird bei")
    terminal.say("Es wird nachgeholt.", "F9")
    terminal.see("Wer verantwortet")
    terminal.press("F4")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_in_order_and_keeps_what_was_typed(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.start(*ERFASSEN)
    terminal.see("Wie viele Besuche")
    terminal.type("44")
    terminal.see("44 von 450")
    terminal.kill(number)
    terminal.see("ZURÜCK 0")
    terminal.close()
    terminal.start(*ERFASSEN)
    terminal.see("Nicht abgeschickt war bei S1.1: 44")
    terminal.see("│ 44 ")


def test_a_text_is_written_in_the_own_editor(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "pathlib.Path(sys.argv[1]).write_text('Länger krank.\\n', 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    terminal.start(*ERFASSEN)
    terminal.see("Wie viele Besuche")
    terminal.press("F4")
    terminal.see("Annahmequote der Angebote:")
    terminal.say("26,3")
    terminal.see("Warum weicht")
    terminal.press("F2")
    terminal.see("Länger krank.")
    terminal.press("F9")
    terminal.see("Was wird bei")


@pytest.mark.parametrize("terminal", [KLEIN], indirect=True)
def test_a_new_paper_from_its_name_to_its_file(
    terminal: Terminal, workspace: Path
) -> None:
    terminal.start("vorlage", "neu")
    terminal.see("Wie soll die Datei der Vorlage heißen?")
    terminal.say("bericht")
    terminal.see("Was für eine Vorlage ist es?")
    terminal.say("Mitteilung")
    terminal.see("Welches Datum")
    terminal.kill(signal.SIGKILL)  # the power goes
    terminal.see("ZURÜCK 137")
    terminal.close()

    terminal.start("vorlage", "neu", "bericht")
    terminal.see("Wiederhergestellt, Stand")
    terminal.say("13.5.2013")
    for heading in _KOPFDATEN:
        terminal.see(heading)
        terminal.press("Enter")
    terminal.see("Wie lautet der Beratungsgegenstand?")
    terminal.say("Bericht über die Ziele")
    for heading in _GEGENSTAND:
        terminal.see(heading)
        terminal.press("Enter")
    terminal.see("Wie lautet der Sachverhalt?")
    terminal.press("F9")
    terminal.see("bevor Sie die Vorlage schreiben")
    terminal.press("F9")
    terminal.see("zielmatrix vorlage nummer bericht NUMMER")
    terminal.press("Enter")
    terminal.see("ZURÜCK 0")
    path = workspace / "matrices/2013/vorlagen/bericht.toml"
    found = tomllib.loads(path.read_text("utf-8"))
    assert found["art"] == "Mitteilung"
    assert found["betreff"] == "Bericht über die Ziele"


_KOPFDATEN = (
    "Welche Drucksachen-Nr.", "Welche Stelle", "Durchwahl sind", "Berichtsjahr geht",
    "Bis zu welchem Tertial", "Welche Gremien", "An welchem Tag",
    "Welche davon beraten",
)  # fmt: skip
_GEGENSTAND = (
    "Welche Unterpunkte", "noch ein Zusatz", "Welche Produktgruppen",
    "Welche Auswirkungen", "Wo wurde der", "Was wird beigefügt", "Wer unterzeichnet",
)  # fmt: skip


@pytest.mark.parametrize("terminal", [KLEIN], indirect=True)
def test_the_line_mode_stays_for_those_who_ask_for_it(terminal: Terminal) -> None:
    terminal.start("vorlage", "neu", "bericht", "--einfach")
    terminal.see("Antwort:")
    terminal.say("/ende")
    terminal.see("ZURÜCK 0")


def test_without_arguments_the_start_page_opens(terminal: Terminal) -> None:
    terminal.start()
    terminal.see("Zielmatrix · Erfassung")
    terminal.press("C-c")
    terminal.see("ZURÜCK 0")


def test_no_colour_is_sent_where_none_is_wanted(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.start(*ERFASSEN)
    terminal.see("Wie viele Besuche")
    terminal.say("441")
    terminal.see("● grün")
    assert not _COLOURS.search(terminal.styled())


_COLOURS = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|[34]8;[25]|9[0-7]|10[0-7])[;m]")
