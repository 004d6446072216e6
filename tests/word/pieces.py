"""Pieces of Word files that python-docx cannot make: charts, controls, pictures."""

import struct
import zlib

from tests.word.building import part_of, with_parts

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def png(width: int = 40, height: int = 20, grey: int = 128) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    rows = (b"\0" + bytes([grey]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG with 192 dots per inch; enough to be looked at."""
    app = b"\xff\xe0\x00\x10JFIF\0\x01\x01\x01" + struct.pack(">HH", 192, 192) + b"\0\0"
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\0\0\0"
    return b"\xff\xd8" + app + frame + b"\xff\xd9"


def control(
    tag: str,
    kind: str,
    shown: str = "Klicken",
    *,
    level: str = "inline",
    number: int = 7,
) -> str:
    """A content control; `kind` is the XML that says what sort it is."""
    run = f"<w:r><w:t>{shown}</w:t></w:r>"
    content = run if level == "inline" else f"<w:p>{run}</w:p>"
    made = (
        f'<w:sdt {W14}><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{number}"/>{kind}'
        f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
    return made if level == "block" else f"<w:p>{made}</w:p>"


def picture(relation: str, words: str, number: int = 1) -> str:
    """A paragraph with a picture of 4 by 4 cm."""
    side = 'cx="1440000" cy="1440000"'
    return (
        f"<w:p><w:r><w:drawing><wp:inline><wp:extent {side}/>"
        f'<wp:docPr id="{number}" name="Bild" descr="{words}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/'
        '2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/'
        '2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="Bild"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" '
        f'y="0"/><a:ext {side}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )


def chart_place(relation: str, words: str, number: int = 2) -> str:
    """A paragraph with a chart."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/>'
        f'<wp:docPr id="{number}" name="Diagramm" descr="{words}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart '
        f'xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def series(number: int, middle: str = "") -> str:
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        "<c:f>Tabelle1!$B$1</c:f><c:strCache><c:ptCount val='1'/><c:pt idx='0'><c:v>alt"
        f"</c:v></c:pt></c:strCache></c:strRef></c:tx>{middle}<c:cat/><c:val/></c:ser>"
    )


def fill(colour: str) -> str:
    solid = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f"<c:spPr>{solid}</c:spPr>"


BARS = (
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{}'
    '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
)
LINES = (
    '<c:lineChart><c:grouping val="standard"/>{}<c:marker val="1"/>'
    '<c:axId val="1"/><c:axId val="2"/></c:lineChart>'
)
AXES = (
    '<c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/>'
    '<c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/>'
    '<c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
)
COLOURS = (
    b'<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/'
    b'chartStyle" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    b'meth="cycle" id="10"><a:schemeClr val="accent1"/></cs:colorStyle>'
)


def chart(plots: str, title: str = "Alter Titel") -> bytes:
    return (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/'
        'drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument'
        f'/2006/relationships"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
        f"<a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>{plots}"
        f"{AXES}</c:plotArea></c:chart>"
        '<c:externalData r:id="rId1"/></c:chartSpace>'
    ).encode()


def declared(data: bytes, parts: dict[str, tuple[bytes, str]], *links: str) -> bytes:
    """The package with parts put in and declared, and relationships of its text."""
    types = part_of(data, "[Content_Types].xml").decode()
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, (_, kind) in parts.items()
        if kind
    )
    name = "word/_rels/document.xml.rels"
    relations = part_of(data, name).decode()
    return with_parts(
        data,
        {part: content for part, (content, _) in parts.items()}
        | {
            "[Content_Types].xml": types.replace(
                "</Types>", f"{overrides}</Types>"
            ).encode(),
            name: relations.replace(
                "</Relationships>", f"{''.join(links)}</Relationships>"
            ).encode(),
        },
    )


def relation(identity: str, kind: str, target: str, mode: str = "") -> str:
    external = f' TargetMode="{mode}"' if mode else ""
    return (
        f'<Relationship Id="{identity}" Type="{KIND}{kind}" Target="{target}"'
        f"{external}/>"
    )


def with_chart(data: bytes, xml: bytes) -> bytes:
    """A document whose `rIdC` is a chart with a workbook and colours of its own."""
    inner = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relation("rId1", "package", "../embeddings/alt.xlsx")}'
        '<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/'
        'relationships/chartColorStyle" Target="colors1.xml"/></Relationships>'
    ).encode()
    chart_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    parts = {
        "word/charts/chart1.xml": (xml, chart_type),
        "word/charts/_rels/chart1.xml.rels": (inner, ""),
        "word/charts/colors1.xml": (
            COLOURS,
            "application/vnd.ms-office.chartcolorstyle+xml",
        ),
        "word/embeddings/alt.xlsx": (
            b"alt",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    }
    return declared(data, parts, relation("rIdC", "chart", "charts/chart1.xml"))


def with_picture(data: bytes, content: bytes) -> bytes:
    """A document whose `rIdP` is a picture."""
    parts = {"word/media/alt.png": (content, "image/png")}
    return declared(data, parts, relation("rIdP", "image", "media/alt.png"))
