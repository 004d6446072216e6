"""Columns that are repeated, and what follows from it for the rest of the table.

The cells between `{% spalten %}` and `{% endspalten %}` are written for each entry. The
grid of the table grows with them, the width the columns had is shared, and a merged
cell above or below reaches over all of them. So one row has to name a list that is
known before the rows are: it says how many columns there are, and all others must
have as many.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.assemble import Begin, Finish, Leaf
from assistant.word.column_nodes import Repeated, Share, Span, Stretched
from assistant.word.faults import Fault
from assistant.word.furnish import Slots
from assistant.word.program import Node
from assistant.word.structure import Block, Mark
from assistant.word.tags import Columns
from assistant.word.values import Source
from assistant.word.wordml import (
    TBL,
    TC,
    TCPR,
    TR,
    in_attribute,
    is_mark,
    nearest,
    number_of,
    own,
    parent_tag,
    properties_of,
    put_in_order,
    w,
    whole_number,
)

_SPAN, _WIDTH = w("gridSpan"), w("tcW")
_UNKNOWN: Final = (
    "Wie viele Spalten es werden, muss feststehen, bevor die Zeilen wiederholt werden. "
    "Nennen Sie in der Kopfzeile mit {% spalten … in … %} eine Liste, die nicht aus "
    "einem Eintrag dieser Zeilen kommt."
)
_CROSSED: Final = (
    "In einer anderen Zeile dieser Tabelle werden andere, aber nicht ganz andere "
    "Spalten wiederholt. Setzen Sie die Marken in allen Zeilen um dieselben Spalten."
)
_CUT: Final = (
    "Eine verbundene Zelle dieser Tabelle endet mitten in den Spalten, die wiederholt "
    "werden. Verbinden Sie sie mit allen diesen Spalten oder mit keiner."
)


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Neighbouring grid columns, from `start` to before `end`, and their number."""

    start: int
    end: int
    count: Source

    def overlap(self, place: range) -> int:
        """Return how many of the columns of a cell are among these."""
        return max(0, min(self.end, place.stop) - max(self.start, place.start))


#: Tells where the list of a tag is found, seen from outside of a table; None if it
#: depends on a loop within.
Outside = Callable[[Mark, Element], Source | None]


