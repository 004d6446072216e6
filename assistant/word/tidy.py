"""What a template carries that a document must not: leftovers, doubles, torn merges."""

from collections import Counter
from itertools import chain

from lxml.etree import _Element as Element

from assistant.word.wordml import (
    PPR,
    TC,
    TCPR,
    TR,
    P,
    is_mark,
    own,
    parent_tag,
    take_out,
    w,
    whole_number,
)

# Word's notes to itself. They would be copied into every row, and be wrong there.
_NOTES = frozenset({w("proofErr"), w("lastRenderedPageBreak")})
_NOTE_ATTRIBUTES = ("rsid", "paraId", "textId", "anchorId", "editId")
BOOKMARKS = frozenset({w("bookmarkStart"), w("bookmarkEnd")})
#: What may exist only once in a document, so that no loop may repeat it.
_SINGULAR = BOOKMARKS | {
    w("commentRangeStart"),
    w("commentRangeEnd"),
    w("commentReference"),
}


#: They mark a slot in an attribute (`wordml.in_attribute`); no text has them.
_OURS = {0xFDD0: None, 0xFDD1: None}


def clean(root: Element) -> None:
    """Remove spelling marks, revision ids and page breaks Word noted last time."""
    for node in list(root.iter()):
        _unmark(node)
        if node.tag in _NOTES:
            take_out(node)
            continue
        for name in node.attrib:
            if str(name).rpartition("}")[2].startswith(_NOTE_ATTRIBUTES):
                del node.attrib[name]


def _unmark(node: Element) -> None:
    """Take out characters that a template made to confuse us might have."""
    if node.text:
        node.text = node.text.translate(_OURS)
    if node.tail:
        node.tail = node.tail.translate(_OURS)
    for name, value in node.attrib.items():
        node.set(name, value.translate(_OURS))


def drop_paragraph(paragraph: Element) -> None:
    """Remove an emptied paragraph unless it is all its cell or text box has."""
    if ends_section(paragraph):
        return
    others = chain(paragraph.itersiblings(), paragraph.itersiblings(preceding=True))
    if any(is_mark(other) or other.tag != TCPR for other in others):
        take_out(paragraph)


def ends_section(paragraph: Element) -> bool:
    """Tell whether a section ends here: it hangs on the paragraph, which must stay."""
    return paragraph.find(f"{PPR}/{w('sectPr')}") is not None


def drop_row(row: Element) -> None:
    """Remove an emptied row; a merged cell that began in it begins one row below."""
    below = next(row.itersiblings(TR), None)
    for column, cell in cells_of(row).items():
        merge = cell.find(f"{TCPR}/{w('vMerge')}")
        if below is None or merge is None or merge.get(w("val")) != "restart":
            continue
        heir = cells_of(below).get(column)
        continued = None if heir is None else heir.find(f"{TCPR}/{w('vMerge')}")
        if continued is not None:
            continued.set(w("val"), "restart")
    take_out(row)


def cells_of(row: Element) -> dict[int, Element]:
    """Return the cells of a row by the column they begin in."""
    cells: dict[int, Element] = {}
    column = 0
    for cell in own(row, TC):
        cells[column] = cell
        span = cell.find(f"{TCPR}/{w('gridSpan')}")
        column += whole_number(span, 1)
    return cells


def keep_singular(repeated: list[Element], root: Element) -> None:
    """Remove what no loop may repeat, and bookmarks left with one end."""
    for node in repeated:
        if node.tag in _SINGULAR or (
            node.tag == w("id") and parent_tag(node) == w("sdtPr")
        ):
            take_out(node)
    ends = Counter(node.get(w("id")) for node in root.iter(*BOOKMARKS))
    for node in list(root.iter(*BOOKMARKS)):
        if ends[node.get(w("id"))] == 1:
            take_out(node)


def is_blank(paragraph: Element) -> bool:
    """Tell whether a paragraph has lost all its runs."""
    return paragraph.tag == P and all(
        child.tag == PPR or child.tag in BOOKMARKS for child in paragraph
    )
