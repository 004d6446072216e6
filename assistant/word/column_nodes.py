"""The steps of a program that write repeated columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.word.program import Loop, Nodes, run_all
from assistant.word.stream import Output
from assistant.word.values import BadData, Frames, Source


@dataclass(frozen=True, slots=True)
class ColumnLoop(Loop):
    """A loop over cells; there must be as many as the table has columns."""

    count: Source

    def items(self, frames: Frames) -> Sequence[Any]:
        """Return what the loop runs over. Raises `BadData`."""
        items, wanted = self.source.items(frames), len(self.count.items(frames))
        if len(items) != wanted:
            raise BadData(
                f"Die Tabelle hat nach {self.count.name} {wanted} Spalten, nach "
                f"{self.source.name} wären es {len(items)}. Geben Sie beiden Listen "
                "gleich viele Einträge."
            )
        return items


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a width that is left for each of the repeated columns."""

    count: Source
    width: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the width as a whole number."""
        out.data(b"%d" % (self.width // max(1, len(self.count.items(frames)))))


@dataclass(frozen=True, slots=True)
class Span:
    """Over how many columns a merged cell reaches."""

    fixed: int
    #: Each list with the number of columns one entry takes.
    counts: tuple[tuple[Source, int], ...]

    def run(self, frames: Frames, out: Output) -> None:
        """Write the number."""
        out.data(b"%d" % max(1, self.total(frames)))

    def total(self, frames: Frames) -> int:
        """Return the number; 0 for a cell that has nothing left to stand over."""
        lengths = (len(source.items(frames)) * many for source, many in self.counts)
        return self.fixed + sum(lengths)


@dataclass(frozen=True, slots=True)
class Stretched:
    """A merged cell, or a row, that goes when all its columns do."""

    span: Span
    body: Nodes
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the cells."""
        run_all(self.chosen(frames), frames, out)

    def chosen(self, frames: Frames) -> Nodes:
        """Return the cells, or nothing. Raises `BadData`."""
        return self.body if self.span.total(frames) else ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """The grid columns, once for each entry."""

    count: Source
    body: Nodes

    def run(self, frames: Frames, out: Output) -> None:
        """Write the columns."""
        for _ in self.count.items(frames):
            run_all(self.body, frames, out)
