"""What people hung onto a region stays when its content is renewed.

Comments and bookmarks are anchored inside the old content. Their anchors are lifted out
before it goes and put to the same cell of the new one, found by row and column as a
reader would; where that is gone, to the region's first paragraph. The comments
themselves lie in a part of their own, which is not touched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.regions import (
    BOOKMARK,
    BOOKMARK_END,
    is_ours,
    is_place,
    put_first,
)
from assistant.word.runs import text_of
from assistant.word.wordml import RPR, TBL, TC, TR, P, R, nearest, own, take_out, w

_REFERENCE: Final = w("commentReference")
_OPENING: Final = frozenset({BOOKMARK, w("commentRangeStart")})
_CLOSING: Final = frozenset({BOOKMARK_END, w("commentRangeEnd")})
_ID: Final = w("id")


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """An anchor and where it was: first cell of its row, and number of its column."""

    anchor: Element
    row: str = ""
    column: int = 0


def lift(nodes: Iterable[Element]) -> list[Kept]:
    """Take the anchors of people out of the nodes and return them."""
    given = list(nodes)
    bookmarks = [each for node in given for each in node.iter(BOOKMARK)]
    dropped = {
        each.get(_ID) for each in bookmarks if is_ours(each) and not is_place(each)
    }
    anchors = [each for node in given for each in node.iter() if _is_anchor(each)]
    kept = [
        _kept(each)
        for each in anchors
        if each.tag not in {BOOKMARK, BOOKMARK_END} or each.get(_ID) not in dropped
    ]
    for each in kept:
        take_out(each.anchor)
    return kept


def _is_anchor(node: Element) -> bool:
    if node.tag == R:
        return all(child.tag in {RPR, _REFERENCE} for child in node) and (
            node.find(_REFERENCE) is not None
        )
    return node.tag in _OPENING | _CLOSING


def _kept(anchor: Element) -> Kept:
    cell, row = nearest(anchor, frozenset({TC})), nearest(anchor, frozenset({TR}))
    if cell is None or row is None:
        return Kept(anchor)
    cells = list(own(row, TC))
    return Kept(anchor, _words(cells[0]), cells.index(cell))


def hang(kept: Sequence[Kept], nodes: Sequence[Element], otherwise: Element) -> None:
    """Put the anchors into the new nodes, into a paragraph nearby if there are none."""
    rows = [row for node in nodes for table in node.iter(TBL) for row in own(table, TR)]
    first = next((each for node in nodes for each in node.iter(P)), None)
    for each in kept:
        holder = _cell(each, rows)
        if holder is None:
            holder = first if first is not None else otherwise
        _put(each.anchor, holder)


def _cell(kept: Kept, rows: Sequence[Element]) -> Element | None:
    """Return the paragraph of the cell that stands where the anchor's cell stood."""
    for row in rows:
        cells = list(own(row, TC))
        if kept.row and _words(cells[0]) == kept.row and kept.column < len(cells):
            return next(cells[kept.column].iter(P), None)
    return None


def _put(anchor: Element, paragraph: Element) -> None:
    if anchor.tag in _OPENING:
        put_first(paragraph, [anchor])
    else:
        paragraph.append(anchor)


def _words(cell: Element) -> str:
    return " ".join(text_of(each) for each in cell.iter(P)).strip()
