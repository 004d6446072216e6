"""Preparing `docProps/core.xml`: once for each template, with a tree.

What `properties` fills later is cut out here; a template that was made elsewhere and
has no such part gets one.
"""

from typing import Final

from lxml import etree

from assistant.word.package import CONTENT_TYPES, Part, plain_part
from assistant.word.properties import PART, Core
from assistant.word.wordml import markup, parse

_CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_EMPTY: Final = (
    f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" '
    f'xmlns:xsi="{_XSI}"/>'
).encode()
_TYPE: Final = (
    b'<Override PartName="/docProps/core.xml" ContentType="application/'
    b'vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATION: Final = (
    b'<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/'
    b'relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    b"</Relationships>"
)
#: The elements of the part by the names `properties` gives them.
NAMES: Final = {
    "dc:title": f"{{{_DC}}}title",
    "dc:subject": f"{{{_DC}}}subject",
    "dc:creator": f"{{{_DC}}}creator",
    "cp:keywords": f"{{{_CP}}}keywords",
    "cp:lastModifiedBy": f"{{{_CP}}}lastModifiedBy",
    "dcterms:created": f"{{{_TERMS}}}created",
    "dcterms:modified": f"{{{_TERMS}}}modified",
}


def with_core(parts: dict[str, Part]) -> dict[str, Part]:
    """Return the parts with a core.xml; a template made elsewhere may have none."""
    if PART in parts or "_rels/.rels" not in parts:
        return parts
    types = parts[CONTENT_TYPES].read().replace(b"</Types>", _TYPE)
    relations = parts["_rels/.rels"].read().replace(b"</Relationships>", _RELATION)
    return {
        **parts,
        CONTENT_TYPES: plain_part(CONTENT_TYPES, types),
        "_rels/.rels": plain_part("_rels/.rels", relations),
        PART: plain_part(PART, _EMPTY),
    }


def take_apart(data: bytes) -> Core:
    """Return core.xml in pieces. Raises `TemplateError` if it cannot be read."""
    root = parse(data, PART)
    fresh = etree.Element(
        root.tag,
        dict(root.attrib),
        nsmap={**root.nsmap, "cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI},
    )
    fresh.extend(list(root))
    present = {}
    for name, tag in NAMES.items():
        if (element := fresh.find(tag)) is not None:
            present[name] = markup(element)
            fresh.remove(element)
    fresh.text = fresh.text or ""
    xml = etree.tostring(fresh, xml_declaration=True, encoding="UTF-8", standalone=True)
    head, tail = xml[: xml.rindex(b"</")], xml[xml.rindex(b"</") :]
    return Core(head, present, tail)
