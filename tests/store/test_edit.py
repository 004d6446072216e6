"""One change each: the text before, the change, the text after."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from assistant.store.edit import Append, Delete, Insert, Refused, Set, apply, edit

MATRIX = """\
#:schema ../zielmatrix.schema.json
titel = "Zielmatrix"

[ampel]                       # für alle
mass = "prozent"              # oder absolut

# ---- S1 -------------------------------------
[[massnahme]]
id    = "S1"
titel = "Hausbesuche"

[[massnahme.indikator]]
id = "S1.1"
zielwert = 450                # je Jahr

[massnahme.indikator.t1]
ist = 152
# datenstand fehlt noch

[[massnahme.indikator]]
id = "S1.2"

# ---- S2 -------------------------------------
# geplant
[[massnahme]]
id    = "S2"
"""


def changed(before: str, after: str) -> tuple[str, str]:
    """What of two texts differs, without what they begin and end with alike."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[~end] == after[~end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


def test_a_value_is_replaced_and_its_comment_stays():
    path = ("massnahme", 0, "indikator", 0, "zielwert")
    after = edit(MATRIX, [Set(path, Decimal("480.50"))])
    assert after == MATRIX.replace("450  ", "480.50  ")


def test_a_key_goes_below_the_last_one_of_its_section_and_is_aligned():
    after = edit(MATRIX, [Set(("massnahme", 1, "leitziel"), "x")])
    assert after == MATRIX + 'leitziel = "x"\n'
    after = edit(MATRIX, [Set(("massnahme", 0, "art"), "x")])
    assert after == MATRIX.replace('besuche"\n', 'besuche"\nart   = "x"\n')


def test_a_missing_table_is_added_behind_all_of_its_element():
    path = ("massnahme", 0, "indikator", 1, "t2")
    after = edit(MATRIX, [Set((*path, "ist"), 287), Set((*path, "datenstand"), DAY)])
    section = "\n\n[massnahme.indikator.t2]\nist = 287\ndatenstand = 2013-08-15"
    assert after == MATRIX.replace('id = "S1.2"', 'id = "S1.2"' + section)


def test_a_missing_table_leaves_closing_comments_where_they_were():
    after = edit(MATRIX, [Set(("massnahme", 0, "indikator", 0, "t2", "ist"), 287)])
    closing = "# datenstand fehlt noch\n"
    section = "\n[massnahme.indikator.t2]\nist = 287\n"
    assert after == MATRIX.replace(closing, closing + section)


def test_an_element_is_added_before_the_banner_of_the_next():
    after = edit(MATRIX, [Append(("massnahme", 0, "indikator"), {"id": "S1.3"})])
    section = '\n\n[[massnahme.indikator]]\nid = "S1.3"'
    assert after == MATRIX.replace('id = "S1.2"', 'id = "S1.2"' + section)


def test_an_element_may_bring_its_tables():
    element = {
        "id": "S3",
        "indikator": [{"id": "S3.1", "t1": {"ist": 1}, "soll": {"start": 3}}],
    }
    after = edit(MATRIX, [Append(("massnahme",), element)])
    assert after == MATRIX + (
        '\n[[massnahme]]\nid = "S3"\n'
        '\n[[massnahme.indikator]]\nid = "S3.1"\nsoll = { start = 3 }\n'
        "\n[massnahme.indikator.t1]\nist = 1\n"
    )


def test_the_first_element_of_its_kind_goes_into_its_table():
    after = edit(MATRIX, [Append(("massnahme", 1, "indikator"), {"id": "S2.1"})])
    assert after == MATRIX + '\n[[massnahme.indikator]]\nid = "S2.1"\n'


