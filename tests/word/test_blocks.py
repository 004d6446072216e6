"""Loops and conditions over text, paragraphs, rows, tables and whole blocks."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.word.building import Block, Raw, Styled, W, fill, text_of

NAMES = [{"name": "Anna"}, {"name": "Bernd"}, {"name": "Cem"}]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: str) -> Raw:
    return Raw("<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(rows) + "</w:tbl>")


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(cells) + "</w:tr>"


# --- inside a paragraph -----------------------------------------------------------


def test_a_loop_inside_a_paragraph_repeats_text() -> None:
    seen = fill(
        "Namen: {% for n in namen %}{{ loop.nummer }}. {{ n.name }}"
        "{% if not loop.letztes %}, {% endif %}{% endfor %}.",
        namen=NAMES,
    )
    assert seen.paragraphs == ["Namen: 1. Anna, 2. Bernd, 3. Cem."]


def test_a_loop_over_plain_texts() -> None:
    assert fill("{% for x in xs %}[{{ x }}]{% endfor %}", xs=["a", "b"]).paragraphs == [
        "[a][b]"
    ]


def test_a_condition_inside_a_paragraph_chooses_text() -> None:
    blocks = ("Das ist {% if neu %}neu{% else %}alt{% endif %}.",)
    assert fill(*blocks, neu=True).paragraphs == ["Das ist neu."]
    assert fill(*blocks, neu=None).paragraphs == ["Das ist alt."]


def test_a_loop_across_differently_formatted_runs() -> None:
    seen = fill(
        Raw(
            "<w:p><w:r><w:t>A {% for n in namen %}</w:t></w:r>"
            "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ n.name }}</w:t></w:r>"
            "<w:r><w:t>; {% endfor %}Z</w:t></w:r></w:p>"
        ),
        namen=NAMES,
    )
    assert seen.paragraphs == ["A Anna; Bernd; Cem; Z"]
    assert len(seen.root.findall(".//{*}b")) == 3


@pytest.mark.parametrize("value", [None, False, "", [], {}])
def test_nothing_is_false(value: Any) -> None:
    assert fill("{% if x %}ja{% else %}nein{% endif %}", x=value).paragraphs == ["nein"]


@pytest.mark.parametrize("value", [0, 1, True, "0", [0], {"a": 1}])
def test_something_is_true(value: Any) -> None:
    assert fill("{% if x %}ja{% else %}nein{% endif %}", x=value).paragraphs == ["ja"]


# --- paragraphs and list items ----------------------------------------------------


def test_tags_alone_in_paragraphs_repeat_what_lies_between_and_leave_no_lines() -> None:
    seen = fill(
        "Anfang",
        "{% for n in namen %}",
        "{{ n.name }}",
        "{% endfor %}",
        "Ende",
        namen=NAMES,
    )
    assert seen.paragraphs == ["Anfang", "Anna", "Bernd", "Cem", "Ende"]


def test_list_items_are_repeated_as_list_items() -> None:
    item = "List Bullet"
    seen = fill(
        Styled(item, "{% for n in namen %}"),
        Styled(item, "{{ n.name }}"),
        Styled(item, "{% endfor %}"),
        namen=NAMES,
    )
    assert seen.styles == [("ListBullet", n["name"]) for n in NAMES]


def test_a_condition_that_is_the_whole_paragraph_takes_the_paragraph_with_it() -> None:
    blocks = ("A", "{% if x %}nur mit {{ x }}{% endif %}", "Z")
    assert fill(*blocks, x=None).paragraphs == ["A", "Z"]
    assert fill(*blocks, x="X").paragraphs == ["A", "nur mit X", "Z"]


def test_paragraphs_with_else() -> None:
    blocks = ("{% if x %}", "ja", "{% else %}", "nein", "doch nicht", "{% endif %}")
    assert fill(*blocks, x=1).paragraphs == ["ja"]
    assert fill(*blocks, x=None).paragraphs == ["nein", "doch nicht"]


def test_tags_at_the_edges_of_paragraphs_count_from_there() -> None:
    seen = fill(
        "Vorher {% for n in namen %}",
        "{{ n.name }}",
        "{% endfor %} Nachher",
        namen=NAMES,
    )
    assert seen.paragraphs == ["Vorher", "Anna", "Bernd", "Cem", "Nachher"]


def test_a_loop_from_the_start_of_one_paragraph_to_the_end_of_another() -> None:
    seen = fill("{% for n in namen %} {{ n.name }}", "und{% endfor %}", namen=NAMES[:2])
    assert seen.paragraphs == ["Anna", "und", "Bernd", "und"]


def test_several_tags_in_one_paragraph() -> None:
    seen = fill(
        "{% for a in xs %}{% if a.zeigen %}",
        "{{ a.name }}",
        "{% endif %}{% endfor %}",
        xs=[{"zeigen": True, "name": "eins"}, {"zeigen": False, "name": "zwei"}],
    )
    assert seen.paragraphs == ["eins"]


def test_whole_blocks_with_headings_and_tables_are_repeated() -> None:
    seen = fill(
        "{% for a in aemter %}",
        Styled("Heading 1", "{{ a.name }}"),
        [["Maßnahme"], ["{% for m in a.massnahmen %}"], ["{{ m }}"], ["{% endfor %}"]],
        "{% endfor %}",
        aemter=[
            {"name": "Sozialamt", "massnahmen": ["S1", "S2"]},
            {"name": "Jobcenter", "massnahmen": ["J1"]},
        ],
    )
    assert (
        seen.styles
        == [("Heading1", "Sozialamt"), ("Heading1", "Jobcenter"), ("", "")][:2]
    )
    assert seen.tables == [[["Maßnahme"], ["S1"], ["S2"]], [["Maßnahme"], ["J1"]]]


def test_tables_that_a_loop_sets_side_by_side_do_not_grow_together() -> None:
    seen = fill("{% for t in ts %}", [["{{ t }}"]], "{% endfor %}", ts=["a", "b"])
    assert [child.tag for child in seen.root[0]][:4] == [
        f"{W}{name}" for name in ("tbl", "p", "tbl", "p")
    ]


def test_an_inner_name_hides_an_outer_one() -> None:
    seen = fill("{% for x in xs %}{{ x }}{% endfor %}{{ x }}", x="außen", xs=["i"])
    assert seen.paragraphs == ["iaußen"]


# --- rows -------------------------------------------------------------------------

ROWS: list[list[Block]] = [
    [[["Nr", "Name"],
      ["{% for n in namen %}", ""],
      ["{{ loop.nummer }}", "{{ n.name }}"],
      ["{% endfor %}", ""]]],
    [[["Nr", "Name"],
      ["{% for n in namen %}{{ loop.nummer }}", "{{ n.name }}{% endfor %}"]]],
    [[["Nr", "Name"],
      ["{% for n in namen %}\n{{ loop.nummer }}", "{{ n.name }}\n{% endfor %}"]]],
]  # fmt: skip


@pytest.mark.parametrize("blocks", ROWS)
def test_a_row_is_repeated(blocks: list[Block]) -> None:
    seen = fill(*blocks, namen=NAMES)
    assert seen.table == [["Nr", "Name"], ["1", "Anna"], ["2", "Bernd"], ["3", "Cem"]]
    assert fill(*blocks, namen=[]).table == [["Nr", "Name"]]


def test_a_row_with_a_condition_goes_or_stays() -> None:
    rows = [["a", "b"], ["{% if x %}{{ x }}", "mehr{% endif %}"]]
    assert fill(rows, x=None).table == [["a", "b"]]
    assert fill(rows, x="X").table == [["a", "b"], ["X", "mehr"]]


def test_rows_with_else() -> None:
    rows = [["{% if x %}"], ["ja"], ["{% else %}"], ["nein"], ["{% endif %}"]]
    assert fill(rows, x=1).table == [["ja"]]
    assert fill(rows, x=None).table == [["nein"]]


def test_groups_of_rows_with_rows_inside() -> None:
    seen = fill(
        [
            ["{% for g in gruppen %}", ""],
            ["{{ g.name }}", "Summe"],
            ["{% for z in g.zeilen %}{{ z.name }}", "{{ z.wert }}{% endfor %}"],
            ["{% endfor %}", ""],
        ],
        gruppen=[
            {
                "name": "G1",
                "zeilen": [{"name": "a", "wert": 1}, {"name": "b", "wert": 2}],
            },
            {"name": "G2", "zeilen": []},
        ],
    )
    assert seen.table == [["G1", "Summe"], ["a", "1"], ["b", "2"], ["G2", "Summe"]]


def test_a_table_all_of_whose_rows_vanish_is_left_out() -> None:
    seen = fill("A", [["{% for x in xs %}{{ x }}", "{% endfor %}"]], "Z", xs=[])
    assert (seen.paragraphs, seen.tables) == (["A", "Z"], [])


def test_paragraphs_inside_a_cell_are_repeated_and_the_cell_stays_valid() -> None:
    rows = [["{% for x in xs %}\n{{ x }}\n{% endfor %}", "rechts"]]
    assert fill(rows, xs=["a", "b"]).table == [["a\nb", "rechts"]]
    assert fill(rows, xs=[]).table == [["", "rechts"]]


def test_a_cell_that_ended_with_a_table_ends_with_a_paragraph() -> None:
    inner = table(row(cell(p("{% for x in xs %}{{ x }}") + p("{% endfor %}")))).xml
    seen = fill(table(row(cell(inner + p("{% if y %}y{% endif %}")))), xs=[1], y=None)
    outer = seen.root.find(f".//{W}tc")
    assert [child.tag for child in outer][-1] == f"{W}p"


def test_merged_cells_and_repeated_header_rows_are_kept() -> None:
    seen = fill(
        table(
            "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
            + cell(p("Kopf"), '<w:gridSpan w:val="2"/>')
            + "</w:tr>",
            row(
                cell(p("{% for x in xs %}{{ x }}"), '<w:vMerge w:val="restart"/>'),
                cell(p("eins")),
            ),
            row(cell(p(""), "<w:vMerge/>"), cell(p("zwei{% endfor %}"))),
        ),
        xs=["A", "B"],
    )
    assert seen.table == [
        ["Kopf"], ["A", "eins"], ["", "zwei"], ["B", "eins"], ["", "zwei"],
    ]  # fmt: skip
    merges = [merge.get(f"{W}val") for merge in seen.root.iter(f"{W}vMerge")]
    assert merges == ["restart", None, "restart", None]
    assert len(seen.root.findall(f".//{W}tblHeader")) == 1


def test_a_merge_that_began_in_a_control_row_begins_one_row_below() -> None:
    seen = fill(
        table(
            row(
                cell(p(""), '<w:vMerge w:val="restart"/>'), cell(p("{% for x in xs %}"))
            ),
            row(cell(p(""), '<w:vMerge w:val="continue"/>'), cell(p("{{ x }}"))),
            row(cell(p("")), cell(p("{% endfor %}"))),
        ),
        xs=["A"],
    )
    assert [m.get(f"{W}val") for m in seen.root.iter(f"{W}vMerge")] == ["restart"]


def test_many_rows_of_mixed_values_come_out_right() -> None:
    """More than one block, with everything a block puts right for its columns."""
    zeilen = [
        {
            "text": f"a & {i}\nb" if i % 7 == 0 else f"a{i}",
            "zahl": i if i % 3 else None,
            "kommazahl": i / 2,
            "tief": {"er": "x" if i % 2 else None},
        }
        for i in range(700)
    ]
    seen = fill(
        [
            [
                "{% for z in zeilen %}{{ loop.nummer }}",
                "{{ z.text }}",
                "{{ z.zahl }}",
                "{{ z.kommazahl | zahl }}",
                '{{ z.tief.er | sonst "–" }}{{ jahr }}{% endfor %}',
            ]
        ],
        zeilen=zeilen,
        jahr=2026,
    )
    assert seen.table == [
        [
            str(i + 1),
            z["text"],
            str(i) if i % 3 else "",
            f"{i / 2:.1f}".replace(".", ","),
            f"{'x' if i % 2 else '–'}2026",
        ]
        for i, z in enumerate(zeilen)
    ]


def test_many_rows_with_conditions_in_them_come_out_right() -> None:
    seen = fill(
        [
            [
                "{% for z in zs %}{{ z }}",
                "{% if z %}ja{% else %}nein{% endif %}{% endfor %}",
            ]
        ],
        zs=["a", ""] * 2000,
    )
    assert seen.table == [["a", "ja"], ["", "nein"]] * 2000


def test_rows_may_be_data_classes() -> None:
    @dataclass(frozen=True)
    class Zeile:
        nr: int
        farbe: str

    rows = [["{% for z in zs %}{{ z.farbe | zellfarbe }}{{ z.nr }}", "{% endfor %}"]]
    seen = fill(rows, zs=[Zeile(1, "C6E0B4"), Zeile(2, "F4B6B6")])
    assert (seen.table, seen.fills[1][0]) == ([["1", ""], ["2", ""]], "F4B6B6")


# --- what may exist only once -----------------------------------------------------


def test_ids_of_drawings_and_bookmarks_stay_unique_in_loops() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr descr="Bild &lt;id=&quot;9&quot;&gt;" id="4" name="B"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    mark = '<w:bookmarkStart w:id="7" w:name="m"/><w:bookmarkEnd w:id="7"/>'
    seen = fill(
        Raw(f"<w:p>{drawing}</w:p>"),
        "{% for x in xs %}",
        Raw(f"<w:p>{mark}{drawing}<w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p>"),
        "{% endfor %}",
        xs=["a", "b"],
    )
    drawings = list(seen.root.iter("{*}docPr"))
    assert [each.get("id") for each in drawings] == ["4", "5", "6"]
    assert {each.get("descr") for each in drawings} == {'Bild <id="9">'}
    assert not list(seen.root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))


def test_a_bookmark_outside_of_loops_stays() -> None:
    seen = fill(
        Raw(
            '<w:p><w:bookmarkStart w:id="7" w:name="m"/><w:r><w:t>{{ x }}</w:t></w:r>'
            '<w:bookmarkEnd w:id="7"/></w:p>'
        ),
        x="X",
    )
    assert seen.root.find(f".//{W}bookmarkStart").get(f"{W}name") == "m"


def test_the_end_of_a_section_outlives_its_control_paragraph() -> None:
    seen = fill(
        "{% if x %}", "Text",
        Raw(
            '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>'
            "<w:r><w:t>{% endif %}</w:t></w:r></w:p>"
        ),
        x=None,
    )  # fmt: skip
    assert len(list(seen.root.iter(f"{W}sectPr"))) == 2


# --- containers -------------------------------------------------------------------


def test_content_controls_are_looked_through() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr>'
        "<w:sdtContent>{}</w:sdtContent></w:sdt>"
    )
    seen = fill(
        Raw(control.format(p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}"))),
        Raw("<w:p>" + control.format("<w:r><w:t>{{ y }}</w:t></w:r>") + "</w:p>"),
        xs=["a", "b"],
        y="Y",
    )
    assert [text_of(each) for each in seen.root.iter(f"{W}p")] == ["a", "b", "Y"]
    assert [each.get(f"{W}val") for each in seen.root.iter(f"{W}id")] == ["5", "5"]


BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:docPr id="1" name="Box"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ""
)  # fmt: skip


def test_text_boxes_are_filled_in_both_their_forms() -> None:
    content = p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}")
    seen = fill(Raw(BOX.format(content)), xs=["a", "b"])
    boxes = [
        [text_of(each) for each in box] for box in seen.root.iter(f"{W}txbxContent")
    ]
    assert boxes == [["a", "b"], ["a", "b"]]


def test_a_text_box_whose_paragraphs_vanish_keeps_one() -> None:
    content = p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}")
    seen = fill(Raw(BOX.format(content)), xs=[])
    assert [len(box) for box in seen.root.iter(f"{W}txbxContent")] == [1, 1]


def test_a_loop_around_a_text_box_reaches_into_it() -> None:
    seen = fill(
        "{% for x in xs %}",
        Raw(BOX.format(p("{{ x }}"))),
        "{% endfor %}",
        xs=["a", "b"],
    )
    assert [text_of(box) for box in seen.root.iter(f"{W}txbxContent")] == list("aabb")
