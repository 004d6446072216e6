"""Finding the tags of a part: in its text, and where no text is.

In a description of a picture, in an address, in the tag of a content control there is
no place for a mark. Such a tag gets a mark within the element it belongs to, which
says in what loops it stands, and is taken out again when it has been furnished.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from lxml.etree import _Element as Element

from assistant.word import tags
from assistant.word.faults import Fault, of_file
from assistant.word.furnish import DRAWING, Slots
from assistant.word.places import Place, Survey
from assistant.word.related import Related
from assistant.word.runs import mark_tags
from assistant.word.structure import Mark
from assistant.word.wordml import (
    SDT,
    TBL,
    P,
    R,
    T,
    is_mark,
    nearest,
    new_mark,
    number_of,
    w,
)

MAX_TAGS: Final = 8_000
HYPERLINK: Final = w("hyperlink")
RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
)
_CAPTIONS: Final = frozenset({w("tblCaption"), w("tblDescription")})
_SHAPE: Final = "{urn:schemas-microsoft-com:vml}shape"
_ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {
    DRAWING: ("descr", "title"),
    _SHAPE: ("alt", "title"),
    **dict.fromkeys(_CAPTIONS, (w("val"),)),
}
_ONLY_VALUES: Final = (
    "An dieser Stelle kann nur ein Wert stehen: {{ name }}. Setzen Sie Schleifen und "
    "Bedingungen um das Ganze, in den Text."
)
_TOO_MANY: Final = (
    f"Ein Teil der Vorlage hat mehr als {MAX_TAGS} Marken. Teilen Sie die Vorlage in "
    "mehrere."
)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """Words with tags in them, in an attribute or address of `holder`."""

    holder: Element
    attribute: str
    pieces: tuple[str | Mark, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The tags of the sentence."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Mark))

    @property
    def only(self) -> Mark | None:
        """The tag, if there is nothing but one."""
        first = self.pieces[0]
        return first if len(self.pieces) == 1 and isinstance(first, Mark) else None


class Finder:
    """Walks through a part and gathers what is in it; `faults` has what is broken."""

    def __init__(
        self, root: Element, survey: Survey, slots: Slots, related: Related
    ) -> None:
        self._root = root
        self._survey = survey
        self._slots = slots
        self._related = related
        #: The paragraph looked at last; finding out where it is takes time.
        self._here = root, Place("")
        self.marks: dict[int, Mark] = {}
        #: The places met so far, so that faults can be told in the order of the text.
        self.order: dict[str, int] = {}
        self.sentences: list[Sentence] = []
        self.controls: list[Mark] = []
        self.faults: list[Fault] = []

    def find(self) -> None:
        """Look at every element that may have tags. Raises `TemplateError`.

        That is for far too many tags; every other fault is kept in `faults`.
        """
        for node in list(self._root.iter(P, HYPERLINK, SDT, *_ATTRIBUTES)):
            if node.tag == P:
                self._survey.pass_by(node)
                mark_tags(node, partial(self._mark, node))
            elif node.tag == SDT:
                self._control(node)
            elif node.tag == HYPERLINK:
                self._link(node)
            else:
                self._described(node)

    def in_order(self) -> list[Mark]:
        """Return the marks in the order of the text, text boxes in their place."""
        nodes = (node for node in self._root.iter() if is_mark(node))
        return [self.marks[number_of(node)] for node in nodes]

    def _mark(self, paragraph: Element, found: tags.Found) -> Element | None:
        if len(self.marks) + len(self.faults) >= MAX_TAGS:
            raise of_file(_TOO_MANY)
        if self._here[0] is not paragraph:
            self._here = paragraph, self._place(paragraph)
        place = self._here[1]
        if isinstance(found.tag, tags.Broken):
            self.faults.append(Fault(str(place), found.source, found.tag.message))
            if found.tag.opener is None:
                return None
        return self._new(place, found).node

    def _new(self, place: Place, found: tags.Found) -> Mark:
        node = new_mark(self._slots.reserve())
        mark = Mark(number_of(node), found.tag, found.source, place, node)
        self.marks[mark.number] = mark
        return mark

    def _described(self, node: Element) -> None:
        for attribute in _ATTRIBUTES[str(node.tag)]:
            self._sentence(node, attribute, node.get(attribute) or "")

    def _link(self, node: Element) -> None:
        relation = self._related.relations.get(node.get(RELATION) or "")
        if relation is not None and relation.external:
            self._sentence(node, RELATION, relation.target)

    def _sentence(self, node: Element, attribute: str, text: str) -> None:
        if "{{" not in text and "{%" not in text:
            return
        place = self._place(node)
        pieces = tuple(self._pieces(place, text))
        sentence = Sentence(node, attribute, pieces)
        for mark in reversed(sentence.marks):
            node.insert(0, mark.node)
        if sentence.marks:
            self.sentences.append(sentence)

    def _pieces(self, place: Place, text: str) -> Iterator[str | Mark]:
        end = 0
        for found in tags.find(text):
            if found.start > end:
                yield text[end : found.start]
            end = found.end
            if isinstance(found.tag, tags.Value):
                yield self._new(place, found)
            else:
                self._refuse(place, found)
        if text[end:]:
            yield text[end:]

    def _refuse(self, place: Place, found: tags.Found) -> None:
        broken = found.tag.message if isinstance(found.tag, tags.Broken) else None
        message = broken or _ONLY_VALUES
        self.faults.append(Fault(str(place), found.source, message))

    def _control(self, node: Element) -> None:
        """Take a control whose tag is a path; one with tags inside is a container."""
        properties = node.find(w("sdtPr"))
        named = None if properties is None else properties.find(w("tag"))
        words = "" if named is None else (named.get(w("val")) or "").strip()
        tag = tags.parse("{{", words.removeprefix("{{").removesuffix("}}").strip())
        if properties is None or not isinstance(tag, tags.Value) or _has_tags(node):
            return
        found = tags.Found(0, len(words), words, tag)
        mark = self._new(self._place(node), found)
        properties.insert(0, mark.node)
        self.controls.append(mark)

    def _place(self, node: Element) -> Place:
        """Return where a paragraph is, or something in or around one."""
        paragraph = node if node.tag == P else nearest(node, frozenset({P}))
        if paragraph is None:
            table = nearest(node, frozenset({TBL}))
            around = node if table is None or node.tag == SDT else table
            paragraph = next(around.iter(P), None)
        place = Place("") if paragraph is None else self._survey.place(paragraph)
        self.order.setdefault(str(place), len(self.order))
        return place


def _has_tags(control: Element) -> bool:
    """Tell whether there are tags in a control, found already or yet to be."""
    text = "".join(control.itertext(P, R, T))
    return "{{" in text or "{%" in text or any(map(is_mark, control.iter()))