DAY = date(2013, 8, 15)
SETS = {
    "number": ("a = 1\n", ("a",), 2, "a = 2\n"),
    "exact number": ("a = 1\n", ("a",), Decimal("44.250"), "a = 44.250\n"),
    "whole decimal": ("a = 1\n", ("a",), Decimal(5), "a = 5.0\n"),
    "text": ('a = "x"  # y\n', ("a",), 'ä "b" \\', 'a = "ä \\"b\\" \\\\"  # y\n'),
    "literal text": ("a = 'C:\\x'\n", ("a",), "D:\\y", "a = 'D:\\y'\n"),
    "literal that cannot be": ("a = 'x'\n", ("a",), "it's", 'a = "it\'s"\n'),
    "lines": ('a = """\nx\n"""\n', ("a",), "y\nz\n", 'a = """\ny\nz\n"""\n'),
    "lines to one line": ('a = """\nx"""\n', ("a",), "y", 'a = """\ny"""\n'),
    "lines that begin at once": ('a = """x\ny"""\n', ("a",), "z", 'a = """z"""\n'),
    "lines that begin empty": (
        'a = """x\ny"""\n',
        ("a",),
        "\nz",
        'a = """\n\nz"""\n',
    ),
    "literal lines": ("a = '''\nx'''\n", ("a",), "\\y\n", "a = '''\n\\y\n'''\n"),
    "literal lines that cannot be": (
        "a = '''\nx'''\n",
        ("a",),
        "'''",
        'a = """\n\'\'\'"""\n',
    ),
    "text becomes lines": ('a = "x"\n', ("a",), 'y\n"""', 'a = """\ny\n\\"\\"\\""""\n'),
    "lines in a Windows file": (
        'a = "x"\r\nb = 1\r\n',
        ("a",),
        "y\nz",
        'a = """\r\ny\r\nz"""\r\nb = 1\r\n',
    ),
    "carriage return in a text": ('a = "x"\n', ("a",), "y\r\nz", 'a = "y\\r\\nz"\n'),
    "date": ("a = 1\n", ("a",), DAY, "a = 2013-08-15\n"),
    "time": ("a = 1\n", ("a",), time(1, 2), "a = 01:02:00\n"),
    "moment": (
        "a = 1\n",
        ("a",),
        datetime(2013, 8, 15, tzinfo=UTC),
        "a = 2013-08-15 00:00:00+00:00\n",
    ),
    "bool": ("a = 1\n", ("a",), True, "a = true\n"),
    "array": ("a = 1\n", ("a",), [1, "x\ny"], 'a = [1, "x\\ny"]\n'),
    "table": ("a = 1\n", ("a",), {"b c": [1]}, 'a = { "b c" = [1] }\n'),
    "empty table": ("a = 1\n", ("a",), {}, "a = {}\n"),
    "quoted key": ('"ä b" = 1\n', ("ä b",), 2, '"ä b" = 2\n'),
    "dotted key": ("a.b = 1 # x\n", ("a", "b"), 2, "a.b = 2 # x\n"),
    "inside inline": (
        "a = { b = 1, c = 2 }\n",
        ("a", "b"),
        3,
        "a = { b = 3, c = 2 }\n",
    ),
    "deep inside inline": ("a = {b={c=1}}\n", ("a", "b", "c"), 2, "a = {b={c=2}}\n"),
    "lines inside inline": (
        'a = { b = "x" }\n',
        ("a", "b"),
        "y\nz",
        'a = { b = "y\\nz" }\n',
    ),
    "array item": ("a = [1, 2] # x\n", ("a", 1), 3, "a = [1, 3] # x\n"),
    "table in an array": ("a = [{ b = 1 }]\n", ("a", 0, "b"), 2, "a = [{ b = 2 }]\n"),
    "only what differs of an array": (
        "a = [\n  1, # eins\n  0x2, # zwei\n]\n",
        ("a",),
        [7, 2, 3],
        "a = [\n  7, # eins\n  0x2, # zwei\n  3,\n]\n",
    ),
    "a shorter array": ("a = [1, 2, 3]\n", ("a",), [1], "a = [1]\n"),
    "only what differs of a table": (
        "[a]\nb = 0x1 # x\nc = 2\nd = 3\n",
        ("a",),
        {"b": 1, "c": 4, "e": 5},
        "[a]\nb = 0x1 # x\nc = 4\ne = 5\n",
    ),
    "a value where a table was": ("[a]\nb = 1\n\n[c]\n", ("a",), 1, "a = 1\n\n[c]\n"),
    "mark": ("\ufeffa = 1\n", ("a",), 2, "\ufeffa = 2\n"),
    "no newline": ("a = 1", ("a",), 2, "a = 2"),
}

