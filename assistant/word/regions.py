"""Regions: the generated pieces of a document, and where they stand in it today.

A region is a content control whose tag begins with `bereich:` (tables, figures, whole
paragraphs) or `feld:` (one value). The tag is not enough to find it again. Word keeps
tag and control; LibreOffice 7.4 was seen, on opening and saving, to drop every tag,
to drop the title of a control within a line, and to shrink a control around paragraphs
or tables to the words of the first paragraph. What both keep, to the letter and in
place, are bookmarks that are a point: one that spans cells or paragraphs LibreOffice
writes twice. So each region also has a point where it begins and one where it ends,
in hidden bookmarks. A region that came out empty has no control, only a point that
says where it would stand.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.styles import highest
from assistant.word.wordml import (
    BOX,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    STORIES,
    TBL,
    P,
    R,
    nearest,
    take_out,
    w,
)

Point = Literal["Begin", "End", "Before", "After"]

_PREFIXES: Final = ("bereich:", "feld:")
_BLOCKS: Final = frozenset({P, TBL, SDT})
BOOKMARK, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
_NAME, _ID, _VAL = w("name"), w("id"), w("val")
_OURS: Final = "_Region"
_UNNUMBERED: Final = "-1"


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A place where a region may stand: the nodes it holds, in one parent.

    `control` is the content control around them, if there still is one. Without nodes
    the region is empty, and its content belongs before or behind `beside`.
    """

    nodes: tuple[Element, ...]
    control: Element | None = None
    beside: Element | None = None
    behind: bool = False


def tag_of(control: Element) -> str:
    """Return the tag of a content control, "" if it has none."""
    return _property(control, "tag")


def title_of(control: Element) -> str:
    """Return what Word shows as the title of a control; its tag if it has none."""
    return _property(control, "alias") or tag_of(control)


def _property(control: Element, name: str) -> str:
    node = control.find(f"{w('sdtPr')}/{w(name)}")
    return "" if node is None else node.get(_VAL) or ""


def controls(root: Element) -> Iterator[Element]:
    """Yield the content controls that are regions, in the order of the text."""
    return (each for each in root.iter(SDT) if tag_of(each).startswith(_PREFIXES))


def tag_around(control: Element) -> str:
    """Return the tag of the outermost region around a region, "" if there is none."""
    tags = [tag_of(up) for up in control.iterancestors(SDT)]
    return next((tag for tag in reversed(tags) if tag.startswith(_PREFIXES)), "")


def is_inline(control: Element) -> bool:
    """Tell whether a control stands within a line of text."""
    around = nearest(control, STORIES | {P})
    return around is not None and around.tag == P


def content_of(control: Element) -> Element:
    """Return what holds the content of a control, made if it is missing."""
    content = control.find(SDT_CONTENT)
    return etree.SubElement(control, SDT_CONTENT) if content is None else content


def point_name(tag: str, point: Point, depth: int = 0) -> str:
    """Return the name of a bookmark; Word allows 40 characters and hides a leading _.

    `depth` says out of how many tables the place lies: `_RegionBefore_1a2b3c_1`.
    """
    tables = f"_{depth}" if depth else ""
    return f"{_OURS}{point}_{sha256(tag.encode()).hexdigest()[:12]}{tables}"


def new_point(name: str) -> tuple[Element, Element]:
    """Return a bookmark that is a point; its number is given by `number_points`."""
    begin, end = etree.Element(BOOKMARK), etree.Element(BOOKMARK_END)
    begin.set(_ID, _UNNUMBERED)
    begin.set(_NAME, name)
    end.set(_ID, _UNNUMBERED)
    return begin, end


def number_points(root: Element) -> None:
    """Give the points that came new into a part numbers of their own.

    A new point is followed by its end at once.
    """
    used = highest(root, "bookmarkStart", "id")
    for mark in root.iter(BOOKMARK):
        end = mark.getnext()
        if mark.get(_ID) == _UNNUMBERED and end is not None:
            used += 1
            mark.set(_ID, str(used))
            end.set(_ID, str(used))


def is_ours(mark: Element) -> bool:
    """Tell whether a bookmark is one of our points."""
    return (mark.get(_NAME) or "").startswith(_OURS)


def is_place(mark: Element) -> bool:
    """Tell whether a bookmark is the place of an empty region."""
    name = mark.get(_NAME) or ""
    return name.startswith((f"{_OURS}Before_", f"{_OURS}After_"))


def sites(root: Element, tag: str, *, inline: bool) -> Iterator[Site]:
    """Yield the places where a region may stand, the likeliest first."""
    begin, end = _point(root, tag, "Begin"), _point(root, tag, "End")
    for control in controls(root):
        if tag_of(control) == tag and is_inline(control) is inline:
            yield Site(tuple(content_of(control)), control)
            if end is None or control in end.iterancestors():
                return  # whole, so the control alone says what is in it
    if begin is not None and end is not None:
        yield from _between(begin, end, inline=inline)
    yield from _empty(root, tag)


def _point(root: Element, tag: str, point: Point) -> Element | None:
    name = point_name(tag, point)
    return next((each for each in root.iter(BOOKMARK) if each.get(_NAME) == name), None)


