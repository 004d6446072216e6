"""The workbench on which a part's special pieces are furnished with slots."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.word.assemble import Begin, Finish, Leaf, Middle
from assistant.word.faults import Fault
from assistant.word.furnish import Slots
from assistant.word.program import Node, Nodes
from assistant.word.related import Related
from assistant.word.slots import Meaning
from assistant.word.structure import Mark, Scope
from assistant.word.tags import Filter, Value
from assistant.word.values import Reading
from assistant.word.wordml import in_attribute, number_of


@dataclass(frozen=True, slots=True)
class Bench:
    """What it takes: the part, what its tags mean, and where slots are kept."""

    related: Related
    slots: Slots
    meaning: Meaning
    scopes: Mapping[int, Scope]
    faults: list[Fault]

    def value(self, mark: Mark) -> Value:
        """Return the tag of a mark that is known to name a value."""
        assert isinstance(mark.tag, Value)  # noqa: S101 - the finder saw to it
        return mark.tag

    def reading(self, mark: Mark) -> Reading:
        """Return how the value of a mark is read."""
        return self.meaning.reading(mark, self.value(mark), self.scopes[mark.number])

    def shape(self, mark: Mark) -> Filter | None:
        """Return the filter that says what becomes of a value."""
        return self.meaning.shape(mark, self.value(mark))

    def slot(self, node: Node, mark: Mark) -> Element:
        """Return a mark for a node, where `mark` asked for it."""
        return self.slots.add(Leaf(node, self.scopes[mark.number], mark))

    def in_attribute(self, node: Node, mark: Mark) -> str:
        """Return what stands in an attribute for a node."""
        return in_attribute(number_of(self.slot(node, mark)))

    def between(
        self,
        first: Element,
        other: Element | None,
        finish: Callable[[Nodes, Nodes], Node],
        mark: Mark,
    ) -> None:
        """Make two elements, the second of them new, the branches of one node."""
        begin = self.slots.add(Begin(finish, self.scopes[mark.number], mark))
        number = number_of(begin)
        end = self.slots.add(Finish(number))
        tail, first.tail = first.tail, None
        first.addprevious(begin)
        first.addnext(end)
        end.tail = tail
        if other is not None:
            end.addprevious(self.slots.add(Middle(number)))
            end.addprevious(other)