INSERTS = {
    "into nothing": ("", ("a",), 1, "a = 1\n"),
    "below comments": ("# x\n", ("a",), 1, "# x\na = 1\n"),
    "below a comment without newline": ("# x", ("a",), 1, "# x\na = 1\n"),
    "above the first header": ("[b]\nc = 1\n", ("a",), 1, "a = 1\n\n[b]\nc = 1\n"),
    "above the comment of the first header": (
        "# Kopf\n\n# für b\n[b]\n",
        ("a",),
        1,
        "# Kopf\n\na = 1\n\n# für b\n[b]\n",
    ),
    "below the schema line": (
        "#:schema x\n# für b\n[b]\n",
        ("a",),
        1,
        "#:schema x\na = 1\n\n# für b\n[b]\n",
    ),
    "before closing comments": ("a = 1\n# x\n", ("b",), 2, "a = 1\nb = 2\n# x\n"),
    "behind lines": ('a = """\nx\n"""\n', ("b",), 2, 'a = """\nx\n"""\nb = 2\n'),
    "without a newline at the end": ("a = 1", ("b",), 2, "a = 1\nb = 2"),
    "Windows": ("a = 1\r\n", ("b",), 2, "a = 1\r\nb = 2\r\n"),
    "mixed line ends": (
        "a = 1\r\n[t]\nb = 1\n",
        ("t", "c"),
        2,
        "a = 1\r\n[t]\nb = 1\nc = 2\n",
    ),
    "tabs": ("[t]\n\ta\t=\t1\n", ("t", "b"), 2, "[t]\n\ta\t=\t1\n\tb\t=\t2\n"),
    "tight": ("a=1\n", ("b",), 2, "a=1\nb=2\n"),
    "aligned": ("a   = 1\nbcd = 2\n", ("ef",), 3, "a   = 1\nbcd = 2\nef  = 3\n"),
    "too long to align": (
        "a   = 1\nbcd = 2\n",
        ("efghi",),
        3,
        "a   = 1\nbcd = 2\nefghi = 3\n",
    ),
    "into an empty section": (
        "[t] # x\n\n[u]\n",
        ("t", "a"),
        1,
        "[t] # x\na = 1\n\n[u]\n",
    ),
    "quoted name": ("a = 1\n", ("ä b",), 2, 'a = 1\n"ä b" = 2\n'),
    "empty name": ("a = 1\n", ("",), 2, 'a = 1\n"" = 2\n'),
    "into inline": ("a = { b = 1 }\n", ("a", "c"), 2, "a = { b = 1, c = 2 }\n"),
    "into tight inline": ("a = {b=1}\n", ("a", "c"), 2, "a = {b=1, c=2}\n"),
    "into empty inline": ("a = {}\n", ("a", "b"), 1, "a = { b = 1 }\n"),
    "table into inline": (
        "a = { b = 1 }\n",
        ("a", "c", "d"),
        2,
        "a = { b = 1, c = { d = 2 } }\n",
    ),
    "beside dotted": ("a.b = 1\nc = 2\n", ("a", "d"), 3, "a.b = 1\na.d = 3\nc = 2\n"),
    "below dotted": ("a.b = 1\n", ("a", "c", "d"), 2, "a.b = 1\na.c.d = 2\n"),
    "beside quoted dotted": (
        "\"ä\".'b' = 1\n",
        ("ä", "c"),
        2,
        '"ä".\'b\' = 1\n"ä".c = 2\n',
    ),
    "beside dotted in inline": (
        "a = { b.c = 1 }\n",
        ("a", "b", "d"),
        2,
        "a = { b.c = 1, b.d = 2 }\n",
    ),
    "out of order": (
        "[a]\nx = 1\n\n[b]\n\n[a.c]\nz = 1\n",
        ("a", "y"),
        2,
        "[a]\nx = 1\ny = 2\n\n[b]\n\n[a.c]\nz = 1\n",
    ),
    "table out of order": (
        "[a]\nx = 1\n\n[b]\n\n[a.c]\nz = 1\n",
        ("a", "d", "e"),
        2,
        "[a]\nx = 1\n\n[b]\n\n[a.c]\nz = 1\n\n[a.d]\ne = 2\n",
    ),
    "implicit": (
        "a = 1\n\n# für b.c\n[b.c]\nd = 1\n",
        ("b", "e"),
        2,
        "a = 1\n\n[b]\ne = 2\n\n# für b.c\n[b.c]\nd = 1\n",
    ),
    "new table": ("a = 1\n", ("t", "b"), 2, "a = 1\n\n[t]\nb = 2\n"),
    "new table in nothing": ("", ("t", "b"), 2, "[t]\nb = 2\n"),
    "new table below comments": ("# x\n", ("t", "b"), 2, "# x\n\n[t]\nb = 2\n"),
    "new deep table": ("a = 1\n", ("t", "u", "b"), 2, "a = 1\n\n[t.u]\nb = 2\n"),
    "new table without newline": (
        "[t]\na = 1",
        ("u", "b"),
        2,
        "[t]\na = 1\n\n[u]\nb = 2",
    ),
    "indented tables": (
        "[a]\n  x = 1\n\n  [a.b]\n    y = 1\n",
        ("a", "c", "z"),
        2,
        "[a]\n  x = 1\n\n  [a.b]\n    y = 1\n\n  [a.c]\n    z = 2\n",
    ),
    "tables without blank lines": (
        "[a.b]\ny = 1\n[a.c]\ny = 1\n",
        ("a", "d", "z"),
        2,
        "[a.b]\ny = 1\n[a.c]\ny = 1\n[a.d]\nz = 2\n",
    ),
    "spaced header": (
        "[[ a ]]\nx = 1\n",
        ("a", 0, "b", "y"),
        2,
        "[[ a ]]\nx = 1\n\n[a.b]\ny = 2\n",
    ),
    "short table": ("a = 1\n", ("t",), {"b": 2}, "a = 1\nt = { b = 2 }\n"),
    "table with kin": (
        "[[a]]\n[a.t]\nb = 1\n\n[[a]]\n",
        ("a", 1, "t"),
        {"b": 2},
        "[[a]]\n[a.t]\nb = 1\n\n[[a]]\n\n[a.t]\nb = 2\n",
    ),
    "long table": (
        "a = 1\n",
        ("t",),
        {"b": "x" * 40, "c": "y" * 40, "d": {"e": 1}},
        f'a = 1\n\n[t]\nb = "{"x" * 40}"\nc = "{"y" * 40}"\nd = {{ e = 1 }}\n',
    ),
}

