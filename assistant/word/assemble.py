"""From the prepared tree to a program: the XML is cut at its marks.

The marks were moved about before; here it shows whether what they enclose is still
what was meant. A mark that ended up outside its block, or blocks that cross, are
faults rather than broken documents.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from assistant.word.faults import Fault
from assistant.word.program import DrawingId, Node, Nodes, Static
from assistant.word.structure import Mark, Scope

# A mark in text, or in an attribute (`wordml.in_attribute`).
_MARK: Final = re.compile(rb"(?:<\?z |\xef\xb7\x90)(\d+)(?:\?>|\xef\xb7\x91)")
# `id` is put first among the attributes when a drawing gets its slot.
_DRAWING: Final = re.compile(rb'(<[^\s>]+ (?:xmlns\S+ )*id=")[^"]*')
_OUTSIDE = (
    "Diese Marke steht in einer Schleife oder Bedingung, die nur einen Teil der Zelle "
    "oder des Absatzes umfasst. Setzen Sie die Marke davor, oder setzen Sie die "
    "Schleife oder Bedingung um die ganze Zeile oder den ganzen Absatz."
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A mark that becomes one node."""

    node: Node
    scope: Scope = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """A mark that opens something; `finish` makes the node of both its branches."""

    finish: Callable[[Nodes, Nodes], Node]
    scope: Scope = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Middle:
    """The else of what mark number `opening` opened."""

    opening: int
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of what mark number `opening` opened."""

    opening: int
    mark: Mark | None = None


Entry = Leaf | Begin | Middle | Finish


@dataclass(slots=True)
class _Open:
    """What is being read: the nodes so far, and those before the else."""

    number: int
    begin: Begin | None
    nodes: list[Node] = field(default_factory=list)
    yes: list[Node] | None = None

    def node(self, begin: Begin) -> Node:
        if self.yes is None:
            return begin.finish(tuple(self.nodes), ())
        return begin.finish(tuple(self.yes), tuple(self.nodes))


class Assembler:
    """Reads the cut XML from front to back; `faults` says what went astray."""

    def __init__(self, entries: Mapping[int, Entry]) -> None:
        self._entries = entries
        self._stack = [_Open(-1, None)]
        self._drawing_next = False
        self.faults: list[Fault] = []

    def assemble(self, xml: bytes) -> Nodes:
        """Return the program that writes `xml` with its marks filled in."""
        pieces = _MARK.split(xml)
        self._static(pieces[0])
        for number, data in zip(pieces[1::2], pieces[2::2], strict=True):
            self._mark(int(number))
            self._static(data)
        return tuple(self._stack[0].nodes)

    def _static(self, data: bytes) -> None:
        if self._drawing_next and (match := _DRAWING.match(data)):
            self._add(Static(match[1]))
            self._add(DrawingId())
            data = data[match.end() :]
        self._drawing_next = False
        if data:
            self._add(Static(data))

    def _add(self, node: Node) -> None:
        self._stack[-1].nodes.append(node)

    def _mark(self, number: int) -> None:
        entry = self._entries[number]
        if isinstance(entry, Leaf):
            self._leaf(entry)
        elif isinstance(entry, Begin):
            self._expect(entry.scope, entry.mark)
            self._stack.append(_Open(number, entry))
        elif isinstance(entry, Middle):
            self._middle(entry)
        else:
            self._finish(entry)

    def _leaf(self, leaf: Leaf) -> None:
        self._expect(leaf.scope, leaf.mark)
        if isinstance(leaf.node, DrawingId):
            self._drawing_next = True
        else:
            self._add(leaf.node)

    def _expect(self, scope: Scope, mark: Mark | None) -> None:
        around = {each.number for each in self._stack}
        if mark is not None and not around.issuperset(scope):
            self.faults.append(mark.fault(_OUTSIDE))

    def _middle(self, entry: Middle) -> None:
        top = self._stack[-1]
        if top.number != entry.opening:
            self._astray(entry.mark)
            return
        top.yes, top.nodes = top.nodes, []

    def _finish(self, entry: Finish) -> None:
        top = self._stack[-1]
        if top.begin is None or top.number != entry.opening:
            self._astray(entry.mark)
            return
        self._stack.pop()
        self._add(top.node(top.begin))

    def _astray(self, mark: Mark | None) -> None:
        if mark is not None:
            self.faults.append(mark.fault(_OUTSIDE))
