"""What a part of a template refers to, and what a template may refer to at all.

Whatever lies outside of the file is either a link that a reader may click or a reason
to say no: a linked picture or object would be fetched, from wherever it says, by every
reader who opens the document. Only the note on which .dotm a document was once made
with is dropped without a word. Word writes it by itself, a finished document has no
use for it, and opening it would make Word look for that file on the network.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.additions import relations_of
from assistant.word.faults import FILE, Fault, TemplateError
from assistant.word.package import CONTENT_TYPES, Part, plain_part
from assistant.word.wordml import parse, take_out, w

_LINKS: Final = frozenset({"hyperlink"})
_DROPPED: Final = frozenset(
    {"attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"}
)
#: What those relationships are named by in settings.xml.
_NAMED_BY: Final = (w("attachedTemplate"), w("mailMerge"))
_OUTSIDE: Final = (
    "Die Datei holt „{target}“ von außen. Beim Öffnen des Dokuments würde jeder "
    "Rechner dort nachfragen. Fügen Sie es in Word in die Datei ein (Bearbeiten, "
    "Verknüpfungen, Grafik in Dokument speichern), statt es zu verknüpfen."
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference of a part: the name of another part, or an address outside."""

    identity: str
    #: The whole address that says what kind of reference it is.
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The kind in one word: image, hyperlink."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Related:
    """A part of a package with what it refers to."""

    name: str
    relations: Mapping[str, Relation]
    parts: Mapping[str, Part]
    types: Mapping[str, str]


def relations(parts: Mapping[str, Part], name: str) -> dict[str, Relation]:
    """Return the references of a part by id. Raises `TemplateError`."""
    where = relations_of(name)
    if where not in parts:
        return {}
    root = parse(parts[where].read(), where)
    found = (_relation(node, posixpath.dirname(name)) for node in root.iter("{*}*"))
    return {each.identity: each for each in found if each.identity}


def _relation(node: Element, folder: str) -> Relation:
    target, kind = node.get("Target") or "", node.get("Type") or ""
    external = node.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
    return Relation(node.get("Id") or "", kind, unquote(target), external)


def without_outside(parts: dict[str, Part]) -> dict[str, Part]:
    """Return the parts without references a document has no use for.

    Raises `TemplateError` with all that would be fetched from outside.
    """
    faults: list[Fault] = []
    kept = dict(parts)
    for name in [each for each in parts if each.endswith(".rels")]:
        owner = name.replace("_rels/", "").removesuffix(".rels")
        outside = [r for r in relations(parts, owner).values() if r.external]
        dropped = {each.identity for each in outside if each.kind in _DROPPED}
        if dropped:
            kept |= without(kept, owner, dropped)
            settings = parse(kept[owner].read(), owner)
            for node in list(settings.iter(*_NAMED_BY)):
                take_out(node)
            kept[owner] = _written(owner, settings)
        faults += _refusals(outside)
    if faults:
        raise TemplateError(dict.fromkeys(faults))
    return kept


def _refusals(outside: Iterable[Relation]) -> Iterator[Fault]:
    for each in outside:
        if each.kind not in _LINKS | _DROPPED:
            yield Fault(FILE, "", _OUTSIDE.format(target=each.target))


def without(
    parts: Mapping[str, Part], name: str, identities: Iterable[str]
) -> dict[str, Part]:
    """Return the parts after a part gave up some of its references."""
    where, gone = relations_of(name), set(identities)
    if not gone:
        return dict(parts)
    root = parse(parts[where].read(), where)
    for node in list(root):
        if node.get("Id") in gone:
            root.remove(node)
    return {**parts, where: _written(where, root)}


def without_parts(parts: Mapping[str, Part], names: Iterable[str]) -> dict[str, Part]:
    """Return the parts without some of them, undeclared too."""
    gone = {*names}
    gone |= {relations_of(name) for name in gone}
    root = parse(parts[CONTENT_TYPES].read(), CONTENT_TYPES)
    for node in list(root):
        if (node.get("PartName") or "").lstrip("/") in gone:
            root.remove(node)
    kept = {name: part for name, part in parts.items() if name not in gone}
    return {**kept, CONTENT_TYPES: _written(CONTENT_TYPES, root)}


def content_types(parts: Mapping[str, Part]) -> dict[str, str]:
    """Return the kind of every part that says one. Raises `TemplateError`."""
    root = parse(parts[CONTENT_TYPES].read(), CONTENT_TYPES)
    usual = {n.get("Extension"): n.get("ContentType") for n in root.iter("{*}Default")}
    named = {
        (node.get("PartName") or "").lstrip("/"): node.get("ContentType")
        for node in root.iter("{*}Override")
    }
    kinds = {
        name: named.get(name) or usual.get(name.rpartition(".")[2]) for name in parts
    }
    return {name: kind for name, kind in kinds.items() if kind}


def _written(name: str, root: Element) -> Part:
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return plain_part(name, xml)
