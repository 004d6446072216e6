"""Small Word files from a few lines, and what a reader would see in the result.

A block of `docx` is a text (a paragraph), a `Styled` text, a list of rows (a table) or
`Raw` XML. `fill` makes a template of blocks, renders it and returns what is `Seen`.
"""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from assistant.word import Template, TemplateError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = nsdecls("w", "wp", "a", "r") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
FILTERS = {"zahl": lambda value: f"{value:.1f}".replace(".", ",")}


@dataclass(frozen=True)
class Styled:
    style: str
    text: str


@dataclass(frozen=True)
class Raw:
    xml: str


Block = str | Styled | Raw | list[list[str]]


def runs(*texts: str, between: str = "") -> Raw:
    """A paragraph whose text Word has split over several runs."""
    cells = between.join(
        f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>' for t in texts
    )
    return Raw(f"<w:p>{cells}</w:p>")


def docx(*blocks: Block, header: str = "", footer: str = "") -> bytes:
    document = Document()
    section = document.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    for block in blocks:
        _add(document, block)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: Any, block: Block) -> None:
    if isinstance(block, str):
        document.add_paragraph(block)
    elif isinstance(block, Styled):
        document.add_paragraph(block.text, style=block.style)
    elif isinstance(block, Raw):
        element = parse_xml(f"<w:body {SPACES}>{block.xml}</w:body>")
        document.element.body.sectPr.addprevious(element[0])
    else:
        table = document.add_table(len(block), len(block[0]))
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text.split("\n")[0]
                for line in text.split("\n")[1:]:
                    cell.add_paragraph(line)


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with parts put in or replaced; none is declared."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def opened(data: bytes, filters: dict[str, Callable[[Any], str]] = FILTERS) -> Template:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vorlage.docx"
        path.write_bytes(data)
        return Template.open(path, filters)


def template(*blocks: Block) -> Template:
    return opened(docx(*blocks))


def faults(*blocks: Block) -> list[str]:
    """Every fault of a template of these blocks, as its reader sees it."""
    try:
        template(*blocks)
    except TemplateError as error:
        return [str(fault) for fault in error.faults]
    return []


def data_faults(*blocks: Block, **values: Any) -> list[str]:
    """Every fault of these values; a check and a render must tell the same."""
    made = template(*blocks)
    told = made.check(values)
    if told:
        with pytest.raises(TemplateError) as caught:
            made.render(values)
        assert caught.value.faults == told
    else:
        made.render(values)
    return [str(fault) for fault in told]


def fill(*blocks: Block, **values: Any) -> "Seen":
    return Seen(template(*blocks).render(values))


@dataclass(frozen=True)
class Seen:
    """What a reader sees in a document."""

    data: bytes

    def part(self, name: str = "word/document.xml") -> Any:
        return etree.fromstring(part_of(self.data, name))

    @cached_property
    def root(self) -> Any:
        return self.part()

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs outside of tables."""
        return [text_of(each) for each in self.root[0].iterchildren(f"{W}p")]

    @property
    def styles(self) -> list[tuple[str, str]]:
        paragraphs = self.root[0].iterchildren(f"{W}p")
        return [
            (next((s.get(f"{W}val") for s in p.iter(f"{W}pStyle")), ""), text_of(p))
            for p in paragraphs
        ]

    @property
    def tables(self) -> list[list[list[str]]]:
        return [list(_rows(table)) for table in self.root.iter(f"{W}tbl")]

    @property
    def table(self) -> list[list[str]]:
        return self.tables[0]

    @property
    def fills(self) -> list[list[str | None]]:
        """The fill of every cell of the first table."""
        table = next(self.root.iter(f"{W}tbl"))
        return [
            [_fill(cell) for cell in row.iterchildren(f"{W}tc")]
            for row in table.iterchildren(f"{W}tr")
        ]


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.iterchildren(f"{W}tr"):
        yield [
            "\n".join(text_of(p) for p in cell.iterchildren(f"{W}p"))
            for cell in row.iterchildren(f"{W}tc")
        ]


def _fill(cell: Any) -> str | None:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return None if shade is None else shade.get(f"{W}fill")


def text_of(element: Any) -> str:
    """The text with line breaks and tabs as a reader sees them."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else shown.get(node.tag, "")
        for node in element.iter()
        if not any(up.tag == f"{W}tabs" for up in node.iterancestors())
    )
