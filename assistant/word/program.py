"""A compiled template: bytes that never change, slots, loops and branches.

Running a program touches no XML tree. Each node knows how to write itself; what the
nodes read from is a list of frames: the data at 0, and for every loop around a slot
its present item and a record of the loop (`loop.nummer`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from assistant.word.stream import Output, encode
from assistant.word.values import Frames, Reading, Source, colour


class Node(Protocol):
    """One step of a program."""

    def run(self, frames: Frames, out: Output) -> None:
        """Write this step. Raises `BadData`."""


Nodes = tuple[Node, ...]


@runtime_checkable
class Slot(Node, Protocol):
    """A node that reads one value, at a placeholder a fault can name."""

    @property
    def slot(self) -> int:
        """The number of the placeholder."""

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if the value does not fit; write nothing."""


@runtime_checkable
class Choice(Node, Protocol):
    """A node that writes one of several bodies, or none."""

    @property
    def slot(self) -> int:
        """The number of the placeholder that chooses."""

    def chosen(self, frames: Frames) -> Nodes:
        """Return the nodes the data choose. Raises `BadData`."""


@dataclass(frozen=True, slots=True)
class Static:
    """Bytes of the template as they are."""

    data: bytes

    def run(self, _frames: Frames, out: Output) -> None:
        """Write the bytes."""
        out.data(self.data)


@dataclass(frozen=True, slots=True)
class Text:
    """A value inside a `w:t`."""

    reading: Reading
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the value, escaped later together with its neighbours."""
        out.text(self.reading.text(frames))

    def data(self, frames: Frames) -> bytes:
        """Return the value as XML. Raises `BadData`."""
        return encode([self.reading.text(frames)])[0]

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if the value does not fit."""
        self.reading.text(frames)


class Tints(dict[Any, bytes]):
    """The XML for each colour met so far; an unfit colour raises `BadData`."""

    def __init__(self, pattern: str, otherwise: bytes) -> None:
        super().__init__()
        self._pattern = pattern
        self._otherwise = otherwise

    def __missing__(self, value: Any) -> bytes:
        """Return the XML of a colour met for the first time."""
        digits = colour(value)
        xml = self._pattern.format(digits).encode() if digits else self._otherwise
        self[value] = xml
        return xml

    def of(self, value: Any) -> bytes:
        """Return the XML for a value of any kind. Raises `BadData`."""
        # Only then is the value sure to be hashable.
        return self[value] if type(value) is str else self[colour(value)]


@dataclass(frozen=True, slots=True)
class Tint:
    """A coloured property; the first reading that is not null decides."""

    readings: tuple[Reading, ...]
    tints: Tints
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the property."""
        out.data(self.data(frames))

    def data(self, frames: Frames) -> bytes:
        """Return the property as XML. Raises `BadData`."""
        values = (reading.get(frames) for reading in self.readings)
        chosen = next((value for value in values if value is not None), None)
        return self.tints.of(chosen)

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if the colour does not fit."""
        self.data(frames)


@dataclass(frozen=True, slots=True)
class DrawingId:
    """The id of a drawing that a loop repeats."""

    def run(self, _frames: Frames, out: Output) -> None:
        """Write an id of its own."""
        out.data(out.numbers.drawing())


@dataclass(frozen=True, slots=True)
class Loop:
    """`{% for %}` over any body; item and record go to `frame` and the next."""

    source: Source
    frame: int
    body: Nodes
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the body for each item."""
        for _ in self.rounds(frames):
            run_all(self.body, frames, out)
            out.drain()

    def items(self, frames: Frames) -> Sequence[Any]:
        """Return what the loop runs over. Raises `BadData`."""
        return self.source.items(frames)

    def rounds(self, frames: Frames) -> Iterable[int]:
        """Set the frames for each item in turn and yield its number from 1."""
        items = self.items(frames)
        last = len(items)
        for number, item in enumerate(items, start=1):
            frames[self.frame] = item
            frames[self.frame + 1] = {
                "nummer": number,
                "erstes": number == 1,
                "letztes": number == last,
            }
            yield number


@dataclass(frozen=True, slots=True)
class Branch:
    """`{% if %}`: the nodes for yes and those for no."""

    source: Source
    yes: Nodes
    no: Nodes
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write what the condition chooses."""
        run_all(self.chosen(frames), frames, out)

    def chosen(self, frames: Frames) -> Nodes:
        """Return the nodes the condition chooses. Raises `BadData`."""
        return self.yes if self.source.holds(frames) else self.no


@dataclass(frozen=True, slots=True)
class Table:
    """A table all of whose rows may vanish; Word wants no table without rows."""

    body: Nodes

    def run(self, frames: Frames, out: Output) -> None:
        """Write the table if at least one row is left."""
        if has_row(self.body, frames):
            run_all(self.body, frames, out)


@dataclass(frozen=True, slots=True)
class Story:
    """What must end with a paragraph: a cell, a text box, a header, a note."""

    body: Nodes

    def run(self, frames: Frames, out: Output) -> None:
        """Write the content and the closing paragraph Word asks for."""
        gathered = _Gathered()
        inner = Output(gathered, out.numbers)
        run_all(self.body, frames, inner)
        inner.flush()
        data = b"".join(gathered.chunks)
        out.data(data)
        if not data.rstrip().endswith((b"</w:p>", b"<w:p/>")):
            out.data(b"<w:p/>")


class _Gathered:
    __slots__ = ("chunks",)

    def __init__(self) -> None:
        self.chunks: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.chunks.append(data)


def has_row(nodes: Sequence[Node], frames: Frames) -> bool:
    """Tell whether the nodes write at least one table row. Raises `BadData`."""
    return any(_writes_row(node, frames) for node in nodes)


def _writes_row(node: Node, frames: Frames) -> bool:
    if isinstance(node, Branch):
        return has_row(node.chosen(frames), frames)
    if isinstance(node, Loop):
        return any(has_row(node.body, frames) for _ in node.rounds(frames))
    if isinstance(node, Static):
        return b"<w:tr>" in node.data or b"<w:tr " in node.data
    return isinstance(node, Choice) and has_row(node.chosen(frames), frames)


def run_all(nodes: Nodes, frames: Frames, out: Output) -> None:
    """Run the nodes one after the other. Raises `BadData`."""
    for node in nodes:
        node.run(frames, out)