class ColumnPlanner:
    """Prepares the tables that have repeated columns; `faults` says which cannot be."""

    def __init__(self, slots: Slots, outside: Outside) -> None:
        self._slots = slots
        self._outside = outside
        #: By the number of the opening tag: the list that says how many columns.
        self.counts: dict[int, Source] = {}
        #: The marks around rows that may vanish with their columns.
        self.rows: dict[int, int] = {}
        self.faults: list[Fault] = []

    def plan(self, blocks: Iterable[Block]) -> None:
        """Prepare the tables in which the blocks repeat columns."""
        tables: dict[Element, list[Block]] = {}
        for block in blocks:
            table = nearest(block.opening.node, frozenset({TBL}))
            # Tags that could not be moved beside cells are a fault already.
            at_cells = parent_tag(block.opening.node) == TR
            if isinstance(block.opening.tag, Columns) and at_cells:
                tables.setdefault(table, []).append(block)  # type: ignore[arg-type]
        for table, inside in tables.items():
            self._plan_table(table, inside)

    def _plan_table(self, table: Element, blocks: list[Block]) -> None:
        ranges = {block: _range(block) for block in blocks}
        groups: list[_Group] = []
        for start, end in sorted(set(ranges.values())):
            members = [b for b in blocks if ranges[b] == (start, end)]
            if groups and start < groups[-1].end:
                self.faults.append(members[0].opening.fault(_CROSSED))
                return
            count = self._count(table, members)
            if count is None:
                self.faults.append(members[0].opening.fault(_UNKNOWN))
                return
            groups.append(_Group(start, end, count))
        for group in groups:
            self._repeat_grid(table, group)
        repeated = {cell for block in blocks for cell in _cells(block)}
        for row in own(table, TR):
            self._fit_row(row, groups, repeated, blocks[0].opening)

    def _count(self, table: Element, members: list[Block]) -> Source | None:
        sources = (self._outside(block.opening, table) for block in members)
        count = next((source for source in sources if source is not None), None)
        if count is not None:
            self.counts |= {block.opening.number: count for block in members}
        return count

    def _repeat_grid(self, table: Element, group: _Group) -> None:
        columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        columns = columns[group.start : group.end]
        if not columns:
            return
        for column in columns:
            self._share(column, group.count)
        count = group.count
        begin = self._slots.add(Begin(lambda yes, _: Repeated(count, yes)))
        columns[0].addprevious(begin)
        columns[-1].addnext(self._slots.add(Finish(number_of(begin))))

    def _fit_row(
        self, row: Element, groups: list[_Group], repeated: set[Element], mark: Mark
    ) -> None:
        for cell, start, end in _placed(row):
            over = [g for g in groups if start < g.end and g.start < end]
            if cell in repeated:
                for group in over:
                    self._share(cell.find(f"{TCPR}/{_WIDTH}"), group.count)
            elif any(g.start < start or g.end > end for g in over):
                self.faults.append(mark.fault(_CUT))
            elif over:
                self._stretch(cell, end - start, over, mark)
        self._guard_row(row, groups, mark)

    def _guard_row(self, row: Element, groups: list[_Group], mark: Mark) -> None:
        """Let a row go when all its cells do; Word wants none without cells."""
        places = [range(start, end) for _, start, end in _placed(row)]
        over = [g for g in groups if any(g.overlap(place) for place in places)]
        fixed = sum(
            len(place) - sum(group.overlap(place) for group in over) for place in places
        )
        if over and not fixed:
            span = Span(0, tuple((group.count, 1) for group in over))
            begin, end = self._stretched(span, mark)
            row.addprevious(begin)
            row.addnext(end)
            self.rows[number_of(begin)] = number_of(end)

    def _stretched(self, span: Span, mark: Mark) -> tuple[Element, Element]:
        number = mark.number
        begin = self._slots.add(Begin(lambda yes, _: Stretched(span, yes, number)))
        return begin, self._slots.add(Finish(number_of(begin)))

    def _stretch(
        self, cell: Element, width: int, over: list[_Group], mark: Mark
    ) -> None:
        counts = tuple((group.count, group.end - group.start) for group in over)
        span = Span(width - sum(many for _, many in counts), counts)
        node = cell.makeelement(_SPAN)
        node.set(w("val"), self._in_attribute(span))
        put_in_order(properties_of(cell, TCPR), _SPAN, node)
        begin, end = self._stretched(span, mark)
        cell.addprevious(begin)
        cell.addnext(end)

    def _share(self, width: Element | None, count: Source) -> None:
        written = "" if width is None else width.get(w("w")) or ""
        if width is not None and written.isdecimal():
            width.set(w("w"), self._in_attribute(Share(count, int(written))))

    def _in_attribute(self, node: Node) -> str:
        return in_attribute(number_of(self._slots.add(Leaf(node))))


def _cells(block: Block) -> Iterator[Element]:
    """Yield the cells between the tags of a block."""
    for node in block.opening.node.itersiblings():
        if is_mark(node) and number_of(node) == block.closing.number:
            return
        if node.tag == TC:
            yield node


def _range(block: Block) -> tuple[int, int]:
    """Return the grid columns between the tags of a block: first, and behind last."""
    row, inside = block.opening.node.getparent(), set(_cells(block))
    placed = [] if row is None else list(_placed(row))
    places = [(start, end) for cell, start, end in placed if cell in inside]
    return (places[0][0], places[-1][1]) if places else (0, 0)


def _placed(row: Element) -> Iterator[tuple[Element, int, int]]:
    """Yield the cells of a row with the grid columns they take."""
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column = whole_number(before, 0)
    for cell in own(row, TC):
        span = cell.find(f"{TCPR}/{_SPAN}")
        end = column + whole_number(span, 1)
        yield cell, column, end
        column = end
