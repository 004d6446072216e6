"""Where each key and value of a TOML text stands.

The scanner reads only text that tomllib has accepted: it looks for the ends of
things and checks nothing, which keeps it short and fast. At first it notes the headers
only; the statements below one are read when somebody asks for a path that leads there,
as an edit or a fault concerns few of them. Offsets are code points in the text as
given, line ends included; a byte-order mark must be taken off before.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from assistant.store import tokens
from assistant.store.places import Places, place

__all__ = [
    "Index",
    "Path",
    "Places",
    "Section",
    "Span",
    "Statement",
    "index",
    "locate",
    "place",
]

Path = tuple[str | int, ...]
T = TypeVar("T")


class Span(NamedTuple):
    """A piece of the text, from `start` up to but without `end`."""

    start: int
    end: int


class Statement(NamedTuple):
    """One `key = value`: `key` spans the whole dotted key, `value` the value."""

    path: Path
    key: Span
    value: Span


class Section:
    """A header and the statements below it; the first section has no header."""

    __slots__ = ("_reader", "_statements", "body", "header", "path")

    def __init__(self, path: Path, header: Span | None, reader: "_Reader") -> None:
        self.path = path
        self.header = header
        self.body = Span(header.end if header else 0, 0)
        self._reader = reader
        self._statements: list[Statement] | None = None

    @property
    def statements(self) -> list[Statement]:
        """The statements in written order."""
        if self._statements is None:
            self._statements = self._reader.statements(self)
        return self._statements


class Index:
    """Every place of a text, by the path that leads there in its data.

    `keys` has the key as written. Of a dotted key and of a header it has each part
    under the table that this part names; the first place counts. `values` has every
    leaf, every array and every inline table. `tables` has the header of each
    `[table]` and of each `[[array element]]`, the latter with its number.
    `sections` and `inline` have the same for editing: statements in written order,
    of headers and of inline tables.
    """

    __slots__ = ("inline", "keys", "sections", "tables", "values")

    def __init__(self, text: str) -> None:
        reader = _Reader(text)
        self.keys: Mapping[Path, Span] = _OnDemand(reader, reader.keys)
        self.values: Mapping[Path, Span] = _OnDemand(reader, reader.values)
        self.inline: Mapping[Path, list[Statement]] = _OnDemand(reader, reader.inline)
        self.sections: Mapping[Path, Section] = reader.sections
        self.tables: Mapping[Path, Span] = reader.tables


def index(text: str) -> Index:
    """Return the places of all keys, values and headers of an accepted text."""
    return Index(text)


def locate(index: Index, path: Path) -> Span:
    """Return the best place to speak of a path, which need not exist.

    Its value, else its key or header, else the header, key or value of the nearest
    table around it, else the start of the file.
    """
    for places in (index.values, index.tables, index.keys):
        if path in places:
            return places[path]
    for length in range(len(path) - 1, 0, -1):
        for places in (index.tables, index.keys, index.values):
            if path[:length] in places:
                return places[path[:length]]
    return Span(0, 0)


class _OnDemand(Mapping[Path, T]):
    """Places of a text; a section is read when a path is asked for that leads there."""

    __slots__ = ("_found", "_reader")

    def __init__(self, reader: "_Reader", found: dict[Path, T]) -> None:
        self._reader = reader
        self._found = found

    def __getitem__(self, path: Path) -> T:
        self._reader.read_towards(path)
        return self._found[path]

    def __contains__(self, path: object) -> bool:
        if isinstance(path, tuple):
            self._reader.read_towards(path)
        return path in self._found

    def __iter__(self) -> Iterator[Path]:
        self._reader.read_all()
        return iter(self._found)

    def __len__(self) -> int:
        self._reader.read_all()
        return len(self._found)


class _Reader:
    """The places of a text, noted as they are read.

    Each reading method takes an offset and returns the next one.
    """

    __slots__ = ("_counts", "inline", "keys", "sections", "tables", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.inline: dict[Path, list[Statement]] = {}
        self.tables: dict[Path, Span] = {}
        self.sections: dict[Path, Section] = {}
        self._counts: dict[Path, int] = {}
        self._outline()

    def read_towards(self, path: Path) -> None:
        """Read the sections in which a path may have its place."""
        for length in range(len(path)):
            if section := self.sections.get(path[:length]):
                section.statements  # noqa: B018 - asking for them notes their places

    def read_all(self) -> None:
        """Read every section."""
        for section in self.sections.values():
            section.statements  # noqa: B018

    def _outline(self) -> None:
        """Note the headers, and which piece of the text is the body of each."""
        section, at = self._open((), None), self._next_header(0)
        while at < len(self.text):
            section.body = Span(section.body.start, at)
            section = self._header(at)
            at = self._next_header(section.body.start)
        section.body = Span(section.body.start, at)

    def _open(self, path: Path, header: Span | None) -> Section:
        section = self.sections[path] = Section(path, header, self)
        return section

    def _next_header(self, at: int) -> int:
        """Return where the next header starts, or the end of the text."""
        at = tokens.match(tokens.PLAIN_LINES, self.text, at).end()
        while at < len(self.text) and self.text[at] != "[":
            at = tokens.match(
                tokens.PLAIN_LINES, self.text, self._behind_statement(at)
            ).end()
        return at

    def _behind_statement(self, at: int) -> int:
        follows: str | None = "."
        while follows == ".":
            found = tokens.match(tokens.KEY_PART, self.text, at)
            at, follows = found.end(), found[2]
        if self.text[at] not in "[{":
            return tokens.match(tokens.SCALAR, self.text, at).end()
        depth = 0
        while True:
            depth += 1 if self.text[at] in "[{" else -1
            if not depth:
                return at + 1
            at = tokens.match(tokens.INSIDE, self.text, at + 1).end()

    def _header(self, start: int) -> Section:
        """Open the section of a header."""
        double = self.text.startswith("[[", start)
        at = tokens.match(tokens.BLANK, self.text, start + 1 + double).end()
        path: Path = ()
        follows: str | None = "."
        while follows:
            path, _, at, follows = self._key_part(at, self._element(path))
        if double:
            self._counts[path] = self._counts.get(path, 0) + 1
            path = self._element(path)
        self.tables[path] = Span(start, at)
        return self._open(path, Span(start, at))

    def _element(self, path: Path) -> Path:
        """Return the path of the last element where it names an array of tables."""
        count = self._counts.get(path)
        return path if count is None else (*path, count - 1)

    def statements(self, section: Section) -> list[Statement]:
        """Return the statements of a section, all in them noted."""
        found: list[Statement] = []
        at, end = self._gap(section.body.start), section.body.end
        while at < end:
            if plain := tokens.PLAIN.match(self.text, at):
                at = self._plain(plain, section.path, found)
            else:
                at = self._gap(self._statement(at, section.path, found))
        return found

    def _plain(self, found: re.Match[str], table: Path, into: list[Statement]) -> int:
        """Note a `key = value` of the most common kind."""
        path = (*table, found[1])
        key, value = Span(*found.span(1)), Span(*found.span(2))
        self._note_key(path, key)
        self.values[path] = value
        into.append(Statement(path, key, value))
        return found.end()

    def _gap(self, at: int) -> int:
        return tokens.match(tokens.GAP, self.text, at).end()

    def _statement(self, start: int, table: Path, into: list[Statement]) -> int:
        """Note a `key = value`."""
        path, key_end, at, follows = self._key_part(start, table)
        while follows == ".":
            path, key_end, at, follows = self._key_part(at, path)
        end = self._value(at, path)
        into.append(Statement(path, Span(start, key_end), Span(at, end)))
        return end

    def _key_part(self, at: int, table: Path) -> tuple[Path, int, int, str | None]:
        """Return the path of a part of a key, its end, the next offset, `.` or `=`."""
        found = tokens.match(tokens.KEY_PART, self.text, at)
        end = found.end(1)
        path = (*table, tokens.name(found[1]))
        self._note_key(path, Span(at, end))
        return path, end, found.end(), found[2]

    def _note_key(self, path: Path, key: Span) -> None:
        """Note where a key stands; the first place counts, whenever it is read."""
        known = self.keys.get(path)
        if known is None or key < known:
            self.keys[path] = key

    def _value(self, start: int, path: Path) -> int:
        """Note a value and all inside it."""
        opening = self.text[start]
        if opening == "[":
            end = self._array(start, path)
        elif opening == "{":
            end = self._inline_table(start, path)
        else:
            end = tokens.match(tokens.SCALAR, self.text, start).end()
        self.values[path] = Span(start, end)
        return end

    def _array(self, start: int, path: Path) -> int:
        number, at = 0, self._gap(start + 1)
        while self.text[at] != "]":
            at = self._comma(self._value(at, (*path, number)))
            number += 1
        return at + 1

    def _inline_table(self, start: int, path: Path) -> int:
        entries: list[Statement] = []
        self.inline[path] = entries
        at = self._gap(start + 1)
        while self.text[at] != "}":
            at = self._comma(self._statement(at, path, entries))
        return at + 1

    def _comma(self, at: int) -> int:
        at = self._gap(at)
        return self._gap(at + 1) if self.text[at] == "," else at
