"""Small documents with regions, what Word makes of them on saving, what people do."""

import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from lxml import etree

from assistant.word.update_seal import seal
from tests.word.building import (
    SPACES,
    Block,
    Raw,
    W,
    docx,
    part_of,
    text_of,
    with_parts,
)

BODY = "word/document.xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def line(text: str, style: str = "") -> str:
    form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{form}{run(text)}</w:p>" if text else f"<w:p>{form}</w:p>"


def run(text: str, form: str = "") -> str:
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(text: str, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    lines = "".join(map(line, text.split("\n")))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{shade}</w:tcPr>{lines}</w:tc>'
    )


def table(*rows: list[str]) -> str:
    """A table of texts; „450|C6E7B8“ is a cell with a fill."""
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    body = "".join(
        f"<w:tr>{''.join(cell(*text.split('|')) for text in row)}</w:tr>"
        for row in rows
    )
    form = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def region(tag: str, content: str, title: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title or tag}"/><w:tag w:val="{tag}"/>'
        f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def made(*blocks: Block | str, **parts: str) -> bytes:
    """A sealed document; a text beginning with < is XML."""
    given = [Raw(b) if isinstance(b, str) and b[:1] == "<" else b for b in blocks]
    return seal(docx(*given, **parts), {"aus": "einem Test"})


def edited(data: bytes, edit: Callable[[Any], None], name: str = BODY) -> bytes:
    """The document after somebody changed the tree of a part."""
    root = etree.fromstring(part_of(data, name))
    edit(root)
    return with_parts(data, {name: etree.tostring(root, encoding="UTF-8")})


def retyped(data: bytes, old: str, new: str) -> bytes:
    """The document after somebody wrote something else in place of a text."""

    def retype(root: Any) -> None:
        texts = [each for each in root.iter(f"{W}t") if old in (each.text or "")]
        texts[0].text = (texts[0].text or "").replace(old, new)

    return edited(data, retype)


def xml(source: str) -> Any:
    return parse_xml(f"<w:body {SPACES}>{source}</w:body>")[0]


def without(data: bytes, tag: str) -> bytes:
    """The document after somebody selected a region and deleted it."""

    def delete(root: Any) -> None:
        for control in list(root.iter(f"{W}sdt")):
            if control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == tag:
                control.getparent().remove(control)

    return edited(data, delete)


def as_word_saves(data: bytes) -> bytes:
    """The document as Word leaves it behind when nobody changed a word."""
    return edited(data, _rewrite)


def _rewrite(root: Any) -> None:
    for number, each in enumerate(list(root.iter(f"{W}r"))):
        _split(each, number)
    for number, paragraph in enumerate(root.iter(f"{W}p")):
        paragraph.set(f"{W}rsidR", f"00{number:06X}")
        paragraph.set(f"{W}rsidRDefault", "00ABCDEF")
        place = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
        for name, kind in (("proofErr", "spellStart"), ("proofErr", "spellEnd")):
            mark = etree.Element(f"{W}{name}", {f"{W}type": kind})
            paragraph.insert(place, mark)
    for shade in root.iter(f"{W}shd"):
        attributes = sorted(shade.attrib.items())
        shade.attrib.clear()
        shade.attrib.update(attributes)
    for properties in root.iter(f"{W}sdtPr"):
        holder = etree.SubElement(properties, f"{W}placeholder")
        etree.SubElement(holder, f"{W}docPart", {f"{W}val": "DefaultPlaceholder"})
    first = next(root.iter(f"{W}p"))
    first.append(xml('<w:bookmarkStart w:id="900" w:name="_GoBack"/>'))
    first.append(xml('<w:bookmarkEnd w:id="900"/>'))


def _split(run: Any, number: int) -> None:
    """Cut a run in two in the middle of a word, as revision ids do."""
    texts = run.findall(f"{W}t")
    run.set(f"{W}rsidR", f"00{number:06X}")
    others = [each for each in run if each.tag not in {f"{W}rPr", f"{W}t"}]
    if others or len(texts) != 1 or len(texts[0].text or "") < 2:
        return
    words = texts[0].text
    twin = etree.fromstring(etree.tostring(run))
    texts[0].text, twin.find(f"{W}t").text = words[:1], words[1:]
    for half in (texts[0], twin.find(f"{W}t")):
        half.set(SPACE, "preserve")
    twin.insert(1 if run.find(f"{W}rPr") is not None else 0, _break())
    twin.tail = None
    run.addnext(twin)


def _break() -> Any:
    return etree.Element(f"{W}lastRenderedPageBreak")


def as_libreoffice_saves(soffice: str, data: bytes, folder: Path) -> bytes:
    """The document after LibreOffice really opened and saved it."""
    source, target = folder / "ein.docx", folder / "aus"
    source.write_bytes(data)
    profile = (folder / "profil").as_uri()
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={profile}", "--headless",
            "--convert-to", "docx", "--outdir", str(target), str(source),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return (target / "ein.docx").read_bytes()


def as_python_docx_saves(data: bytes) -> bytes:
    file = BytesIO()
    Document(BytesIO(data)).save(file)
    return file.getvalue()


def body(data: bytes, name: str = BODY) -> Any:
    return etree.fromstring(part_of(data, name))


def lines(data: bytes, name: str = BODY) -> list[str]:
    """Every paragraph of a document in reading order, those of tables, too."""
    return [text for p in body(data, name).iter(f"{W}p") if (text := text_of(p))]


def cells(data: bytes) -> list[list[str]]:
    return [
        [
            "\n".join(text_of(p) for p in cell.iter(f"{W}p"))
            for cell in row.iter(f"{W}tc")
        ]
        for row in body(data).iter(f"{W}tr")
    ]


def fills(data: bytes) -> list[str]:
    return [each.get(f"{W}fill") for each in body(data).iter(f"{W}shd")]


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return set(package.namelist())
