"""Keeping the file whole when loops and conditions leave nothing behind.

Word repairs, or refuses, a table without rows and a cell that does not end with a
paragraph; and it draws two tables as one if nothing stands between them.
"""

from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.structure import Block
from assistant.word.tags import For
from assistant.word.tidy import BOOKMARKS
from assistant.word.wordml import (
    BODY,
    SDT,
    STORIES,
    TBL,
    TCPR,
    TR,
    P,
    is_mark,
    number_of,
    w,
)

#: Makes the opening and the closing mark of a guard of the given kind.
NewGuard = Callable[[str], tuple[Element, Element]]
TABLE, STORY = "table", "story"


def part_repeated_tables(blocks: Iterable[Block]) -> None:
    """Put a hair of a paragraph between tables that a loop sets side by side."""
    for block in blocks:
        first, last = block.opening.node.getnext(), block.closing.node.getprevious()
        ends = (first, last)
        looped = isinstance(block.opening.tag, For)
        if looped and all(end is not None and end.tag == TBL for end in ends):
            block.closing.node.addprevious(_hair())


def _hair() -> Element:
    paragraph = etree.Element(P)
    spacing = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("spacing"))
    for name, value in (("before", "0"), ("after", "0"), ("line", "20")):
        spacing.set(w(name), value)
    spacing.set(w("lineRule"), "exact")
    return paragraph


def guard_tables(
    root: Element, opening: set[int], closing: set[int], new: NewGuard
) -> None:
    """Guard every table that may lose all its rows."""
    for table in list(root.iter(TBL)):
        if not _keeps_a_row(table, opening, closing):
            begin, end = new(TABLE)
            table.addprevious(begin)
            table.addnext(end)


def _keeps_a_row(table: Element, opening: set[int], closing: set[int]) -> bool:
    depth = 0
    for child in table:
        if is_mark(child):
            number = number_of(child)
            depth += (number in opening) - (number in closing)
        elif depth == 0 and child.tag in {TR, SDT}:
            return True
    return False


def guard_stories(root: Element, new: NewGuard) -> None:
    """Guard every cell, box, header and note whose last paragraph may vanish."""
    for story in list(_stories(root)):
        if _may_end_bare(story):
            begin, end = new(STORY)
            story.insert(1 if len(story) and story[0].tag == TCPR else 0, begin)
            story.append(end)


def _stories(root: Element) -> Iterator[Element]:
    return (node for node in root.iter(*STORIES) if node.tag != BODY)


def _may_end_bare(story: Element) -> bool:
    solid = [child for child in story if child.tag not in BOOKMARKS]
    return not solid or solid[-1].tag not in {P, SDT}
