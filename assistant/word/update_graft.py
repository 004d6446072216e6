"""Moving content from one document into another: what it refers to comes along.

Both were made from the same template, so most is there already. But LibreOffice gives
styles and lists other ids, and a template may have gained a style since: styles are
found by name, lists by what they look like, and what is missing is copied with all it
needs. Pictures, charts and links always come as parts and relationships of their own.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.furnish import highest_drawing
from assistant.word.regions import BOOKMARK, BOOKMARK_END
from assistant.word.styles import highest
from assistant.word.update_file import WordFile, relations_of
from assistant.word.wordml import w

_RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
)
_DRAWING: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)
_VAL, _ID, _STYLE_ID, _TYPE = w("val"), w("id"), w("styleId"), w("type")
_NUMBER, _ABSTRACT = w("numId"), w("abstractNumId")
_REFERENCES: Final = {
    w("pStyle"): "paragraph",
    w("rStyle"): "character",
    w("tblStyle"): "table",
}
_KIN: Final = tuple(map(w, ("basedOn", "next", "link")))


class Graft:
    """Takes content of `source` into a part of `target`."""

    def __init__(self, source: WordFile, target: WordFile) -> None:
        self._source = source
        self._target = target
        self._parts: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def take(
        self, nodes: Iterable[Element], came_from: str, goes_to: str
    ) -> list[Element]:
        """Return copies of nodes of one part that are fit for the other."""
        copies = [deepcopy(node) for node in nodes]
        for copy in copies:
            copy.tail = None
            self._fit(copy)
            self._relate(copy, came_from, goes_to)
        root = self._target.root(goes_to)
        _renumber_drawings(copies, highest_drawing(root))
        _renumber_bookmarks(copies, root)
        return copies

    def _relate(self, copy: Element, came_from: str, goes_to: str) -> None:
        """Lead the relationships that are named in a copy to the same things."""
        for each in copy.iter():
            for name, value in each.attrib.items():
                if str(name).startswith(_RELATION) and value:
                    each.set(name, self._related(str(value), came_from, goes_to))

    def _fit(self, node: Element) -> None:
        """Make the styles and lists that a node names those of the target."""
        for each in node.iter(*_REFERENCES):
            each.set(
                _VAL, self._style(each.get(_VAL) or "", _REFERENCES[str(each.tag)])
            )
        for each in node.iter(_NUMBER):
            each.set(_VAL, self._number(each.get(_VAL) or ""))

    def _style(self, identity: str, kind: str) -> str:
        wanted = _style(self._root_of(self._source, "styles"), identity)
        styles = self._root_of(self._target, "styles")
        if wanted is None or styles is None:
            return identity
        present = _named_style(styles, _name(wanted), kind)
        return self._copied(wanted, styles) if present is None else present

    def _copied(self, style: Element, styles: Element) -> str:
        copy = deepcopy(style)
        identity = style.get(_STYLE_ID) or ""
        while _style(styles, identity) is not None:
            identity += "1"
        copy.set(_STYLE_ID, identity)
        copy.attrib.pop(w("default"), None)
        styles.append(copy)
        self._target.touch(self._target.named("styles"))
        for kin in copy.iterchildren(*_KIN):
            kind = style.get(_TYPE) or "paragraph"
            kind = "character" if kin.tag == w("link") else kind
            kin.set(_VAL, self._style(kin.get(_VAL) or "", kind))
        self._fit(copy)
        return identity

    def _number(self, number: str) -> str:
        """Return the list of the target that counts as `number` does in the source."""
        if number not in self._numbers:
            self._numbers[number] = self._new_number(number)
        return self._numbers[number]

    def _new_number(self, number: str) -> str:
        source = self._root_of(self._source, "numbering")
        target = self._root_of(self._target, "numbering")
        found = None if source is None else _numbered(source, "num", _NUMBER, number)
        if source is None or target is None or found is None:
            return "0" if target is None else number
        copy = deepcopy(found)
        form = copy.find(_ABSTRACT)
        if form is not None:
            form.set(_VAL, _abstract(source, target, form.get(_VAL) or ""))
        fresh = str(_highest(target, "num", _NUMBER) + 1)
        copy.set(_NUMBER, fresh)
        _behind_the_last(target, copy)
        self._target.touch(self._target.named("numbering"))
        return fresh

    def _root_of(self, file: WordFile, kind: str) -> Element | None:
        name = file.named(kind)
        return file.root(name) if name else None

    def _related(self, identity: str, came_from: str, goes_to: str) -> str:
        relation = self._source.relation(came_from, identity)
        if relation is None:
            return identity
        kind, target = relation.get("Type") or "", relation.get("Target") or ""
        if mode := relation.get("TargetMode"):
            return self._target.relate(goes_to, kind, target, external=mode)
        part = self._part(self._source.target(came_from, relation))
        return self._target.relate(goes_to, kind, f"/{part}")

    def _part(self, name: str) -> str:
        """Copy a part with all it leads to, and return what it is called now."""
        if name in self._parts or name not in self._source.names:
            return self._parts.get(name, name)
        fresh = self._target.free_name(name)
        self._parts[name] = fresh
        self._target.put(fresh, self._source.read(name))
        self._declare(name, fresh)
        if relations_of(name) in self._source.names:
            relations = deepcopy(self._source.relations(name))
            for each in relations:
                if each.get("TargetMode") != "External":
                    leads = self._part(self._source.target(name, each))
                    each.set("Target", f"/{leads}")
            self._target.put(relations_of(fresh), etree.tostring(relations))
        return fresh

    def _declare(self, name: str, fresh: str) -> None:
        ending = name.rpartition(".")[2].lower()
        kind = self._source.type_of(name) or self._source.default_types().get(ending)
        if kind and self._target.default_types().get(ending) != kind:
            self._target.declare(fresh, kind)


def _style(styles: Element | None, identity: str) -> Element | None:
    if styles is None:
        return None
    every = styles.iterchildren(w("style"))
    return next((each for each in every if each.get(_STYLE_ID) == identity), None)


def _name(style: Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else (name.get(_VAL) or "").lower()


def _named_style(styles: Element, name: str, kind: str) -> str | None:
    for each in styles.iterchildren(w("style")):
        if each.get(_TYPE) == kind and _name(each) == name:
            return each.get(_STYLE_ID)
    return None


def _abstract(source: Element, target: Element, number: str) -> str:
    """Return the definition in the target that is like `number`, copied if none is."""
    wanted = _numbered(source, "abstractNum", _ABSTRACT, number)
    if wanted is None:
        return number
    for each in target.iterchildren(w("abstractNum")):
        if _shape(each) == _shape(wanted):
            return each.get(_ABSTRACT) or ""
    copy = deepcopy(wanted)
    fresh = str(_highest(target, "abstractNum", _ABSTRACT) + 1)
    copy.set(_ABSTRACT, fresh)
    first = next(target.iterchildren(w("num")), None)
    if first is None:
        target.append(copy)
    else:
        first.addprevious(copy)
    return fresh


def _shape(abstract: Element) -> list[tuple[str | None, ...]]:
    """Return how a list counts: format and text of each level, and its style."""
    names = [w(name) for name in ("numFmt", "lvlText", "pStyle")]
    levels = abstract.iterchildren(w("lvl"))
    return [
        tuple(None if (n := level.find(x)) is None else n.get(_VAL) for x in names)
        for level in levels
    ]


def _numbered(root: Element, tag: str, key: str, number: str) -> Element | None:
    every = root.iterchildren(w(tag))
    return next((each for each in every if each.get(key) == number), None)


def _highest(root: Element, tag: str, key: str) -> int:
    numbers = (each.get(key) or "" for each in root.iterchildren(w(tag)))
    return max((int(each) for each in numbers if each.isdecimal()), default=0)


def _behind_the_last(numbering: Element, number: Element) -> None:
    present = numbering.findall(w("num"))
    if present:
        present[-1].addnext(number)
    else:
        numbering.append(number)


def _renumber_drawings(nodes: Iterable[Element], used: int) -> None:
    drawings = (each for node in nodes for each in node.iter(_DRAWING))
    for number, drawing in enumerate(drawings, start=used + 1):
        drawing.set("id", str(number))


def _renumber_bookmarks(nodes: Iterable[Element], root: Element) -> None:
    used = highest(root, "bookmarkStart", "id")
    fresh: dict[str | None, str] = {}
    for node in nodes:
        for mark in node.iter(BOOKMARK, BOOKMARK_END):
            number = fresh.setdefault(mark.get(_ID), str(used + len(fresh) + 1))
            mark.set(_ID, number)
