"""WordprocessingML: the names, the orders its schema demands, and safe parsing.

The only module that knows how a part is parsed. A part with a document type
declaration is refused before the parser sees an entity.
"""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree
from lxml.etree import _Element as Element
from lxml.etree import _ProcessingInstruction as Instruction

from assistant.word.faults import TemplateError, of_file

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
#: A table of 5,000 rows and ten columns has a third of it.
MAX_TAGS: Final = 4_000_000
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{WORD}}}{name}"


P, R, T, TBL, TR, TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TCPR, TBLPR = (w(name) for name in ("pPr", "rPr", "tcPr", "tblPr"))
SDT, SDT_CONTENT = w("sdt"), w("sdtContent")
BOX, BODY = w("txbxContent"), w("body")
#: What holds paragraphs and tables, and is no place of its own for anything else.
STORIES: Final = frozenset(
    {BODY, TC, BOX, *map(w, ("hdr", "ftr", "footnote", "endnote"))}
)

_TCPR_ORDER: Final = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
)
_RPR_ORDER: Final = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike "
    "outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing "
    "w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath rPrChange"
)
_PPR_ORDER: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_ORDERS: Final = {
    PPR: {w(name): i for i, name in enumerate(_PPR_ORDER.split())},
    TCPR: {w(name): i for i, name in enumerate(_TCPR_ORDER.split())},
    RPR: {w(name): i for i, name in enumerate(_RPR_ORDER.split())},
}


_HEAD: Final = 4096
_NO_XML: Final = "ist kein lesbares XML"
_DECLARED: Final = "enthält eine Dokumenttyp-Angabe, die Word nie schreibt"
_CAREFUL: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse(data: bytes, name: str) -> Element:
    """Return the root of an XML part; `TemplateError` if it cannot be trusted."""
    if data.count(b"<") > MAX_TAGS:
        raise _refused(name, "hat mehr Elemente, als je ein Mensch geschrieben hat")
    _refuse_head(data, name)
    try:
        root: Element = etree.fromstring(data, etree.XMLParser(**_CAREFUL))
    except (etree.XMLSyntaxError, ValueError):
        raise _refused(name, _NO_XML) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused(name, _DECLARED)
    return root


def refuse_declared(data: bytes, name: str) -> None:
    """Raise `TemplateError` for a part that declares a document type.

    Only the head is parsed, up to the first element: nothing can be declared later.
    """
    _refuse_head(data, name)
    parser = etree.XMLPullParser(("start",), **_CAREFUL)
    try:
        for start in range(0, len(data), _HEAD):
            parser.feed(data[start : start + _HEAD])
            for _, root in parser.read_events():
                if root.getroottree().docinfo.internalDTD is not None:
                    raise _refused(name, _DECLARED)
                return
    except (etree.XMLSyntaxError, ValueError):
        pass
    raise _refused(name, _NO_XML)


def _refuse_head(data: bytes, name: str) -> None:
    """Raise `TemplateError` before the parser reads what it may be made to unfold."""
    head = data[:_HEAD].replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise _refused(name, _DECLARED)


def parse_word(data: bytes, name: str) -> Element:
    """Return the root of a Word part, with the prefix `w` bound as Word binds it."""
    root = parse(data, name)
    if str(root.tag).startswith(f"{{{_STRICT}"):
        raise of_file(
            "Die Datei ist im Format „Strict Open XML“ gespeichert. Speichern Sie sie "
            "in Word als „Word-Dokument (*.docx)“."
        )
    return rebound(root, "w", WORD)


def rebound(root: Element, prefix: str, space: str) -> Element:
    """Return the root with a prefix bound to a namespace, as Office binds it."""
    if root.nsmap.get(prefix) == space:
        return root
    spaces = {**root.nsmap, prefix: space}
    fresh = etree.Element(root.tag, dict(root.attrib), nsmap=spaces)
    fresh.extend(list(root))
    return fresh


def _refused(name: str, what: str) -> TemplateError:
    return of_file(
        f"Der Bestandteil „{name}“ {what}. Öffnen Sie die Datei in Word, und "
        "speichern Sie sie neu."
    )


def nearest(node: Element, tags: frozenset[str]) -> Element | None:
    """Return the closest ancestor of `node` whose tag is one of `tags`."""
    return next((up for up in node.iterancestors() if up.tag in tags), None)


def is_mark(node: Element) -> bool:
    """Tell whether a node is one of our marks, the only instructions in the tree."""
    return isinstance(node, Instruction)


def new_mark(number: int) -> Element:
    """Return a mark: the processing instruction that stands for slot `number`."""
    return etree.ProcessingInstruction("z", str(number))


def in_attribute(number: int) -> str:
    """Return what stands for slot `number` in an attribute, where no mark can be.

    The two characters are none that a text may have.
    """
    return f"\ufdd0{number}\ufdd1"


def number_of(mark: Element) -> int:
    """Return the slot number of a mark."""
    return int(mark.text or 0)


def parent_tag(node: Element) -> str:
    """Return the tag of the element around a node, "" if there is none."""
    parent = node.getparent()
    return "" if parent is None else str(parent.tag)


def whole_number(element: Element | None, otherwise: int) -> int:
    """Return the `w:val` of an element; `otherwise` if there is no such number."""
    value = "" if element is None else element.get(w("val")) or ""
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise  # noqa: PLR2004


def take_out(node: Element) -> None:
    """Remove a node and leave the text behind it where it is."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
        node.tail = None
    parent.remove(node)


def put_in_order(parent: Element, child_tag: str, node: Element) -> Element | None:
    """Put `node` where the schema wants `child_tag`; return the one it replaces."""
    order = _ORDERS[str(parent.tag)]
    present = parent.find(child_tag)
    if present is not None:
        parent.replace(present, node)
        return present
    place = order[child_tag]
    later = (each for each in parent if order.get(str(each.tag), -1) > place)
    if (following := next(later, None)) is None:
        parent.append(node)
    else:
        following.addprevious(node)
    return None


def properties_of(element: Element, tag: str) -> Element:
    """Return the property child `tag` of a run, paragraph or cell, made if absent."""
    present = element.find(tag)
    if present is None:
        present = etree.Element(tag)
        element.insert(0, present)
    return present


def keep_blanks(text: Element) -> None:
    """Make Word keep the blanks at both ends of a `w:t`."""
    text.set(_SPACE, "preserve")


def markup(element: Element) -> bytes:
    """Return an element's XML without the declarations its document makes already."""
    copy = etree.tostring(element, with_tail=False)
    for prefix, uri in element.nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        copy = copy.replace(f' {name}="{uri}"'.encode(), b"")
    return copy


def own(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the `tag` descendants that belong to no inner element of the same kind.

    Content controls and custom XML around rows and cells are looked through.
    """
    for each in parent.iter(tag):
        if each is not parent and nearest(each, frozenset({str(parent.tag)})) is parent:
            yield each
