"""Columns that are repeated: cells, grid, widths and merged cells follow."""

from typing import Any

from tests.word.building import Raw, W, data_faults, faults, fill

HEAD = ["Ziel", "{% spalten j in jahre %}{{ j.name }}{% endspalten %}", "Summe"]
BODY = [
    "{% for z in ziele %}{{ z.titel }}",
    "{% spalten w in z.werte %}{{ w }}{% endspalten %}",
    "{{ z.summe }}{% endfor %}",
]
ZIELE = [
    {"titel": "A", "werte": ["1", "2", "3"], "summe": "6"},
    {"titel": "B", "werte": ["4", None, "6"], "summe": "10"},
]


def jahre(*names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def grid(seen: Any) -> list[int]:
    return [int(c.get(f"{W}w")) for c in seen.root.iter(f"{W}gridCol")]


def widths(seen: Any) -> list[list[int]]:
    return [
        [int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")]
        for row in seen.root.iter(f"{W}tr")
    ]


def spans(seen: Any) -> list[int]:
    return [int(s.get(f"{W}val")) for s in seen.root.iter(f"{W}gridSpan")]


def test_head_and_body_get_a_cell_for_each_entry() -> None:
    seen = fill([HEAD, BODY], jahre=jahre("2011", "2012", "2013"), ziele=ZIELE)
    assert seen.table == [
        ["Ziel", "2011", "2012", "2013", "Summe"],
        ["A", "1", "2", "3", "6"],
        ["B", "4", "", "6", "10"],
    ]


def test_the_columns_share_the_width_they_had() -> None:
    seen = fill([HEAD, BODY], jahre=jahre("2011", "2012", "2013"), ziele=ZIELE)
    one, two = 2880, 2880 // 3
    assert grid(seen) == [one, two, two, two, one]
    assert widths(seen) == [[one, two, two, two, one]] * 3


def test_two_columns_for_each_entry() -> None:
    head = [
        "Ziel",
        "{% spalten j in jahre %}Soll {{ j.name }}",
        "Ist {{ j.name }}{% endspalten %}",
    ]
    body = ["x", "{% spalten w in werte %}{{ w.soll }}", "{{ w.ist }}{% endspalten %}"]
    werte = [{"soll": 1, "ist": 2}, {"soll": 3, "ist": 4}]
    seen = fill([head, body], jahre=jahre("11", "12"), werte=werte)
    assert seen.table == [
        ["Ziel", "Soll 11", "Ist 11", "Soll 12", "Ist 12"],
        ["x", "1", "2", "3", "4"],
    ]
    assert grid(seen) == [2880, 1440, 1440, 1440, 1440]


def cell(text: str, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{properties}</w:tcPr>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


def table(*rows: tuple[str, ...]) -> Raw:
    columns = '<w:gridCol w:w="1000"/>' * 3
    written = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    return Raw(f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>")


REPEATED = "{% spalten j in jahre %}{{ j.name }}{% endspalten %}"


def test_a_merged_cell_above_reaches_over_all_of_them() -> None:
    merged = '<w:gridSpan w:val="2"/>'
    blocks = (
        table(
            (cell("Ziel"), cell("Jahre", merged)),
            (cell("a"), cell(REPEATED), cell("Summe")),
        ),
    )
    seen = fill(*blocks, jahre=jahre("11", "12", "13"))
    assert seen.table == [["Ziel", "Jahre"], ["a", "11", "12", "13", "Summe"]]
    assert spans(seen) == [4]
    assert spans(fill(*blocks, jahre=[])) == [1]


def test_a_cell_above_without_tags_is_merged_over_them_and_goes_with_them() -> None:
    blocks = (
        table(
            (cell("Ziel"), cell("Jahre"), cell("Summe")),
            (cell("a"), cell(REPEATED), cell("b")),
        ),
    )
    seen = fill(*blocks, jahre=jahre("11", "12"))
    assert seen.table == [["Ziel", "Jahre", "Summe"], ["a", "11", "12", "b"]]
    assert spans(seen) == [2]
    assert fill(*blocks, jahre=[]).table == [["Ziel", "Summe"], ["a", "b"]]


def test_cells_merged_downwards_stay_merged() -> None:
    begin, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    blocks = (
        table(
            (cell("a"), cell(REPEATED, begin), cell("b")),
            (
                cell("c"),
                cell("{% spalten j in jahre %}{% endspalten %}", more),
                cell("d"),
            ),
        ),
    )
    seen = fill(*blocks, jahre=jahre("11", "12"))
    merges = [m.get(f"{W}val") for m in seen.root.iter(f"{W}vMerge")]
    assert merges == ["restart", "restart", None, None]


def test_a_table_that_a_loop_repeats_has_columns_of_its_own_each_time() -> None:
    head = ["{% spalten j in a.jahre %}{{ j }}{% endspalten %}", "Ende"]
    seen = fill(
        "{% for a in aemter %}",
        [head],
        "{% endfor %}",
        aemter=[{"jahre": ["1"]}, {"jahre": ["2", "3"]}],
    )
    assert seen.tables == [[["1", "Ende"]], [["2", "3", "Ende"]]]


def test_a_row_with_another_number_of_columns_is_a_fault() -> None:
    ziele = [{"titel": "A", "werte": ["1"], "summe": "6"}]
    assert data_faults([HEAD, BODY], jahre=jahre("11", "12"), ziele=ziele) == [
        "Textteil, Tabelle 1, Zeile 2, Zelle 2 – {% spalten w in z.werte %} – Die "
        "Tabelle hat nach „jahre“ 2 Spalten, nach „werte“ wären es 1. Geben Sie beiden "
        "Listen gleich viele Einträge. (Eintrag 1 in „ziele“)"
    ]


def test_the_number_of_columns_must_be_known_before_the_rows() -> None:
    (fault,) = faults([BODY])
    assert "Nennen Sie in der Kopfzeile mit {% spalten … in … %} eine Liste" in fault


def test_rows_must_repeat_the_same_columns() -> None:
    other = ["{% spalten j in jahre %}a", "{{ j.name }}{% endspalten %}", "c"]
    (fault,) = faults([HEAD, other])
    assert "Setzen Sie die Marken in allen Zeilen um dieselben Spalten." in fault


def test_columns_outside_of_a_table() -> None:
    (fault,) = faults(REPEATED)
    assert fault.endswith("letzten Zelle, die wiederholt wird.")


class DescribeARowOfNothingButRepeatedColumns:
    def it_goes_with_its_columns_and_so_does_the_table(self) -> None:
        row = ["{% spalten j in l %}{{ j }}", "x{% endspalten %}"]
        assert fill([row], "danach", l=[]).tables == []
        assert fill([row], "danach", l=["a"]).table == [["a", "x"]]

    def it_leaves_the_rows_that_keep_a_cell(self) -> None:
        pattern = ("{% spalten j in l %}{{ j }}{% endspalten %}",)
        wide = cell("Kopf {{ a }}", '<w:gridSpan w:val="1"/>')
        rows = (wide,), (cell(pattern[0]),)
        assert fill(table(*rows), a="A", l=[]).tables == []
        both = fill([["Z", "K"], ["a", pattern[0]]], l=[])
        assert both.table == [["Z"], ["a"]]

    def it_goes_from_within_a_loop_over_rows(self) -> None:
        row = ["{% spalten j in l %}{{ j }}{% endspalten %}"]
        rows = [row, ["{% for z in ziele %}"], row, ["{% endfor %}"]]
        assert fill(rows, "danach", l=[], ziele=[1, 2]).tables == []
        assert fill(rows, l=[7], ziele=[1, 2]).table == [["7"], ["7"], ["7"]]