def _between(begin: Element, end: Element, *, inline: bool) -> Iterator[Site]:
    """Yield what lies between two points, in the closest and in wider frames."""
    line, other = [begin, *begin.iterancestors()], [end, *end.iterancestors()]
    frames = [up for up in line[1:] if up in other]
    if not inline:
        frames = [up for up in frames if _holds_blocks(up)]
    for frame in frames[:1] if inline else frames:
        first, last = line[line.index(frame) - 1], other[other.index(frame) - 1]
        nodes = list(frame)[frame.index(first) : frame.index(last) + 1]
        points = {begin, begin.getnext(), end, end.getnext()}
        inner = tuple(each for each in nodes if each not in points)
        if inline and not inner:
            yield Site((), beside=begin)
        elif inner:
            yield Site(inner)


def _holds_blocks(frame: Element) -> bool:
    if frame.tag == SDT_CONTENT:
        return (around := frame.getparent()) is not None and not is_inline(around)
    return frame.tag in STORIES


def _empty(root: Element, tag: str) -> Iterator[Site]:
    before, after = point_name(tag, "Before"), point_name(tag, "After")
    for mark in root.iter(BOOKMARK):
        name = mark.get(_NAME) or ""
        if name.startswith((before, after)):
            tables = name.rpartition("_")[2] if name.count("_") > 2 else ""  # noqa: PLR2004
            depth = int(tables) if re.fullmatch("[0-9]{1,2}", tables) else 0
            yield Site((), None, _climbed(mark, depth), name.startswith(after))


def _climbed(mark: Element, depth: int) -> Element:
    """Return the paragraph of a point, or the table or region that it lies in."""
    # Word lays a bookmark beside paragraphs when the one it was in is deleted.
    block = next((up for up in mark.iterancestors() if up.tag == P), mark)
    for _ in range(depth):
        block = next((up for up in block.iterancestors() if up.tag == TBL), block)
    for up in block.iterancestors():
        if up.tag in STORIES:
            break
        if up.tag == SDT and tag_of(up).startswith(_PREFIXES):
            block = up
    return block


def mark_site(control: Element) -> None:
    """Put the points of a region into the content of its control."""
    content, tag = content_of(control), tag_of(control)
    first = last = content
    if not is_inline(control):
        paragraphs = _outside_boxes(content)
        first, last = paragraphs[0], paragraphs[-1]
    last.extend(new_point(point_name(tag, "End")))
    put_first(first, new_point(point_name(tag, "Begin")))


def mark_empty(tag: str, control: Element) -> None:
    """Take an empty control out and leave a point where its content would stand."""
    if is_inline(control):
        for name in (point_name(tag, "Begin"), point_name(tag, "End")):
            for each in new_point(name):
                control.addprevious(each)
    else:
        _mark_beside(tag, control)
    take_out(control)


def _mark_beside(tag: str, control: Element) -> None:
    following = _paragraphs(control.itersiblings())
    if following:
        _plant(tag, "Before", following[0], control)
    elif preceding := _paragraphs(control.itersiblings(preceding=True)):
        _plant(tag, "After", preceding[-1], control)


def _paragraphs(siblings: Iterator[Element]) -> list[Element]:
    """Return the paragraphs of the nearest sibling that has any."""
    blocks = (_outside_boxes(each) for each in siblings if each.tag in _BLOCKS)
    return next((block for block in blocks if block), [])


def _outside_boxes(node: Element) -> list[Element]:
    """Return the paragraphs of a node, those in the text boxes of drawings left out."""
    boxes = {each for box in node.iter(BOX) for each in box.iter(P)}
    return [each for each in node.iter(P) if each not in boxes]


def _plant(tag: str, point: Point, paragraph: Element, control: Element) -> None:
    around = set(control.iterancestors())
    depth = sum(1 for up in paragraph.iterancestors(TBL) if up not in around)
    marks = new_point(point_name(tag, point, depth))
    if point == "After":
        paragraph.extend(marks)
    else:
        put_first(paragraph, marks)


def put_first(parent: Element, nodes: Iterable[Element]) -> None:
    """Put nodes in front of what a paragraph says."""
    place = 1 if len(parent) and parent[0].tag == PPR else 0
    for number, node in enumerate(nodes):
        parent.insert(place + number, node)


def drop_points(root: Element, tag: str) -> None:
    """Remove the points of a region from a part."""
    points: tuple[Point, ...] = ("Begin", "End", "Before", "After")
    names = tuple(point_name(tag, point) for point in points)
    every = list(root.iter(BOOKMARK, BOOKMARK_END))
    ours = [each for each in every if (each.get(_NAME) or "").startswith(names)]
    numbers = {each.get(_ID) for each in ours}
    for each in every:
        if each.get(_ID) in numbers:
            take_out(each)


def is_void(control: Element) -> bool:
    """Tell whether nothing came out for a region."""
    content = content_of(control)
    if is_inline(control):
        return all(child.tag == RPR for run in content.iter(R) for child in run)
    return content.find(f".//{P}") is None
