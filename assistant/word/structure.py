"""Which tag belongs to which: loops and conditions matched in the order of the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.faults import Fault, TemplateError
from assistant.word.places import Place
from assistant.word.tags import Broken, Columns, Else, End, For, If, Opener, Tag

#: The numbers of the tags that open the blocks around something, outermost first.
Scope = tuple[int, ...]

MAX_DEPTH: Final = 50
_TOO_DEEP: Final = (
    f"Hier stehen mehr als {MAX_DEPTH} Schleifen und Bedingungen ineinander. Lassen "
    "Sie die Daten vorher ordnen, damit weniger genügen."
)
_NOUN: dict[Opener, str] = {
    "for": "Die Schleife",
    "if": "Die Bedingung",
    "spalten": "Die Schleife",
}
_BEGIN: dict[Opener, str] = {
    "for": "{% for … in … %}",
    "if": "{% if … %}",
    "spalten": "{% spalten … in … %}",
}


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A tag of the template: what it says, where it was, and the node that holds it."""

    number: int
    tag: Tag
    source: str
    place: Place
    node: Element

    def fault(self, message: str) -> Fault:
        """Return a fault of this tag."""
        return Fault(str(self.place), self.source, message)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A loop or condition from its opening to its closing tag."""

    opening: Mark
    middle: Mark | None
    closing: Mark

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The tags of the block in the order of the text."""
        if self.middle is None:
            return self.opening, self.closing
        return self.opening, self.middle, self.closing


class Structure:
    """The blocks of a part, and the blocks around each of its tags.

    Raises `TemplateError` for tags nested deeper than anybody can mean.
    """

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.blocks: list[Block] = []
        self.scopes: dict[int, Scope] = {}
        self.faults: list[Fault] = []
        self._open: list[tuple[Mark, Opener, list[Mark]]] = []
        for mark in marks:
            self._take(mark)
        self.faults += [_unclosed(mark, opener) for mark, opener, _ in self._open]

    def _take(self, mark: Mark) -> None:
        opener = opener_of(mark.tag)
        if isinstance(mark.tag, End):
            self._close(mark, mark.tag.opener)
        self.scopes[mark.number] = tuple(each[0].number for each in self._open)
        if opener is not None:
            if len(self._open) == MAX_DEPTH:
                raise TemplateError([mark.fault(_TOO_DEEP)])
            self._open.append((mark, opener, []))
        elif isinstance(mark.tag, Else):
            self._divide(mark)

    def _divide(self, mark: Mark) -> None:
        if not self._open or self._open[-1][1] != "if":
            self.faults.append(
                mark.fault(
                    "{% else %} steht nicht in einer Bedingung. Setzen Sie davor "
                    "{% if … %}, oder löschen Sie {% else %}."
                )
            )
            return
        middles = self._open[-1][2]
        self.scopes[mark.number] = self.scopes[mark.number][:-1]
        middles.append(mark)
        if len(middles) > 1:
            self.faults.append(
                mark.fault(
                    "Die Bedingung hat schon ein {% else %} "
                    f"({middles[0].place}). Löschen Sie eines von beiden."
                )
            )

    def _close(self, mark: Mark, opener: Opener) -> None:
        if opener not in (each[1] for each in self._open):
            self.faults.append(
                mark.fault(
                    f"Zu {{% end{opener} %}} fehlt der Anfang {_BEGIN[opener]}. "
                    f"Ergänzen Sie ihn, oder löschen Sie {{% end{opener} %}}."
                )
            )
            return
        opening, kind, middles = self._open.pop()
        while kind != opener:
            self.faults.append(_crossed(mark, opening, kind))
            opening, kind, middles = self._open.pop()
        self.blocks.append(Block(opening, middles[0] if middles else None, mark))


def opener_of(tag: Tag) -> Opener | None:
    """Return what kind of block a tag opens, if any."""
    if isinstance(tag, For):
        return "spalten" if isinstance(tag, Columns) else "for"
    if isinstance(tag, If):
        return "if"
    return tag.opener if isinstance(tag, Broken) else None


def _unclosed(mark: Mark, opener: Opener) -> Fault:
    return mark.fault(
        f"{_NOUN[opener]} wird nicht geschlossen. Setzen Sie {{% end{opener} %}} an "
        "die Stelle, an der sie enden soll."
    )


def _crossed(closing: Mark, opening: Mark, kind: Opener) -> Fault:
    return closing.fault(
        f"Dazwischen ist {opening.source} noch offen ({opening.place}). Setzen Sie "
        f"{{% end{kind} %}} vor {closing.source}."
    )
