"""Values that become something other than text, and what stands in attributes.

A `Written` node hands its value to a writer: a function or small object that returns
the XML. That is how pictures, charts, dates and addresses come in without a kind of
node for each of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from assistant.word.program import Nodes, run_all
from assistant.word.stream import Numbers, Output
from assistant.word.values import BadData, Frames, Reading, Source, printed

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
class Shown:
    """A piece of the template that is left out for null."""

    source: Source
    body: Nodes
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the piece if there is something to show."""
        run_all(self.chosen(frames), frames, out)

    def chosen(self, frames: Frames) -> Nodes:
        """Return the piece, or nothing. Raises `BadData`."""
        return () if self.source.get(frames) is None else self.body


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of the template that is filled if the data have a value for it.

    For null, and where the data do not know the name at all, `untouched` is taken: the
    piece as the template has it.
    """

    source: Source
    filled: Nodes
    untouched: Nodes
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the filled or the untouched piece."""
        run_all(self.chosen(frames), frames, out)

    def chosen(self, frames: Frames) -> Nodes:
        """Return the nodes the value chooses. Raises `BadData`."""
        if self._is_unknown(frames[self.source.frame]):
            return self.untouched
        value = self.source.get(frames)
        return self.untouched if value is None else self.filled

    def _is_unknown(self, data: Any) -> bool:
        """Tell whether the data have no such name at all.

        Only asked about the first name of a path: below it a slip is a fault.
        """
        known = not isinstance(data, Mapping) or self.source.keys[0] in data
        return self.source.frame == 0 and not known


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