APPENDS = {
    "one line": ("a = [1, 2] # x\n", ("a",), 3, "a = [1, 2, 3] # x\n"),
    "empty": ("a = []\n", ("a",), 1, "a = [1]\n"),
    "empty with a comment": ("a = [ # x\n]\n", ("a",), 1, "a = [1 # x\n]\n"),
    "comma at the end": ("a = [1, ]\n", ("a",), 2, "a = [1, 2, ]\n"),
    "lines": ("a = [\n  1,\n  2\n]\n", ("a",), 3, "a = [\n  1,\n  2,\n  3\n]\n"),
    "lines with comma": ("a = [\n\t1,\n]\n", ("a",), 2, "a = [\n\t1,\n\t2,\n]\n"),
    "lines with comments": (
        "a = [\n  1, # eins\n  2 # zwei\n  # Schluss\n]\n",
        ("a",),
        3,
        "a = [\n  1, # eins\n  2, # zwei\n  3\n  # Schluss\n]\n",
    ),
    "lines with comments and comma": (
        "a = [\n  1, # eins\n]\n",
        ("a",),
        2,
        "a = [\n  1, # eins\n  2,\n]\n",
    ),
    "lines, bracket close": (
        "a = [\n  1,\n  2]\n",
        ("a",),
        3,
        "a = [\n  1,\n  2,\n  3]\n",
    ),
    "comma first": (
        "a = [\n  1\n, 2 # x\n]\n",
        ("a",),
        3,
        "a = [\n  1\n, 2 # x\n, 3\n]\n",
    ),
    "comma first, bracket close": ("a = [1\n, 2]\n", ("a",), 3, "a = [1\n, 2\n, 3]\n"),
    "Windows lines": (
        "a = [\r\n 1,\r\n]\r\n",
        ("a",),
        2,
        "a = [\r\n 1,\r\n 2,\r\n]\r\n",
    ),
    "array in array": ("a = [[1], [2]]\n", ("a", 0), 3, "a = [[1, 3], [2]]\n"),
    "table to inline tables": (
        "a = [{ b = 1 }]\n",
        ("a",),
        {"b": 2},
        "a = [{ b = 1 }, { b = 2 }]\n",
    ),
    "nothing there, a value": ("b = 1\n", ("a",), 2, "b = 1\na = [2]\n"),
    "nothing there, a table": ("b = 1\n", ("a",), {"c": 2}, "b = 1\n\n[[a]]\nc = 2\n"),
    "nothing there, inline": (
        "t = { b = 1 }\n",
        ("t", "a"),
        {"c": 2},
        "t = { b = 1, a = [{ c = 2 }] }\n",
    ),
    "element": (
        "[[a]]\nb = 1\n\n\n[[a]]\nb = 2\n# Ende\n",
        ("a",),
        {"b": 3},
        "[[a]]\nb = 1\n\n\n[[a]]\nb = 2\n# Ende\n\n\n[[a]]\nb = 3\n",
    ),
    "empty element": ("[[a]]\n", ("a",), {}, "[[a]]\n\n[[a]]\n"),
}

