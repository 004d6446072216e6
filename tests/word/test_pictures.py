"""Pictures and charts from the data, words for those who do not see them, links."""

import struct
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from assistant.word import Bild, Diagramm, Reihe, TemplateError
from tests.word.building import Raw, Seen, docx, opened, part_of, template
from tests.word.pieces import (
    BARS,
    CHART,
    LINES,
    chart,
    chart_place,
    declared,
    fill,
    jpeg,
    picture,
    png,
    relation,
    series,
    with_chart,
    with_picture,
)

C = f"{{{CHART}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CM = 360_000
WAPPEN = Bild(png(), "Wappen der Stadt")


def pictures(data: bytes) -> list[tuple[bytes, tuple[int, int], str]]:
    """Each picture as Word would find it: bytes, size, words."""
    document = Document(BytesIO(data))
    return [
        (
            document.part.related_parts[
                shape._inline.graphic.graphicData.pic.blipFill.blip.embed
            ].blob,
            (shape.width, shape.height),
            shape._inline.docPr.get("descr"),
        )
        for shape in document.inline_shapes
    ]


def fault_of(made: Any, **values: Any) -> str:
    told = made.check(values)
    with pytest.raises(TemplateError) as caught:
        made.render(values)
    assert caught.value.faults == told
    return str(told[0])


# --- pictures in the text ---------------------------------------------------------


def test_a_picture_in_the_text() -> None:
    data = template("Siehe {{ wappen | bild }} hier").render({"wappen": WAPPEN})
    ((content, size, words),) = pictures(data)
    assert content == WAPPEN.daten
    assert size == (40 * 9525, 20 * 9525)
    assert words == "Wappen der Stadt"
    assert Seen(data).paragraphs == ["Siehe  hier"]


@pytest.mark.parametrize(
    ("tag", "value", "width"),
    [
        ("bild 6", WAPPEN, 6 * CM),
        ("bild 2,5", WAPPEN, round(2.5 * CM)),
        ("bild 2.5", WAPPEN, round(2.5 * CM)),
        ("bild", Bild(png(), "x", breite_cm=2.5), round(2.5 * CM)),
        ("bild", Bild(png(4000, 10), "x"), 16 * CM),
    ],
)
def test_the_width_of_a_picture(tag: str, value: Bild, width: int) -> None:
    data = template(f"{{{{ p | {tag} }}}}").render({"p": value})
    assert pictures(data)[0][1][0] == width


def test_a_jpeg_is_as_large_as_it_says() -> None:
    data = template("{{ p | bild }}").render({"p": Bild(jpeg(192, 96), "Foto")})
    assert pictures(data)[0][1] == (914_400, 457_200)


def test_a_picture_that_is_used_twice_is_in_the_file_once() -> None:
    data = template("{% for p in ps %}{{ p | bild }}{% endfor %}").render(
        {"ps": [WAPPEN, WAPPEN, Bild(png(grey=1), "anderes")]}
    )
    shown = pictures(data)
    assert [content for content, _, _ in shown] == [png(), png(), png(grey=1)]
    parts = Document(BytesIO(data)).part.package.iter_parts()
    media = {str(part.partname) for part in parts if "media" in str(part.partname)}
    assert len(media) == 2
    ids = [d.get("id") for d in Seen(data).root.iter(f"{WP}docPr")]
    assert len(set(ids)) == 3


def test_no_picture_leaves_nothing() -> None:
    data = template("a{{ p | bild }}b").render({"p": None})
    assert Seen(data).paragraphs == ["ab"]
    assert pictures(data) == []


def resized(data: bytes, width: int) -> bytes:
    """A picture that says it is wider than it is."""
    return data[:16] + struct.pack(">I", width) + data[20:]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Bild(png(), " "), "Dem Bild fehlt der Alternativtext."),
        (Bild(b"GIF89a", "x"), "Geben Sie ein PNG oder ein JPEG in die Daten."),
        (Bild(b"\x89PNG\r\n\x1a\n", "x"), "Geben Sie ein PNG oder ein JPEG"),
        (Bild(b"\xff\xd8\xff\xe0", "x"), "Geben Sie ein PNG oder ein JPEG"),
        ("/etc/passwd", "Der Wert ist ein Text, hier gehört ein Bild hin."),
        (b"x", "Der Wert ist der Inhalt einer Datei, hier gehört ein Bild hin."),
        (
            Bild("/etc/passwd", "x"),  # type: ignore[arg-type]
            "Der Inhalt des Bildes ist ein Text. Geben Sie die Bytes eines PNG",
        ),
        (Bild(png(), None), "Dem Bild fehlt der"),  # type: ignore[arg-type]
        (Bild(png()[:60], "x"), "Das Bild ist nicht vollständig"),
        (Bild(png()[:-12], "x"), "Das Bild ist nicht vollständig"),
        (Bild(jpeg(9, 9)[:-2], "x"), "Das Bild ist nicht vollständig"),
        (Bild(resized(png(), 2**31 - 1), "x"), "Das Bild will 2147483647 × 20 Bild"),
        (Bild(png(1, 400), "x", 5), "würde das Bild höher als 55 cm"),
        *(
            (Bild(png(), "x", width), "So breit kann ein Bild nicht sein.")
            for width in (float("nan"), 0, -5.0, 1e9, "5")
        ),
    ],
)
def test_what_is_no_picture(value: Any, message: str) -> None:
    assert message in fault_of(template("{{ p | bild }}"), p=value)


