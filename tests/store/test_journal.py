"""The journal keeps every value exactly, whatever happens to its file."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.saving import INTERVIEW, IST

from assistant.store.change import same
from assistant.store.journal import Aenderung, Journal, Satz
from assistant.store.literal import from_json, to_json

zones = st.sampled_from((None, UTC, timezone(timedelta(hours=2))))
texts = st.text(st.characters(exclude_categories=["Cs"]))
leaves = st.one_of(
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False),
    texts,
    st.dates(),
    st.times(),
    st.datetimes(timezones=zones),
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner),
    max_leaves=6,
)


@given(values)
def test_any_toml_value_survives_json(value):
    assert same(from_json(json.loads(json.dumps(to_json(value)))), value)


@pytest.mark.parametrize(
    ("value", "as_json"),
    [
        (None, None),
        (152, 152),
        (True, True),
        ("200/3", "200/3"),
        (Decimal("44.250"), {"toml": "44.250"}),
        (Decimal(5), {"toml": "5.0"}),
        (date(2013, 8, 31), {"toml": "2013-08-31"}),
        (time(8, 30), {"toml": "08:30:00"}),
        (datetime(2013, 8, 31, tzinfo=UTC), {"toml": "2013-08-31 00:00:00+00:00"}),
        ([3, Decimal("6.5")], {"toml": "[3, 6.5]"}),
    ],
)
def test_what_json_cannot_say_is_kept_as_toml(value, as_json):
    assert to_json(value) == as_json
    assert same(from_json(as_json), value)


def a_save(*values, davor="a", danach="b"):
    changes = tuple(Aenderung(IST, None, value) for value in values)
    return Satz(0, INTERVIEW, changes, davor, danach)


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "sozialamt.toml")


@pytest.fixture
def lines(tmp_path):
    return tmp_path / ".verlauf" / "sozialamt.jsonl"


def values_in(journal):
    return [[one.neu for one in satz.aenderungen] for satz in journal.saetze()]


class DescribeJournal:
    def it_is_empty_at_first(self, journal):
        assert journal.saetze() == []
        assert journal.last() is None
        assert journal.copy() is None

    def it_gives_back_what_it_took_under_the_next_number(self, journal):
        journal.append(a_save(1, 2))
        journal.append(a_save("drei"))
        assert values_in(journal) == [[1, 2], ["drei"]]
        assert [satz.nummer for satz in journal.saetze()] == [1, 2]
        assert journal.last() == journal.saetze()[-1]
        assert journal.last().herkunft == INTERVIEW

    def it_is_one_readable_line_for_each_value(self, journal, lines):
        journal.append(a_save(Decimal("44.25")))
        (line,) = lines.read_text(encoding="utf-8").splitlines()
        assert json.loads(line) == {
            "zeit": "2013-09-02T08:30:00.000+00:00",
            "benutzer": "meier",
            "quelle": "interview",
            "pfad": ["S1.1", "t1", "ist"],
            "alt": None,
            "neu": {"toml": "44.25"},
            "satz": 1,
            "folgt": 0,
            "davor": "a",
            "danach": "b",
        }

    @pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "a\r\nb", "\x1e", "ä„“"])
    def it_is_not_split_by_what_python_calls_a_line_end(self, journal, text):
        journal.append(a_save(text))
        journal.append(a_save("danach"))
        assert values_in(journal) == [[text], ["danach"]]

    @pytest.mark.parametrize("cut", [1, 20, 60])
    def it_goes_on_behind_a_torn_line(self, journal, lines, cut):
        journal.append(a_save("größer"))
        whole = lines.read_bytes()
        journal.append(a_save("verloren"))
        lines.write_bytes(lines.read_bytes()[: len(whole) + cut])
        assert values_in(journal) == [["größer"]]
        journal.append(a_save("weiter"))
        assert values_in(journal) == [["größer"], ["weiter"]]

    def it_goes_on_behind_a_line_torn_within_a_letter(self, journal, lines):
        journal.append(a_save("ä"))
        content = lines.read_bytes()
        lines.write_bytes(content + content[: content.index("ä".encode()) + 1])
        journal.append(a_save("ö"))
        assert values_in(journal) == [["ä"], ["ö"]]

    def it_never_mixes_a_torn_save_with_the_next(self, journal, lines):
        journal.append(a_save(1, 2, 3))
        first, _, _, _ = lines.read_bytes().split(b"\n")
        lines.write_bytes(first + b"\n")
        journal.append(a_save(4, 5))
        assert values_in(journal) == [[4, 5]]
        assert journal.last().nummer == 2

    @pytest.mark.parametrize(
        "line",
        [
            b"Unfug",
            b"[]",
            b"1",
            b'{"folgt": 0}',
            b'{"folgt": 0, "satz": "x"}',
            b"\xff\xfe",
            b"",
        ],
    )
    def it_steps_over_lines_that_are_none_of_its_own(self, journal, lines, line):
        journal.append(a_save(1))
        lines.write_bytes(lines.read_bytes() + line + b"\n")
        journal.append(a_save(2))
        assert values_in(journal) == [[1], [2]]

    def it_knows_a_file_by_its_link(self, journal, tmp_path):
        (tmp_path / "sozialamt.toml").touch()
        link = tmp_path / "link.toml"
        link.symlink_to(tmp_path / "sozialamt.toml")
        assert Journal(link).lock == journal.lock


class DescribeDamage:
    def it_is_counted(self, journal, lines):
        journal.append(a_save(1))
        journal.append(a_save(2))
        assert journal.damaged() == 0
        first, second = lines.read_bytes().splitlines(keepends=True)
        lines.write_bytes(first[:40] + b"\n" + second + b"\0" * 64)
        assert journal.damaged() == 2
        assert values_in(journal) == [[2]]

    def it_leaves_its_number_to_the_line_that_was_lost(self, journal, lines):
        journal.append(a_save(1))
        journal.append(a_save(2))
        lines.write_bytes(lines.read_bytes()[:-30])
        journal.append(a_save(3))
        assert [satz.nummer for satz in journal.saetze()] == [1, 3]