DELETES = {
    "line": ("a = 1\nb = 2 # x\nc = 3\n", ("b",), "a = 1\nc = 3\n"),
    "comment above stays": ("# x\na = 1\nb = 2\n", ("a",), "# x\nb = 2\n"),
    "lines": ('a = """\nx\n"""\nb = 2\n', ("a",), "b = 2\n"),
    "only line": ("a = 1", ("a",), ""),
    "last line without newline": ("a = 1\r\nb = 2", ("b",), "a = 1"),
    "dotted": ("a.b = 1\na.c = 2\n", ("a", "b"), "a.c = 2\n"),
    "last dotted": ("a.b = 1\n", ("a", "b"), "a = {}\n"),
    "all dotted": ("a.b = 1\nc = 2\na.d = 3\n", ("a",), "c = 2\n"),
    "first in inline": ("a = { b = 1, c = 2 }\n", ("a", "b"), "a = { c = 2 }\n"),
    "last in inline": ("a = { b = 1, c = 2 }\n", ("a", "c"), "a = { b = 1 }\n"),
    "only in inline": ("a = {b = 1}\n", ("a", "b"), "a = {}\n"),
    "dotted in inline": ("a = { b.c = 1, d = 2 }\n", ("a", "b"), "a = { d = 2 }\n"),
    "first item": ("a = [1, 2]\n", ("a", 0), "a = [2]\n"),
    "last item": ("a = [1, 2]\n", ("a", 1), "a = [1]\n"),
    "only item": ("a = [1,]\n", ("a", 0), "a = []\n"),
    "item on its line": (
        "a = [\n  1, # eins\n  2, # zwei\n]\n",
        ("a", 0),
        "a = [\n  2, # zwei\n]\n",
    ),
    "last item on its line": ("a = [\n  1,\n  2\n]\n", ("a", 1), "a = [\n  1,\n]\n"),
    "comma on the next line": ("a = [\n 1\n, 2\n]\n", ("a", 0), "a = [\n 2\n]\n"),
    "comma first": ("a = [\n  1\n, 2\n, 3\n]\n", ("a", 1), "a = [\n  1\n, 3\n]\n"),
    "table": ("a = 1\n\n[b]\nc = 1\n\n[d]\n", ("b",), "a = 1\n\n[d]\n"),
    "table with tables": ("[b]\nc = 1\n[b.e]\nf = 1\n[d]\n", ("b",), "[d]\n"),
    "element": ("[[a]]\nb = 1\n\n[[a]]\nb = 2\n", ("a", 0), "[[a]]\nb = 2\n"),
    "only table of an implicit one": (
        "x = 1\n\n[ a . 'b' ] # c\ny = 1\n\n[d]\n",
        ("a", "b"),
        "x = 1\n\n[a]\n\n[d]\n",
    ),
    "only element": ("x = 1\n[[a]]\nb = 1\n", ("a", 0), "x = 1\na = []\n"),
    "only element of an implicit one": ("[[a.b]]\n", ("a", "b", 0), "[a]\nb = []\n"),
    "last table with what parted it from the one above": (
        "[a]\nx = 1\n\n[b]\ny = 1\n\n\n# c\n[c]\n",
        ("b",),
        "[a]\nx = 1\n\n\n# c\n[c]\n",
    ),
    "all elements": ("x = 1\n[[a]]\nb = 1\n[[a]]\nb = 2\n", ("a",), "x = 1\n"),
}


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [*SETS.values(), *INSERTS.values()],
    ids=[*SETS, *INSERTS],
)
def test_set(before, path, value, after):
    assert edit(before, [Set(path, value)]) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"), APPENDS.values(), ids=APPENDS
)
def test_append(before, path, value, after):
    assert edit(before, [Append(path, value)]) == after