def test_a_picture_in_a_header() -> None:
    made = opened(docx("x", header="{{ p | bild }}")).render({"p": WAPPEN})
    assert b"bild-" in part_of(made, "word/_rels/header1.xml.rels")


# --- pictures of the template -----------------------------------------------------


def placed(words: str) -> Any:
    return opened(with_picture(docx(Raw(picture("rIdP", words))), png(grey=9)))


@pytest.mark.parametrize("words", ["{{ wappen }}", "{{ wappen | bild }}"])
def test_a_picture_takes_the_place_of_another_and_fits_its_box(words: str) -> None:
    ((content, size, told),) = pictures(placed(words).render({"wappen": WAPPEN}))
    assert content == WAPPEN.daten
    assert size == (4 * CM, 2 * CM)
    assert told == "Wappen der Stadt"


def test_a_text_is_only_the_description_of_the_picture_that_is_there() -> None:
    ((content, size, told),) = pictures(placed("{{ a }}").render({"a": 'Ein "Bild"'}))
    assert (content, size, told) == (png(grey=9), (4 * CM, 4 * CM), 'Ein "Bild"')


def test_tags_within_a_description() -> None:
    ((_, _, told),) = pictures(placed("Plan von {{ ort }}").render({"ort": "A & B\n<"}))
    assert told == "Plan von A & B <"


def test_no_picture_takes_the_placeholder_away() -> None:
    assert pictures(placed("{{ wappen }}").render({"wappen": None})) == []


def test_a_slip_in_the_name_of_a_picture_is_a_fault() -> None:
    assert "Meinten Sie „wappen“?" in fault_of(placed("{{ wapen }}"), wappen=WAPPEN)


def test_loops_do_not_go_into_descriptions() -> None:
    with pytest.raises(TemplateError) as caught:
        placed("{% for x in xs %}")
    assert "An dieser Stelle kann nur ein Wert stehen" in str(caught.value)


def test_a_loop_around_a_picture_of_the_template() -> None:
    blocks = ("{% for b in bs %}", Raw(picture("rIdP", "{{ b }}")), "{% endfor %}")
    made = opened(with_picture(docx(*blocks), png(grey=9)))
    data = made.render({"bs": [WAPPEN, Bild(png(20, 40), "hoch")]})
    assert [shown[1:] for shown in pictures(data)] == [
        ((4 * CM, 2 * CM), "Wappen der Stadt"),
        ((2 * CM, 4 * CM), "hoch"),
    ]


# --- charts -----------------------------------------------------------------------

ZAHLEN = Diagramm(
    ("T1", "T2", "T3"),
    (
        Reihe("Soll", (10, Decimal("20.5"), Fraction(61, 2))),
        Reihe("Ist & mehr", (8, None, 31.25)),
    ),
    "Das Ist liegt in T3 über dem Soll.",
    titel="Beratungen <2013>",
)
BLUE_AND_RED = BARS.format(series(0, fill("0000FF")) + series(1, fill("FF0000")))


def charted(plots: str = BLUE_AND_RED, *, loop: bool = False) -> Any:
    place = Raw(chart_place("rIdC", "{{ d | diagramm }}"))
    blocks = ("{% for d in ds %}", place, "{% endfor %}") if loop else (place,)
    return opened(with_chart(docx(*blocks), chart(plots)))


def charts(data: bytes) -> list[Any]:
    """The chart parts in the order in which the text shows them."""
    document = Document(BytesIO(data))
    ids = [each.get(f"{R}id") for each in document.element.iter(f"{C}chart")]
    return [document.part.related_parts[identity] for identity in ids]


