"""A template made ready: the package is read, its parts are compiled.

This is the only way into the modules that need lxml; `template` imports it when a
template is opened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.chart_pattern import belongings
from assistant.word.compiler import Compiled, PartCompiler
from assistant.word.core import take_apart, with_core
from assistant.word.faults import Fault, TemplateError, of_file
from assistant.word.fields import refused
from assistant.word.furnish import highest_drawing
from assistant.word.known import FaultyTemplateError, Marked
from assistant.word.names import Name, Wishes
from assistant.word.notes import Notes
from assistant.word.package import (
    CONTENT_TYPES,
    Part,
    plain_part,
    read_package,
)
from assistant.word.places import part_title
from assistant.word.properties import PART as CORE
from assistant.word.properties import Core
from assistant.word.region_rules import doubled
from assistant.word.related import Related, relations, without, without_parts
from assistant.word.slots import Filters
from assistant.word.stream import Numbers
from assistant.word.styles import highest, kinds_and_names, read_styles
from assistant.word.surroundings import Surroundings
from assistant.word.trust import MAIN, TEMPLATE, TYPE, main_part, named, trusted
from assistant.word.wordml import parse_word, take_out, w

#: About a thousand pages; more would keep a computer busy for a minute.
_MAX_ELEMENTS: Final = 600_000
_TOO_MUCH: Final = (
    "Die Vorlage ist zu umfangreich, um sie zu füllen. Teilen Sie sie in mehrere "
    "Vorlagen, oder speichern Sie sie in Word neu, wenn sie nur wenige Seiten hat."
)
_FILLED: Final = {
    f"{TYPE}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes")
}


@dataclass(frozen=True, slots=True)
class Counts:
    """The next number of everything that is counted throughout a document."""

    drawing: int
    list: int
    definition: int
    bookmark: int
    note: int

    def numbers(self) -> Numbers:
        """Return the numbers for one document."""
        return Numbers(
            self.drawing, self.list, self.definition, self.bookmark, self.note
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a template that rendering needs."""

    parts: dict[str, Part]
    programs: dict[str, Compiled]
    names: tuple[Name, ...]
    core: Core
    numbering_part: str
    counts: Counts


def prepare(path: Path, filters: Filters) -> Prepared:
    """Return the template at `path` made ready. Raises `TemplateError`."""
    parts, types = trusted(with_core(read_package(path)))
    main = main_part(types)
    if types[main] == TEMPLATE:
        parts = _as_document(parts)
    numbering = _Tree(parts, named(types, "numbering"))
    if numbering.root is not None:
        parts = numbering.without_macintosh(parts)
    styles = _Tree(parts, named(types, "styles")).root
    roots = _roots(parts, types, main)
    notes = _notes(types, main, styles)
    around = Surroundings(
        filters,
        read_styles(styles, numbering.root),
        notes,
        _style_ids(styles),
        named(types, "styles"),
        numbering.name,
        frozenset(_bookmarks(roots.values())),
    )
    counts = _counts(roots, numbering.root, notes)
    programs = _compiled(roots, parts, types, around)
    return Prepared(
        _relieved(parts, programs),
        programs,
        _names(programs),
        take_apart(parts[CORE].read()) if CORE in parts else Core(b"", {}, b""),
        numbering.name,
        counts,
    )


def _as_document(parts: dict[str, Part]) -> dict[str, Part]:
    """Return the parts of a .dotx as those of a document made from it."""
    types = parts[CONTENT_TYPES].read().replace(TEMPLATE.encode(), MAIN.encode())
    return {**parts, CONTENT_TYPES: plain_part(CONTENT_TYPES, types)}


class _Tree:
    """A part that may be missing, and its tree."""

    def __init__(self, parts: Mapping[str, Part], name: str) -> None:
        self.name = name
        self.root = parse_word(parts[name].read(), name) if name else None

    def without_macintosh(self, parts: dict[str, Part]) -> dict[str, Part]:
        """Return the parts without a note of old Word that must come after all lists.

        It would be in the way of lists that a document adds.
        """
        note = None if self.root is None else self.root.find(w("numIdMacAtCleanup"))
        if self.root is None or note is None:
            return parts
        take_out(note)
        xml = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return {**parts, self.name: plain_part(self.name, xml)}


def _roots(
    parts: Mapping[str, Part], types: Mapping[str, str], main: str
) -> dict[str, Element]:
    """Return the trees of the parts that may have tags. Raises `TemplateError`."""
    filled = [main, *(name for name, kind in types.items() if kind in _FILLED)]
    written = {name: parts[name].read() for name in filled}
    if sum(data.count(b"<") for data in written.values()) > _MAX_ELEMENTS:
        raise of_file(_TOO_MUCH)
    roots = {name: parse_word(data, name) for name, data in written.items()}
    faults = [fault for name, root in roots.items() for fault in refused(root, name)]
    if faults:
        raise TemplateError(dict.fromkeys(faults))
    return roots


def _notes(types: Mapping[str, str], main: str, styles: Element | None) -> Notes:
    ids = _style_ids(styles)
    return Notes(
        main,
        named(types, "footnotes"),
        ids.get(("character", "footnote reference"), ""),
        ids.get(("paragraph", "footnote text"), ""),
    )


def _style_ids(styles: Element | None) -> dict[tuple[str, str], str]:
    return dict(kinds_and_names(styles))


def _bookmarks(roots: Iterable[Element]) -> Iterable[str]:
    for root in roots:
        for mark in root.iter(w("bookmarkStart")):
            yield mark.get(w("name")) or ""


def _counts(
    roots: Mapping[str, Element], numbering: Element | None, notes: Notes
) -> Counts:
    trees = roots.values()
    bookmark = max(highest(root, "bookmarkStart", "id") for root in trees)
    return Counts(
        max(map(highest_drawing, trees)) + 1,
        highest(numbering, "num", "numId") + 1,
        highest(numbering, "abstractNum", "abstractNumId") + 1,
        bookmark + 1,
        highest(roots.get(notes.part), "footnote", "id") + 1,
    )


def _compiled(
    roots: Mapping[str, Element],
    parts: Mapping[str, Part],
    types: Mapping[str, str],
    around: Surroundings,
) -> dict[str, Compiled]:
    programs: dict[str, Compiled] = {}
    faults: list[Fault] = list(doubled(roots))
    marked: list[Marked] = []
    for name, root in roots.items():
        related = Related(name, relations(parts, name), parts, types)
        compiler = PartCompiler(root, part_title(name), related, around)
        if (compiled := compiler.compile()) is not None:
            programs[name] = compiled
        faults += compiler.faults
        marked.append(compiler.marked)
    if faults:
        raise FaultyTemplateError(faults, marked)
    return programs


def _relieved(
    parts: dict[str, Part], programs: Mapping[str, Compiled]
) -> dict[str, Part]:
    """Return the parts without what slots took the place of."""
    for name, compiled in programs.items():
        parts = without(parts, name, compiled.replaced)
        related = Related(name, {}, parts, {})
        for chart in filter(None, compiled.replaced.values()):
            parts = without_parts(parts, belongings(related, chart))
    return parts


def _names(programs: Mapping[str, Compiled]) -> tuple[Name, ...]:
    wishes = Wishes()
    for compiled in programs.values():
        wishes.gather(compiled.marked.marks, compiled.marked.scopes)
    return wishes.names()
