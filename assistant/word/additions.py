"""What a document gets beyond the parts of its template: pictures, charts, notes.

Names are made from the content or counted up, never drawn at random, so that the same
values give the same file. Nothing is written before the document is complete; then
`put_in` says so in the content types and relationships.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from itertools import count
from typing import Final

from assistant.word.package import CONTENT_TYPES, Part, plain_part

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_RELATIONS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b"</Relationships>"
)
_CLOSED: Final = re.compile(rb"(<([\w.:-]+)[^<>]*)/>\s*$")
#: Where something goes that does not go to the end of its part.
_FIRST_LIST: Final = re.compile(rb"<(?:[\w.-]+:)?num[ >]")


@dataclass(slots=True)
class Additions:
    """The parts and relationships one document adds to its template's."""

    #: The names of the template's parts.
    taken: Collection[str] = ()
    parts: dict[str, Part] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    #: By part, then by id.
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    #: Styles brought along with other documents: the id by kind and name.
    styles: dict[tuple[str, str], str] = field(default_factory=dict)
    #: Names of bookmarks that came with other documents.
    bookmarks: set[str] = field(default_factory=set)
    #: XML that goes to the end of a part.
    endings: dict[str, list[bytes]] = field(default_factory=dict)
    #: Definitions of lists, which go before the lists.
    abstract_lists: dict[str, list[bytes]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether there is anything to add."""
        return bool(self.types or self.relations or self.endings)

    def reserve(self, pattern: str, content_type: str) -> str:
        """Return a name for a new part; `pattern` has `{}` where it is counted."""
        names = (pattern.format(number) for number in count(1))
        name = next(n for n in names if n not in self.types and n not in self.taken)
        self.types[name] = content_type
        return name

    def fill(self, name: str, data: bytes) -> None:
        """Give a new part its content."""
        self.parts[name] = plain_part(name, data)

    def add(self, pattern: str, data: bytes, content_type: str) -> str:
        """Return the name of a new part with this content."""
        name = self.reserve(pattern, content_type)
        self.fill(name, data)
        return name

    def open_once(self, name: str, empty: bytes, content_type: str) -> bool:
        """Begin a part that others add to; tell whether it was not there yet."""
        if name in self.types:
            return False
        self.types[name] = content_type
        self.fill(name, empty)
        return True

    def medium(self, data: bytes, extension: str, content_type: str) -> str:
        """Return the name of a file that is in the document once however often used."""
        name = f"word/media/bild-{sha256(data).hexdigest()[:16]}.{extension}"
        if name not in self.parts and name not in self.taken:
            self.types[name] = content_type
            self.fill(name, data)
        return name

    def relate(self, part: str, kind: str, target: str) -> str:
        """Return the id by which `part` may name another part of the document."""
        return self._related(part, kind, relative(target, part), "")

    def link(self, part: str, address: str) -> str:
        """Return the id by which `part` may link to an address on the network."""
        kind = f"{OFFICE}hyperlink"
        return self._related(part, kind, address, ' TargetMode="External"')

    def _related(self, part: str, kind: str, target: str, mode: str) -> str:
        identity = f"z{sha256(f'{kind} {target}{mode}'.encode()).hexdigest()[:12]}"
        self.relations.setdefault(part, {})[identity] = (
            f'<Relationship Id="{identity}" Type="{kind}" '
            f'Target="{escape(target)}"{mode}/>'
        )
        return identity

    def append(self, part: str, xml: bytes) -> None:
        """Remember XML for the end of a part."""
        self.endings.setdefault(part, []).append(xml)

    def define_list(self, part: str, xml: bytes) -> None:
        """Remember a definition for the numbering part."""
        self.abstract_lists.setdefault(part, []).append(xml)

    def put_in(self, parts: Mapping[str, Part]) -> dict[str, Part]:
        """Return the parts of the document with all that was added."""
        whole = {**parts, **self.parts}
        for name, definitions in self.abstract_lists.items():
            whole[name] = _with_definitions(whole[name], definitions)
        for name, pieces in self.endings.items():
            whole[name] = with_ending(whole[name], pieces)
        for name, relations in self.relations.items():
            where = relations_of(name)
            present = whole.get(where) or plain_part(where, _NO_RELATIONS)
            whole[where] = _with_relations(present, relations)
        if self.types:
            overrides = [_override(*pair).encode() for pair in self.types.items()]
            whole[CONTENT_TYPES] = with_ending(whole[CONTENT_TYPES], overrides)
        return whole


def relations_of(name: str) -> str:
    """Return the name of the part that holds the relationships of another."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def relative(target: str, part: str) -> str:
    """Return the name of a part as another part's relationship gives it."""
    return posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part)}")


def with_ending(part: Part, pieces: Iterable[bytes]) -> Part:
    """Return a part of XML with more at the end of its root element."""
    data = _CLOSED.sub(rb"\1></\2>", part.read())
    head, end = data[: data.rindex(b"</")], data[data.rindex(b"</") :]
    return plain_part(part.name, b"".join((head, *pieces, end)))


def _with_relations(part: Part, relations: dict[str, str]) -> Part:
    present = part.read()
    # A template made from one of our documents may have the very same already.
    fresh = [
        xml.encode()
        for identity, xml in relations.items()
        if f'"{identity}"'.encode() not in present
    ]
    return with_ending(part, fresh)


def _with_definitions(part: Part, definitions: list[bytes]) -> Part:
    data = part.read()
    if (first := _FIRST_LIST.search(data)) is None:
        return with_ending(part, definitions)
    head, tail = data[: first.start()], data[first.start() :]
    return plain_part(part.name, b"".join((head, *definitions, tail)))


def _override(name: str, content_type: str) -> str:
    return f'<Override PartName="/{name}" ContentType="{content_type}"/>'
