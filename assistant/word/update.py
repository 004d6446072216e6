"""Updating a document that people worked on: only what nobody touched is renewed.

Two sealed documents meet: the one that was edited, and one made afresh. A region whose
content is still what it was when it was made gets the fresh content; one that was
edited is left alone and told, one that was deleted stays deleted. Everything outside of
regions stays byte for byte in its nodes, and so do all parts but those that change.
"""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word import update_keep
from assistant.word.regions import (
    BOOKMARK,
    BOOKMARK_END,
    Site,
    content_of,
    controls,
    drop_points,
    mark_empty,
    number_points,
    tag_of,
)
from assistant.word.runs import text_of
from assistant.word.update_difference import Content, Difference, content, differences
from assistant.word.update_digest import Look
from assistant.word.update_file import WordFile
from assistant.word.update_find import Found, chosen, copies_of, find
from assistant.word.update_graft import Graft
from assistant.word.update_manifest import (
    Entry,
    Manifest,
    read_manifest,
    write_manifest,
)
from assistant.word.update_properties import TITLE as PROPERTIES
from assistant.word.update_properties import recorded, renew_properties
from assistant.word.update_prune import drop_unused, relations_in
from assistant.word.update_seal import give_ids
from assistant.word.wordml import (
    SDT,
    STORIES,
    P,
    nearest,
    take_out,
    w,
)

_POINTS = frozenset({BOOKMARK, BOOKMARK_END})
_NOTES = (w("footnoteReference"), w("endnoteReference"))


