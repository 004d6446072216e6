"""Pictures, charts and links of a document that is taken in."""

import posixpath
from html import escape
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.additions import OFFICE, relative
from assistant.word.faults import FILE, Fault, TemplateError
from assistant.word.related import Related, relations
from assistant.word.stream import Numbers

_R: Final = f"{{{OFFICE[:-1]}}}"
#: What may come along; anything else may be more than it shows.
_HARMLESS: Final = frozenset(
    [
        "image",
        "hyperlink",
        "chart",
        "package",
        "chartStyle",
        "chartColorStyle",
        "themeOverride",
        "diagramData",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
        "chartUserShapes",
    ]
)
_NOT_TAKEN: Final = (
    "Es enthält einen Bestandteil, der sich nicht übernehmen lässt ({kind}). Ersetzen "
    "Sie ihn in Word durch Text oder ein Bild."
)


class PartIntake:
    """Brings along what one part of the source refers to."""

    def __init__(self, source: Related, numbers: Numbers) -> None:
        self._source = source
        self._additions = numbers.additions
        self._found: dict[str, str] = {}

    def adapt(self, root: Element, target: str) -> None:
        """Let every reference in the tree be one of the part `target`."""
        for node in root.iter():
            for name, value in node.attrib.items():
                if str(name).startswith(_R) and value in self._source.relations:
                    node.set(name, self._identity(value, target))

    def _identity(self, wanted: str, target: str) -> str:
        relation = self._source.relations[wanted]
        _refuse(relation.kind)
        if relation.external:
            return self._additions.link(target, relation.target)
        if relation.kind == "hyperlink":
            raise TemplateError([_fault(relation.kind)])
        name = self._bring(relation.target)
        return self._additions.relate(target, relation.type, name)

    def _bring(self, name: str) -> str:
        """Return the name that a part of the source has in the document."""
        if name not in self._source.parts or name not in self._source.types:
            raise TemplateError([_fault(name)])
        part, content_type = self._source.parts[name], self._source.types[name]
        extension = name.rpartition(".")[2]
        if content_type.startswith("image/"):
            return self._additions.medium(part.read(), extension, content_type)
        if name not in self._found:
            stem = posixpath.splitext(name)[0].rstrip("0123456789")
            pattern = f"{stem}-eingefuegt{{}}.{extension}"
            new = self._additions.add(pattern, part.read(), content_type)
            self._found[name] = new
            self._follow(name, new)
        return self._found[name]

    def _follow(self, name: str, new: str) -> None:
        """Bring along what a part refers to, under the ids it says itself."""
        there = relations(self._source.parts, name)
        for identity, relation in there.items():
            _refuse(relation.kind)
            if relation.external:
                raise TemplateError([_fault(relation.kind)])
            target = relative(self._bring(relation.target), new)
            self._additions.relations.setdefault(new, {})[identity] = (
                f'<Relationship Id="{escape(identity)}" '
                f'Type="{escape(relation.type)}" Target="{escape(target)}"/>'
            )


def _refuse(kind: str) -> None:
    if kind not in _HARMLESS:
        raise TemplateError([_fault(kind)])


def _fault(kind: str) -> Fault:
    return Fault(FILE, "", _NOT_TAKEN.format(kind=kind))
