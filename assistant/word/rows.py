"""The fast way through a loop whose body is nothing but bytes and slots.

That is every ordinary table. A block of rows is fetched by one getter, joined and
escaped as one text, and laid between the static bytes by slices: a few calls for 128
rows instead of several for each cell. Whatever a block holds that does not fit this
way (a null, a number, a filter) is put right for its column only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import Any, Final

from assistant.word.program import Loop, Static, Text, Tint
from assistant.word.stream import Output, encode
from assistant.word.values import Frames, Reading, Source, printed, walk

_BLOCK: Final = 128
#: From here on a block goes straight to the packer instead of being gathered.
_LARGE: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A text slot that reads from the item of the loop, and its place in a row."""

    place: int
    key: str
    finish: Callable[[Any], str] | None


@dataclass(frozen=True, slots=True)
class TintColumn:
    """A colour slot that reads from the item of the loop, and its place in a row."""

    place: int
    key: str
    tint: Tint


@dataclass(frozen=True, slots=True)
class Plan:
    """How to lay out a block of rows; `row` has a gap for every slot."""

    row: list[bytes]
    texts: tuple[TextColumn, ...]
    tints: tuple[TintColumn, ...]
    #: Slots that are the same in every row.
    fixed: tuple[tuple[int, Text | Tint], ...]
    #: The places of `loop.nummer`.
    counters: tuple[int, ...]

    def block(self, items: Sequence[Any], first: int, frames: Frames) -> bytes:
        """Return the XML of the rows of `items`, counted from `first`."""
        count, width = len(items), len(self.row)
        pieces = self.row * count
        if self.texts:
            self._lay_texts(pieces, items)
        for column in self.tints:
            values = _fetched(items, (column.key,))
            pieces[column.place :: width] = _tinted(column.tint, values)
        for place, slot in self.fixed:
            pieces[place::width] = [slot.data(frames)] * count
        for place in self.counters:
            numbers = range(first + 1, first + 1 + count)
            pieces[place::width] = [b"%d" % number for number in numbers]
        return b"".join(pieces)

    def _lay_texts(self, pieces: list[bytes], items: Sequence[Any]) -> None:
        columns, width = len(self.texts), len(self.row)
        values = _fetched(items, tuple(column.key for column in self.texts))
        for number, column in enumerate(self.texts):
            if column.finish is not None:
                values[number::columns] = map(column.finish, values[number::columns])
        encoded = _encoded(values)
        for number, column in enumerate(self.texts):
            pieces[column.place :: width] = encoded[number::columns]


@dataclass(frozen=True, slots=True)
class RowLoop(Loop):
    """A loop that has a plan."""

    plan: Plan

    def run(self, frames: Frames, out: Output) -> None:
        """Write all rows, a block at a time."""
        items = self.source.items(frames)
        for first in range(0, len(items), _BLOCK):
            data = self.plan.block(items[first : first + _BLOCK], first, frames)
            (out.straight if len(data) > _LARGE else out.data)(data)


def _fetched(items: Sequence[Any], keys: tuple[str, ...]) -> list[Any]:
    """Return the values row by row in one list. Raises `BadData`."""
    getter: Callable[[Any], Any] = itemgetter(*keys)
    try:
        rows = map(getter, items)
        return list(rows if len(keys) == 1 else chain.from_iterable(rows))
    except (KeyError, TypeError):
        # Not plain mappings, or one of them lacks a key: the careful way tells.
        return [walk(item, (key,)) for item in items for key in keys]


def _encoded(values: list[Any]) -> list[bytes]:
    try:
        return encode(values)
    except TypeError:
        return encode([printed(value) for value in values])


def _tinted(tint: Tint, values: list[Any]) -> list[bytes]:
    try:
        return [tint.tints[value] for value in values]
    except TypeError:
        return [tint.tints.of(value) for value in values]


class _Unplanned(Exception):  # noqa: N818 - says no, is no error
    """The body needs the general loop."""


class _Planner:
    """Sorts the slots of a loop's body into the columns of a plan."""

    def __init__(self, frame: int) -> None:
        self._frame = frame
        self.texts: list[TextColumn] = []
        self.tints: list[TintColumn] = []
        self.fixed: list[tuple[int, Text | Tint]] = []
        self.counters: list[int] = []

    def text(self, place: int, slot: Text) -> None:
        reading = slot.reading
        source = reading.source
        if source.frame < self._frame:
            self.fixed.append((place, slot))
        elif source == Source(self._frame + 1, ("nummer",)) and not reading.steps:
            self.counters.append(place)
        elif source.frame == self._frame and source.keys:
            key, finish = source.keys[0], _finish(reading)
            self.texts.append(TextColumn(place, key, finish))
        else:
            raise _Unplanned

    def tint(self, place: int, slot: Tint) -> None:
        first, *others = slot.readings
        plain = len(first.source.keys) == 1 and not first.steps and not others
        if all(reading.source.frame < self._frame for reading in slot.readings):
            self.fixed.append((place, slot))
        elif plain and first.source.frame == self._frame:
            self.tints.append(TintColumn(place, first.source.keys[0], slot))
        else:
            raise _Unplanned


def _finish(reading: Reading) -> Callable[[Any], str] | None:
    """Return what is left to do once the first name is looked up."""
    rest = reading.source.keys[1:]
    if not rest:
        return reading.finished if reading.steps else None
    deeper = replace(reading, source=Source(0, rest))
    return lambda value: deeper.text([value])


def planned(loop: Loop) -> Loop:
    """Return the loop with a plan if its body allows one, else as it is."""
    planner = _Planner(loop.frame)
    try:
        row = [_gap(planner, *numbered) for numbered in enumerate(loop.body)]
    except _Unplanned:
        return loop
    plan = Plan(
        row,
        tuple(planner.texts),
        tuple(planner.tints),
        tuple(planner.fixed),
        tuple(planner.counters),
    )
    return RowLoop(loop.source, loop.frame, loop.body, loop.slot, plan)


def _gap(planner: _Planner, place: int, node: object) -> bytes:
    if isinstance(node, Static):
        return node.data
    if isinstance(node, Text):
        planner.text(place, node)
    elif isinstance(node, Tint):
        planner.tint(place, node)
    else:
        raise _Unplanned
    return b""