@pytest.mark.parametrize(("before", "path", "after"), DELETES.values(), ids=DELETES)
def test_delete(before, path, after):
    assert edit(before, [Delete(path)]) == after


@pytest.mark.parametrize("case", SETS.values(), ids=SETS)
def test_the_same_value_leaves_the_bytes_alone(case):
    text = case[0]
    for key, value in tomllib.loads(
        text.removeprefix("\ufeff"), parse_float=Decimal
    ).items():
        assert edit(text, [Set((key,), value)]) == text


def test_many_changes_are_made_in_their_order():
    edits = [
        Set(("titel",), "neu"),
        Set(("massnahme", 1, "indikator"), [{"id": "S2.1"}]),
        Set(("massnahme", 1, "indikator", 0, "t1", "ist"), 1),
        Append(("massnahme",), {"id": "S3"}),
        Set(("massnahme", 2, "titel"), "dritte"),
        Delete(("massnahme", 0)),
        Set(("ampel", "gruen_bis"), 5),
    ]
    after = edit(MATRIX, edits)
    expected = apply(tomllib.loads(MATRIX), edits)
    assert tomllib.loads(after) == expected
    assert expected["massnahme"][1] == {"id": "S3", "titel": "dritte"}
    assert "# ---- S2 ----" in after


def test_two_entries_find_their_place_in_an_empty_table():
    edits = [Set(("a", "b"), 1), Set(("a", "c"), 2)]
    assert edit("a = {}\n", edits) == "a = { b = 1, c = 2 }\n"


def test_a_key_does_not_get_behind_a_header_that_came_first():
    edits = [Set(("a", "b", "c"), 1), Set(("a", "d"), 2)]
    assert edit("[a]\n", edits) == "[a]\nd = 2\n\n[a.b]\nc = 1\n"


def test_no_changes_change_nothing():
    assert edit(MATRIX, []) == MATRIX


REFUSALS = {
    "delete what is not there": (
        "a = 1\n",
        Delete(("b",)),
        "„b“ gibt es nicht. Prüfen Sie den Namen.",
    ),
    "key below a value": (
        "a = 1\n",
        Set(("a", "b"), 1),
        "Für „a.b“ gibt es keinen Platz. Prüfen Sie, was in der Datei darüber steht.",
    ),
    "element that is not there": (
        "[[a]]\n",
        Set(("a", 1, "b"), 1),
        (
            "Für „a[2].b“ gibt es keinen Platz. "
            "Prüfen Sie, was in der Datei darüber steht."
        ),
    ),
    "append to a value": (
        "a = 1\n",
        Append(("a",), 1),
        "„a“ ist keine Liste. Prüfen Sie den Namen.",
    ),
    "value among tables": (
        "\n[[a]]\n",
        Append(("a",), 1),
        "Zeile 2: „a“ ist eine Liste von Abschnitten und nimmt keinen einzelnen Wert.",
    ),
    "comment between items": (
        "a = [1, # eins\n 2]\n",
        Delete(("a", 0)),
        (
            "Zeile 1: „a[1]“ hat einen Kommentar bei sich. "
            "Löschen Sie es in einem Editor."
        ),
    ),
    "pieces between braces": (
        "a = { b.c = 1, b.d = 2 }\n",
        Delete(("a", "b")),
        "Zeile 1: „a.b“ steht hier in mehreren Stücken. "
        "Löschen Sie sie in einem Editor.",
    ),
    "binary float": (
        "a = 1\n",
        Set(("a",), 0.1),
        "Zeile 1: „a“ lässt sich hier nicht ändern. Ändern Sie es in einem Editor.",
    ),
    "time zone that TOML has not": (
        "a = 1\n",
        Set(("a",), datetime(2013, 8, 15, tzinfo=timezone(timedelta(seconds=30)))),
        "Zeile 1: „a“ lässt sich hier nicht ändern. Ändern Sie es in einem Editor.",
    ),
    "everything": (
        "a = 1\n",
        Set((), {}),
        "Die ganze Datei lässt sich so nicht ändern.",
    ),
}


