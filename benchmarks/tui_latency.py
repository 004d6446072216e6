"""How fast the interview on screen is, seen from the other end of a terminal.

    python benchmarks/tui_latency.py

Everything is measured at a pty: the time from starting the process, or from writing a
key, to the byte on the terminal that shows it. Three figures, each with its aim:
first question against the first paint of a Textual hello-world (1.3 times), a keystroke
after 200 messages (16 ms), an answer saved and the next question (100 ms, 200 KB).

A save proves its edit by reading the whole new file with tomllib; how long that alone
takes on this machine is printed too, as the bound of the third.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from toml_matrix import matrix_text

ROOT = Path(__file__).resolve().parents[1]
_ZEILEN, _SPALTEN = 40, 120
_STARTS, _ANSWERS, _MESSAGES, _KEYS = 7, 15, 200, 60
_MASSNAHMEN = 112  # 200 KB
_GEDULD, _STILL = 20.0, 0.12  # seconds
_ESCAPES = re.compile(rb"\x1b[\[\]?>=][0-9;:?<>=$]*[A-Za-z~u]")

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Guten Tag")
Hello().run()
"""


class Pty:
    """One program at a terminal of its own."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.started = time.perf_counter()
        self.process, self._end = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed programs
            os.execv(sys.executable, [sys.executable, *command])  # noqa: S606
        size = struct.pack("HHHH", _ZEILEN, _SPALTEN, 0, 0)
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, size)

    def send(self, text: str) -> float:
        """Type a text and return when."""
        os.write(self._end, text.encode())
        return time.perf_counter()

    def wait(self, text: str) -> float:
        """Return when the text is on the terminal."""
        seen, until = b"", time.perf_counter() + _GEDULD
        while time.perf_counter() < until:
            if select.select([self._end], [], [], 0.05)[0]:
                seen += os.read(self._end, 65536)
                if text.encode() in _ESCAPES.sub(b"", seen):
                    return time.perf_counter()
        raise TimeoutError(f"{text} not seen in {_ESCAPES.sub(b'', seen)[-2000:]!r}")

    def drain(self) -> None:
        """Read what is still coming until the terminal is still."""
        while select.select([self._end], [], [], _STILL)[0]:
            os.read(self._end, 65536)

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._end)


@contextlib.contextmanager
def running(command: list[str], folder: Path) -> Iterator[Pty]:
    """Yield a running program."""
    found = Pty(command, folder)
    try:
        yield found
    finally:
        found.close()


def first_paint(command: list[str], folder: Path, text: str) -> float:
    """Return how long it takes from the start of a process to a text, in ms."""
    with running(command, folder) as program:
        return (program.wait(text) - program.started) * 1000


def workspace(folder: Path, massnahmen: int) -> Path:
    """Return the model case, its Sozialamt so large and without a third Tertial."""
    for name in ("matrices", "doc_templates"):
        shutil.copytree(ROOT / name, folder / name)
    text = re.sub(
        r"\[massnahme\.indikator\.t3\]\n.*?(?=\n\[|\n#|\Z)",
        "",
        matrix_text(massnahmen),
        flags=re.DOTALL,
    )
    path = folder / "matrices/2013/sozialamt.toml"
    path.write_text(text, encoding="utf-8")
    return path


INTERVIEW = ["-m", "assistant", "erfassen", "sozialamt", "--tertial", "3"]
_FRAGE = "Ihre Antwort"


def starts(folder: Path) -> tuple[float, float]:
    """Return the medians of hello-world and first question, taken in turns."""
    pairs = [
        (
            first_paint(["-c", HELLO], folder, "Guten Tag"),
            first_paint(INTERVIEW, folder, _FRAGE),
        )
        for _ in range(_STARTS)
    ]
    return tuple(map(statistics.median, zip(*pairs, strict=True)))


def answers(program: Pty, numbers: range) -> list[float]:
    """Answer these questions and return the times to the next one, in ms."""
    times = []
    for number in numbers:
        massnahme, indikator = divmod(number, 2)
        value = "31" if indikator else str(3 * (101 + massnahme))
        program.send(value)
        program.wait("grün")
        program.drain()
        after = f"M{massnahme + 1 + indikator}.{2 - indikator}"
        sent = program.send("\r")
        times.append((program.wait(f" · {after}") - sent) * 1000)
        program.drain()
    return times


def keystrokes(program: Pty) -> list[float]:
    """Return the times from a key to its character on the terminal, in ms."""
    times = []
    for number in range(_KEYS):
        char = "abcdefghij"[number % 10]
        sent = program.send(char)
        times.append((program.wait(char) - sent) * 1000)
        program.drain()
    return times


def shown(name: str, found: float, aim: float, unit: str) -> None:
    """Print one figure with its aim."""
    print(f"{name:<46}{found:8.1f} {unit:<3} (aim {aim:g})")


def reading(path: Path) -> float:
    """Return how long tomllib takes for a file, the median of some times, in ms."""
    text, times = path.read_text(encoding="utf-8"), []
    for _ in range(_STARTS):
        start = time.perf_counter()
        tomllib.loads(text)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def talk(path: Path, folder: Path) -> None:
    """Answer 200 questions over a large matrix and print what was felt."""
    with running(INTERVIEW, folder) as program:
        program.wait(_FRAGE)
        program.drain()
        first = statistics.median(answers(program, range(_ANSWERS)))
        bound = reading(path)
        last = statistics.median(answers(program, range(_ANSWERS, _MESSAGES))[-20:])
        typed = keystrokes(program)
    print(f"matrix of {path.stat().st_size // 1000} KB, tomllib alone {bound:.0f} ms")
    shown("answer saved, next question (median)", first, 100, "ms")
    print(f"{'  times tomllib':<46}{first / bound:8.1f} x")
    shown("  the same after 200 messages", last, 100, "ms")
    shown("keystroke after 200 messages", statistics.median(typed), 16, "ms")
    late = statistics.quantiles(typed, n=20)[-1]
    shown("  the same, 95th percentile", late, 16, "ms")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name) / "klein", Path(name) / "gross"
        workspace(small, 8)
        path = workspace(large, _MASSNAHMEN)
        hello, first = starts(small)
        print(f"hello-world first paint {hello:.0f} ms, first question {first:.0f} ms")
        shown("first question / hello-world", first / hello, 1.3, "x")
        talk(path, large)


if __name__ == "__main__":
    main()
