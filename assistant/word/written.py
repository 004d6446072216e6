"""Values that become something other than text, and what stands in attributes.

A `Written` node hands its value to a writer: a function or small object that returns
the XML. That is how pictures, charts, dates and addresses come in without a kind of
node for each of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from assistant.word.program import Nodes, run_all
from assistant.word.stream import Numbers, Output
from assistant.word.values import BadData, Frames, Reading, printed

#: Turns a value into XML; may add parts to the document. Raises `BadData`.
Writer = Callable[[Any, Numbers], bytes]

_FORBIDDEN: Final = dict.fromkeys(range(32)) | {
    ord("\t"): " ", ord("\n"): " ", ord("\r"): " ", ord("\v"): " ",
    0x7F: None, 0xFDD0: None, 0xFDD1: None, 0xFFFE: None, 0xFFFF: None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A value that a writer turns into XML."""

    reading: Reading
    write: Writer
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write what the writer makes of the value."""
        out.data(self.write(self.reading.get(frames), out.numbers))

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if the value does not fit."""
        self.write(self.reading.get(frames), Numbers())


@dataclass(frozen=True, slots=True)
class Spelled:
    """Fixed text and values in turn, as one value for a writer: an address."""

    pieces: tuple[str | Reading, ...]
    write: Writer
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write what the writer makes of the pieces."""
        out.data(self.write(self._read(frames), out.numbers))

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if a value does not fit."""
        self.write(self._read(frames), Numbers())

    def _read(self, frames: Frames) -> list[tuple[str, bool]]:
        """Return the pieces as text; True says that one comes from the data."""
        return [
            (piece, False) if isinstance(piece, str) else (piece.text(frames), True)
            for piece in self.pieces
        ]


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of the template that is filled if there is something to fill it with.

    `fits` looks at the value; for null and whatever else it turns down, `no` is taken:
    the piece as the template has it, or nothing.
    """

    reading: Reading
    fits: Callable[[Any], bool]
    yes: Nodes
    no: Nodes
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the filled or the other piece."""
        run_all(self.chosen(frames), frames, out)

    def chosen(self, frames: Frames) -> Nodes:
        """Return the nodes the value chooses. Raises `BadData`."""
        if self._is_unknown(frames[self.reading.source.frame]):
            return self.no
        value = self.reading.source.get(frames)
        return self.yes if value is not None and self.fits(value) else self.no

    def _is_unknown(self, data: Any) -> bool:
        """Tell whether the data have no such name at all.

        Only asked about the first name of a path: below it a slip is a fault.
        """
        source = self.reading.source
        known = not isinstance(data, Mapping) or source.keys[0] in data
        return source.frame == 0 and not known


def is_simple(value: Any) -> bool:
    """Tell whether a value is one thing rather than a group or a list of them."""
    grouped = isinstance(value, Mapping | Sequence)
    return isinstance(value, str) or not grouped


def attribute(text: str) -> bytes:
    """Return a text as XML for an attribute in double quotes."""
    text = text.translate(_FORBIDDEN).replace("&", "&amp;").replace('"', "&quot;")
    return text.replace("<", "&lt;").replace(">", "&gt;").encode("utf-8", "ignore")


def write_words(value: Any, _numbers: Numbers) -> bytes:
    """Return a text or number as it stands in an attribute. Raises `BadData`."""
    try:
        return attribute(printed(value))
    except BadData as error:
        raise BadData(f"{error} Hängen Sie einen Filter an.") from None
