"""The surgical edit: only the spans meant change, and the result is proven.

Each change is broken into changes of single values. They become splices of the text,
which is then read again: it must hold the old data plus exactly the wanted change,
or the edit is refused and the text stays as it was.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from decimal import DecimalException
from itertools import takewhile
from typing import Any, NoReturn

from assistant.store.aligning import Pairing, by_likeness, by_number
from assistant.store.change import (
    Append,
    Delete,
    Edit,
    Insert,
    Refused,
    Set,
    Small,
    apply,
    same,
    smaller,
)
from assistant.store.encoding import MARK
from assistant.store.exchange import Exchange, Step, exchanged
from assistant.store.parse import parse
from assistant.store.placing import in_turn, nearest_table, splices_for
from assistant.store.spans import Path, locate
from assistant.store.splice import Draft, Splice, spliced

__all__ = ["Append", "Delete", "Edit", "Insert", "Refused", "Set", "apply", "edit"]


def edit(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with all changes made and every other byte as it was.

    Raises `Refused` where a change cannot be made without touching more than is
    meant, and `tomllib.TOMLDecodeError` where the text is no TOML to begin with.
    """
    mark = MARK if text.startswith(MARK) else ""
    old = text.removeprefix(MARK)
    data = parse(old)
    try:
        return mark + _proven(old, data, edits, by_likeness)
    except Refused:
        if not any(isinstance(edit, Set) for edit in edits):
            raise
    # An element with comments around it may have to stay, and take other values.
    return mark + _proven(old, data, edits, by_number)


def _proven(
    text: str, data: dict[str, Any], edits: Sequence[Edit], pairing: Pairing
) -> str:
    steps: list[Small] = []
    for change in edits:
        steps += smaller(data, change, pairing)
        data = apply(data, [change])
    new = _made(text, steps)
    if not _holds(new, data):
        _refuse(text, edits[0].path)
    return new


def _holds(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return same(parse(text), wanted)
    except (ValueError, DecimalException):
        return False


def _refuse(text: str, path: Path) -> NoReturn:
    draft = Draft.of(text)
    why = "lässt sich hier nicht ändern. Ändern Sie es in einem Editor."
    draft.refuse(path, locate(draft.index, path).start, why)


def _made(text: str, steps: list[Small]) -> str:
    """Make the changes, as many in one go as do not touch one another."""
    draft = Draft.of(text)
    left = exchanged(draft, steps)
    while left:
        go = _Go(draft, [*in_turn(draft, left[0]), *left[1:]])
        text, left = spliced(text, go.splices), go.left
        if left:
            draft = Draft.of(text)
    return text


class _Go:
    """The splices of all changes that can be decided from one draft, and what is left.

    The first change is always made. Of the others only those that set a value, up to
    the first that does not, and only where nothing before them, made or left, brings
    into being what they need or lands at their place.
    """

    def __init__(self, draft: Draft, steps: list[Step]) -> None:
        self.splices: list[Splice] = []
        self.left: list[Step] = []
        self._draft = draft
        self._claimed = _Paths()
        self._taken = _Taken()
        self._make(steps[0], splices_for(draft, steps[0]))
        count = _leading_sets(steps)
        for step in steps[1:count]:
            self._try(step)
        self.left += steps[max(count, 1) :]

    def _try(self, step: Step) -> None:
        """Make a change or put it off; what depends on it is put off as well."""
        if step.path not in self._claimed and in_turn(self._draft, step) == [step]:
            splices = splices_for(self._draft, step)
            if not self._taken.meet(splices):
                self._make(step, splices)
                return
        self.left.append(step)
        self._claimed.add(_claim(self._draft, step))

    def _make(self, step: Step, splices: list[Splice]) -> None:
        self.splices += splices
        self._taken.add(splices)
        self._claimed.add(_claim(self._draft, step))


def _leading_sets(steps: list[Step]) -> int:
    """Return how many changes from the first on set a value."""
    sets = takewhile(lambda step: isinstance(step, Set | Exchange), steps)
    return sum(1 for _ in sets)


def _claim(draft: Draft, step: Step) -> Path:
    """Return what a change brings into being: a table, if that is missing as well."""
    if step.path in draft.index.values:
        return step.path
    return step.path[: len(nearest_table(draft, step.path)) + 1]


class _Paths:
    """Paths; a path is in it that leads through or to one of them, or above it."""

    def __init__(self) -> None:
        self._ends: set[Path] = set()
        self._ways: set[Path] = set()

    def add(self, path: Path) -> None:
        """Take a path in."""
        self._ends.add(path)
        self._ways.update(path[:length] for length in range(len(path) + 1))

    def __contains__(self, path: Path) -> bool:
        return path in self._ways or any(
            path[:length] in self._ends for length in range(len(path))
        )


class _Taken:
    """The places where changes land, so that a later one can tell that it must wait."""

    def __init__(self) -> None:
        self._splices: list[Splice] = []

    def add(self, splices: list[Splice]) -> None:
        for splice in splices:
            insort(self._splices, splice, key=_start)

    def meet(self, splices: list[Splice]) -> bool:
        """Tell whether one of these splices lands where another does."""
        return any(
            _collide(splice, other)
            for splice in splices
            for other in self._around(splice)
        )

    def _around(self, splice: Splice) -> list[Splice]:
        """Return those that may reach into a splice: none overlaps another."""
        first = bisect_left(self._splices, splice.start, key=_start)
        behind = bisect_left(self._splices, splice.end + 1, key=_start)
        return self._splices[max(first - 1, 0) : behind]


def _start(splice: Splice) -> int:
    return splice.start


def _collide(later: Splice, earlier: Splice) -> bool:
    """Tell whether two splices overlap, or a line might get behind a header."""
    if later.start == earlier.start:
        return "[" in earlier.text or later.end + earlier.end > 2 * later.start
    return later.start < earlier.end and earlier.start < later.end
