"""A Word file held open for changes: its parts, their trees, and how they are related.

Only what is asked for is parsed, and only what was changed is written anew; every
other part keeps its bytes.
"""

import posixpath
from collections.abc import Iterator
from typing import Final, Self

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.faults import of_file
from assistant.word.package import CONTENT_TYPES, Part, pack, plain_part, unpack
from assistant.word.soundness import hold_sound
from assistant.word.wordml import parse, parse_word

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CT: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_RELATIONS: Final = f'<Relationships xmlns="{_REL[1:-1]}"/>'.encode()
_NO_WORD: Final = (
    "Die Datei enthält keinen Word-Textteil. Wählen Sie eine .docx-Datei, die in Word "
    "gespeichert wurde."
)


class WordFile:
    """The parts of one .docx; `data` packs them again."""

    def __init__(self, parts: dict[str, Part]) -> None:
        self._parts = parts
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._types = self._content_types()
        self.main = self._main()

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Return a file that somebody had in hand. Raises `TemplateError`."""
        parts = unpack(data)
        hold_sound(parts)
        return cls(parts)

    def _content_types(self) -> dict[str, str]:
        root = self.root(CONTENT_TYPES)
        named = root.iter(f"{_CT}Override")
        return {
            (each.get("PartName") or "").lstrip("/"): each.get("ContentType") or ""
            for each in named
        }

    def _main(self) -> str:
        return self.named("document.main") or _refuse()

    def named(self, kind: str) -> str:
        """Return the name of the part of a kind ("styles"), "" if there is none."""
        return next(self._of_kind(kind), "")

    def _of_kind(self, kind: str) -> Iterator[str]:
        wanted = f"{_WORD}{kind}+xml"
        found = (name for name, each in self._types.items() if each == wanted)
        return (name for name in found if name in self._parts)

    @property
    def stories(self) -> tuple[str, ...]:
        """The parts that hold text of the pages: the body, headers, footers."""
        return (self.main, *self._of_kind("header"), *self._of_kind("footer"))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """Return the bytes a part came with. Raises `TemplateError` if damaged."""
        return self._parts[name].read()

    def root(self, name: str) -> Element:
        """Return the tree of a part; a change of it counts once it is `touched`."""
        if name not in self._roots:
            is_word = name.startswith("word/") and not name.endswith(".rels")
            parser = parse_word if is_word else parse
            self._roots[name] = parser(self.read(name), name)
        return self._roots[name]

    def touch(self, name: str) -> None:
        """Have a part written from its tree."""
        self._changed.add(name)

    def put(self, name: str, data: bytes) -> None:
        """Set the bytes of a part that is there or new."""
        self._parts[name] = plain_part(name, data)
        self._roots.pop(name, None)
        self._changed.discard(name)

    def declare(self, name: str, content_type: str) -> None:
        """Say in the file what kind a new part is."""
        node = etree.SubElement(self.root(CONTENT_TYPES), f"{_CT}Override")
        node.set("PartName", f"/{name}")
        node.set("ContentType", content_type)
        self._types[name] = content_type
        self.touch(CONTENT_TYPES)

    def type_of(self, name: str) -> str:
        """Return the content type that is stated for a part by its name."""
        return self._types.get(name, "")

    def default_types(self) -> dict[str, str]:
        """Return the content types stated for endings: {"png": "image/png"}."""
        defaults = self.root(CONTENT_TYPES).iter(f"{_CT}Default")
        return {
            (each.get("Extension") or "").lower(): each.get("ContentType") or ""
            for each in defaults
        }

    def relations(self, name: str) -> Element:
        """Return the tree of a part's relationships, made if there is none."""
        part = relations_of(name)
        if part not in self._parts:
            self.put(part, _NO_RELATIONS)
        return self.root(part)

    def relation(self, name: str, identity: str) -> Element | None:
        """Return one relationship of a part."""
        if relations_of(name) not in self._parts:
            return None
        found = self.relations(name)
        return next((each for each in found if each.get("Id") == identity), None)

    def relate(self, name: str, kind: str, target: str, *, external: str = "") -> str:
        """Add a relationship of a part and return its id.

        `kind` is the full type, or its last word for those of Office.
        """
        relations = self.relations(name)
        used = {each.get("Id") for each in relations}
        identity = next(f"rId{n}" for n in range(1, 10**6) if f"rId{n}" not in used)
        node = etree.SubElement(relations, f"{_REL}Relationship")
        node.set("Id", identity)
        node.set("Type", kind if "/" in kind else _OFFICE + kind)
        node.set("Target", target)
        if external:
            node.set("TargetMode", external)
        self.touch(relations_of(name))
        return identity

    def unrelate(self, name: str, identity: str) -> str:
        """Remove a relationship of a part; return the part it led to, "" if none."""
        relation = self.relation(name, identity)
        if relation is None:
            return ""
        self.relations(name).remove(relation)
        self.touch(relations_of(name))
        outside = relation.get("TargetMode") == "External"
        return "" if outside else self.target(name, relation)

    def is_wanted(self, name: str) -> bool:
        """Tell whether any relationship of any part leads to a part."""
        return any(
            self.target(_owner_of(where), relation) == name
            for where in self._parts
            if where.endswith(".rels")
            for relation in self.root(where)
            if relation.get("TargetMode") != "External"
        )

    def drop(self, name: str) -> None:
        """Take a part with its relationships out of the file."""
        for gone in (name, relations_of(name)):
            self._parts.pop(gone, None)
            self._roots.pop(gone, None)
            self._changed.discard(gone)
        types = self.root(CONTENT_TYPES)
        for node in types.findall(f"{_CT}Override"):
            if (node.get("PartName") or "").lstrip("/") == name:
                types.remove(node)
                self.touch(CONTENT_TYPES)
        self._types.pop(name, None)

    def target(self, name: str, relation: Element) -> str:
        """Return the name of the part a relationship leads to."""
        return resolved(name, relation.get("Target") or "")

    def free_name(self, like: str) -> str:
        """Return a part name after the manner of `like` that is not taken."""
        stem, dot, ending = like.rpartition(".")
        base = stem.rstrip("0123456789")
        numbers = (f"{base}{n}{dot}{ending}" for n in range(1, 10**6))
        return next(name for name in numbers if name not in self._parts)

    def data(self) -> bytes:
        """Return the file; the same parts, the same bytes."""
        for name in sorted(self._changed):
            self._parts[name] = plain_part(name, _written(self._roots[name]))
        self._changed.clear()
        return pack(self._parts.values())


def relations_of(name: str) -> str:
    """Return where the relationships of a part are kept."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _owner_of(relations: str) -> str:
    """Return the part whose relationships are kept there, "" for the file's own."""
    folder, _, file = relations.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def resolved(name: str, target: str) -> str:
    """Return the part that a target named in `name` means."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _refuse() -> str:
    raise of_file(_NO_WORD)
