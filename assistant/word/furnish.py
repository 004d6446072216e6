"""Marks that become more than text: colours, Markdown, guards, ids of drawings."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word import guards, tidy
from assistant.word.assemble import Begin, Entry, Finish, Leaf
from assistant.word.markdown import Look
from assistant.word.program import DrawingId, Node, Story, Table, Tint
from assistant.word.runs import text_of
from assistant.word.structure import Block, Mark, Scope
from assistant.word.tags import For
from assistant.word.wordml import (
    PPR,
    RPR,
    P,
    R,
    is_mark,
    markup,
    nearest,
    new_mark,
    number_of,
    properties_of,
    put_in_order,
    take_out,
    w,
)

DRAWING = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)


class Slots:
    """The entries of a part by the number of their mark."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self._next = 0

    def reserve(self) -> int:
        """Return a number whose entry is set later."""
        self._next += 1
        return self._next - 1

    def add(self, entry: Entry) -> Element:
        """Return a mark for the entry."""
        number = self.reserve()
        self.entries[number] = entry
        return new_mark(number)

    def tint(self, tint: Tint, mark: Mark, scope: Scope) -> Element:
        """Return a mark for a colour that `mark` asked for."""
        return self.add(Leaf(tint, scope, mark))

    def guard(self, kind: str) -> tuple[Element, Element]:
        """Return the two marks of a guard."""
        begin = self.add(
            Begin(lambda yes, _: Table(yes) if kind == guards.TABLE else Story(yes))
        )
        return begin, self.add(Finish(number_of(begin)))


def stands_alone(mark: Mark) -> bool:
    """Tell whether a mark is all its paragraph says."""
    paragraph = nearest(mark.node, frozenset({P}))
    if paragraph is None or text_of(paragraph).strip():
        return False
    return sum(1 for node in paragraph.iter() if is_mark(node)) == 1


def look_of(mark: Mark) -> Look:
    """Return how the placeholder is formatted."""
    paragraph, run = (nearest(mark.node, frozenset({tag})) for tag in (P, R))
    form = None if paragraph is None else paragraph.find(PPR)
    forms = {
        (bold, italic): _run_form(run, bold=bold, italic=italic)
        for bold in (False, True)
        for italic in (False, True)
    }
    return Look(b"" if form is None else markup(form), forms)


def _run_form(run: Element | None, *, bold: bool, italic: bool) -> bytes:
    holder = etree.Element(R, nsmap={"w": w("")[1:-1]})
    present = None if run is None else run.find(RPR)
    if present is not None:
        holder.append(deepcopy(present))
    form = properties_of(holder, RPR)
    for name in ("b",) * bold + ("i",) * italic:
        put_in_order(form, w(name), etree.Element(w(name)))
    return markup(form) if len(form) else b""


def replace_paragraph(mark: Mark, node: Node, scope: Scope, slots: Slots) -> None:
    """Put what becomes whole paragraphs where the placeholder's paragraph was."""
    paragraph = nearest(mark.node, frozenset({P}))
    if paragraph is None:
        return
    paragraph.addprevious(slots.add(Leaf(node, scope, mark)))
    take_out(mark.node)
    if not tidy.ends_section(paragraph):
        take_out(paragraph)


def repeated(root: Element, blocks: list[Block]) -> list[Element]:
    """Return the elements that a loop repeats."""
    loops = [block for block in blocks if isinstance(block.opening.tag, For)]
    opening = {block.opening.number for block in loops}
    closing = {block.closing.number for block in loops}
    return list(_inside(root, opening, closing))


def _inside(root: Element, opening: set[int], closing: set[int]) -> Iterator[Element]:
    depth = 0
    for node in root.iter():
        if is_mark(node):
            number = number_of(node)
            depth += (number in opening) - (number in closing)
        elif depth:
            yield node


def number_drawings(elements: list[Element], slots: Slots) -> None:
    """Give drawings in loops an id of their own each time."""
    for drawing in elements:
        if drawing.tag == DRAWING:
            attributes = dict(drawing.attrib.items())
            drawing.attrib.clear()
            drawing.set("id", "0")
            drawing.attrib.update({**attributes, "id": "0"})
            drawing.addprevious(slots.add(Leaf(DrawingId())))


def highest_drawing(root: Element) -> int:
    """Return the highest id of a drawing in a part."""
    ids = (drawing.get("id") or "" for drawing in root.iter(DRAWING))
    return max((int(each) for each in ids if each.isdecimal()), default=0)


def secure(
    root: Element, blocks: list[Block], rows: Mapping[int, int], slots: Slots
) -> None:
    """Make the part safe against loops and conditions that leave nothing behind.

    `rows` are the marks around rows that may vanish with their columns.
    """
    again = repeated(root, blocks)
    number_drawings(again, slots)
    tidy.keep_singular(again, root)
    guards.part_repeated_tables(blocks)
    opening = {block.opening.number for block in blocks} | rows.keys()
    closing = {block.closing.number for block in blocks} | set(rows.values())
    guards.guard_tables(root, opening, closing, slots.guard)
    guards.guard_stories(root, slots.guard)