class Fate(Enum):
    """What became of a region."""

    UNCHANGED = auto()
    #: It has the fresh content now.
    RENEWED = auto()
    #: It says already what the fresh one says, though it was made otherwise.
    AGREES = auto()
    #: Somebody edited it; it was left alone.
    EDITED = auto()
    #: It is gone and stays so.
    DELETED = auto()
    #: The template has it only since this document was made.
    UNKNOWN = auto()
    #: Its fresh content has footnotes, which cannot be moved; it was left alone.
    HAS_NOTES = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A region and what became of it; `is_news` tells whether the fresh one differs."""

    tag: str
    title: str
    fate: Fate
    differences: tuple[Difference, ...] = ()
    is_news: bool = False


@dataclass(frozen=True, slots=True)
class Updated:
    """A document after the update; `data` is None where there was nothing to write."""

    outcomes: tuple[Outcome, ...]
    data: bytes | None


def update(document: bytes, fresh: bytes, replace: Collection[str] = ()) -> Updated:
    """Return the document with the regions of `fresh` that nobody edited.

    Regions whose tags are in `replace` are renewed even so. Raises `TemplateError`
    where one of the two is no Word file.
    """
    return _Update(WordFile.of(document), WordFile.of(fresh), replace).made()


class _Update:
    def __init__(
        self, document: WordFile, fresh: WordFile, replace: Collection[str]
    ) -> None:
        self._document = document
        self._fresh = fresh
        self._replace = replace
        self._before = read_manifest(document)
        self._after = read_manifest(fresh)
        self._graft = Graft(fresh, document)
        self._sources = {
            tag_of(control): (name, control)
            for name in fresh.stories
            for control in controls(fresh.root(name))
        }

    def made(self) -> Updated:
        whole = [each for each in self._after.entries.values() if not each.within]
        outcomes = tuple(chain.from_iterable(map(self._outcomes, whole)))
        taken = {o.tag for o in outcomes if o.fate in {Fate.RENEWED, Fate.AGREES}}
        changes = renew_properties(self._document, self._before.properties, self._fresh)
        if changes:
            told = Outcome("", PROPERTIES, Fate.RENEWED, changes, is_news=True)
            outcomes = (*outcomes, told)
        if not taken and not changes:
            return Updated(outcomes, None)
        entries = {
            tag: entry if (entry.within or tag) in taken else self._before.entries[tag]
            for tag, entry in self._after.entries.items()
            if (entry.within or tag) in taken or tag in self._before.entries
        }
        properties = recorded(self._document, self._before.properties, self._fresh)
        manifest = Manifest(self._after.origin, entries, properties)
        write_manifest(self._document, manifest)
        return Updated(outcomes, self._document.data())

    def _outcomes(self, entry: Entry) -> Iterator[Outcome]:
        stored = self._before.entries.get(entry.tag)
        if stored is None:
            yield Outcome(entry.tag, entry.title, Fate.UNKNOWN)
            return
        found = find(self._document, entry)
        present = chosen(found, stored.digest, entry.digest)
        fate = self._fate(entry, stored, present)
        if fate is not Fate.RENEWED or present is None:
            is_news = stored.digest != entry.digest
            yield Outcome(entry.tag, entry.title, fate, (), is_news)
            return
        look = Look(self._document, present.part)
        old = content(present.site.nodes, look)
        changes = differences(old, self._content(entry))
        copies = copies_of(present, found)
        own = [each for each in copies if self._is_own(entry, stored, each)]
        # The points go where the content came last: to the place that was chosen.
        for each in (*(copy for copy in copies if copy not in own), present):
            self._renew(entry, each)
        yield Outcome(entry.tag, entry.title, fate, changes, is_news=True)
        for _ in own:
            yield Outcome(entry.tag, entry.title, Fate.EDITED, is_news=True)

    def _is_own(self, entry: Entry, stored: Entry, copy: Found) -> bool:
        """Tell whether somebody made something else of a copy."""
        ours = {stored.digest, entry.digest}
        return copy.digest not in ours and entry.tag not in self._replace

    def _fate(self, entry: Entry, stored: Entry, present: Found | None) -> Fate:
        if present is None:
            never = not stored.digest and not entry.digest
            return Fate.UNCHANGED if never else Fate.DELETED
        if present.digest == entry.digest:
            same = present.digest == stored.digest
            return Fate.UNCHANGED if same else Fate.AGREES
        if present.digest != stored.digest and entry.tag not in self._replace:
            return Fate.EDITED
        return Fate.HAS_NOTES if self._has_notes(entry) else Fate.RENEWED

    def _has_notes(self, entry: Entry) -> bool:
        _, source = self._sources.get(entry.tag, ("", None))
        return source is not None and next(source.iter(*_NOTES), None) is not None

    def _content(self, entry: Entry) -> Content:
        if not entry.digest:
            return Content()
        part, source = self._sources[entry.tag]
        return content(tuple(content_of(source)), Look(self._fresh, part))

    def _renew(self, entry: Entry, found: Found) -> None:
        root, site = self._document.root(found.part), found.site
        nearby, old = _nearby(site), _with_shell(site)
        control = site.control
        if control is None:
            control = self._put_control(entry, site, old)
        lost = relations_in(old)
        kept = update_keep.lift(old)
        for node in old:
            take_out(node)
        drop_points(root, entry.tag)
        new: Sequence[Element] = ()
        if entry.digest:
            new = self._fill(entry, control, found.part)
        else:
            mark_empty(entry.tag, control)
        update_keep.hang(kept, new, nearby)
        give_ids(root)
        number_points(root)
        self._document.touch(found.part)
        drop_unused(self._document, found.part, lost)

    def _put_control(self, entry: Entry, site: Site, old: Sequence[Element]) -> Element:
        """Put a control where the region was, or would have been."""
        control = etree.Element(SDT)
        _, source = self._sources.get(entry.tag, ("", None))
        if source is not None:
            control.extend(deepcopy(each) for each in source.iterchildren(w("sdtPr")))
        else:
            form = etree.SubElement(control, w("sdtPr"))
            etree.SubElement(form, w("tag")).set(w("val"), entry.tag)
        if old:
            old[0].addprevious(control)
        elif site.beside is not None and site.behind:
            site.beside.addnext(control)
        elif site.beside is not None:
            site.beside.addprevious(control)
        return control

    def _fill(self, entry: Entry, control: Element, part: str) -> Sequence[Element]:
        came_from, source = self._sources[entry.tag]
        new = self._graft.take(content_of(source), came_from, part)
        content_of(control).extend(new)
        for hint in control.iterfind(f"{w('sdtPr')}/{w('showingPlcHdr')}"):
            take_out(hint)
        return new


def _nearby(site: Site) -> Element:
    """Return a paragraph beside a site; a new one where there is none."""
    node = site.nodes[0] if site.nodes else site.beside
    if site.control is not None:
        node = site.control
    if node is None:
        raise ValueError("a site has nodes or a place")
    around = nearest(node, STORIES | {P})
    if around is not None and around.tag == P:
        return around
    last = site.nodes[-1] if site.nodes and site.control is None else node
    for sibling in (*node.itersiblings(preceding=True), *last.itersiblings()):
        if sibling.tag == P:
            return sibling
    last.addnext(paragraph := etree.Element(P))
    return paragraph


def _with_shell(site: Site) -> tuple[Element, ...]:
    """Return the nodes, or the nameless control LibreOffice left around just them."""
    content = site.nodes[0].getparent() if site.nodes else None
    control = None if content is None else content.getparent()
    if (
        content is None
        or control is None
        or control.tag != SDT
        or site.control is not None
    ):
        return site.nodes
    others = (each for each in content if each not in site.nodes)
    is_bare = all(each.tag in _POINTS or not text_of(each) for each in others)
    return (control,) if is_bare and not tag_of(control) else site.nodes