@pytest.mark.parametrize(("text", "change", "message"), REFUSALS.values(), ids=REFUSALS)
def test_refuses_and_says_where(text, change, message):
    with pytest.raises(Refused) as refusal:
        edit(text, [change])
    assert str(refusal.value) == message


def test_apply_leaves_the_old_data_alone():
    data = {"a": {"b": [1]}}
    assert apply(data, [Append(("a", "b"), 2)]) == {"a": {"b": [1, 2]}}
    assert data == {"a": {"b": [1]}}


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (1, Decimal(1)), ("1", 1), (date(2013, 1, 1), datetime(2013, 1, 1))],  # noqa: DTZ001
)
def test_what_toml_tells_apart_is_not_the_same(one, other):
    assert edit("a = 0\n", [Set(("a",), one)]) != edit("a = 0\n", [Set(("a",), other)])


TERTIAL = """\
[t3]
# Zahl aus Liste 7
ist       = 2588 # ohne Doppelfälle
# von Frau Meier
ursache   = "u"
"""


class DescribeAKeyInPlaceOfAnother:
    def it_keeps_the_line_and_its_comments(self):
        steps = [Delete(("t3", "ist")), Set(("t3", "kein_wert"), "offen")]
        assert changed(TERTIAL, edit(TERTIAL, steps)) == (
            "ist       = 2588", 'kein_wert = "offen"',
        )  # fmt: skip

    def it_comes_back_the_same_way(self):
        text = TERTIAL
        for old, new, value in (
            ("ist", "kein_wert", "offen"),
            ("kein_wert", "ist", 2588),
        ):
            text = edit(text, [Set(("t3", new), value), Delete(("t3", old))])
        assert text == TERTIAL

    def it_has_those_that_come_with_it_below(self):
        steps = [
            Set(("t3", "kein_wert"), "offen"),
            Set(("t3", "grund"), "g"),
            Delete(("t3", "ist")),
        ]
        after = edit(TERTIAL, steps)
        assert '# ohne Doppelfälle\ngrund     = "g"\n# von Frau' in after
        back = [Delete(("t3", key)) for key in ("kein_wert", "grund")]
        assert edit(after, [Set(("t3", "ist"), 2588), *back]) == TERTIAL

    def it_is_the_first_of_several_that_gives_its_place(self):
        text = "[t3]\nzaehler = 1 # z\nnenner = 4 # n\n"
        gone = [Delete(("t3", key)) for key in ("zaehler", "nenner")]
        assert edit(text, [Set(("t3", "ist"), 25), *gone]) == "[t3]\nist = 25 # z\n"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("t3.ist=441# drei", 't3.kein_wert="offen"# drei'),
            (
                'a = 1\r\n"t3" . ist = 441\r\n',
                'a = 1\r\n"t3" . kein_wert = "offen"\r\n',
            ),
            ("t3 = { ist = 441 } # drei\n", 't3 = { kein_wert = "offen" } # drei\n'),
            ("t3 = { ist = 441, a = 1 }\n", 't3 = { kein_wert = "offen", a = 1 }\n'),
            ("[t3] # drei\n\tist\t=\t441\n", '[t3] # drei\n\tkein_wert\t=\t"offen"\n'),
        ],
    )
    def it_is_written_as_the_other_was(self, before, after):
        new, old = Set(("t3", "kein_wert"), "offen"), Set(("t3", "ist"), 441)
        assert edit(before, [Delete(old.path), new]) == after
        assert edit(after, [Delete(new.path), old]) == before

    def it_happens_in_several_tables_at_once(self):
        text = "[t1]\na = 1 # x\n[t2]\na = 2 # y\n"
        steps = [
            step
            for table in ("t1", "t2")
            for step in (Delete((table, "a")), Set((table, "b"), 3))
        ]
        assert edit(text, steps) == "[t1]\nb = 3 # x\n[t2]\nb = 3 # y\n"

    def it_does_not_happen_across_steps_that_depend_on_one_another(self):
        text = "[t]\na = 1 # x\nc = 2\n"
        steps = [Delete(("t", "a")), Set(("t", "a"), 3), Set(("t", "b"), 4)]
        assert edit(text, steps) == "[t]\nc = 2\na = 3\nb = 4\n"


ROWS = """\
# oben
[[row]]
id = "a" # eins

# zum zweiten
[[row]]
id = "b"
on = true # beschlossen

[[row]]
id = "c" # drei

[[other]]
"""


