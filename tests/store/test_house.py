"""The test of the house: `read(edit(text, change)) == apply(read(text), change)`."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.goals.change import Change, apply
from assistant.goals.matrix import Indikator, Matrix
from assistant.goals.tertial import KeinWert, Kennzeichen
from assistant.store.journal import Aenderung
from assistant.store.keep import edited, values_of
from assistant.store.read import read
from assistant.store.spans import index
from assistant.workflow.save import wanted

FILES = {
    path.stem: path.read_bytes() for path in (ROOT / "matrices/2013").glob("*.toml")
}
CONTENTS = {
    f"{name} {system}": content.replace(b"\n", end)
    for name, content in FILES.items()
    for system, end in (("Linux", b"\n"), ("Windows", b"\r\n"))
}

numbers = st.one_of(
    st.fractions(max_denominator=10**4),
    st.integers().map(Fraction),
    # Three decimals look like a German thousands point, which the checks refuse.
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(Fraction),
)
days = st.dates(datetime.date(2012, 1, 1), datetime.date(2014, 12, 31))
texts = st.text("aß \t\"'\\#[]={}\n€\u2028", min_size=1, max_size=30)
FIELDS = {
    "ist": numbers | st.booleans(),
    "zaehler": numbers,
    "nenner": numbers,
    "erledigt": days,
    "einschaetzung": st.sampled_from(("gruen", "gelb", "rot")),
    "kein_wert": st.sampled_from(KeinWert),
    "grund": texts,
    "naeherung": texts,
    "kennzeichen": st.sampled_from(Kennzeichen),
    "datenstand": days,
    "ursache": texts,
    "prognose": numbers | days,
    "vermerk_intern": texts,
}
answers = st.dictionaries(st.sampled_from([*FIELDS]), st.none(), min_size=1).flatmap(
    lambda keys: st.fixed_dictionaries(
        {key: st.none() | FIELDS[key] for key in keys}
    )
)  # fmt: skip
SOME = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
MATRICES = {name: read(name, content, Matrix).model for name, content in FILES.items()}


def model_of(content: bytes) -> Matrix:
    reading = read("matrix.toml", content, Matrix)
    assert reading.model is not None, reading.findings
    return reading.model


@dataclass(frozen=True, slots=True)
class Case:
    """An answer for an indicator of a file; short enough to be printed."""

    name: str
    change: Change

    @property
    def content(self) -> bytes:
        return CONTENTS[self.name]

    @property
    def matrix(self) -> Matrix:
        return MATRICES[self.name.split()[0]]

    @property
    def one(self) -> Indikator:
        found = (one for _, one in self.matrix.indikatoren())
        return next(one for one in found if one.id == self.change.indikator)


@st.composite
def cases(draw) -> Case:
    name = draw(st.sampled_from([*CONTENTS]))
    ids = [one.id for _, one in MATRICES[name.split()[0]].indikatoren()]
    change = Change(draw(st.sampled_from(ids)), draw(st.integers(1, 3)), draw(answers))
    return Case(name, change)


@pytest.mark.parametrize("name", FILES)
def test_there_are_matrices_to_test_with(name):
    assert MATRICES[name] is not None


@SOME
@given(cases())
def test_what_is_written_is_what_was_meant(case):
    after = edited(case.content, wanted(case.change, case.one))
    assert model_of(after) == apply(case.matrix, case.change)


@SOME
@given(cases())
def test_every_line_without_a_changed_value_stays(case):
    after = edited(case.content, wanted(case.change, case.one))
    left = iter(after.decode().splitlines(keepends=True))
    for line in untouched_lines(case.content.decode(), case.change):
        assert line in left, line  # takes from `left` up to that line: the order counts


def untouched_lines(text: str, change: Change) -> list[str]:
    """The lines of a text that hold nothing of what the change may touch."""
    places = index(text)
    path = path_of(places, text, change)
    touched: set[int] = set()
    section = places.sections.get(path)
    if section is None:
        return text.splitlines(keepends=True)
    for one in section.statements:
        if one.path[-1] in change.felder:
            touched |= lines_of(text, one.key.start, one.value.end)
    if section.header and len(section.statements) <= len(change.felder):
        touched |= lines_of(text, *section.header)
        touched |= {min(lines_of(text, *section.header)) - 1}  # blank
    lines = text.splitlines(keepends=True)
    return [line for number, line in enumerate(lines) if number not in touched]


def path_of(places, text, change):
    """The path of the report, found by the id as it is written."""
    for path, span in places.values.items():
        if path[-1] == "id" and text[slice(*span)] == f'"{change.indikator}"':
            return (*path[:-1], f"t{change.tertial}")
    raise AssertionError(change.indikator)


def lines_of(text: str, start: int, end: int) -> set[int]:
    return {*range(text.count("\n", 0, start), text.count("\n", 0, end) + 1)}


@SOME
@given(cases())
def test_taking_an_answer_back_brings_all_values_back(case):
    before = values_of(case.content)
    changes = [
        Aenderung(each.pfad, before.get(each.pfad), each.neu)
        for each in wanted(case.change, case.one)
    ]
    after = edited(case.content, changes)
    back = edited(after, [each.umgekehrt for each in changes])
    assert values_of(back) == before


@SOME
@given(cases())
def test_taking_back_a_report_that_was_new_brings_every_byte_back(case):
    one, change = case.one, case.change
    report = one.tertial(change.tertial)
    gone = Change(one.id, change.tertial, dict.fromkeys(dict(report or {})))
    without = edited(case.content, wanted(gone, one))
    new = [Aenderung(each.pfad, None, each.neu) for each in wanted(change, one)]
    after = edited(without, new)
    assert edited(after, [each.umgekehrt for each in new]) == without
