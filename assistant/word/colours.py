"""`zellfarbe`, `zeilenfarbe` and `textfarbe`: tags that print nothing and tint.

The tag leaves the text; in its stead a slot is put where the schema wants the shading
of a cell or the colour of a run. What the template had there is what null gives.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.word.faults import Fault
from assistant.word.program import Tint, Tints
from assistant.word.runs import drop_if_empty
from assistant.word.structure import Mark
from assistant.word.tidy import drop_paragraph, is_blank
from assistant.word.values import Reading
from assistant.word.wordml import (
    BOX,
    RPR,
    TC,
    TCPR,
    TR,
    P,
    R,
    markup,
    nearest,
    own,
    properties_of,
    put_in_order,
    take_out,
    w,
)

CELL, ROW, TEXT = "zellfarbe", "zeilenfarbe", "textfarbe"
FILTERS = frozenset({CELL, ROW, TEXT})

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
_COLOUR = '<w:color w:val="{}"/>'
_NO_TABLE = (
    "Diese Marke färbt Tabellenzellen, steht aber außerhalb einer Tabelle. Setzen Sie "
    "sie in eine Zelle, oder nehmen Sie den Filter „textfarbe“."
)
_TWICE = (
    "{} hat schon eine Farbe. Löschen Sie eine der beiden Marken; welche Farbe gilt, "
    "sollen die Daten entscheiden."
)

#: Makes a slot mark for a tint; the mark it stands for gives place and scope.
NewSlot = Callable[[Tint, Mark], Element]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A colour that a tag asks for."""

    mark: Mark
    reading: Reading


class Painter:
    """Collects the colour tags of a part and puts their slots in place."""

    def __init__(self, new_slot: NewSlot) -> None:
        self._new_slot = new_slot
        self._wanted: list[Wanted] = []
        self._cells: dict[Element, Wanted] = {}
        self._rows: dict[Element, Wanted] = {}
        self._paragraphs: dict[Element, Wanted] = {}
        self.faults: list[Fault] = []

    def ask(self, mark: Mark, kind: str, reading: Reading) -> None:
        """Remember what a colour tag asks for."""
        wanted = Wanted(mark, reading)
        self._wanted.append(wanted)
        cell = nearest(mark.node, frozenset({TC, BOX}))
        if kind == TEXT:
            paragraph = nearest(mark.node, frozenset({P}))
            self._note(self._paragraphs, paragraph, wanted, "Der Absatz")
        elif cell is None or cell.tag != TC:
            self.faults.append(mark.fault(_NO_TABLE))
        elif kind == CELL:
            self._note(self._cells, cell, wanted, "Die Zelle")
        else:
            row = nearest(mark.node, frozenset({TR}))
            self._note(self._rows, row, wanted, "Die Zeile")

    def _note(
        self,
        noted: dict[Element, Wanted],
        target: Element | None,
        wanted: Wanted,
        what: str,
    ) -> None:
        if target is None:
            return
        if target in noted:
            self.faults.append(wanted.mark.fault(_TWICE.format(what)))
        noted[target] = wanted

    def paint(self) -> None:
        """Take the tags out of the text; put a slot wherever they tint something."""
        for wanted in self._wanted:
            _vanish(wanted.mark.node)
        for row, wanted in self._rows.items():
            for cell in own(row, TC):
                self._tint(cell, TCPR, (self._cells.pop(cell, None), wanted))
        for cell, wanted in self._cells.items():
            self._tint(cell, TCPR, (wanted,))
        for paragraph, wanted in self._paragraphs.items():
            for run in own(paragraph, R):
                self._tint(run, RPR, (wanted,))

    def _tint(
        self, target: Element, where: str, wants: tuple[Wanted | None, ...]
    ) -> None:
        wanted = [want for want in wants if want is not None]
        readings = tuple(want.reading for want in wanted)
        properties = properties_of(target, where)
        name, pattern = (w("shd"), _SHADE) if where == TCPR else (w("color"), _COLOUR)
        present = properties.find(name)
        otherwise = b"" if present is None else markup(present)
        tint = Tint(readings, Tints(pattern, otherwise), wanted[0].mark.number)
        put_in_order(properties, name, self._new_slot(tint, wanted[0].mark))


def _vanish(node: Element) -> None:
    text, paragraph = node.getparent(), nearest(node, frozenset({P}))
    take_out(node)
    if text is not None:
        drop_if_empty(text)
    if paragraph is not None and is_blank(paragraph):
        drop_paragraph(paragraph)
