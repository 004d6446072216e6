"""Where each key and value of a TOML text stands.

The scanner reads only text that tomllib has accepted: it looks for the ends of
things and checks nothing, which keeps it short and fast. Offsets are code points in
the text as given, line ends included; a byte-order mark must be taken off before.
"""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text, from `start` up to but without `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One `key = value`: `key` spans the whole dotted key, `value` the value."""

    path: Path
    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A header and the statements below it; the first section has no header."""

    path: Path
    header: Span | None
    statements: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Index:
    """Every place of a text, by the path that leads there in its data.

    `keys` has the key as written. Of a dotted key and of a header it has each part
    under the table that this part names; the first place counts. `values` has every
    leaf, every array and every inline table. `tables` has the header of each
    `[table]` and of each `[[array element]]`, the latter with its number.
    `sections` and `inline` have the same for editing: statements in written order,
    of headers and of inline tables.
    """

    keys: dict[Path, Span]
    values: dict[Path, Span]
    tables: dict[Path, Span]
    sections: dict[Path, Section]
    inline: dict[Path, list[Statement]]


def index(text: str) -> Index:
    """Return the places of all keys, values and headers of an accepted text."""
    return _Scanner(text).scan()


class Places:
    """Line and column of many offsets of one text."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        lengths = map(len, text.split("\n"))
        self._starts = list(accumulate(lengths, lambda at, n: at + n + 1, initial=0))

    def __call__(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of one offset; for many, keep a `Places`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


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


# Possessive throughout: a string of a megabyte must not be matched backwards.
_BLANK = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY_PART = re.compile(
    r"""([\w-]++|"(?:[^"\\]++|\\.)*+"|'[^']*+')"""
    r"""[ \t]*+(?:([.=])[ \t]*+|\]\]?+)"""  # what follows: a part, a value, the end
)
_SCALAR = re.compile(
    r'''"""(?:[^"\\]++|\\.|""?+(?!"))*+"{3,5}+'''  # up to two quotes before the end
    r"""|'''(?:[^']++|''?+(?!'))*+'{3,5}+"""
    r'''|"(?:[^"\\]++|\\.)*+"'''
    r"""|'[^']*+'"""
    r"""|\d{4}-\d\d-\d\d[ ]\d[^\s,\]}#]*+"""  # a date may have a blank before its time
    r"""|[^\s,\[\]{}#]++""",
    re.DOTALL,
)
# What most lines are, in one go: bare key, value without brackets, gap behind.
_PLAIN = re.compile(
    rf"([\w-]++)[ \t]*+=[ \t]*+({_SCALAR.pattern})({_GAP.pattern})", re.DOTALL
)


def _match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise ValueError(f"offset {at}: tomllib has not accepted this text")
    return found


def _name(part: str) -> str:
    """Return the name that a part of a key stands for."""
    if part[0] not in "\"'":
        return part
    if part[0] == '"' and "\\" in part:
        return str(tomllib.loads(f"a = {part}")["a"])
    return part[1:-1]


class _Scanner:
    """One pass over a text; each method takes an offset and returns the next one."""

    __slots__ = ("counts", "index", "section", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.section = Section((), None)
        self.counts: dict[Path, int] = {}
        self.index = Index({}, {}, {}, {(): self.section}, {})

    def scan(self) -> Index:
        text, at = self.text, self.gap(0)
        while at < len(text):
            section = self.section
            if plain := _PLAIN.match(text, at):
                at = self.plain(plain, section)
            elif text[at] == "[":
                at = self.gap(self.header(at))
            else:
                at = self.gap(self.statement(at, section.path, section.statements))
        return self.index

    def plain(self, found: re.Match[str], section: Section) -> int:
        """Note a `key = value` of the most common kind."""
        path = (*section.path, found[1])
        key, value = Span(*found.span(1)), Span(*found.span(2))
        self.index.keys.setdefault(path, key)
        self.index.values[path] = value
        section.statements.append(Statement(path, key, value))
        return found.end()

    def gap(self, at: int) -> int:
        return _match(_GAP, self.text, at).end()

    def header(self, start: int) -> int:
        """Open the section of a header."""
        double = self.text.startswith("[[", start)
        at = _match(_BLANK, self.text, start + 1 + double).end()
        path: Path = ()
        follows: str | None = "."
        while follows:
            path, _, at, follows = self.key_part(at, self.element(path))
        if double:
            self.counts[path] = self.counts.get(path, 0) + 1
            path = self.element(path)
        self.section = Section(path, Span(start, at))
        self.index.tables[path] = Span(start, at)
        self.index.sections[path] = self.section
        return at

    def element(self, path: Path) -> Path:
        """Return the path of the last element where it names an array of tables."""
        count = self.counts.get(path)
        return path if count is None else (*path, count - 1)

    def statement(self, start: int, table: Path, into: list[Statement]) -> int:
        """Note a `key = value`."""
        path, key_end, at, follows = self.key_part(start, table)
        while follows == ".":
            path, key_end, at, follows = self.key_part(at, path)
        end = self.value(at, path)
        into.append(Statement(path, Span(start, key_end), Span(at, end)))
        return end

    def key_part(self, at: int, table: Path) -> tuple[Path, int, int, str | None]:
        """Return the path of a part of a key, its end, the next offset, `.` or `=`."""
        found = _match(_KEY_PART, self.text, at)
        end = found.end(1)
        path = (*table, _name(found[1]))
        self.index.keys.setdefault(path, Span(at, end))
        return path, end, found.end(), found[2]

    def value(self, start: int, path: Path) -> int:
        """Note a value and all inside it."""
        opening = self.text[start]
        if opening == "[":
            end = self.array(start, path)
        elif opening == "{":
            end = self.inline_table(start, path)
        else:
            end = _match(_SCALAR, self.text, start).end()
        self.index.values[path] = Span(start, end)
        return end

    def array(self, start: int, path: Path) -> int:
        number, at = 0, self.gap(start + 1)
        while self.text[at] != "]":
            at = self.comma(self.value(at, (*path, number)))
            number += 1
        return at + 1

    def inline_table(self, start: int, path: Path) -> int:
        entries: list[Statement] = []
        self.index.inline[path] = entries
        at = self.gap(start + 1)
        while self.text[at] != "}":
            at = self.comma(self.statement(at, path, entries))
        return at + 1

    def comma(self, at: int) -> int:
        at = self.gap(at)
        return self.gap(at + 1) if self.text[at] == "," else at
