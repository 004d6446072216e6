"""From where a tag was typed to where it takes effect.

The tags of a block are moved to one level of the document, so that what lies between
them is whole paragraphs, whole rows, or text within one paragraph. A paragraph or row
that holds nothing but such tags goes away. A tag at the beginning of a paragraph or
row takes effect before it, one at the end behind it; in the middle it is a fault,
unless the whole block lies in that paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml.etree import _Element as Element

from assistant.word.faults import Fault
from assistant.word.inline import lift
from assistant.word.runs import drop_if_empty
from assistant.word.structure import Block, Mark, opener_of
from assistant.word.tags import Columns, If, Value
from assistant.word.tidy import drop_paragraph, drop_row, ends_section
from assistant.word.wordml import (
    BOX,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    STORIES,
    TBL,
    TBLPR,
    TC,
    TCPR,
    TR,
    P,
    R,
    T,
    is_mark,
    nearest,
    number_of,
    take_out,
    w,
)

Side = Literal["before", "after"]
_LEVELS = STORIES | {P, TR, TBL}
# What bounds a level from above: a tag inside one of these belongs to it alone.
_FENCES = {P: frozenset({P}), TR: frozenset({TR, BOX}), TBL: frozenset({TBL, BOX})}
# Elements that show nothing of their own, only what is in them.
_INVISIBLE = {P, TR, TBL, T, R, TC, SDT, SDT_CONTENT} | {
    *map(w, ("hyperlink", "ins", "moveTo", "del", "moveFrom", "delText")),
    *map(w, ("smartTag", "customXml", "proofErr", "lastRenderedPageBreak")),
    *map(w, ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "fldSimple")),
    *map(w, ("commentRangeStart", "commentRangeEnd")),
}
_PROPERTIES = {PPR, RPR, TBLPR, TCPR} | set(
    map(w, ("trPr", "sdtPr", "sdtEndPr", "tblGrid", "tblPrEx"))
)


@dataclass(frozen=True, slots=True)
class Move:
    """A tag that goes before or behind an element."""

    mark: Mark
    unit: Element
    side: Side


class _Torn(Exception):  # noqa: N818 - becomes a fault at once
    """The tags of a block do not lie on one level."""


class Arranger:
    """Brings the blocks of one part to their levels."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks = {mark.number: mark for mark in marks}
        self._profiles: dict[Element, list[int | None]] = {}
        self._inline: list[tuple[Block, Element]] = []
        self.faults: list[Fault] = []

    def arrange(self, root: Element, blocks: list[Block]) -> None:
        """Move the tags of all blocks; what cannot be moved is in `faults`."""
        order = {number_of(node): i for i, node in enumerate(_marks_in(root))}
        moves = [move for block in blocks for move in self._decided(block)]
        moves.sort(key=lambda move: order[move.mark.number])
        touched = (unit for unit in self._touched(moves) if unit.tag != TC)
        emptied = [unit for unit in touched if self._is_bare(unit)]
        for move in moves:
            _apply(move)
        for unit in emptied:
            (drop_row if unit.tag == TR else drop_paragraph)(unit)
        for block, container in self._inline:
            self._settle(block, container)

    def _decided(self, block: Block) -> list[Move]:
        try:
            columns = isinstance(block.opening.tag, Columns)
            return list((self._columns if columns else self._moves)(block))
        except _Torn:
            self.faults.append(_torn(block))
            return []

    def _moves(self, block: Block) -> Iterator[Move]:
        common = _common([mark.node for mark in block.marks])
        level = common if common.tag in _LEVELS else nearest(common, _LEVELS)
        if level is None:
            raise _Torn
        fence = _FENCES.get(str(level.tag), STORIES)
        if any(nearest(mark.node, fence) is not level for mark in block.marks):
            raise _Torn
        if level.tag == P and not self._spans(block, level):
            self._inline.append((block, common))
        elif level.tag in {P, TR}:
            yield from self._around(block, level)
        else:
            for mark in block.marks:
                yield self._move(mark, _child_with(common, mark.node))

    def _columns(self, block: Block) -> Iterator[Move]:
        """Move the tags to the edges of the cells between them."""
        rows = {nearest(mark.node, frozenset({TR, BOX})) for mark in block.marks}
        row = rows.pop()
        if rows or row is None or row.tag != TR:
            raise _Torn
        sides: tuple[Side, Side] = ("before", "after")
        for mark, side in zip((block.opening, block.closing), sides, strict=True):
            cell = _child_with(row, mark.node)
            if not self._is_bare(cell) and self._side(mark, cell) != side:
                raise _Torn
            yield Move(mark, cell, side)

    def _spans(self, block: Block, paragraph: Element) -> bool:
        """Tell whether a condition without else is all a paragraph says."""
        plain = isinstance(block.opening.tag, If) and block.middle is None
        return plain and not ends_section(paragraph) and self._frames(block, paragraph)

    def _frames(self, block: Block, unit: Element) -> bool:
        """Tell whether everything a unit says lies between the tags of the block."""
        opening, closing = block.opening.number, block.closing.number
        profile = self._profile(unit)
        return (
            None not in profile[: profile.index(opening)]
            and None not in profile[profile.index(closing) :]
        )

    def _around(self, block: Block, unit: Element) -> Iterator[Move]:
        if block.middle is not None or not self._frames(block, unit):
            raise _Torn
        yield Move(block.opening, unit, "before")
        yield Move(block.closing, unit, "after")

    def _move(self, mark: Mark, unit: Element) -> Move:
        if self._is_bare(unit):
            opens = opener_of(mark.tag) is not None
            return Move(
                mark, unit, "after" if opens and ends_section(unit) else "before"
            )
        if (side := self._side(mark, unit)) is None:
            raise _Torn
        return Move(mark, unit, side)

    def _side(self, mark: Mark, unit: Element) -> Side | None:
        profile = self._profile(unit)
        position = profile.index(mark.number)
        if None not in profile[:position]:
            return "before"
        return None if None in profile[position:] else "after"

    def _is_bare(self, unit: Element) -> bool:
        return None not in self._profile(unit)

    def _profile(self, unit: Element) -> list[int | None]:
        """Return the control tags of a unit in order, None for anything else."""
        if unit not in self._profiles:
            self._profiles[unit] = list(self._seen(unit))
        return self._profiles[unit]

    def _seen(self, node: Element) -> Iterator[int | None]:
        if is_mark(node):
            mark = self._marks.get(number_of(node))
            yield None if mark is None or isinstance(mark.tag, Value) else mark.number
        elif _shows(node):
            yield None
        for child in node:
            if child.tag not in _PROPERTIES:
                yield from self._seen(child)
            if node.tag == T and (child.tail or "").strip():
                yield None

    def _touched(self, moves: list[Move]) -> list[Element]:
        """Return what a move may leave empty: its unit, or the paragraph it left."""
        left = [nearest(move.mark.node, frozenset({P})) for move in moves]
        units = [move.unit for move in moves]
        return list(dict.fromkeys(u for u in (*units, *left) if u is not None))

    def _settle(self, block: Block, container: Element) -> None:
        if all(mark.node.getparent() is container for mark in block.marks):
            return
        if container.tag in {T, R}:
            container = next(
                up for up in container.iterancestors() if up.tag not in {T, R}
            )
        if not all(lift(mark.node, container) for mark in block.marks):
            self.faults.append(_torn(block))


