"""One template with every feature of the engine, and data for it."""

from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm

from assistant.word import Bild, Diagramm, Properties, Reihe
from tests.word.building import Raw, docx
from tests.word.pieces import (
    BARS,
    LINES,
    chart,
    chart_place,
    control,
    declared,
    fill,
    picture,
    png,
    relation,
    series,
    with_chart,
    with_picture,
)
from tests.word.test_controls import BOX, DATE, LIST, TEXT

TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    '<w:tblCaption w:val="Ziele {{ jahr }}"/>'
    '<w:tblDescription w:val="Soll und Ist der Ziele {{ jahr }}"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/>'
    "</w:tblGrid>ROWS</w:tbl>"
)


def cell(text: str, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{properties}</w:tcPr><w:p><w:r>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
    )


def row(*cells: str, head: bool = False) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


GRID = Raw(
    TABLE.replace(
        "ROWS",
        row(cell("Ziel"), cell("Jahre", '<w:gridSpan w:val="2"/>'), head=True)
        + row(
            cell("Name"),
            cell("{% spalten j in jahre %}{{ j }}{% endspalten %}"),
            cell("Ampel"),
            head=True,
        )
        + row(
            cell("{% for z in ziele %}{{ z.farbe | zeilenfarbe }}{{ z.name }}"),
            cell("{% spalten w in z.werte %}{{ w | zahl }}{% endspalten %}"),
            cell("{{ z.farbe | zellfarbe }}{{ z.wort }}{% endfor %}"),
        ),
    )
)
CONTENTS = Raw(
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
    r'xml:space="preserve"> TOC \o "1-3" \h </w:instrText></w:r><w:r><w:fldChar '
    'w:fldCharType="separate"/></w:r><w:r><w:t>Inhalt</w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="end"/></w:r></w:p>'
)
BOXED = Raw(
    "<w:p><w:r><w:pict><v:shape style='width:200pt;height:50pt' "
    "alt='Kasten {{ jahr }}'><v:textbox><w:txbxContent><w:p><w:r><w:t>Im Kasten: "
    "{{ betreff }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    "</w:r></w:p>"
)
LINK = Raw(
    '<w:p><w:hyperlink r:id="rIdL"><w:r><w:t>Vorlage im Netz</w:t></w:r></w:hyperlink>'
    "</w:p>"
)
BLOCKS = (
    CONTENTS,
    "{{ betreff }}{{ quelle | fussnote }}{% if geheim %} (geheim){% endif %}",
    "{{ text | markdown }}",
    GRID,
    "{% for z in ziele %}",
    Raw(control("z.name", TEXT, level="block", number=1)),
    Raw(chart_place("rIdC", "{{ z.diagramm | diagramm }}")),
    "{{ z.bild | bild 3 }}{{ z.name | fussnote }}",
    "{% endfor %}",
    Raw(control("sitzung", DATE, number=2)),
    Raw(control("art", LIST, number=3)),
    Raw(control("geheim", BOX, "☐", number=4)),
    Raw(control("unbekannt", TEXT, number=5)),
    Raw(picture("rIdP", "{{ wappen }}", number=11)),
    BOXED,
    LINK,
    "{{ gutachten | dokument }}",
    "Ende {{ jahr }}",
)


def template() -> bytes:
    """The template: portrait language German, header and footer with tags."""
    plots = BARS.format(series(0, fill("1F4E79"))) + LINES.format(series(1))
    data = docx(*BLOCKS, header="{{ betreff }}", footer="Stand {{ jahr }}")
    data = with_picture(with_chart(data, chart(plots)), png(grey=9))
    link = relation("rIdL", "hyperlink", "https://x.de/{{ jahr }}", "External")
    return declared(data, {}, link)


def report() -> bytes:
    """Another document, to be taken in."""
    document = Document()
    document.add_heading("Gutachten", 1)
    document.styles.add_style("Gutachtentext", 1).base_style = document.styles["Quote"]
    document.add_paragraph("In eigenem Stil", style="Gutachtentext")
    document.add_paragraph("erstens", style="List Number")
    document.add_picture(BytesIO(png(grey=77)), width=Cm(2))
    shape = document.inline_shapes[0]
    shape._inline.docPr.set("descr", "Graue Fläche")
    document.add_table(1, 2, style="Table Grid")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def ziel(name: str, farbe: str | None, *werte: float | None) -> dict[str, Any]:
    soll, ist = Reihe("Soll", (1, 2)), Reihe("Ist", werte)
    return {
        "name": name,
        "farbe": farbe,
        "wort": "erreicht" if farbe else "offen",
        "werte": werte,
        "diagramm": Diagramm(("2012", "2013"), (soll, ist), f"Verlauf von {name}"),
        "bild": Bild(png(), f"Karte zu {name}"),
    }


VALUES: dict[str, Any] = {
    "betreff": "Ziele & Zahlen <Entwurf>",
    "quelle": "Haushaltsplan",
    "jahr": 2013,
    "geheim": True,
    "text": "# Überschrift\n\n1. eins\n2. **zwei**\n\n> Zitat\n\n- Punkt\n\n---\n",
    "jahre": ["2012", "2013"],
    "ziele": [ziel("A", "C6E0B4", 1.5, 2), ziel("B & C", None, None, 3.25)],
    "sitzung": date(2013, 8, 31),
    "art": "ö",
    "wappen": Bild(png(60, 90), "Wappen"),
    "gutachten": report(),
}
PROPERTIES = Properties(
    title="Ziele 2013", author="Amt", created=date(2013, 8, 31), subject="Ziele"
)
