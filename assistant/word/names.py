"""The names a template wants, as a tree a person or a schema can be made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from assistant.word import colours, slots
from assistant.word.slots import path_of
from assistant.word.structure import Mark, Scope
from assistant.word.tags import For, If, Path, Value

Kind = Literal[
    "Wert", "Bedingung", "Liste", "Farbe", "Markdown", "Bild", "Diagramm", "Dokument"
]
#: What a filter at the end says about a value.
_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(colours.FILTERS, "Farbe"),
    slots.MARKDOWN: "Markdown",
    slots.PICTURE: "Bild",
    slots.CHART: "Diagramm",
    slots.DOCUMENT: "Dokument",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A path the template wants; a list has the paths wanted of each entry."""

    path: str
    kind: Kind
    items: tuple["Name", ...] = ()


@dataclass(slots=True)
class _Wish:
    kind: Kind = "Bedingung"
    items: dict[str, "_Wish"] = field(default_factory=dict)

    def at(self, path: Path, kind: Kind) -> "_Wish":
        wish = self.items.setdefault(".".join(path), _Wish())
        if _weight(kind) > _weight(wish.kind):
            wish.kind = kind
        return wish

    def names(self) -> tuple[Name, ...]:
        return tuple(
            Name(path, wish.kind, wish.names()) for path, wish in self.items.items()
        )


class Wishes:
    """Gathers what the tags of all parts read."""

    def __init__(self) -> None:
        self._root = _Wish()

    def gather(self, marks: Iterable[Mark], scopes: Mapping[int, Scope]) -> None:
        """Add the tags of one part."""
        loops: dict[int, tuple[str, _Wish]] = {}
        for mark in marks:
            path = path_of(mark.tag)
            if path is None or path[0] == "loop":
                continue
            around = [loops[each] for each in scopes[mark.number] if each in loops]
            owner, rest = self._owner(path, around)
            wish = owner.at(rest, _kind(mark)) if rest else owner
            if isinstance(mark.tag, For):
                loops[mark.number] = (mark.tag.name, wish)

    def _owner(self, path: Path, around: list[tuple[str, _Wish]]) -> tuple[_Wish, Path]:
        for name, wish in reversed(around):
            if name == path[0]:
                return wish, path[1:]
        return self._root, path

    def names(self) -> tuple[Name, ...]:
        """Return everything gathered, in the order of the template."""
        return self._root.names()


def _weight(kind: Kind) -> int:
    """Return how much a use asks of the data; of several the weightiest is listed."""
    return {"Bedingung": 0, "Wert": 1, "Liste": 3}.get(kind, 2)


def _kind(mark: Mark) -> Kind:
    if isinstance(mark.tag, For):
        return "Liste"
    if isinstance(mark.tag, If) or not isinstance(mark.tag, Value):
        return "Bedingung"
    last = mark.tag.filters[-1].name if mark.tag.filters else ""
    return _KINDS.get(last, "Wert")