def rows(*ids):
    known = {"a": {"id": "a"}, "b": {"id": "b", "on": True}, "c": {"id": "c"}}
    return [Set(("row",), [known.get(name, {"id": name}) for name in ids])]


class DescribeAListOfTables:
    @pytest.mark.parametrize(
        ("ids", "gone", "come"),
        [
            ("ab", '[[row]]\nid = "c" # drei\n\n', ""),
            ("bc", '[[row]]\nid = "a" # eins\n\n', ""),
            ("abcd", "", '[[row]]\nid = "d"\n\n'),
        ],
    )
    def it_changes_only_where_a_row_came_or_went(self, ids, gone, come):
        after = edit(ROWS, rows(*ids))
        assert gone not in after if gone else come in after
        for comment in ("# oben", "# eins", "# zum zweiten", "# beschlossen", "# drei"):
            assert (comment in after) == (comment not in gone)

    def it_has_a_row_in_the_middle(self):
        after = edit(ROWS, rows(*"axbc"))
        new = '# eins\n\n[[row]]\nid = "x"\n\n# zum zweiten\n'
        assert after == ROWS.replace("# eins\n\n# zum zweiten\n", new)

    def it_has_a_row_in_front(self):
        after = edit(ROWS, rows(*"xabc"))
        assert after == '[[row]]\nid = "x"\n\n' + ROWS

    def it_loses_and_gets_rows_at_once(self):
        after = edit(ROWS, rows(*"bcd"))
        assert "# eins" not in after
        assert 'id = "d"' in after
        assert "on = true # beschlossen" in after

    def it_changes_one_value_of_a_row_beside_one_that_went(self):
        wanted = [{"id": "b", "on": False}, {"id": "c"}]
        after = edit(ROWS, [Set(("row",), wanted)])
        assert "on = false # beschlossen" in after
        assert 'id = "c" # drei' in after

    @pytest.mark.parametrize("ids", ["bac", "acb", "cab", "bca", "cba", "ca", "cxa"])
    def it_has_its_rows_in_another_order_each_with_its_comments(self, ids):
        after = edit(ROWS, rows(*ids))
        written = {
            "a": '[[row]]\nid = "a" # eins\n',
            "b": '# zum zweiten\n[[row]]\nid = "b"\non = true # beschlossen\n',
            "c": '[[row]]\nid = "c" # drei\n',
            "x": 'id = "x"',
        }
        places = [after.index(written[name]) for name in ids]
        assert places == sorted(places)

    @pytest.mark.parametrize("end", ["\n", ""])
    def it_is_as_it_was_when_it_is_put_back(self, end):
        text = ROWS.removesuffix("\n\n[[other]]\n").replace("# oben\n", "") + end
        turned = edit(text, rows(*"bca"))
        assert edit(turned, rows(*"abc")) == text

    def it_may_be_written_in_brackets(self):
        text = 'row = [\n  { id = "a" }, # eins\n  # zum zweiten\n  { id = "c" }\n]\n'
        after = edit(text, rows(*"axc"))
        new = '{ id = "a" }, # eins\n  { id = "x" },\n  # zum zweiten\n'
        assert after == text.replace('{ id = "a" }, # eins\n  # zum zweiten\n', new)

    def it_gives_a_row_other_values_where_it_cannot_go(self):
        text = 'row = [{ id = "a" }, # eins\n { id = "c" }]\n'
        wanted = [{"id": "c"}, {"id": "d"}]
        after = edit(text, [Set(("row",), wanted)])
        assert tomllib.loads(after) == {"row": wanted}
        assert "# eins" in after

    def it_refuses_a_plain_value_among_tables(self):
        with pytest.raises(Refused, match="kein einzelner Wert"):
            edit(ROWS, [Insert(("row", 0), 5)])


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("a = [1, 2]\n", 0, "a = [9, 1, 2]\n"),
        ("a = [1, 2]\n", 1, "a = [1, 9, 2]\n"),
        ("a = [\n  1, # x\n  2\n]\n", 1, "a = [\n  1, # x\n  9,\n  2\n]\n"),
        ("a = [ 1\n  , 2\n  ]\n", 1, "a = [ 1\n  , 9\n  , 2\n  ]\n"),
    ],
)
def test_insert(before, number, after):
    assert edit(before, [Insert(("a", number), 9)]) == after
