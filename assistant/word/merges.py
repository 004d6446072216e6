"""Cells merged over rows that loops and conditions may leave out.

In Word a merged cell begins in its first row and is continued in each further one. When
the row in which it begins is left out, the first that is left has to begin it. Which
that is shows only while the rows are written, one after the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from assistant.word.assemble import Leaf
from assistant.word.furnish import Slots
from assistant.word.stream import Output
from assistant.word.structure import Block
from assistant.word.tags import Columns
from assistant.word.tidy import cells_of
from assistant.word.values import Frames
from assistant.word.wordml import (
    TBL,
    TCPR,
    TR,
    in_attribute,
    is_mark,
    nearest,
    number_of,
    w,
)

_MERGE, _VAL = w("vMerge"), w("val")
#: The blocks around a row with the branch it is in, outermost first.
Chain = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """A column of a table; that it stands for itself tells it from all others."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Whether a merged cell begins or goes on here."""

    column: _Column
    begins: bool

    def run(self, _frames: Frames, out: Output) -> None:
        """Write the word for it."""
        begun = out.numbers.merging
        is_first = self.begins or self.column not in begun
        begun.add(self.column)
        out.data(b"restart" if is_first else b"continue")


@dataclass(frozen=True, slots=True)
class Apart:
    """From here on nothing is merged with what stands above."""

    column: _Column

    def run(self, _frames: Frames, out: Output) -> None:
        """Write nothing."""
        out.numbers.merging.discard(self.column)


@dataclass(slots=True)
class _Group:
    """Cells merged in the template: the place of each, and the blocks around it."""

    merges: list[Element] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)

    @property
    def fragile(self) -> int | None:
        """The outermost block that may drop the beginning and leave a further cell."""
        first, *others = self.chains
        loose = (b for b in first if any(b not in other for other in others))
        return next((number for number, _ in loose), None)


def keep_begun(root: Element, blocks: Iterable[Block], slots: Slots) -> None:
    """Make every merged cell begin in the first of its rows that is left."""
    opened = {block.opening.number: block for block in blocks}
    chains = _chains(root, opened)
    for table in root.iter(TBL):
        for groups in _groups(table, chains, opened).values():
            _furnish(groups, opened, slots)


def _furnish(groups: list[_Group], opened: dict[int, Block], slots: Slots) -> None:
    fragile = [each.fragile for each in groups]
    if not any(number is not None for number in fragile):
        return
    column = _Column()
    for group, number in zip(groups, fragile, strict=True):
        if number is not None:
            apart = slots.add(Leaf(Apart(column)))
            opened[number].opening.node.addprevious(apart)
        for merge in group.merges:
            begins = merge is group.merges[0]
            mark = slots.add(Leaf(Merged(column, begins)))
            merge.set(_VAL, in_attribute(number_of(mark)))


def _chains(root: Element, opened: dict[int, Block]) -> dict[Element, Chain]:
    """Return the blocks around each row."""
    middles = {b.middle.number for b in opened.values() if b.middle is not None}
    closings = {b.closing.number for b in opened.values()}
    chains: dict[Element, Chain] = {}
    around: list[tuple[int, int]] = []
    for node in root.iter():
        if node.tag == TR:
            chains[node] = tuple(around)
        elif is_mark(node):
            number = number_of(node)
            if number in opened:
                around.append((number, 0))
            elif number in middles:
                around[-1] = around[-1][0], 1
            elif number in closings:
                around.pop()
    return chains


def _groups(
    table: Element, chains: dict[Element, Chain], opened: dict[int, Block]
) -> dict[int, list[_Group]]:
    """Return the merged cells of a table by the column they begin in."""
    found: dict[int, list[_Group]] = {}
    going: dict[int, _Group] = {}
    for row in table.iter(TR):
        if nearest(row, frozenset({TBL})) is not table:
            continue
        merges = dict(_merges(row, opened))
        going = {column: group for column, group in going.items() if column in merges}
        for column, merge in merges.items():
            if merge.get(_VAL) == "restart":
                going[column] = _Group()
                found.setdefault(column, []).append(going[column])
            if column in going:
                going[column].merges.append(merge)
                going[column].chains.append(chains[row])
    return found


def _merges(row: Element, opened: dict[int, Block]) -> Iterator[tuple[int, Element]]:
    repeated = _repeated(row, opened)
    for column, cell in cells_of(row).items():
        merge = cell.find(f"{TCPR}/{_MERGE}")
        if merge is not None and cell not in repeated:
            yield column, merge


def _repeated(row: Element, opened: dict[int, Block]) -> set[Element]:
    """Return the cells of a row that are written for each column."""
    cells, closing = set(), -1
    for node in row:
        number = number_of(node) if is_mark(node) else -1
        if number in opened and isinstance(opened[number].opening.tag, Columns):
            closing = opened[number].closing.number
        elif number == closing:
            closing = -1
        elif closing >= 0:
            cells.add(node)
    return cells
