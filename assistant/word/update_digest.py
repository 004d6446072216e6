"""What a region says, as a hash that survives Word, LibreOffice and python-docx.

Hashed are the words with bold, italic, underlined, struck and coloured, the styles of
the paragraphs by name, tables by row and cell with merges and fill, and what pictures
and charts show. Not hashed is what programs rewrite on saving: how runs are split,
revision ids, spelling marks, bookmarks, comments, widths, the controls themselves,
attribute order, names of parts. A fill that the style of the table gives counts as
none, because LibreOffice writes it out into each cell. A tracked change always makes
another hash: somebody is at work there.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.places import style_of
from assistant.word.runs import THING, Segment, read
from assistant.word.update_charts import figures
from assistant.word.update_file import WordFile
from assistant.word.wordml import (
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TBLPR,
    TC,
    TCPR,
    TR,
    P,
    T,
    own,
    w,
)

_CHANGES: Final = (
    "ins del moveFrom moveTo rPrChange pPrChange tblPrChange tcPrChange trPrChange "
    "sectPrChange cellIns cellDel cellMerge numberingChange"
)
REVISIONS: Final = frozenset(map(w, _CHANGES.split()))
_TOGGLES: Final = ("b", "i", "strike", "dstrike", "vanish")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_UNSEEN: Final = frozenset(
    map(w, ("commentReference", "annotationRef", "lastRenderedPageBreak"))
)
_VAL, _FILL = w("val"), w("fill")
_RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
)
_FALLBACK: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
)
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


def digest(nodes: Iterable[Element], look: "Look") -> str:
    """Return the hash of what the nodes say, "" for none at all."""
    given = list(nodes)
    tokens = list(_blocks(given, look))
    if not tokens:
        return ""
    if is_revised(given):
        tokens.append("revision")
    return sha256("\x1e".join(tokens).encode()).hexdigest()[:32]


def is_revised(nodes: Iterable[Element]) -> bool:
    """Tell whether somebody's tracked change is in the nodes."""
    return any(each.tag in REVISIONS for node in nodes for each in node.iter())


