"""The record a document carries of its regions: a custom XML part.

It says what the document was made from and what each region said when it was made.
Word keeps such a part on every save, python-docx too; LibreOffice 7.4 was seen to keep
it byte for byte, under another name, which is why it is found by its root element. A
custom property would be kept as well, but shows up in Word under the properties of the
file. "Dokument prüfen" in Word removes both, if somebody has it do so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml import etree

from assistant.word.update_file import WordFile
from assistant.word.wordml import parse

_SPACE: Final = "urn:assistant:word:regions"
_FOLDER: Final = "customXml/"
_ITEM: Final = "customXml/item1.xml"
_PROPERTIES_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)
_PROPERTIES: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    b'<ds:datastoreItem ds:itemID="{7B3F0A52-52A6-4E1B-9C64-2D6E7C9A5247}" '
    b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    b'<ds:schemaRefs><ds:schemaRef ds:uri="urn:assistant:word:regions"/>'
    b"</ds:schemaRefs></ds:datastoreItem>"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A region as it was made; an empty `digest` says that nothing came out for it.

    `within` is the tag of the outermost region around it, "" if it is that itself.
    """

    tag: str
    title: str
    digest: str
    inline: bool
    within: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a document was made from, its regions by tag, and its properties."""

    origin: Mapping[str, str]
    entries: Mapping[str, Entry]
    #: Title, author and the like as they were made, by name.
    properties: Mapping[str, str]


_NOTHING: Final = Manifest(*(MappingProxyType({}) for _ in range(3)))


def read_manifest(file: WordFile) -> Manifest:
    """Return the record of a document; it has no origin where there is none."""
    name = _name(file)
    if not name:
        return _NOTHING
    root = file.root(name)
    entries = (_entry(each) for each in root.iter(_tag("region")))
    return Manifest(
        _pairs(root, "origin"),
        {entry.tag: entry for entry in entries},
        _pairs(root, "property"),
    )


def _pairs(root: etree._Element, kind: str) -> dict[str, str]:
    return {each.get("name") or "": each.text or "" for each in root.iter(_tag(kind))}


def _entry(node: etree._Element) -> Entry:
    return Entry(
        node.get("tag") or "",
        node.get("title") or "",
        node.get("digest") or "",
        node.get("inline") == "1",
        node.get("within") or "",
    )


def write_manifest(file: WordFile, manifest: Manifest) -> None:
    """Put the record into the file, in place of the one that is there."""
    name = _name(file)
    if not name:
        name = file.free_name(_ITEM)
        _add_properties(file, name)
        file.relate(file.main, "customXml", f"../{name}")
    file.put(name, _written(manifest))


def _add_properties(file: WordFile, item: str) -> None:
    name = file.free_name("customXml/itemProps1.xml")
    file.put(name, _PROPERTIES)
    file.declare(name, _PROPERTIES_TYPE)
    file.relate(item, "customXmlProps", name.removeprefix(_FOLDER))


def _name(file: WordFile) -> str:
    mark = _SPACE.encode()
    candidates = (name for name in file.names if name.startswith(f"{_FOLDER}item"))
    return next((n for n in candidates if _is_ours(file.read(n), mark)), "")


def _is_ours(data: bytes, mark: bytes) -> bool:
    return mark in data and parse(data, "customXml").tag == _tag("regions")


def _written(manifest: Manifest) -> bytes:
    root = etree.Element(_tag("regions"), nsmap={None: _SPACE})
    for name, value in manifest.origin.items():
        etree.SubElement(root, _tag("origin"), name=name).text = value
    for name, value in manifest.properties.items():
        etree.SubElement(root, _tag("property"), name=name).text = value
    for entry in manifest.entries.values():
        node = etree.SubElement(root, _tag("region"), tag=entry.tag, title=entry.title)
        node.set("digest", entry.digest)
        node.set("inline", str(int(entry.inline)))
        node.set("within", entry.within)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
