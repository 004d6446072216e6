"""Data held against a program: every value that is missing or does not fit, at once.

Walks the program as a run would, along the branches these data take, and writes
nothing. A placeholder in a loop is told once, with the first entry it fails for.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.word.faults import Fault
from assistant.word.program import Choice, Loop, Node, Nodes, Slot, Story, Table
from assistant.word.values import BadData, Frames

if TYPE_CHECKING:
    from assistant.word.structure import Mark


class Inspector:
    """Collects the faults of one part's data in `faults`."""

    def __init__(self, marks: "Mapping[int, Mark]") -> None:
        self._marks = marks
        self._entries: list[str] = []
        #: By the number of the placeholder.
        self.faults: dict[int, Fault] = {}

    def inspect(self, nodes: Nodes, frames: Frames) -> None:
        """Look at what the nodes would read."""
        for node in nodes:
            self._look(node, frames)

    def _look(self, node: Node, frames: Frames) -> None:
        if isinstance(node, Loop):
            self._loop(node, frames)
        elif isinstance(node, Choice):
            self._branch(node, frames)
        elif isinstance(node, Table | Story):
            self.inspect(node.body, frames)
        elif isinstance(node, Slot):
            self._value(node, frames)

    def _value(self, node: Slot, frames: Frames) -> None:
        try:
            node.probe(frames)
        except BadData as error:
            self._tell(node.slot, error)

    def _branch(self, node: Choice, frames: Frames) -> None:
        try:
            chosen = node.chosen(frames)
        except BadData as error:
            self._tell(node.slot, error)
        else:
            self.inspect(chosen, frames)

    def _loop(self, node: Loop, frames: Frames) -> None:
        try:
            node.items(frames)
        except BadData as error:
            self._tell(node.slot, error)
            return
        name = node.source.keys[-1] if node.source.keys else "Liste"
        self._entries.append("")
        for number in node.rounds(frames):
            self._entries[-1] = f"Eintrag {number} in „{name}“"
            self.inspect(node.body, frames)
        self._entries.pop()

    def _tell(self, slot: int, error: BadData) -> None:
        # The words differ with the entry's value; one sentence a placeholder will do.
        if slot in self.faults:
            return
        entry = f" ({', '.join(self._entries)})" if self._entries else ""
        self.faults[slot] = self._marks[slot].fault(f"{error}{entry}")


def frames_for(values: Mapping[str, Any], count: int) -> Frames:
    """Return the frames to run a program with: the data, then room for loops."""
    return [values, *[None] * count]