class Look:
    """What a part's nodes refer to elsewhere in the file: styles, pictures, charts."""

    def __init__(self, file: WordFile, name: str) -> None:
        self._file = file
        self._name = name
        self._given: dict[str, frozenset[str]] = {}

    @cached_property
    def _styles(self) -> dict[str, Element]:
        name = self._file.named("styles")
        styles = self._file.root(name).iter(w("style")) if name else ()
        return {each.get(w("styleId")) or "": each for each in styles}

    def style(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style, "" for the usual one."""
        style = self._styles.get(style_of(paragraph) or "")
        if style is None or style.get(w("default")) in {"1", "true"}:
            return ""
        name = style.find(w("name"))
        return "" if name is None else (name.get(_VAL) or "").lower()

    def own_fill(self, cell: Element, table: Element) -> str:
        """Return the fill of a cell, "" for none and for that of the table's style."""
        fill = _fill(cell.find(f"{TCPR}/{w('shd')}"))
        style = table.find(f"{TBLPR}/{w('tblStyle')}")
        given = self._fills("" if style is None else style.get(_VAL) or "")
        return "" if fill in given else fill

    def _fills(self, identity: str) -> frozenset[str]:
        """Return the fills that the style of a table gives to cells."""
        if identity not in self._styles:
            return frozenset()
        if identity not in self._given:
            style = self._styles[identity]
            based = style.find(w("basedOn"))
            above = "" if based is None else based.get(_VAL) or ""
            own_fills = frozenset(_fill(each) for each in style.iter(w("shd")))
            self._given[identity] = frozenset()  # a style that is based on itself
            self._given[identity] = own_fills | self._fills(above)
        return self._given[identity]

    def thing(self, node: Element) -> str:
        """Return what a picture, chart or note is, told by what it shows."""
        kind = str(node.tag).rpartition("}")[2].replace("AlternateContent", "drawing")
        parts = list(_drawn(node))
        shown = [kind, *sorted({each.text or "" for each in parts if each.tag == T})]
        for each in parts:
            identity = each.get(f"{_RELATION}embed") or each.get(f"{_RELATION}id")
            relation = self._file.relation(self._name, identity or "")
            if relation is not None:
                shown.append(self._shown(relation))
        return " ".join(dict.fromkeys(shown))

    def charts(self, nodes: Iterable[Element]) -> Iterator[Element]:
        """Yield the trees of the charts that the nodes show, in their order."""
        for each in (drawn for node in nodes for drawn in _drawn(node)):
            if each.tag != _CHART:
                continue
            identity = each.get(f"{_RELATION}id") or ""
            relation = self._file.relation(self._name, identity)
            name = "" if relation is None else self._file.target(self._name, relation)
            if name in self._file.names:
                yield self._file.root(name)

    def _shown(self, relation: Element) -> str:
        if relation.get("TargetMode") == "External":
            return relation.get("Target") or ""
        name = self._file.target(self._name, relation)
        if name not in self._file.names:
            return ""
        if name.endswith(".xml"):
            return figures(self._file.root(name))
        return sha256(self._file.read(name)).hexdigest()


def _drawn(node: Element) -> Iterator[Element]:
    """Yield the nodes of a drawing without its copy for old programs."""
    yield node
    for child in node:
        if child.tag != _FALLBACK:
            yield from _drawn(child)


def _fill(shading: Element | None) -> str:
    fill = "" if shading is None else (shading.get(_FILL) or "").upper()
    return "" if fill == "AUTO" else fill


def _blocks(nodes: Iterable[Element], look: Look) -> Iterator[str]:
    """Yield what paragraphs and tables say; neighbours within a line are one text."""
    for is_block, group in groupby(nodes, _is_block):
        if not is_block:
            yield from _line(group, look)
            continue
        for node in group:
            yield from _block(node, look)


def _is_block(node: Element) -> bool:
    return node.tag in {P, TBL} or (
        node.tag == SDT and node.find(f".//{P}") is not None
    )


def _block(node: Element, look: Look) -> Iterator[str]:
    if node.tag == P:
        yield f"p {look.style(node)}"
        yield from _line([node], look)
    elif node.tag == TBL:
        yield "tbl"
        for row in own(node, TR):
            yield from _row(row, node, look)
    else:
        for content in node.iterchildren(SDT_CONTENT):
            yield from _blocks(content, look)


def _row(row: Element, table: Element, look: Look) -> Iterator[str]:
    yield "tr"
    for cell in own(row, TC):
        spans = (cell.find(f"{TCPR}/{w(name)}") for name in ("gridSpan", "vMerge"))
        merged = " ".join(_merged(span) for span in spans)
        yield f"tc {merged} {look.own_fill(cell, table)}"
        yield from _blocks((child for child in cell if child.tag != TCPR), look)


def _merged(span: Element | None) -> str:
    value = "" if span is None else span.get(_VAL) or "continue"
    return "" if value == "1" else value


def _line(nodes: Iterable[Element], look: Look) -> Iterator[str]:
    """Yield the text of a line, cut only where its form changes."""
    segments = (segment for node in nodes for segment in read(node))
    seen = (s for s in segments if s.text and s.element.tag not in _UNSEEN)
    for form, group in groupby(seen, lambda segment: _form(segment.element)):
        yield f"{form}:{''.join(_said(segment, look) for segment in group)}"


def _said(segment: Segment, look: Look) -> str:
    if segment.text == THING:
        return f"<{look.thing(segment.element)}>"
    # LibreOffice writes Word's non-breaking hyphen as a character.
    return segment.text.replace("\u2011", "-")


def _form(element: Element) -> str:
    run = element.getparent()
    properties = None if run is None else run.find(RPR)
    if properties is None:
        return ""
    toggles = (name for name in _TOGGLES if _is_on(properties.find(w(name))))
    valued = (_value(properties.find(w(name)), name) for name in ("u", "highlight"))
    colour = _value(properties.find(w("color")), "color").upper()
    return " ".join(filter(None, (*toggles, *valued, colour.replace("COLOR=AUTO", ""))))


def _is_on(node: Element | None) -> bool:
    return node is not None and (node.get(_VAL) or "1") not in _OFF


def _value(node: Element | None, name: str) -> str:
    return f"{name}={node.get(_VAL)}" if node is not None and _is_on(node) else ""
