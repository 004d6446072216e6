"""The body of one Word document made ready to stand in another.

Whatever a body refers to by number or name is given a new one that the other document
has not used: pictures and links, lists, footnotes, bookmarks, drawings. Styles are
matched by name, so that the text takes the look of the document it comes into.
Sections with their headers and footers stay behind, and so do comments.
"""

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word import tidy
from assistant.word.faults import FILE, Fault, TemplateError
from assistant.word.fields import refused
from assistant.word.furnish import DRAWING
from assistant.word.intake_lists import ListIntake
from assistant.word.intake_parts import PartIntake
from assistant.word.intake_styles import StyleIntake
from assistant.word.package import unpack
from assistant.word.related import Related, relations
from assistant.word.stream import Numbers
from assistant.word.subdocument import Host
from assistant.word.trust import main_part, named, trusted
from assistant.word.wordml import BODY, SDT, parse_word, take_out, w

_LEFT_BEHIND: Final = frozenset(
    map(w, ["sectPr", "commentRangeStart", "commentRangeEnd", "commentReference"])
)
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_NOTE: Final = w("footnoteReference")
_REFERS: Final = re.compile(r"(\s*(?:REF|PAGEREF|NOTEREF)\s+)(\S+)")
_NOT_TAKEN: Final = {
    w("endnoteReference"): "Endnoten",
    w("object"): "eingebettete Objekte",
    w("subDoc"): "Filialdokumente",
}
_LEAVE_OUT: Final = (
    "Es enthält {what}. Entfernen Sie sie in Word, zum Beispiel als Fußnoten oder Bild."
)


def take_in(data: bytes, host: Host, numbers: Numbers) -> bytes:
    """Return the body of the .docx as it stands in the host.

    Raises `TemplateError` for a file that cannot be trusted or taken in.
    """
    parts, types = trusted(unpack(data))
    main = main_part(types)
    source = Related(main, relations(parts, main), parts, types)
    return _Intake(source, host, numbers).body()


class _Intake:
    """Takes one document into another."""

    def __init__(self, source: Related, host: Host, numbers: Numbers) -> None:
        self._source = source
        self._host = host
        self._numbers = numbers
        self._lists = ListIntake(self._root("numbering"), host, numbers)
        self._styles = StyleIntake(self._root("styles"), host, numbers, self._lists)
        self._lists.styles = self._styles
        self._notes = self._root("footnotes")

    def _root(self, kind: str) -> Element | None:
        name = named(self._source.types, kind)
        return parse_word(self._source.parts[name].read(), name) if name else None

    def body(self) -> bytes:
        """Return the paragraphs and tables."""
        root = parse_word(self._source.parts[self._source.name].read(), "Dokument")
        body = root.find(BODY)
        if body is None:
            return b""
        faults = [*refused(root, self._source.name), *_not_taken(root)]
        if faults:
            raise TemplateError(faults)
        tidy.clean(root)
        for node in list(body.iter(*_LEFT_BEHIND)):
            take_out(node)
        self._adapt(body, self._source, self._host.part)
        for reference in list(body.iter(_NOTE)):
            self._bring_note(reference)
        return b"".join(etree.tostring(block, with_tail=False) for block in body)

    def _adapt(self, root: Element, source: Related, target: str) -> None:
        """Give everything the tree refers to its new name."""
        self._styles.adapt(root)
        self._lists.adapt(root)
        self._lists.restart(root)
        PartIntake(source, self._numbers).adapt(root, target)
        self._rename_bookmarks(root)
        for drawing in root.iter(DRAWING):
            drawing.set("id", self._numbers.drawing().decode())
        for control in root.iter(SDT):
            for number in control.findall(f"{w('sdtPr')}/{w('id')}"):
                take_out(number)

    def _rename_bookmarks(self, root: Element) -> None:
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        for mark in root.iter(_START):
            ids[mark.get(w("id")) or ""] = number = str(self._numbers.bookmark())
            mark.set(w("id"), number)
            name = mark.get(w("name")) or ""
            names[name] = self._free_name(name)
            mark.set(w("name"), names[name])
        for mark in list(root.iter(_END)):
            if (number := ids.get(mark.get(w("id")) or "", "")) == "":
                take_out(mark)
            mark.set(w("id"), number)
        for link in root.iter(w("hyperlink")):
            if (anchor := link.get(w("anchor"))) in names:
                link.set(w("anchor"), names[anchor])
        for code in root.iter(w("instrText")):
            code.text = _REFERS.sub(
                lambda m: m[1] + names.get(m[2], m[2]), code.text or ""
            )

    def _free_name(self, name: str) -> str:
        taken, number, free = self._numbers.additions.bookmarks, 1, name
        while free in taken or free in self._host.bookmarks:
            number += 1
            free = f"{name[:34]}_{number}"
        taken.add(free)
        return free

    def _bring_note(self, reference: Element) -> None:
        wanted = reference.get(w("id"))
        notes = [] if self._notes is None else list(self._notes)
        note = next((each for each in notes if each.get(w("id")) == wanted), None)
        # Word has no footnotes in headers and footers.
        if note is None or self._host.part != self._host.notes.main:
            take_out(reference)
            return
        number = str(self._numbers.note())
        reference.set(w("id"), number)
        home = self._host.notes.home(self._numbers)
        name = named(self._source.types, "footnotes")
        there = relations(self._source.parts, name)
        owner = Related(name, there, self._source.parts, self._source.types)
        tidy.clean(note)
        self._adapt(note, owner, home)
        note.set(w("id"), number)
        self._numbers.additions.append(home, etree.tostring(note, with_tail=False))


def _not_taken(root: Element) -> Iterable[Fault]:
    for tag, what in _NOT_TAKEN.items():
        if next(root.iter(tag), None) is not None:
            yield Fault(FILE, "", _LEAVE_OUT.format(what=what))
