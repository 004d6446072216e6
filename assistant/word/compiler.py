"""A part of a template compiled: find tags, match, arrange, furnish, assemble."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word import colours, fields, slots, tags, tidy
from assistant.word.arrange import Arranger
from assistant.word.assemble import Assembler, Begin, Finish, Leaf, Middle
from assistant.word.bench import Bench
from assistant.word.colours import Painter
from assistant.word.column_nodes import ColumnLoop
from assistant.word.columns import ColumnPlanner
from assistant.word.controls import Controls
from assistant.word.drawings import Drawings
from assistant.word.faults import Fault
from assistant.word.finder import HYPERLINK, RELATION, Finder
from assistant.word.furnish import (
    Slots,
    look_of,
    repeated,
    replace_paragraph,
    secure,
    stands_alone,
)
from assistant.word.known import Marked
from assistant.word.links import furnish_link
from assistant.word.markdown import Markdown
from assistant.word.merges import keep_begun
from assistant.word.notes import NoteWriter
from assistant.word.pictures import InlinePicture
from assistant.word.places import Survey
from assistant.word.program import Branch, Loop, Node, Nodes, Table, Text, Tint
from assistant.word.region_rules import looped
from assistant.word.related import Related
from assistant.word.rows import planned
from assistant.word.slots import Meaning, frame_at
from assistant.word.structure import Block, Mark, Scope, Structure
from assistant.word.subdocument import Subdocument
from assistant.word.surroundings import Surroundings
from assistant.word.values import Reading, Source
from assistant.word.wordml import BOX, nearest
from assistant.word.written import Written

_NOT_ALONE: Final = (
    "{what} wird zu ganzen Absätzen, neben der Marke steht aber noch etwas. Setzen "
    "Sie die Marke allein in einen Absatz."
)
_NO_CHART: Final = (
    "Der Filter „diagramm“ gehört in den Alternativtext eines Diagramms (Rechtsklick "
    "auf das Diagramm, „Alternativtext bearbeiten“)."
)
_NO_NOTE: Final = (
    "Eine Fußnote gibt es nur im Textteil, nicht in Kopf- und Fußzeilen, Textfeldern "
    "oder Fußnoten. Setzen Sie die Marke in den Text."
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A part as a program, and the tags it was made from."""

    nodes: Nodes
    marked: Marked
    #: How many frames running it takes.
    frames: int
    #: The relationships that slots took the place of, with the parts they led to.
    replaced: dict[str, str]


