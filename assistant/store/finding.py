"""A fault with its place in a file: what `zielmatrix pruefen` shows."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.goals.problem import Path, Problem, Schwere, Stelle
from assistant.store.spans import Index, Places, Span, index, locate


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of one file; line and column count from 1, in code points."""

    datei: str
    zeile: int
    spalte: int
    laenge: int
    meldung: str
    schwere: Schwere
    quelltext: str

    @property
    def ort(self) -> str:
        """The place as editors and terminals link it: datei.toml:12:5."""
        return f"{self.datei}:{self.zeile}:{self.spalte}"


class Source:
    """The text of one file, able to say where a path of its data stands.

    The places are looked for when somebody first asks: most files have no faults.
    """

    def __init__(self, datei: str, text: str) -> None:
        self.datei = datei
        self.text = text

    @cached_property
    def index(self) -> Index:
        """Where every key and value stands."""
        return index(self.text)

    @cached_property
    def places(self) -> Places:
        """Line and column of an offset."""
        return Places(self.text)

    def findings(self, problems: Iterable[Problem]) -> list[Finding]:
        """Return the problems with their places, in the order of the file."""
        return sorted(self._finding(problem) for problem in problems)

    def _finding(self, problem: Problem) -> Finding:
        span = locate(self.index, problem.path)
        if problem.stelle is Stelle.SCHLUESSEL:
            span = self.index.keys.get(problem.path, span)
        return self.at(span, problem.message, problem.schwere)

    def _line(self, zeile: int) -> str:
        return self._lines[zeile - 1].rstrip("\r") if zeile <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def paths_on(self, lines: Container[int]) -> frozenset[Path]:
        """Return the paths whose values stand on these lines."""
        return frozenset(
            path
            for path, span in self.index.values.items()
            if self.places(span.start)[0] in lines
        )

    def at(self, span: Span, message: str, schwere: Schwere) -> Finding:
        """Return a finding for a piece of the text."""
        zeile, spalte = self.places(span.start)
        quelltext = self._line(zeile)
        laenge = max(1, min(span.end - span.start, len(quelltext) - spalte + 1))
        return Finding(self.datei, zeile, spalte, laenge, message, schwere, quelltext)


def line_of(text: str, zeile: int) -> str:
    """Return a line by its number, from 1, without its end."""
    lines = text.split("\n")
    return lines[zeile - 1].rstrip("\r") if zeile <= len(lines) else ""
