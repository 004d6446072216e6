"""A part of a template compiled: find tags, match, arrange, furnish, assemble."""

from dataclasses import dataclass
from functools import partial

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word import colours, tags, tidy
from assistant.word.arrange import Arranger
from assistant.word.assemble import Assembler, Begin, Finish, Leaf, Middle
from assistant.word.colours import Painter
from assistant.word.faults import Fault
from assistant.word.furnish import (
    Slots,
    look_of,
    replace_paragraph,
    secure,
    stands_alone,
)
from assistant.word.markdown import Markdown
from assistant.word.places import Survey
from assistant.word.program import Branch, Loop, Node, Nodes, Table, Text, Tint
from assistant.word.rows import planned
from assistant.word.runs import mark_tags
from assistant.word.slots import Filters, Meaning, frame_at
from assistant.word.structure import Block, Mark, Scope, Structure
from assistant.word.styles import Styles
from assistant.word.wordml import P, is_mark, new_mark, number_of

_NOT_ALONE = (
    "Markdown wird zu ganzen Absätzen, neben der Marke steht aber noch etwas. Setzen "
    "Sie die Marke allein in einen Absatz."
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A part as a program, and the tags it was made from."""

    nodes: Nodes
    marks: tuple[Mark, ...]
    scopes: dict[int, Scope]
    #: How many frames running it takes.
    frames: int


class PartCompiler:
    """Compiles one part; `faults` has everything wrong with it afterwards."""

    def __init__(
        self, root: Element, title: str, styles: Styles, filters: Filters
    ) -> None:
        self._root = root
        self._styles = styles
        self._survey = Survey(root, title, styles.headings)
        self._slots = Slots()
        self._marks: dict[int, Mark] = {}
        #: The places met so far, so that faults can be told in the order of the text.
        self._order: dict[str, int] = {}
        self._scopes: dict[int, Scope] = {}
        self._meaning = Meaning(filters, self._marks)
        self._markdowns: list[tuple[Mark, Markdown]] = []
        self._painter = Painter(self._tint_slot)
        self.faults: list[Fault] = []

    def compile(self) -> Compiled | None:
        """Return the program, or None for a part without tags or with faults."""
        self._find_tags()
        if not self._marks and not self.faults:
            return None
        tidy.clean(self._root)
        marks = self._in_order()
        structure = Structure(marks)
        self._scopes = structure.scopes
        for mark in marks:
            self._furnish(mark)
        arranger = Arranger(marks)
        arranger.arrange(self._root, structure.blocks)
        for block in structure.blocks:
            self._enter(block)
        self._place()
        self.faults += structure.faults + self._meaning.faults
        self.faults += arranger.faults + self._painter.faults
        self.faults.sort(key=lambda fault: self._order[fault.where])
        return None if self.faults else self._assembled(structure.blocks, marks)

    def _find_tags(self) -> None:
        for paragraph in list(self._root.iter(P)):
            self._survey.pass_by(paragraph)
            mark_tags(paragraph, partial(self._mark, paragraph))

    def _mark(self, paragraph: Element, found: tags.Found) -> Element | None:
        place = self._survey.place(paragraph)
        self._order.setdefault(str(place), len(self._order))
        if isinstance(found.tag, tags.Broken):
            self.faults.append(Fault(str(place), found.source, found.tag.message))
            if found.tag.opener is None:
                return None
        node = new_mark(self._slots.reserve())
        mark = Mark(number_of(node), found.tag, found.source, place, node)
        self._marks[mark.number] = mark
        return node

    def _in_order(self) -> list[Mark]:
        """Return the marks in the order of the text, text boxes in their place."""
        nodes = (node for node in self._root.iter() if is_mark(node))
        return [self._marks[number_of(node)] for node in nodes]

    def _furnish(self, mark: Mark) -> None:
        """Set the entry of a value, or remember what it asks for."""
        if not isinstance(mark.tag, tags.Value):
            return
        scope = self._scopes[mark.number]
        reading = self._meaning.reading(mark, mark.tag, scope)
        shape = self._meaning.shape(mark, mark.tag)
        if shape is None:
            leaf = Leaf(Text(reading, mark.number), scope, mark)
            self._slots.entries[mark.number] = leaf
        elif shape.name not in colours.FILTERS:
            level = shape.argument if isinstance(shape.argument, int) else 1
            node = Markdown(reading, look_of(mark), self._styles, level, mark.number)
            self._markdowns.append((mark, node))
        else:
            self._painter.ask(mark, shape.name, reading)

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

        def loop(body: Nodes, _: Nodes) -> Node:
            return planned(Loop(source, frame, body, mark.number))

        def branch(yes: Nodes, no: Nodes) -> Node:
            if isinstance(tag, tags.If) and tag.negated:
                yes, no = no, yes
            return Branch(source, yes, no, mark.number)

        return Begin(loop if isinstance(tag, tags.For) else branch, scope, mark)

    def _place(self) -> None:
        """Put Markdown and colours where they belong."""
        for mark, node in self._markdowns:
            if stands_alone(mark):
                scope = self._scopes[mark.number]
                replace_paragraph(mark, node, scope, self._slots)
            else:
                self.faults.append(mark.fault(_NOT_ALONE))
        self._painter.paint()

    def _tint_slot(self, tint: Tint, mark: Mark) -> Element:
        return self._slots.tint(tint, mark, self._scopes[mark.number])

    def _assembled(self, blocks: list[Block], marks: list[Mark]) -> Compiled | None:
        secure(self._root, blocks, self._slots)
        xml = etree.tostring(
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        assembler = Assembler(self._slots.entries)
        nodes = assembler.assemble(xml)
        self.faults += assembler.faults
        depth = max(map(self._meaning.depth, self._scopes.values()), default=0)
        # A loop's own frames lie one deeper than the scope it stands in.
        return Compiled(nodes, tuple(marks), self._scopes, frame_at(depth + 1) + 2)
