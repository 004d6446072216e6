"""Pictures and charts of the template that take their content from the data.

Which one is said by its description ("Alternativtext"): `{{ path }}` on a picture,
`{{ path | diagramm }}` on a chart. The piece keeps its place and size; the words for
those who do not see it come with the data.
"""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from assistant.word import charts, pictures
from assistant.word.bench import Bench
from assistant.word.chart_pattern import read_chart
from assistant.word.finder import Sentence
from assistant.word.links import furnish_words
from assistant.word.program import Node, Nodes
from assistant.word.slots import CHART, PICTURE
from assistant.word.structure import Mark
from assistant.word.wordml import nearest, take_out, w
from assistant.word.written import Shown, Writer, Written

_DRAWING: Final = w("drawing")
_ALTERNATE: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_NO_CHART: Final = (
    "Der Filter „diagramm“ gehört in den Alternativtext eines Diagramms (Rechtsklick "
    "auf das Diagramm, „Alternativtext bearbeiten“), und dort darf nichts anderes "
    "stehen."
)
_NOT_THIS: Final = (
    "Ein Diagramm dieser Art lässt sich nicht aus den Daten füllen. Nehmen Sie ein "
    "Säulen-, Balken-, Linien-, Flächen- oder Kreisdiagramm."
)


class Drawings:
    """Furnishes the drawings of a part; `emptied` has the charts no longer needed."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        #: The relationships of charts that were taken apart.
        self.emptied: dict[str, str] = {}

    def furnish(self, sentence: Sentence) -> None:
        """Put slots into a drawing, or only into its description."""
        drawing = nearest(sentence.holder, frozenset({_DRAWING}))
        only = sentence.only
        shape = None if only is None else self._bench.value(only).filters[-1:]
        name = shape[0].name if shape else ""
        if drawing is None or only is None or name not in {"", PICTURE, CHART}:
            self._words(sentence)
        elif name == CHART:
            self._chart(drawing, sentence.holder, only)
        elif (blip := next(drawing.iter(f"{_A}blip"), None)) is not None:
            self._picture(drawing, sentence.holder, blip, only)
        else:
            self._words(sentence)

    def _words(self, sentence: Sentence) -> None:
        for mark in sentence.marks:
            if any(f.name == CHART for f in self._bench.value(mark).filters):
                self._bench.faults.append(mark.fault(_NO_CHART))
                return
        furnish_words(sentence, self._bench)

    def _chart(self, drawing: Element, described: Element, mark: Mark) -> None:
        chart = next(drawing.iter(f"{_C}chart"), None)
        identity = "" if chart is None else chart.get(f"{_R}id") or ""
        related = self._bench.related
        relation = related.relations.get(identity)
        if chart is None or relation is None or relation.target not in related.parts:
            self._bench.faults.append(mark.fault(_NO_CHART))
            return
        pattern = read_chart(related, relation.target)
        if pattern is None:
            self._bench.faults.append(mark.fault(_NOT_THIS))
            return
        self.emptied[identity] = relation.target
        self._describe(described, charts.write_alternative, mark)
        writer = charts.ChartWriter(related.name, pattern)
        chart.set(f"{_R}id", self._written(writer, mark))
        self._unless_null(drawing, mark)

    def _picture(
        self, drawing: Element, described: Element, blip: Element, mark: Mark
    ) -> None:
        box = next(drawing.iter(f"{_WP}extent"), None)
        sides = [(box.get(n) or "" if box is not None else "") for n in ("cx", "cy")]
        self._describe(described, pictures.write_alternative, mark)
        shown = pictures.Embedded(
            self._bench.related.name, blip.get(f"{_R}embed") or ""
        )
        blip.set(f"{_R}embed", self._written(shown, mark))
        _forget_details(blip)
        if all(side.isdecimal() and int(side) for side in sides):
            width, height = map(int, sides)
            for extent in _extents(drawing):
                for number, name in enumerate(("cx", "cy")):
                    fitted = pictures.Fitted(width, height, number)
                    extent.set(name, self._written(fitted, mark))
        self._unless_null(drawing, mark)

    def _describe(self, described: Element, writer: Writer, mark: Mark) -> None:
        take_out(mark.node)
        described.attrib.pop("title", None)
        described.set("descr", self._written(writer, mark))

    def _written(self, writer: Writer, mark: Mark) -> str:
        node = Written(self._bench.reading(mark), writer, mark.number)
        return self._bench.in_attribute(node, mark)

    def _unless_null(self, drawing: Element, mark: Mark) -> None:
        """Leave the whole drawing out if there is nothing to show."""
        whole = nearest(drawing, frozenset({_ALTERNATE}))
        source = self._bench.reading(mark).source

        def shown(body: Nodes, _: Nodes) -> Node:
            return Shown(source, body, mark.number)

        self._bench.between(drawing if whole is None else whole, None, shown, mark)


def _extents(drawing: Element) -> Iterator[Element]:
    yield from drawing.iter(f"{_WP}extent")
    for transform in drawing.iter(f"{_A}xfrm"):
        yield from transform.iter(f"{_A}ext")


def _forget_details(blip: Element) -> None:
    """Drop what belonged to the picture of the template: a crop, a vector twin."""
    for child in list(blip):
        blip.remove(child)
    blip.attrib.pop(f"{_R}link", None)
    for crop in list(blip.itersiblings(f"{_A}srcRect")):
        take_out(crop)
