"""Where things stand, in small texts and in all official ones."""

import tomllib
from decimal import Decimal

import pytest

from assistant.store.change import same
from assistant.store.spans import Places, Span, index, locate, place


def leaves(data, path=()):
    if isinstance(data, dict):
        pairs = data.items()
    elif isinstance(data, list):
        pairs = enumerate(data)
    else:
        return {path: data}
    return {
        p: v for key, value in pairs for p, v in leaves(value, (*path, key)).items()
    }


def written(text):
    return {path: text[s.start : s.end] for path, s in index(text).values.items()}


def check(text):
    """Each leaf is found, and its slice alone reads as the leaf."""
    expected = leaves(tomllib.loads(text, parse_float=Decimal))
    found = written(text)
    scalars = {path for path, piece in found.items() if piece[0] not in "[{"}
    assert scalars == expected.keys()
    for path, value in expected.items():
        alone = tomllib.loads(f"a = {found[path]}", parse_float=Decimal)["a"]
        assert same(alone, value), path


TEXTS = {
    "nothing": "",
    "comments only": "# a = 1\n\n",
    "plain": 'a = 1\nb = "x"\n',
    "no newline at the end": "a = 1",
    "Windows": 'a = 1\r\n[b]\r\nc = """x\r\ny"""\r\n',
    "mixed line ends": "a = 1\r\nb = 2\n",
    "tabs": "\ta\t=\t1\t# x\n",
    "tight": "a=1\nb='x'#c\n",
    "umlauts": '"größe" = "ä"\n',
    "quoted keys": '"a.b" = 1\n\'c d\'.e = 2\n"\\u00e4" = 3\n"" = 4\n',
    "dotted": "a.b.c = 1\na . d = 2\n",
    "dates": "a = 2013-08-31 10:00:00\nb = 2013-08-31T10:00:00.5+01:00\nc = 10:00:00\n",
    "date with a comment": "a = 2013-08-31 # 10:00\n",
    "odd numbers": "a = +1_000\nb = 0xFF\nc = -inf\nd = 1e-9\n",
    "lines": 'a = """\n# no comment\nb = 2\n"""\n',
    "quotes at the end of lines": 'a = """x"""""\nb = \'\'\'y\'\'\'\'\n',
    "quotes inside lines": 'a = """x""y"z\\""""\n',
    "backslash at line end": 'a = """x \\\n   y"""\n',
    "literal": "a = 'C:\\x'\nb = '''\n'x'\n'''\n",
    "brackets in strings": 'a = "[x"\nb = ["]", "}"]\n',
    "array": "a = [1, [2, 3], [],]\n",
    "array over lines": "a = [ # x\n  1, # ]\n  2 # ,\n  , 3\n]\n",
    "inline": "a = { b = 1, c.d = [2], e = {} }\n",
    "inline in array": 'a = [{ b = "}" }, { b = 2 }]\n',
    "tables": "[a]\nb = 1\n[c.d]\ne = 2\n",
    "spaced headers": "[ a . 'b' ] # x\nc = 1\n",
    "arrays of tables": "[[a]]\nb = 1\n[[a.c]]\n[[a.c]]\nd = 2\n[[a]]\n[a.e]\nf = 1\n",
    "out of order": "[a]\nx = 1\n[b]\ny = 1\n[a.c]\nz = 1\n",
    "parent last": "[a.b]\nx = 1\n[a]\ny = 1\n",
    "deep": "a = " + "[" * 40 + "]" * 40 + "\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_finds_every_leaf(text):
    check(text)


def test_finds_every_leaf_of_the_official_files(corpus):
    assert len(corpus) > 200
    for text in corpus.values():
        check(text.removeprefix("\ufeff"))
        check(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", "\r\n"))


def test_keys_and_headers_have_places():
    text = "[[a]]\nb.c = 1\n[a.d]\n"
    found = index(text)
    keys = {path: text[s.start : s.end] for path, s in found.keys.items()}
    tables = {path: text[s.start : s.end] for path, s in found.tables.items()}
    assert keys == {
        ("a",): "a",
        ("a", 0, "b"): "b",
        ("a", 0, "b", "c"): "c",
        ("a", 0, "d"): "d",
    }
    assert tables == {("a", 0): "[[a]]", ("a", 0, "d"): "[a.d]"}


def test_sections_hold_their_statements():
    text = "a = 1\n[b]\nc.d = 2\n"
    sections = index(text).sections
    assert list(sections) == [(), ("b",)]
    (statement,) = sections[("b",)].statements
    assert statement.path == ("b", "c", "d")
    assert text[statement.key.start : statement.value.end] == "c.d = 2"


def test_place_counts_from_one_and_in_code_points():
    text = "ä = 1\r\nöß = 2\r\n"
    assert place(text, 0) == Places(text)(0) == (1, 1)
    assert place(text, text.index("2")) == Places(text)(text.index("2")) == (2, 6)
    assert place(text, len(text)) == Places(text)(len(text)) == (3, 1)


LOCATED = """\
titel = "x"
ampel = { mass = 1 }
[[massnahme]]
id = 1
t1.ist = 2
"""


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        (("titel",), '"x"'),
        (("ampel", "gruen"), "ampel"),
        (("massnahme", 0, "titel"), "[[massnahme]]"),
        (("massnahme", 0, "t1", "grund"), "t1"),
        (("massnahme", 0, "t1"), "t1"),
        (("massnahme",), "massnahme"),
        (("titel", "x"), "titel"),
        (("jahr",), ""),
    ],
)
def test_locate_gives_the_best_place(path, piece):
    span = locate(index(LOCATED), path)
    assert LOCATED[span.start : span.end] == piece


def test_locate_falls_back_to_the_start_of_the_file():
    assert locate(index(LOCATED), ("jahr",)) == Span(0, 0)
    assert locate(index(LOCATED), ("x", "y", "z")) == Span(0, 0)


def test_what_tomllib_refuses_is_no_business_of_the_scanner():
    with pytest.raises(ValueError, match="offset 0"):
        index("= 1\n")
