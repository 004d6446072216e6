"""Where something stands, said as a person would look it up in Word."""

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.word.runs import THING, text_of
from assistant.word.wordml import BOX, PPR, TBL, TC, TR, nearest, own, w

_PARTS = {
    "document": "Textteil",
    "header": "Kopfzeile",
    "footer": "Fußzeile",
    "footnotes": "Fußnoten",
    "endnotes": "Endnoten",
}
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template; `str()` gives it in German."""

    part: str
    heading: str = ""
    box: bool = False
    cell: str = ""
    words: str = ""

    def __str__(self) -> str:
        """Return the place from the large to the small."""
        heading = self.heading and f"Überschrift „{self.heading}“"
        box = "Textfeld" if self.box else ""
        words = self.words and f"Absatz „{self.words}“"
        steps = (self.part, heading, box, self.cell or words)
        return ", ".join(step for step in steps if step)


def part_title(part_name: str) -> str:
    """Return what a user calls a part: `word/header1.xml` is "Kopfzeile 1"."""
    match = re.fullmatch(r"(?:.*/)?([a-z]+)(\d*)\.xml", part_name)
    if match is None or match[1] not in _PARTS:
        return part_name
    return f"{_PARTS[match[1]]} {match[2]}".rstrip()


class Survey:
    """Walks along a part in the order of its text and tells where it is."""

    __slots__ = ("_heading", "_headings", "_inside", "_tables", "_title")

    def __init__(self, root: Element, title: str, headings: frozenset[str]) -> None:
        tables = enumerate(root.iter(TBL), start=1)
        self._tables = {table: number for number, table in tables}
        self._title = title
        self._headings = headings
        self._heading = ""
        self._inside: dict[Element, dict[Element, int]] = {}

    def pass_by(self, paragraph: Element) -> None:
        """Remember the paragraph if it is a heading for those that follow."""
        if style_of(paragraph) in self._headings:
            self._heading = _excerpt(paragraph) or self._heading

    def place(self, paragraph: Element) -> Place:
        """Return the place of the paragraph passed by last."""
        around = nearest(paragraph, frozenset({TC, BOX}))
        in_box = nearest(paragraph, frozenset({BOX})) is not None
        words = _excerpt(paragraph)
        heading = "" if words == self._heading else self._heading
        cell = self._cell(around) if around is not None and around.tag == TC else ""
        return Place(self._title, heading, in_box, cell, words)

    def _cell(self, cell: Element) -> str:
        row, table = nearest(cell, frozenset({TR})), nearest(cell, frozenset({TBL}))
        if row is None or table is None:
            return ""
        row_number = self._numbered(table, TR)[row]
        cell_number = self._numbered(row, TC)[cell]
        number = self._tables[table]
        return f"Tabelle {number}, Zeile {row_number}, Zelle {cell_number}"

    def _numbered(self, around: Element, tag: str) -> dict[Element, int]:
        """Return the rows of a table, or the cells of a row, with their numbers."""
        if around not in self._inside:
            found = enumerate(own(around, tag), start=1)
            self._inside[around] = {each: number for number, each in found}
        return self._inside[around]


def style_of(paragraph: Element) -> str | None:
    """Return the id of the paragraph's style, if it names one."""
    style = paragraph.find(f"{PPR}/{w('pStyle')}")
    return None if style is None else style.get(w("val"))


def _excerpt(paragraph: Element) -> str:
    text = " ".join(text_of(paragraph).replace(THING, " ").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
