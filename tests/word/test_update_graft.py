"""New content brings along what it refers to: styles, lists, pictures, links."""

import re
import zlib
from io import BytesIO
from struct import pack
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from assistant.word.update import Fate, update
from assistant.word.update_seal import seal
from tests.word.building import W, part_of, with_parts
from tests.word.regions import body, edited, line, made, names, region, run, xml

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def renewed(old: bytes, new: bytes) -> bytes:
    updated = update(old, new)
    assert [each.fate for each in updated.outcomes] == [Fate.RENEWED]
    assert updated.data is not None
    return updated.data


def paper(content: str) -> bytes:
    return made("Davor.", region("bereich:x", content))


def styled(document: bytes, name: str) -> str | None:
    """The id of a style by its name."""
    styles = Document(BytesIO(document)).styles
    return styles[name].style_id if name in styles else None


class DescribeStyles:
    def it_takes_the_style_of_that_name_whatever_its_id(self) -> None:
        other = paper(line("alt", "Heading1"))
        renamed = part_of(other, "word/styles.xml").replace(
            b'w:styleId="Heading1"', b'w:styleId="berschrift1"'
        )
        text = part_of(other, "word/document.xml").replace(
            b'"Heading1"', b'"berschrift1"'
        )
        other = with_parts(
            other, {"word/styles.xml": renamed, "word/document.xml": text}
        )
        data = renewed(other, paper(line("neu", "Heading1")))
        style = next(body(data).iter(f"{W}pStyle")).get(f"{W}val")
        assert style == "berschrift1"

    def it_copies_one_that_is_missing_with_the_one_it_is_based_on(self) -> None:
        file = BytesIO()
        source = Document()
        base = source.styles.add_style("Tabellentext", WD_STYLE_TYPE.PARAGRAPH)
        derived = source.styles.add_style("Ampeltext", WD_STYLE_TYPE.PARAGRAPH)
        derived.base_style = base
        element = xml(region("bereich:x", line("neu", derived.style_id)))
        source.element.body.insert(0, element)
        source.save(file)
        data = renewed(paper(line("alt")), seal(file.getvalue(), {"aus": "Test"}))
        styles = Document(BytesIO(data)).styles
        assert styles["Ampeltext"].base_style.name == "Tabellentext"


class DescribeLists:
    def it_gives_a_list_a_number_that_counts_the_same_way(self) -> None:
        def listed(text: str) -> str:
            form = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            return f"<w:p><w:pPr>{form}</w:pPr>{run(text)}</w:p>"

        data = renewed(paper(listed("alt")), paper(listed("neu")))
        number = next(body(data).iter(f"{W}numId")).get(f"{W}val")
        root = body(data, "word/numbering.xml")
        found = {
            each.get(f"{W}numId"): each.find(f"{W}abstractNumId").get(f"{W}val")
            for each in root.iter(f"{W}num")
        }
        assert number not in {None, "1"}
        assert found[number] == found["1"]


def png(grey: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes([0, grey]))
    parts = chunk(b"IHDR", head), chunk(b"IDAT", pixels), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def pictured(grey: int) -> bytes:
    """A document whose region holds a picture."""
    document, file = Document(), BytesIO()
    document.add_picture(BytesIO(png(grey)))
    paragraph = document.paragraphs[0]._p
    control = xml(region("bereich:x", ""))
    paragraph.addprevious(control)
    control.find(f"{W}sdtContent").append(paragraph)
    document.save(file)
    return seal(file.getvalue(), {"aus": "Test"})


class DescribePictures:
    def it_brings_the_picture_along(self) -> None:
        data = renewed(pictured(0), pictured(200))
        document = Document(BytesIO(data))
        shown = next(document.element.body.iter("{*}blip")).get(f"{RELATION}embed")
        assert document.part.related_parts[shown].blob == png(200)

    def it_sees_that_a_picture_is_the_same_under_another_name(self) -> None:
        old = pictured(0)
        relations = part_of(old, "word/_rels/document.xml.rels")
        moved = {
            "word/_rels/document.xml.rels": relations.replace(b"image1", b"image9"),
            "word/media/image9.png": png(0),
        }
        assert update(with_parts(old, moved), pictured(0)).data is None


class DescribeLinks:
    def it_keeps_a_link_pointing_where_it_pointed(self) -> None:
        def linked(text: str, address: str) -> bytes:
            plain = made("Davor.", region("feld:y", line("y")))
            name = "word/_rels/document.xml.rels"
            kind = RELATION[1:-1] + "/hyperlink"
            relation = (
                f'<Relationship Id="rIdLink" Type="{kind}" Target="{address}" '
                'TargetMode="External"/></Relationships>'
            )
            relations = part_of(plain, name).decode()
            relations = relations.replace("</Relationships>", relation)

            def put(root: Any) -> None:
                link = f'<w:hyperlink r:id="rIdLink">{run(text)}</w:hyperlink>'
                root[0].insert(0, xml(region("bereich:x", f"<w:p>{link}</w:p>")))

            changed = edited(with_parts(plain, {name: relations.encode()}), put)
            return seal(changed, {"aus": "Test"})

        updated = update(linked("alt", "https://a.de"), linked("neu", "https://b.de"))
        assert updated.data is not None
        link = next(body(updated.data).iter(f"{W}hyperlink")).get(f"{RELATION}id")
        relations = part_of(updated.data, "word/_rels/document.xml.rels").decode()
        found = re.search(rf'Id="{link}"[^>]*Target="([^"]*)"', relations)
        assert found
        assert found[1] == "https://b.de"


def test_nothing_is_copied_that_is_there_already() -> None:
    old, new = paper(line("alt", "Heading1")), paper(line("neu", "Heading1"))
    data = renewed(old, new)
    assert part_of(data, "word/styles.xml") == part_of(old, "word/styles.xml")
    assert names(data) == names(old)
    assert styled(data, "Heading 1") == "Heading1"