def cached(part: Any) -> list[tuple[str, list[str], dict[int, float]]]:
    """Name, categories and numbers of each series, as shown without Excel."""
    root = etree.fromstring(part.blob)
    return [
        (
            each.findtext(f"{C}tx//{C}v"),
            [v.text for v in each.iterfind(f"{C}cat//{C}v")],
            {
                int(p.get("idx")): float(p.findtext(f"{C}v"))
                for p in each.iterfind(f"{C}val//{C}pt")
            },
        )
        for each in root.iter(f"{C}ser")
    ]


def edited(part: Any) -> list[tuple[Any, ...]]:
    """The cells that Word opens on „Daten bearbeiten“."""
    (identity,) = (
        each.get(f"{R}id")
        for each in etree.fromstring(part.blob).iter(f"{C}externalData")
    )
    book = load_workbook(BytesIO(part.related_parts[identity].blob))
    assert book.sheetnames == ["Tabelle1"]
    return list(book["Tabelle1"].iter_rows(values_only=True))


def test_a_chart_shows_the_data_and_its_numbers_can_be_edited() -> None:
    (part,) = charts(charted().render({"d": ZAHLEN}))
    assert cached(part) == [
        ("Soll", ["T1", "T2", "T3"], {0: 10, 1: 20.5, 2: 30.5}),
        ("Ist & mehr", ["T1", "T2", "T3"], {0: 8, 2: 31.25}),
    ]
    assert edited(part) == [
        (None, "Soll", "Ist & mehr"),
        ("T1", 10, 8),
        ("T2", 20.5, None),
        ("T3", 30.5, 31.25),
    ]
    root = etree.fromstring(part.blob)
    assert [f.text for f in root.iter(f"{C}f")][3:] == [
        "Tabelle1!$C$1",
        "Tabelle1!$A$2:$A$4",
        "Tabelle1!$C$2:$C$4",
    ]
    assert root.findtext(".//{*}t") == "Beratungen <2013>"


def test_series_keep_the_look_of_the_template() -> None:
    (part,) = charts(charted().render({"d": ZAHLEN}))
    colours = [c.get("val") for c in etree.fromstring(part.blob).iter("{*}srgbClr")]
    assert colours == ["0000FF", "FF0000"]


def test_more_series_than_the_template_has_and_fewer() -> None:
    many = Diagramm(("a",), tuple(Reihe(str(n), (n,)) for n in range(4)), "vier")
    few = Diagramm(("a",), (Reihe("eins", (1,)),), "eine")
    assert len(cached(charts(charted().render({"d": many}))[0])) == 4
    assert len(cached(charts(charted().render({"d": few}))[0])) == 1


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("", ["gap"]),
        ('<c:plotVisOnly val="1"/><c:extLst/>', ["gap"]),
        ('<c:dispBlanksAs val="zero"/>', ["zero"]),
    ],
)
def test_a_missing_value_is_a_gap_unless_the_template_says_how(
    end: str, said: list[str]
) -> None:
    xml = chart(LINES.format(series(0))).replace(
        b"</c:chart>", f"{end}</c:chart>".encode()
    )
    made = opened(with_chart(docx(Raw(chart_place("rIdC", "{{ d | diagramm }}"))), xml))
    gap = Diagramm(("a", "b"), (Reihe("r", (1, None)),), "x")
    root = etree.fromstring(
        part_of(made.render({"d": gap}), "word/charts/diagramm1.xml")
    )
    assert [each.get("val") for each in root.iter(f"{C}dispBlanksAs")] == said
    order = [etree.QName(each).localname for each in root.find(f"{C}chart")]
    assert order == sorted(
        order, key=["title", "plotArea", "plotVisOnly", "dispBlanksAs", "extLst"].index
    )


def test_bars_and_a_line_take_their_series_in_turn() -> None:
    plots = BARS.format(series(0)) + LINES.format(series(1))
    (part,) = charts(charted(plots).render({"d": ZAHLEN}))
    root = etree.fromstring(part.blob)
    names = {
        plot: root.findtext(f".//{C}{plot}Chart/{C}ser/{C}tx//{C}v")
        for plot in ("bar", "line")
    }
    assert names == {"bar": "Soll", "line": "Ist & mehr"}


def test_without_a_title_that_of_the_template_stays() -> None:
    plain = Diagramm(("a",), (Reihe("r", (1,)),), "x")
    (part,) = charts(charted().render({"d": plain}))
    assert etree.fromstring(part.blob).findtext(".//{*}t") == "Alter Titel"


def test_the_description_comes_with_the_data() -> None:
    seen = Seen(charted().render({"d": ZAHLEN}))
    (described,) = seen.root.iter(f"{WP}docPr")
    assert described.get("descr") == ZAHLEN.alternativtext