def _shows(node: Element) -> bool:
    """Tell whether a node puts something on the page by itself."""
    if node.tag == T:
        return bool((node.text or "").strip())
    return node.tag not in _INVISIBLE


def _marks_in(root: Element) -> Iterator[Element]:
    return (node for node in root.iter() if is_mark(node))


def _common(nodes: list[Element]) -> Element:
    """Return the closest ancestor of all nodes."""
    lines = [list(node.iterancestors()) for node in nodes]
    return next(up for up in lines[0] if all(up in line for line in lines[1:]))


def _child_with(ancestor: Element, node: Element) -> Element:
    line = [node, *node.iterancestors()]
    return line[line.index(ancestor) - 1]


def _apply(move: Move) -> None:
    node = move.mark.node
    text = node.getparent()
    _trim(node, move.side)
    take_out(node)
    if text is not None:
        drop_if_empty(text)
    if move.side == "before":
        move.unit.addprevious(node)
        return
    last = move.unit
    while (following := last.getnext()) is not None and is_mark(following):
        last = following
    last.addnext(node)


def _trim(node: Element, side: Side) -> None:
    """Drop the blank a person types between a tag and the text it belongs to."""
    if side == "before":
        node.tail = (node.tail or "").lstrip() or None
        return
    previous, parent = node.getprevious(), node.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip() or None
    elif parent is not None:
        parent.text = (parent.text or "").rstrip() or None


def _torn(block: Block) -> Fault:
    opening, closing = block.opening, block.closing
    if isinstance(opening.tag, Columns):
        return opening.fault(
            f"{opening.source} und {closing.source} wiederholen Zellen einer Zeile. "
            "Setzen Sie die erste Marke an den Anfang der ersten Zelle und die letzte "
            "ans Ende der letzten Zelle, die wiederholt wird."
        )
    middle = f", {block.middle.place} (else)" if block.middle else ""
    return opening.fault(
        f"{opening.source} und {closing.source} lassen sich nicht zuordnen: Sie stehen "
        f"an verschiedenen Stellen ({opening.place}; {closing.place}{middle}). Setzen "
        "Sie beide in denselben Absatz, jede allein in einen eigenen Absatz, oder jede "
        "allein in eine eigene Zeile derselben Tabelle."
    )
