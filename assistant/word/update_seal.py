"""Sealing: a finished document gets what a later update needs.

Each region gets a number of its own and its points, what came out empty leaves a point
where it would stand, and the record of all regions goes into the file. The same
document sealed twice gives the same bytes.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from zlib import crc32

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.package import unpack
from assistant.word.regions import (
    content_of,
    controls,
    is_inline,
    is_void,
    mark_empty,
    mark_site,
    number_points,
    tag_around,
    tag_of,
    title_of,
)
from assistant.word.update_digest import Look, digest
from assistant.word.update_file import WordFile
from assistant.word.update_manifest import Entry, Manifest, write_manifest
from assistant.word.update_properties import read_properties
from assistant.word.wordml import SDT, take_out, w

#: What may follow `w:id` among the properties of a control, so that it stays in order.
_ID_COMES_AFTER: Final = frozenset(map(w, ("rPr", "alias", "tag")))


def seal(document: bytes, origin: Mapping[str, str]) -> bytes:
    """Return the document with its regions on record, and what it was made from.

    A document without regions comes back as it is. Raises `TemplateError` where it is
    no Word file.
    """
    file = WordFile(unpack(document))
    entries: dict[str, Entry] = {}
    for name in file.stories:
        entries |= {entry.tag: entry for entry in _sealed(file, name)}
    if not entries:
        return document
    write_manifest(file, Manifest(origin, entries, read_properties(file)))
    return file.data()


def _sealed(file: WordFile, name: str) -> Iterator[Entry]:
    root, look = file.root(name), Look(file, name)
    found = list(controls(root))
    # Inner and later ones first: what an empty one leaves lies in what comes behind.
    entries = [_seal_one(control, look) for control in reversed(found)]
    if entries:
        give_ids(root)
        number_points(root)
        file.touch(name)
    yield from reversed(entries)


def _seal_one(control: Element, look: Look) -> Entry:
    void, within = is_void(control), tag_around(control)
    entry = Entry(
        tag_of(control),
        title_of(control),
        "" if void else digest(tuple(content_of(control)), look),
        is_inline(control),
        within,
    )
    if not void:
        mark_site(control)
    elif within:
        take_out(control)
    else:
        mark_empty(entry.tag, control)
    return entry


def give_ids(root: Element) -> None:
    """Give every content control of a part a number that no other one has."""
    taken: set[str] = set()
    for control in root.iter(SDT):
        properties = control.find(w("sdtPr"))
        if properties is None:
            continue
        node = properties.find(w("id"))
        if node is None:
            node = etree.Element(w("id"))
            before = [each for each in properties if each.tag in _ID_COMES_AFTER]
            properties.insert(len(before), node)
        number = node.get(w("val")) or str(crc32(tag_of(control).encode()) >> 1)
        while number in taken:
            number = str(crc32(f"{number}+".encode()) >> 1)
        node.set(w("val"), number)
        taken.add(number)
