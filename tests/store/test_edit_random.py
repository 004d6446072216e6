"""Random changes of hand-made and official files: the data is right, the rest stays."""

import tomllib
from datetime import UTC, timedelta, timezone
from decimal import Decimal
from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from assistant.store.change import lookup, same
from assistant.store.edit import Append, Delete, Edit, Insert, Refused, Set, apply, edit

HAND_MADE = (
    "",
    "# nur ein Kommentar",
    "a = 1",
    "\ufeffa = 1\r\nb = 'x' # y\r\n[c]\r\n\r\n[[d]]\r\ne = [1,\r\n 2]\r\n",
    """\
# Kopf

[a]
x   = 1 # eins
lang = "y"

# ==
# b
# ==
[[b]]
id = 1

  [[b.c]]
    id = "1"
    [b.c.t1]
    ist = 3.50

[[b]]
id = 2
# Ende
""",
    """\
a.b.c = 1
'ä'."d e" = { f.g = 1, h = [{ i = 1 }, {}] }
[a.x]
y = 2013-08-31
""",
    """\
[x.y.z]
w = 1
[x]
v = 2
[u]
[x.t]
s = '''
# kein Kommentar
[auch nicht]
'''
""",
    """\
a = [ # x
\t1
\t, 2 # zwei
\t, [3, 4,]
]
b = [
  { c = 1 }, # c
  { c = 2 },
]
""",
    r'''a = """x
  y""\"""" # z
b = """
"""


[c]
#d = 1

[e] # f
''',
)

names = st.sampled_from(("neu", "a", "t1", "ä b", "", "x.y", "'"))
texts = st.text(st.sampled_from("aß \t\"'\\#[]={}\n€"), max_size=9)
zones = st.sampled_from((None, UTC, timezone(timedelta(hours=2))))
leaves = st.one_of(
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.decimals(allow_nan=False, places=3),
    st.sampled_from((Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+40"))),
    texts,
    st.dates(),
    st.times(),
    st.datetimes(timezones=zones),
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)
    ),
    max_leaves=5,
)


def paths(data, path=()):
    """All paths of the data, the way to it first."""
    yield path
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from paths(data[key], (*path, key))


@st.composite
def changes(draw, data) -> Edit:
    """A change that makes sense for the data."""
    path = draw(st.sampled_from(list(paths(data))))
    here = lookup(data, path)
    if isinstance(here, list) and draw(st.booleans()):
        return Append(path, draw(values))
    if path and draw(st.integers(0, 3)) == 0:
        return Delete(path)
    if path and isinstance(path[-1], int) and draw(st.booleans()):
        return Insert(path, draw(values))
    if isinstance(here, dict) and (not path or draw(st.booleans())):
        key = draw(names.filter(lambda name: name not in here))
        more = draw(st.lists(names, max_size=1))
        return Set((*path, key, *more), draw(values))
    return Set(path, draw(values)) if path else Set(("neu",), draw(values))


def read(text):
    return tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)


def check(data, text):
    """Make one to three random changes and tell whether they were made."""
    old = wanted = read(text)
    edits: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 3))):
        edits.append(data.draw(changes(wanted)))
        wanted = apply(wanted, edits[-1:])
    try:
        new = edit(text, edits)
    except Refused as refusal:
        event(str(refusal).rpartition("“")[2])
        return False
    assert same(read(new), wanted)
    if len(edits) == 1:
        check_untouched(text, new, edits[0], old)
    return True


def check_untouched(text, new, change, old):
    """All lines are there as they were, but for the one that was meant.

    That one is cut away, or gets shorter or longer between its brackets.
    """
    match change:
        case Set(path, _) if exists(old, path):
            return  # may be many small changes
        case Delete():
            # Of an only element stays its list, and a header for the table around it.
            assert missing_lines(new, text) <= 2
        case _:
            assert missing_lines(text, new) <= 1


def exists(data, path):
    try:
        lookup(data, path)
    except KeyError:
        return False
    return True


def missing_lines(text, other):
    """How many lines of a text are not lines of the other, in the same order."""
    mine, theirs = (
        [line.rstrip("\r") for line in t.split("\n")] for t in (text, other)
    )
    pieces = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return len(mine) - sum(piece.size for piece in pieces)


ONE_TEXT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(ONE_TEXT, max_examples=400)
@given(data=st.data(), text=st.sampled_from(HAND_MADE))
def test_random_changes_of_hand_made_files(data, text):
    check(data, text)


@pytest.mark.lang
@settings(ONE_TEXT, max_examples=6_000)
@given(data=st.data(), text=st.sampled_from(HAND_MADE), windows=st.booleans())
def test_many_random_changes_of_hand_made_files(data, text, windows):
    check(data, text.replace("\r\n", "\n").replace("\n", "\r\n") if windows else text)


@pytest.mark.lang
def test_many_random_changes_of_the_official_files(corpus):
    right = []

    @settings(ONE_TEXT, max_examples=6_000)
    @given(data=st.data(), text=st.sampled_from(list(corpus.values())))
    def changed(data, text):
        right.append(check(data, text))

    changed()
    assert sum(right) > 0.9 * len(right)


@settings(ONE_TEXT, max_examples=100)
@given(data=st.data(), text=st.sampled_from(HAND_MADE))
def test_a_value_that_is_there_already_changes_no_byte(data, text):
    path = data.draw(st.sampled_from(list(paths(read(text)))))
    if path:
        assert edit(text, [Set(path, lookup(read(text), path))]) == text


@settings(ONE_TEXT, max_examples=100)
@given(text=st.sampled_from(HAND_MADE), key=names, value=values)
def test_a_key_that_is_taken_back_leaves_the_text_as_it_was(text, key, value):
    has_own_lines = text.startswith("a") and text.endswith("\n")
    if has_own_lines and not isinstance(value, dict):
        path = (f"{key} neu",)
        assert edit(edit(text, [Set(path, value)]), [Delete(path)]) == text