def test_charts_in_a_loop_are_independent_and_the_old_one_is_gone() -> None:
    other = Diagramm(("x",), (Reihe("r", (7,)),), "anderes")
    data = charted(loop=True).render({"ds": [ZAHLEN, other]})
    first, second = charts(data)
    assert first.partname != second.partname
    assert edited(second) == [(None, "r"), ("x", 7)]
    names = {str(p.partname) for p in Document(BytesIO(data)).part.package.iter_parts()}
    assert not any(name.endswith(("chart1.xml", "alt.xlsx")) for name in names)
    assert sum("colors" in name for name in names) == 2


def test_no_data_take_the_chart_away() -> None:
    assert charts(charted().render({"d": None})) == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Diagramm((), (), ""), "Dem Diagramm fehlt der Alternativtext."),
        (
            Diagramm(("a",), (Reihe("r", ()),), "x"),
            "Die Reihe „r“ hat 0 Werte, das Diagramm 1 Kategorien.",
        ),
        (
            Diagramm(("a",), (Reihe("r", ("1",)),), "x"),  # type: ignore[arg-type]
            "In der Reihe „r“ ist ein Wert ein Text. Ein Diagramm braucht Zahlen.",
        ),
        (
            Diagramm((2013,), (Reihe("r", (1,)),), "x"),  # type: ignore[arg-type]
            "Eine Kategorie des Diagramms ist eine Zahl, hier gehört ein Text hin.",
        ),
        (
            Diagramm(("a",), (Reihe(None, (1,)),), "x"),  # type: ignore[arg-type]
            "Der Name einer Reihe des Diagramms ist leer, hier gehört ein Text hin.",
        ),
        (
            Diagramm((), (), None),  # type: ignore[arg-type]
            "Der Alternativtext des Diagramms ist leer, hier gehört ein Text hin.",
        ),
        *(
            (
                Diagramm(("a",), (Reihe("r", (number,)),), "x"),
                "In der Reihe „r“ ist ein Wert unendlich, zu groß oder das Ergebnis",
            )
            for number in (
                float("nan"),
                float("inf"),
                10**400,
                Fraction(10**400),
                Decimal("NaN"),
                Decimal("sNaN"),
                Decimal("1e999"),
            )
        ),
        ("x", "Der Wert ist ein Text, hier gehört ein Diagramm hin."),
    ],
)
def test_what_is_no_chart(value: Any, message: str) -> None:
    assert message in fault_of(charted(), d=value)


def test_a_chart_tag_belongs_into_a_description() -> None:
    with pytest.raises(TemplateError) as caught:
        template("{{ d | diagramm }}")
    assert "gehört in den Alternativtext eines Diagramms" in str(caught.value)


def test_a_kind_of_chart_that_cannot_be_filled() -> None:
    with pytest.raises(TemplateError) as caught:
        charted("<c:scatterChart/>")
    assert "Nehmen Sie ein Säulen-, Balken-, Linien-" in str(caught.value)


# --- links ------------------------------------------------------------------------


def linked(target: str) -> Any:
    body = Raw(
        '<w:p><w:hyperlink r:id="rIdL"><w:r><w:t>Hier</w:t></w:r></w:hyperlink></w:p>'
    )
    link = relation("rIdL", "hyperlink", target, "External")
    return opened(declared(docx(body), {}, link))


def address(data: bytes) -> str:
    document = Document(BytesIO(data))
    (link,) = document.paragraphs[0].hyperlinks
    return str(link.address)


@pytest.mark.parametrize(
    "target", ["https://x.de/{{ id }}?a=1", "https://x.de/%7B%7B%20id%20%7D%7D?a=1"]
)
def test_the_address_of_a_link(target: str) -> None:
    data = linked(target).render({"id": "a b/c&d"})
    assert address(data) == "https://x.de/a%20b%2Fc%26d?a=1"
    assert b"%7B" not in part_of(data, "word/_rels/document.xml.rels")


def test_an_address_that_is_a_value() -> None:
    url = "https://x.de/a?b=c#d"
    assert address(linked("{{ url }}").render({"url": url})) == url


@pytest.mark.parametrize(
    "url", ["file://server/x", "javascript:alert(1)", r"\\s\x", ""]
)
def test_an_address_nobody_should_click(url: str) -> None:
    assert "ist keine Adresse" in fault_of(linked("{{ url }}"), url=url)


def test_the_title_and_description_of_a_table() -> None:
    body = Raw(
        '<w:tbl><w:tblPr><w:tblCaption w:val="Ziele {{ jahr }}"/></w:tblPr><w:tblGrid/>'
        "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    seen = Seen(template(body).render({"jahr": 2013}))
    (caption,) = seen.root.iter("{*}tblCaption")
    assert list(caption.attrib.values()) == ["Ziele 2013"]
