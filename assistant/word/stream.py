"""From values to bytes, many at a time.

Texts are escaped in one go: joined with a separator that XML forbids anyway, escaped,
encoded, split again. That costs a tenth of escaping each. `Output` collects static
bytes and texts in the order of the document and lets them off in large pieces.
"""

from dataclasses import dataclass, field
from typing import Final, Protocol

from assistant.word.additions import Additions

_SEPARATOR: Final = "\x1f"
_SEPARATOR_BYTE: Final = b"\x1f"
_LINE: Final = b'</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = b'</w:t><w:tab/><w:t xml:space="preserve">'
_CONTROLS: Final = bytes({*range(32), 127})
_DROPPED: Final = bytes({*range(32), 127} - set(b"\t\n\v\r\x1f"))
_NO_CHARACTERS: Final = {0xFFFE: None, 0xFFFF: None}
_ENOUGH: Final = 4096


def encode(texts: list[str]) -> list[bytes]:
    """Return each text as the XML inside a `w:t`.

    Line breaks and tabs become Word's own; characters XML forbids are left out.
    Raises `TypeError` if an entry is no text.
    """
    joined = _SEPARATOR.join(texts)
    if "\ufffe" in joined or "\uffff" in joined:
        joined = joined.translate(_NO_CHARACTERS)
    # A lone surrogate, half of a broken emoji, is no character either.
    data = joined.encode("utf-8", "ignore")
    data = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    # One pass tells whether there is any control character beside our separators.
    separators = len(texts) - 1
    if len(data.translate(None, _CONTROLS)) + separators != len(data):
        if data.count(_SEPARATOR_BYTE) != separators:
            return encode([text.replace(_SEPARATOR, "") for text in texts])
        data = _with_breaks(data)
    return data.split(_SEPARATOR_BYTE)


def _with_breaks(data: bytes) -> bytes:
    data = data.translate(None, _DROPPED).replace(b"\r\n", b"\n")
    # U+000B is what Word itself gives for a line break when text is copied out of it.
    data = data.replace(b"\r", b"\n").replace(b"\v", b"\n")
    return data.replace(b"\n", _LINE).replace(b"\t", _TAB)


class Sink(Protocol):
    """Whatever takes bytes."""

    def write(self, data: bytes) -> None:
        """Take the next bytes."""


@dataclass(slots=True)
class Numbers:
    """What one document hands out and gathers beside its text."""

    next_drawing: int = 1
    next_list: int = 1
    next_definition: int = 1
    next_bookmark: int = 1
    next_note: int = 1
    lists: list[bytes] = field(default_factory=list)
    #: The columns in which a cell merged over rows has begun.
    merging: set[object] = field(default_factory=set)
    additions: Additions = field(default_factory=Additions)

    def drawing(self) -> bytes:
        """Return an id no other drawing of this document has."""
        self.next_drawing += 1
        return b"%d" % (self.next_drawing - 1)

    def bookmark(self) -> int:
        """Return an id no other bookmark of this document has."""
        self.next_bookmark += 1
        return self.next_bookmark - 1

    def note(self) -> int:
        """Return an id no other footnote of this document has."""
        self.next_note += 1
        return self.next_note - 1

    def definition(self) -> int:
        """Return an id no other definition of a list has."""
        self.next_definition += 1
        return self.next_definition - 1

    def list_number(self) -> int:
        """Return an id no other list of this document has."""
        self.next_list += 1
        return self.next_list - 1

    def restarted_list(self, abstract: str) -> int:
        """Return the id of a new list that counts from 1 in the manner `abstract`."""
        number = self.list_number()
        self.lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            "</w:num>".encode()
        )
        return number


class Output:
    """Takes bytes and texts in the order of the document, hands bytes to a sink."""

    __slots__ = ("_chunks", "_holes", "_sink", "_texts", "numbers")

    def __init__(self, sink: Sink, numbers: Numbers) -> None:
        self.numbers = numbers
        self._sink = sink
        self._chunks: list[bytes] = []
        self._holes: list[int] = []
        self._texts: list[str] = []

    def data(self, data: bytes) -> None:
        """Take finished XML."""
        self._chunks.append(data)

    def text(self, text: str) -> None:
        """Take a text that is yet to be escaped."""
        self._holes.append(len(self._chunks))
        self._chunks.append(b"")
        self._texts.append(text)

    def drain(self) -> None:
        """Pass on what has gathered if it is worth the call."""
        if len(self._chunks) > _ENOUGH:
            self.flush()

    def straight(self, data: bytes) -> None:
        """Pass on a large piece at once."""
        self.flush()
        self._sink.write(data)

    def flush(self) -> None:
        """Pass on everything that has gathered."""
        if self._texts:
            for hole, data in zip(self._holes, encode(self._texts), strict=True):
                self._chunks[hole] = data
        self._sink.write(b"".join(self._chunks))
        self._chunks.clear()
        self._holes.clear()
        self._texts.clear()
