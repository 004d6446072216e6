"""Cells merged over rows, when the row in which they begin is left out."""

from typing import Any

import pytest

from tests.word.building import Raw, W, fill

BEGIN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def cell(text: str, merge: str = "") -> str:
    form = f"<w:tcPr>{merge}</w:tcPr>" if merge else ""
    return f"<w:tc>{form}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: tuple[str, str, str]) -> Raw:
    """A table from the merge of the first cell, its text and that of the second."""
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    written = "".join(
        f"<w:tr>{cell(first, merge)}{cell(second)}</w:tr>"
        for merge, first, second in rows
    )
    return Raw(f"<w:tbl>{grid}{written}</w:tbl>")


def merges(*rows: tuple[str, str, str], **values: Any) -> list[str]:
    """What the first cell of each row says: begins, goes on, or is not merged."""
    seen = fill(table(*rows), **values)
    return [_merge(row.find(f"{W}tc/{W}tcPr/{W}vMerge")) for row in _rows(seen)]


def _rows(seen: Any) -> list[Any]:
    return list(seen.root.iter(f"{W}tr"))


def _merge(merge: Any) -> str:
    return "" if merge is None else merge.get(f"{W}val") or "continue"


class DescribeAMergedCell:
    @pytest.mark.parametrize("block", ["{% if x %}", "{% for y in x %}"])
    def it_begins_in_the_first_row_that_is_left(self, block: str) -> None:
        end = "{% endif %}" if "if" in block else "{% endfor %}"
        rows = (BEGIN, f"{block}V", f"a{end}"), (ON, "", "b"), (ON, "", "c")
        assert merges(*rows, x=[]) == ["restart", "continue"]
        assert merges(*rows, x=[1]) == ["restart", "continue", "continue"]

    def it_does_so_when_several_rows_are_left_out(self) -> None:
        rows = (
            (BEGIN, "{% if x %}V", "a{% endif %}"),
            (ON, "{% for y in l %}", "b{% endfor %}"),
            (ON, "", "c"),
        )
        assert merges(*rows, x=None, l=[]) == ["restart"]
        assert merges(*rows, x=None, l=[1, 2]) == ["restart", "continue", "continue"]
        assert merges(*rows, x=1, l=[]) == ["restart", "continue"]

    def it_does_not_go_on_from_one_above(self) -> None:
        rows = (
            (BEGIN, "A", "a"), (ON, "", "b"),
            (BEGIN, "{% if x %}B", "c{% endif %}"), (ON, "", "d"),
        )  # fmt: skip
        assert merges(*rows, x=None) == ["restart", "continue", "restart"]

    def it_begins_anew_each_time_a_loop_comes_round(self) -> None:
        rows = (
            ("", "{% for z in l %}", ""),
            (BEGIN, "{% if z.x %}V", "a{% endif %}"), (ON, "", "b"),
            ("", "{% endfor %}", ""),
        )  # fmt: skip
        assert merges(*rows, l=[{"x": 1}, {"x": None}]) == [
            "restart", "continue", "restart",
        ]  # fmt: skip

    def it_begins_in_either_branch(self) -> None:
        rows = (
            ("", "{% if x %}", ""), (BEGIN, "ja", "a"),
            ("", "{% else %}", ""), (BEGIN, "nein", "b"),
            ("", "{% endif %}", ""), (ON, "", "c"),
        )  # fmt: skip
        for x in (True, False):
            assert merges(*rows, x=x) == ["restart", "continue"]

    def it_stays_as_it_is_where_no_row_of_it_can_be_left_out_alone(self) -> None:
        rows = (BEGIN, "V", "{% if x %}a{% endif %}"), (ON, "", "b")
        seen = fill(table(*rows), x=1)
        assert [m.get(f"{W}val") for m in seen.root.iter(f"{W}vMerge")] == [
            "restart", None,
        ]  # fmt: skip
