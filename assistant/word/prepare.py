"""A template made ready: the package is read, its parts are compiled.

This is the only way into the modules that need lxml; `template` imports it when a
template is opened.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from assistant.word.compiler import Compiled, PartCompiler
from assistant.word.core import take_apart, with_core
from assistant.word.faults import Fault, TemplateError
from assistant.word.furnish import highest_drawing
from assistant.word.names import Name, Wishes
from assistant.word.package import CONTENT_TYPES, Part, plain_part, read_package
from assistant.word.places import part_title
from assistant.word.properties import PART as CORE
from assistant.word.properties import Core
from assistant.word.slots import Filters
from assistant.word.styles import Styles, highest_list, read_styles
from assistant.word.wordml import parse, parse_word, w

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN: Final = f"{_TYPE}document.main+xml"
_TEMPLATE: Final = f"{_TYPE}template.main+xml"
_FILLED: Final = {
    f"{_TYPE}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes")
}
_NO_WORD = (
    "Die Datei enthält keinen Word-Textteil. Wählen Sie eine .docx-Datei, die in Word "
    "gespeichert wurde."
)
_MACROS = (
    "Die Vorlage enthält Makros. Speichern Sie sie in Word als „Word-Dokument "
    "(*.docx)“, ohne Makros."
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbering part, open where restarted lists are put in."""

    name: str = ""
    head: bytes = b""
    tail: bytes = b""
    next_list: int = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything of a template that rendering needs."""

    parts: dict[str, Part]
    programs: dict[str, Compiled]
    names: tuple[Name, ...]
    core: Core
    lists: Lists
    next_drawing: int


def prepare(path: Path, filters: Filters) -> Prepared:
    """Return the template at `path` made ready. Raises `TemplateError`."""
    parts = with_core(read_package(path))
    types = _content_types(parts)
    main = _main_part(types)
    if types[main] == _TEMPLATE:
        parts = _as_document(parts)
    numbering = _root_of(parts, types, "numbering")
    styles = read_styles(_root_of(parts, types, "styles"), numbering)
    filled = [main, *(name for name, kind in types.items() if kind in _FILLED)]
    roots = {n: parse_word(parts[n].read(), n) for n in filled if n in parts}
    next_drawing = max(map(highest_drawing, roots.values())) + 1
    programs = _compiled(roots, styles, filters)
    return Prepared(
        parts,
        programs,
        _names(programs),
        take_apart(parts[CORE].read()) if CORE in parts else Core(b"", {}, b""),
        _opened(types, numbering),
        next_drawing,
    )


def _content_types(parts: dict[str, Part]) -> dict[str, str]:
    root = parse(parts[CONTENT_TYPES].read(), CONTENT_TYPES)
    types = {
        (node.get("PartName") or "").lstrip("/"): node.get("ContentType") or ""
        for node in root.iter("{*}Override")
    }
    everything = {*types.values(), *(n.get("ContentType") for n in root)}
    if any(
        "macroEnabled" in kind or "vbaProject" in kind for kind in everything if kind
    ):
        raise TemplateError([Fault("Datei", "", _MACROS)])
    return {name: kind for name, kind in types.items() if name in parts}


def _main_part(types: dict[str, str]) -> str:
    for name, kind in types.items():
        if kind in {_MAIN, _TEMPLATE}:
            return name
    raise TemplateError([Fault("Datei", "", _NO_WORD)])


def _as_document(parts: dict[str, Part]) -> dict[str, Part]:
    """Return the parts of a .dotx as those of a document made from it."""
    types = parts[CONTENT_TYPES].read().replace(_TEMPLATE.encode(), _MAIN.encode())
    return {**parts, CONTENT_TYPES: plain_part(CONTENT_TYPES, types)}


def _root_of(
    parts: dict[str, Part], types: dict[str, str], kind: str
) -> etree._Element | None:
    name = _named(types, kind)
    return parse_word(parts[name].read(), name) if name else None


def _named(types: dict[str, str], kind: str) -> str:
    return next((n for n, each in types.items() if each == f"{_TYPE}{kind}+xml"), "")


def _compiled(
    roots: dict[str, etree._Element], styles: Styles, filters: Filters
) -> dict[str, Compiled]:
    programs: dict[str, Compiled] = {}
    faults: list[Fault] = []
    for name, root in roots.items():
        compiler = PartCompiler(root, part_title(name), styles, filters)
        if (compiled := compiler.compile()) is not None:
            programs[name] = compiled
        faults += compiler.faults
    if faults:
        raise TemplateError(dict.fromkeys(faults))
    return programs


def _names(programs: dict[str, Compiled]) -> tuple[Name, ...]:
    wishes = Wishes()
    for compiled in programs.values():
        wishes.gather(compiled.marks, compiled.scopes)
    return wishes.names()


def _opened(types: dict[str, str], numbering: etree._Element | None) -> Lists:
    if numbering is None:
        return Lists()
    cut = etree.ProcessingInstruction("z", "0")
    numbers = numbering.findall(w("num"))
    if numbers:
        numbers[-1].addnext(cut)
    else:
        numbering.append(cut)
    xml = etree.tostring(
        numbering, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    head, _, tail = xml.partition(b"<?z 0?>")
    return Lists(_named(types, "numbering"), head, tail, highest_list(numbering) + 1)
