"""The workbook inside a chart: what opens when somebody edits the data in Word.

One sheet as Word makes it, categories down column A and one column for each series.
It is written here rather than by openpyxl, which stamps the clock into the file and
takes a tenth of a second to import. Texts are inline strings, never formulas.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.word.package import CONTENT_TYPES, pack, plain_part
from assistant.word.written import attribute

SHEET: Final = "Tabelle1"
TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_FIXED: Final = {
    CONTENT_TYPES: f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_KIND}worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
    f'Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}

#: A number as its digits, a text, or nothing.
Cell = tuple[str, bool] | None


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return the .xlsx with these cells; the same cells, the same bytes."""
    written = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'
    parts = {**_FIXED, "xl/worksheets/sheet1.xml": sheet}
    return pack(plain_part(n, (_HEAD + xml).encode()) for n, xml in parts.items())


def reference(column: int, first: int, last: int | None = None) -> str:
    """Return where cells are, as a chart says it: `Tabelle1!$B$2:$B$5`."""
    name = column_name(column)
    start = f"{SHEET}!${name}${first}"
    return start if last is None else f"{start}:${name}${max(first, last)}"


def column_name(number: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _row(number: int, row: Sequence[Cell]) -> str:
    return f'<row r="{number}">{"".join(_cells(number, row))}</row>'


def _cells(number: int, row: Sequence[Cell]) -> Iterator[str]:
    for column, cell in enumerate(row):
        if cell is None:
            continue
        place, (content, is_number) = f"{column_name(column)}{number}", cell
        if is_number:
            yield f'<c r="{place}"><v>{content}</v></c>'
        else:
            text = f'<t xml:space="preserve">{attribute(content).decode()}</t>'
            yield f'<c r="{place}" t="inlineStr"><is>{text}</is></c>'