class PartCompiler:
    """Compiles one part; `faults` has everything wrong with it afterwards."""

    def __init__(
        self, root: Element, title: str, related: Related, around: Surroundings
    ) -> None:
        self._root = root
        self._title = title
        self._around = around
        self._slots = Slots()
        survey = Survey(root, title, around.styles.headings)
        self._finder = Finder(root, survey, self._slots, related)
        self._scopes: dict[int, Scope] = {}
        self._meaning = Meaning(around.filters, self._finder.marks)
        self.faults: list[Fault] = []
        self._bench = Bench(
            related, self._slots, self._meaning, self._scopes, self.faults
        )
        self._drawings = Drawings(self._bench)
        self._alone: list[tuple[Mark, Markdown | Subdocument]] = []
        self._painter = Painter(self._tint_slot)
        self._columns = ColumnPlanner(self._slots, self._outside)
        self._replaced: dict[str, str] = {}
        #: The tags that were found; there even if the part has faults.
        self.marked = Marked((), {}, frozenset())

    def compile(self) -> Compiled | None:
        """Return the program, or None for a part without tags or with faults."""
        tidy.clean(self._root)
        self._finder.find()
        self.faults += self._finder.faults
        if not self._finder.marks and not self.faults:
            return None
        marks = self._finder.in_order()
        structure = Structure(marks)
        self._scopes |= structure.scopes
        controls = frozenset(mark.number for mark in self._finder.controls)
        self.marked = Marked(tuple(marks), self._scopes, controls)
        self._furnish_apart()
        for mark in marks:
            if mark.node.getparent() is not None:
                self._furnish(mark)
        arranger = Arranger(marks)
        arranger.arrange(self._root, structure.blocks)
        self._columns.plan(structure.blocks)
        for block in structure.blocks:
            self._enter(block)
        self._place()
        self.faults += structure.faults + self._meaning.faults
        self.faults += arranger.faults + self._painter.faults + self._columns.faults
        self.faults.sort(key=lambda fault: self._finder.order[fault.where])
        return None if self.faults else self._assembled(structure.blocks)

    def _furnish_apart(self) -> None:
        """Furnish what does not stand in the text."""
        for sentence in self._finder.sentences:
            if sentence.holder.tag == HYPERLINK:
                self._replaced[sentence.holder.get(RELATION) or ""] = ""
                furnish_link(sentence, self._bench)
            else:
                self._drawings.furnish(sentence)

    def _furnish(self, mark: Mark) -> None:
        """Set the entry of a value, or remember what it asks for."""
        if not isinstance(mark.tag, tags.Value) or mark in self._finder.controls:
            return
        scope = self._scopes[mark.number]
        reading = self._bench.reading(mark)
        shape = self._bench.shape(mark)
        if shape is None:
            leaf = Leaf(Text(reading, mark.number), scope, mark)
            self._slots.entries[mark.number] = leaf
        elif shape.name in colours.FILTERS:
            self._painter.ask(mark, shape.name, reading)
        else:
            self._shapes[shape.name](self, mark, reading, shape)

    def _as_markdown(self, mark: Mark, reading: Reading, shape: tags.Filter) -> None:
        look, styles = look_of(mark), self._around.styles
        level = shape.argument if isinstance(shape.argument, int) else 1
        node = Markdown(reading, look, styles, level, mark.number)
        self._alone.append((mark, node))

    def _as_document(self, mark: Mark, reading: Reading, _: tags.Filter) -> None:
        host = self._around.host(self._bench.related.name)
        self._alone.append((mark, Subdocument(reading, host, mark.number)))

    def _as_picture(self, mark: Mark, reading: Reading, shape: tags.Filter) -> None:
        # Anything else than a width is a fault already.
        width = None if isinstance(shape.argument, str) else shape.argument
        writer = InlinePicture(self._bench.related.name, width)
        node = Written(reading, writer, mark.number)
        self._slots.entries[mark.number] = Leaf(node, self._scopes[mark.number], mark)

    def _as_note(self, mark: Mark, reading: Reading, _: tags.Filter) -> None:
        boxed = nearest(mark.node, frozenset({BOX})) is not None
        if boxed or self._bench.related.name != self._around.notes.main:
            self.faults.append(mark.fault(_NO_NOTE))
        run = look_of(mark).runs[False, False]
        writer = NoteWriter(self._around.notes, run)
        node = Written(reading, writer, mark.number)
        self._slots.entries[mark.number] = Leaf(node, self._scopes[mark.number], mark)

    def _as_chart(self, mark: Mark, _reading: Reading, _: tags.Filter) -> None:
        self.faults.append(mark.fault(_NO_CHART))

    _shapes: Final[
        dict[str, Callable[["PartCompiler", Mark, Reading, tags.Filter], None]]
    ] = {
        slots.MARKDOWN: _as_markdown,
        slots.DOCUMENT: _as_document,
        slots.PICTURE: _as_picture,
        slots.NOTE: _as_note,
        slots.CHART: _as_chart,
    }

    def _enter(self, block: Block) -> None:
        """Set the entries of a block's tags."""
        opening, entries = block.opening, self._slots.entries
        entries[opening.number] = self._begin(opening)
        if block.middle is not None:
            entries[block.middle.number] = Middle(opening.number, block.middle)
        entries[block.closing.number] = Finish(opening.number, block.closing)

    def _begin(self, mark: Mark) -> Begin:
        scope, tag = self._scopes[mark.number], mark.tag
        if not isinstance(tag, tags.For | tags.If):
            # A broken opener; its fault keeps this from ever being run.
            return Begin(lambda yes, _: Table(yes))
        source = self._meaning.source(mark, tag.path, scope)
        frame = frame_at(self._meaning.depth(scope) + 1)
        count = self._columns.counts.get(mark.number)

        def loop(body: Nodes, _: Nodes) -> Node:
            if count is not None:
                return ColumnLoop(source, frame, body, mark.number, count)
            return planned(Loop(source, frame, body, mark.number))

        def branch(yes: Nodes, no: Nodes) -> Node:
            if isinstance(tag, tags.If) and tag.negated:
                yes, no = no, yes
            return Branch(source, yes, no, mark.number)

        return Begin(loop if isinstance(tag, tags.For) else branch, scope, mark)

    def _outside(self, mark: Mark, table: Element) -> Source | None:
        """Return where a list is found before the rows of a table are written."""
        inner = self._scopes[mark.number]
        outer = tuple(
            number
            for number in inner
            if table not in self._finder.marks[number].node.iterancestors()
        )
        assert isinstance(mark.tag, tags.For)  # noqa: S101 - the planner saw to it
        if not self._meaning.known_outside(mark.tag.path, outer, inner):
            return None
        return self._meaning.source(mark, mark.tag.path, outer)

    def _place(self) -> None:
        """Put whole paragraphs, colours and content controls where they belong."""
        for mark, node in self._alone:
            if stands_alone(mark):
                scope = self._scopes[mark.number]
                replace_paragraph(mark, node, scope, self._slots)
            else:
                what = "Markdown" if isinstance(node, Markdown) else "Ein Dokument"
                self.faults.append(mark.fault(_NOT_ALONE.format(what=what)))
        self._painter.paint()
        for mark in self._finder.controls:
            Controls(self._bench).furnish(mark)

    def _tint_slot(self, tint: Tint, mark: Mark) -> Element:
        return self._slots.tint(tint, mark, self._scopes[mark.number])

    def _assembled(self, blocks: list[Block]) -> Compiled | None:
        again = repeated(self._root, blocks)
        self.faults += looped(self._root, again, self._title)
        keep_begun(self._root, blocks, self._slots)
        secure(self._root, blocks, self._columns.rows, self._slots)
        fields.mark_contents(self._root)
        xml = etree.tostring(
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        assembler = Assembler(self._slots.entries)
        nodes = assembler.assemble(xml)
        self.faults += assembler.faults
        depth = max(map(self._meaning.depth, self._scopes.values()), default=0)
        # A loop's own frames lie one deeper than the scope it stands in.
        frames = frame_at(depth + 1) + 2
        replaced = self._replaced | self._drawings.emptied
        return Compiled(nodes, self.marked, frames, replaced)
