"""Replacements of spans of a text, and the text that they are decided from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from assistant.store.change import Refused, named
from assistant.store.spans import Index, Path, Section, index, place


@dataclass(frozen=True, slots=True)
class Splice:
    """Put `text` from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Draft:
    """A text and where everything in it stands."""

    text: str
    index: Index

    @classmethod
    def of(cls, text: str) -> "Draft":
        """Return the draft of a text that tomllib accepts."""
        return cls(text, index(text))

    def is_array(self, path: Path) -> bool:
        """Tell whether an array `[…]` stands at a path."""
        span = self.index.values.get(path)
        return span is not None and self.text[span.start] == "["

    def is_tables(self, path: Path) -> bool:
        """Tell whether a path is an array of `[[tables]]`."""
        return (*path, 0) in self.index.tables

    def below(self, path: Path) -> list[Section]:
        """Return the sections at and under a path, as they follow in the file."""
        return self._below.get(path, [])

    @cached_property
    def _below(self) -> dict[Path, list[Section]]:
        below: dict[Path, list[Section]] = {}
        for path, section in self.index.sections.items():
            for length in range(len(path) + 1):
                below.setdefault(path[:length], []).append(section)
        return below

    @cached_property
    def kinds(self) -> set[tuple[str, ...]]:
        """The names that headers have anywhere in the file."""
        return {kind_of(path) for path in self.index.tables}

    def refuse(self, path: Path, at: int, why: str) -> NoReturn:
        """Raise `Refused` with the line."""
        line, _ = place(self.text, at)
        raise Refused(f"Zeile {line}: „{named(path)}“ {why}")


def kind_of(path: Path) -> tuple[str, ...]:
    """Return a path without the numbers of elements: what its kind is called."""
    return tuple(step for step in path if isinstance(step, str))


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return the text with all replacements made; no two may overlap.

    Those at the same place follow one another in the given order.
    """
    pieces: list[str] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        pieces += text[at : splice.start], splice.text
        at = splice.end
    return "".join((*pieces, text[at:]))
