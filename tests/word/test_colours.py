"""`zellfarbe`, `zeilenfarbe`, `textfarbe`."""

import pytest

from tests.word.building import Raw, W, data_faults, faults, fill

ROW = [
    [
        "{% for z in zeilen %}{{ z.farbe | zellfarbe }}{{ z.wort }}",
        "{{ z.wort }}{% endfor %}",
    ]
]


def test_a_cell_takes_its_colour_from_the_data() -> None:
    seen = fill(
        ROW,
        zeilen=[
            {"farbe": "C6E0B4", "wort": "grün"},
            {"farbe": "#f4b6b6", "wort": "rot"},
            {"farbe": None, "wort": "offen"},
        ],
    )
    assert seen.table == [["grün", "grün"], ["rot", "rot"], ["offen", "offen"]]
    assert seen.fills == [["C6E0B4", None], ["F4B6B6", None], [None, None]]


def test_null_keeps_the_colour_of_the_template() -> None:
    cell = (
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:shd w:val="clear" '
        'w:fill="EEEEEE"/></w:tcPr><w:p><w:r><w:t>{{ f | zellfarbe }}x</w:t>'
        "</w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert fill(Raw(cell), f=None).fills == [["EEEEEE"]]
    assert fill(Raw(cell), f="C6E0B4").fills == [["C6E0B4"]]


@pytest.mark.parametrize(
    ("properties", "order"),
    [
        ("", ["shd"]),
        ("<w:tcPr/>", ["shd"]),
        (
            '<w:tcPr><w:tcW w:w="1"/><w:vMerge/><w:noWrap/><w:vAlign w:val="top"/>'
            "</w:tcPr>",
            ["tcW", "vMerge", "shd", "noWrap", "vAlign"],
        ),
    ],
)
def test_the_colour_stands_where_the_schema_wants_it(
    properties: str, order: list[str]
) -> None:
    seen = fill(
        Raw(
            f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{properties}<w:p><w:r>"
            "<w:t>{{ f | zellfarbe }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
        f="C6E0B4",
    )
    cell = seen.root.find(f".//{W}tc")
    assert [each.tag.removeprefix(W) for each in cell] == ["tcPr", "p"]
    assert [each.tag.removeprefix(W) for each in cell[0]] == order


def test_a_row_is_coloured_and_a_cell_may_differ() -> None:
    rows = [
        [
            "{% for z in zeilen %}{{ z.a | zeilenfarbe }}1",
            "{{ z.b | zellfarbe }}2{% endfor %}",
        ]
    ]
    seen = fill(
        rows, zeilen=[{"a": "AAAAAA", "b": None}, {"a": "AAAAAA", "b": "BBBBBB"}]
    )
    assert seen.fills == [["AAAAAA", "AAAAAA"], ["AAAAAA", "BBBBBB"]]


def test_the_text_of_a_paragraph_is_coloured() -> None:
    seen = fill(
        Raw(
            '<w:p><w:r><w:rPr><w:b/><w:sz w:val="20"/></w:rPr><w:t>{{ f | textfarbe }}'
            "● "
            "</w:t></w:r><w:r><w:t>{{ wort }}</w:t></w:r></w:p>"
        ),
        f="007A33",
        wort="grün",
    )
    assert seen.paragraphs == ["● grün"]
    colours = [each.get(f"{W}val") for each in seen.root.iter(f"{W}color")]
    assert colours == ["007A33", "007A33"]
    assert [e.tag.removeprefix(W) for e in next(seen.root.iter(f"{W}rPr"))] == [
        "b", "color", "sz",
    ]  # fmt: skip


def test_what_is_no_colour_is_a_fault() -> None:
    assert data_faults(ROW, zeilen=[{"farbe": "rot", "wort": "x"}]) == [
        (
            "Textteil, Tabelle 1, Zeile 1, Zelle 1 – {{ z.farbe | zellfarbe }} – „rot“ "
            "ist keine Farbe. Eine Farbe hat sechs Stellen aus 0–9 und A–F, zum "
            "Beispiel C6E0B4. (Eintrag 1 in „zeilen“)"
        )
    ]
    assert data_faults(ROW, zeilen=[{"farbe": [1], "wort": "x"}]) == [
        (
            "Textteil, Tabelle 1, Zeile 1, Zelle 1 – {{ z.farbe | zellfarbe }} – Der "
            "Wert ist eine Liste und keine Farbe. Eine Farbe hat sechs Stellen aus 0–9 "
            "und A–F, zum Beispiel C6E0B4. (Eintrag 1 in „zeilen“)"
        )
    ]


def test_faults_of_colour_tags() -> None:
    assert faults(
        "{{ a | zellfarbe }}",
        [["{{ a | zellfarbe }}{{ b | zellfarbe }}"]],
        "{{ a | textfarbe | zahl }}x",
    ) == [
        (
            "Textteil, Absatz „{{ a | zellfarbe }}“ – {{ a | zellfarbe }} – Diese "
            "Marke färbt Tabellenzellen, steht aber außerhalb einer Tabelle. Setzen "
            "Sie sie in eine Zelle, oder nehmen Sie den Filter „textfarbe“."
        ),
        (
            "Textteil, Tabelle 1, Zeile 1, Zelle 1 – {{ b | zellfarbe }} – Die Zelle "
            "hat schon eine Farbe. Löschen Sie eine der beiden Marken; welche Farbe "
            "gilt, sollen die Daten entscheiden."
        ),
        (
            "Textteil, Absatz „{{ a | textfarbe | zahl }}x“ – {{ a | textfarbe | zahl "
            "}} – Der Filter „textfarbe“ kann nur als letzter stehen. Setzen Sie ihn "
            "ans Ende, und nehmen Sie nur einen davon."
        ),
    ]


def test_a_colour_inside_a_condition_of_the_cell_is_a_fault() -> None:
    assert faults([["x {% if a %}{{ a | zellfarbe }}{% endif %}"]]) == [
        (
            "Textteil, Tabelle 1, Zeile 1, Zelle 1 – {{ a | zellfarbe }} – Diese Marke "
            "steht in einer Schleife oder Bedingung, die nur einen Teil der Zelle oder "
            "des Absatzes umfasst. Setzen Sie die Marke davor, oder setzen Sie die "
            "Schleife oder Bedingung um die ganze Zeile oder den ganzen Absatz."
        )
    ]
