"""Documents in documents, footnotes that come with the data, contents tables."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, RGBColor
from lxml import etree

from assistant.word import TemplateError
from tests.word.building import (
    Raw,
    Seen,
    Styled,
    W,
    docx,
    opened,
    part_of,
    template,
    text_of,
)
from tests.word.pieces import declared, png, relation
from tests.word.test_pictures import fault_of

NOTES_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)
NOTES = (
    b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    b'<w:footnote w:id="4"><w:p><w:r><w:t>Siehe {{ quelle }}</w:t></w:r></w:p>'
    b"</w:footnote></w:footnotes>"
)
REFERENCE = Raw(
    "<w:p><w:r><w:t>Satz{{ t | fussnote }}. </w:t></w:r><w:r>"
    '<w:footnoteReference w:id="4"/></w:r></w:p>'
)


def notes(data: bytes) -> list[str]:
    """The text of each footnote, in the order in which the text refers to them."""
    document = Document(BytesIO(data))
    (part,) = (
        r.target_part
        for r in document.part.rels.values()
        if r.reltype.endswith("/footnotes")
    )
    texts = {n.get(f"{W}id"): text_of(n).strip() for n in etree.fromstring(part.blob)}
    used = document.element.iter(f"{W}footnoteReference")
    return [texts[each.get(f"{W}id")] for each in used]


# --- footnotes --------------------------------------------------------------------


def test_a_footnote_in_a_template_that_has_none() -> None:
    made = template("Satz{{ t | fussnote }} und{{ u | fussnote }} weiter.")
    data = made.render({"t": "Quelle <1>", "u": "Quelle 2"})
    assert Seen(data).paragraphs == ["Satz und weiter."]
    assert notes(data) == ["Quelle <1>", "Quelle 2"]


def test_a_footnote_beside_those_of_the_template() -> None:
    parts = {"word/footnotes.xml": (NOTES, NOTES_TYPE)}
    link = relation("rIdF", "footnotes", "footnotes.xml")
    made = opened(declared(docx(REFERENCE), parts, link))
    data = made.render({"t": "neu", "quelle": "Q"})
    assert notes(data) == ["neu", "Siehe Q"]


def test_footnotes_in_a_loop_and_none_for_null() -> None:
    made = template("{% for x in xs %}{{ x | fussnote }}{% endfor %}")
    data = made.render({"xs": ["a", None, "", "b"]})
    assert notes(data) == ["a", "b"]


def test_a_footnote_goes_on_in_the_look_of_the_text() -> None:
    made = template(
        Raw(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a{{ t | fussnote }}b</w:t></w:r></w:p>"
        )
    )
    runs = list(Seen(made.render({"t": "x"})).root.iter(f"{W}r"))
    assert [r.find(f"{W}rPr/{W}b") is not None for r in runs] == [True, False, True]


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_footnote_belongs_into_the_text(part: str) -> None:
    with pytest.raises(TemplateError) as caught:
        opened(docx("x", **{part: "{{ t | fussnote }}"}))
    assert "Eine Fußnote gibt es nur im Textteil" in str(caught.value)


# --- contents tables --------------------------------------------------------------


def field(code: str, between: str = "") -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"<w:p>{char.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{between}{char.format('separate')}<w:r><w:t>alt</w:t></w:r>"
        f"{char.format('end')}</w:p>"
    )


def test_a_contents_table_is_marked_and_page_numbers_are_left_to_word() -> None:
    blocks = (
        Raw(field(r" TOC \o &quot;1-3&quot; ")),
        Raw(field(" PAGE ")),
        Raw(r'<w:p><w:fldSimple w:instr="TOC \c"><w:r/></w:fldSimple></w:p>'),
        "{{ a }}",
    )
    seen = Seen(template(*blocks).render({"a": 1}))
    marked = [
        node.get(f"{W}dirty")
        for node in seen.root.iter(f"{W}fldChar", f"{W}fldSimple")
        if node.get(f"{W}fldCharType") in {None, "begin"}
    ]
    assert marked == ["true", None, "true"]
    assert b"updateFields" not in part_of(seen.data, "word/settings.xml")


# --- documents --------------------------------------------------------------------


def inner() -> bytes:
    """A document with everything that has numbers or names of its own."""
    document = Document()
    document.add_heading("Titel des Gutachtens", 1)
    style = document.styles.add_style("Gutachtentext", WD_STYLE_TYPE.PARAGRAPH)
    style.font.color.rgb = RGBColor(0xFF, 0, 0)
    style.base_style = document.styles["Quote"]
    document.add_paragraph("In eigenem Stil", style="Gutachtentext")
    document.add_paragraph("erstens", style="List Number")
    document.add_paragraph("zweitens", style="List Number")
    document.add_picture(BytesIO(png(grey=77)), width=Cm(2))
    table = document.add_table(1, 2, style="Table Grid")
    table.rows[0].cells[0].text = "links"
    section = document.add_section()
    section.header.paragraphs[0].text = "Kopf des Gutachtens"
    document.add_paragraph("Schluss")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def taken(*, times: int = 1, before: tuple[Any, ...] = ()) -> bytes:
    blocks = (*before, "Vorher", *["{{ d | dokument }}"] * times, "Nachher")
    return template(*blocks).render({"d": inner()})


def test_the_body_of_a_document_is_taken_in() -> None:
    data = taken()
    texts = [p for p in Seen(data).paragraphs if p]
    assert texts == [
        "Vorher",
        "Titel des Gutachtens",
        "In eigenem Stil",
        "erstens",
        "zweitens",
        "Schluss",
        "Nachher",
    ]
    assert Seen(data).tables == [[["links", ""]]]
    document = Document(BytesIO(data))
    assert len(document.sections) == 1
    (shape,) = document.inline_shapes
    embed = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert document.part.related_parts[embed].blob == png(grey=77)


def test_styles_are_matched_by_name_and_a_missing_one_is_brought_along() -> None:
    document = Document(BytesIO(taken(times=2)))
    brought = [s for s in document.styles if s.name == "Gutachtentext"]
    assert len(brought) == 1
    assert brought[0].font.color.rgb == RGBColor(0xFF, 0, 0)
    assert brought[0].base_style.name == "Quote"
    styled = [p.style.name for p in document.paragraphs if "eigenem" in p.text]
    assert styled == ["Gutachtentext", "Gutachtentext"]
    assert document.paragraphs[1].style.name == "Heading 1"


def numbered(texts: tuple[str, ...], start: int) -> bytes:
    """A document with a list of its own that begins at a number."""
    document = Document()
    numbering = document.part.numbering_part.element
    w = f'xmlns:w="{W[1:-1]}"'
    numbering.insert(
        0,
        etree.fromstring(
            f'<w:abstractNum {w} w:abstractNumId="77"><w:nsid w:val="AA"/><w:lvl '
            f'w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        etree.fromstring(
            f'<w:num {w} w:numId="99"><w:abstractNumId w:val="77"/></w:num>'
        )
    )
    for text in texts:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 99
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_lists_keep_their_own_count() -> None:
    made = template("{{ a | dokument }}", "{{ b | dokument }}")
    data = made.render({"a": numbered(("x", "y"), 3), "b": numbered(("z",), 8)})
    numbering = Seen(data).part("word/numbering.xml")
    abstracts = {
        n.get(f"{W}numId"): n.find(f"{W}abstractNumId").get(f"{W}val")
        for n in numbering.iter(f"{W}num")
    }
    starts = {
        a.get(f"{W}abstractNumId"): a.find(f".//{W}start").get(f"{W}val")
        for a in numbering.iter(f"{W}abstractNum")
    }
    used = [n.get(f"{W}val") for n in Seen(data).root.iter(f"{W}numId")]
    assert [starts[abstracts[each]] for each in used] == ["3", "3", "8"]
    assert len(abstracts) == len(set(abstracts))
    kinds = [child.tag.removeprefix(W) for child in numbering]
    assert kinds == sorted(kinds), "definitions come before the lists"


def test_lists_that_a_style_numbers_begin_anew_in_each_document() -> None:
    document, file = Document(), BytesIO()
    document.add_heading("Gutachten", 1)
    for text in ("eins", "zwei"):
        document.add_paragraph(text, style="List Number")
    document.save(file)
    made = template(Styled("List Number", "davor"), *["{{ d | dokument }}"] * 2)
    seen = Seen(made.render({"d": file.getvalue()}))
    used = [
        (text_of(p), [n.get(f"{W}val") for n in p.iter(f"{W}numId")])
        for p in seen.root.iter(f"{W}p")
        if text_of(p)
    ]
    assert [text for text, _ in used] == ["davor", *["Gutachten", "eins", "zwei"] * 2]
    (_, head), (_, title), (_, one), (_, two), _, (_, again), _ = used
    assert (head, title) == ([], []), "the heading counts with those of the host"
    assert one == two != again
    starts = {
        number.get(f"{W}numId"): number.find(f".//{W}startOverride").get(f"{W}val")
        for number in seen.part("word/numbering.xml").iter(f"{W}num")
        if number.get(f"{W}numId") in {*one, *again}
    }
    assert list(starts.values()) == ["1", "1"]


def test_ids_do_not_come_twice() -> None:
    mark = Raw(
        '<w:p><w:bookmarkStart w:id="3" w:name="Stelle"/><w:r><w:t>x</w:t></w:r>'
        '<w:bookmarkEnd w:id="3"/></w:p>'
    )
    reference = Raw(field(r" REF Stelle \h "))
    sub = docx(mark, reference)
    made = template(mark, "{{ d | dokument }}", "{{ d | dokument }}")
    root = Seen(made.render({"d": sub})).root
    starts = list(root.iter(f"{W}bookmarkStart"))
    assert len({s.get(f"{W}id") for s in starts}) == 3
    names = [s.get(f"{W}name") for s in starts]
    assert len(set(names)) == 3
    codes = [c.text.split()[1] for c in root.iter(f"{W}instrText")]
    assert codes == names[1:]


def test_links_and_footnotes_come_along() -> None:
    body = Raw(
        '<w:p><w:hyperlink r:id="rIdL"><w:r><w:t>Hier</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
    )
    xml = NOTES.replace(b"{{ quelle }}", b"dort")
    sub = declared(
        docx(body),
        {"word/footnotes.xml": (xml, NOTES_TYPE)},
        relation("rIdL", "hyperlink", "https://x.de/", "External"),
        relation("rIdF", "footnotes", "footnotes.xml"),
    )
    data = template("{{ t | fussnote }}", "{{ d | dokument }}").render(
        {"t": "erste", "d": sub}
    )
    assert notes(data) == ["erste", "Siehe dort"]
    links = [
        h.address for p in Document(BytesIO(data)).paragraphs for h in p.hyperlinks
    ]
    assert links == ["https://x.de/"]


def test_tags_of_the_other_document_are_just_text() -> None:
    data = template("{{ d | dokument }}").render({"d": docx("{{ geheim }}")})
    assert Seen(data).paragraphs[0] == "{{ geheim }}"


def test_no_document_leaves_nothing() -> None:
    data = template("a", "{{ d | dokument }}", "b").render({"d": None})
    assert Seen(data).paragraphs == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "brief.docx",
            "Der Wert ist ein Text, hier gehört der Inhalt einer .docx-Datei",
        ),
        (b"", "Das Dokument lässt sich nicht einfügen: Die Datei ist leer."),
        (
            docx(Raw("<w:p><w:r><w:object/></w:r></w:p>")),
            "Es enthält eingebettete Objekte.",
        ),
        (
            docx(Raw(field(" INCLUDETEXT c:/x "))),
            "Das Feld INCLUDETEXT holt Inhalte von außen",
        ),
    ],
)
def test_what_cannot_be_taken_in(value: Any, message: str) -> None:
    assert message in fault_of(template("{{ d | dokument }}"), d=value)


def test_a_document_needs_a_paragraph_of_its_own() -> None:
    with pytest.raises(TemplateError) as caught:
        template(Styled("Normal", "Siehe {{ d | dokument }}"))
    assert "Setzen Sie die Marke allein in einen Absatz." in str(caught.value)
