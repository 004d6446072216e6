"""What a placeholder prints."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.word.building import (
    Raw,
    Seen,
    data_faults,
    docx,
    fill,
    opened,
    runs,
    template,
)


def test_a_name_is_replaced_by_its_value() -> None:
    assert fill("Betreff: {{ betreff }}!", betreff="Ziele 2026").paragraphs == [
        "Betreff: Ziele 2026!"
    ]


def test_a_path_walks_mappings_and_data_classes() -> None:
    @dataclass(frozen=True)
    class Amt:
        name: str

    seen = fill("{{ a.b.c }} {{ amt.name }}", a={"b": {"c": 7}}, amt=Amt("Sozialamt"))
    assert seen.paragraphs == ["7 Sozialamt"]


def test_null_is_empty_unless_the_template_says_otherwise() -> None:
    seen = fill('[{{ wert }}] [{{ wert | sonst "k. A." }}]', wert=None)
    assert seen.paragraphs == ["[] [k. A.]"]


def test_null_above_makes_null_below() -> None:
    assert fill("{{ t3.ist | zahl | sonst „–“ }}", t3=None).paragraphs == ["–"]


def test_filters_of_the_caller_format_and_are_not_asked_about_null() -> None:
    assert fill("{{ a | zahl }}{{ b | zahl }}", a=1.25, b=None).paragraphs == ["1,2"]


def test_special_characters_survive() -> None:
    text = "a & b <c> \"d\" 'e' „f“ {{ g }} \u00ad 👩‍👩‍👧 ]]>"
    assert fill("{{ text }}", text=text).paragraphs == [text]


def test_line_breaks_and_tabs_become_words_own() -> None:
    seen = fill("{{ text }}", text="eins\r\nzwei\rdrei\vvier\n\tfünf")
    assert seen.paragraphs == ["eins\nzwei\ndrei\nvier\n\tfünf"]
    assert seen.root.find(".//{*}br") is not None


def test_control_characters_are_left_out() -> None:
    text = "a\x00b\x07c\x1fd\x7fe\ufffef\ud800g"
    assert fill("{{ text }} {{ text }}", text=text).paragraphs == ["abcdefg abcdefg"]


def test_outer_blanks_are_kept() -> None:
    assert fill("{{ text }}", text="  a  b  ").paragraphs == ["  a  b  "]


@pytest.mark.parametrize("split", [1, 2, 3, 5, 9, 14])
def test_a_tag_split_over_runs_works(split: int) -> None:
    tag = "{{ wert.name }}"
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="b"/>'
    noise += '<w:bookmarkEnd w:id="1"/><w:r><w:lastRenderedPageBreak/></w:r>'
    seen = fill(
        runs("Vor ", tag[:split], tag[split:], " nach", between=noise),
        wert={"name": "X"},
    )
    assert seen.paragraphs == ["Vor X nach"]


def test_the_first_run_of_a_tag_gives_the_format() -> None:
    seen = fill(
        Raw(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ w</w:t></w:r>"
            "<w:r><w:rPr><w:i/></w:rPr><w:t>ert }} Ende</w:t></w:r></w:p>"
        ),
        wert="fett",
    )
    bold, italic = seen.root.iter("{*}r")
    assert (bold.find("{*}rPr/{*}b") is not None, "".join(bold.itertext())) == (
        True,
        "fett",
    )
    assert "".join(italic.itertext()) == " Ende"


def test_curled_quotes_and_hard_blanks_in_a_tag_are_read() -> None:
    seen = fill(
        "{{\u00a0wert | sonst „keine Angabe“\u00a0}}{{ wert | sonst ‚x‘ }}", wert=None
    )
    assert seen.paragraphs == ["keine Angabex"]


def test_deleted_text_of_tracked_changes_is_not_evaluated() -> None:
    seen = fill(
        Raw(
            '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{{ weg }}</w:delText>'
            '</w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>{{ da }}</w:t></w:r>'
            "</w:ins></w:p>"
        ),
        da="neu",
    )
    assert seen.paragraphs == ["neu"]
    assert "{{ weg }}" in "".join(seen.root.itertext())


def test_a_zero_is_a_value() -> None:
    seen = fill("{{ ist }}{% if ist %} gemeldet{% endif %}", ist=0)
    assert seen.paragraphs == ["0 gemeldet"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            date(2026, 8, 31),
            (
                "Der Wert ist ein Datum, hier kann nur Text stehen. Geben Sie einen "
                "Filter an, zum Beispiel {{ wert | zahl }}. Es gibt: zahl."
            ),
        ),
        (
            1.5,
            (
                "Der Wert ist eine Kommazahl, hier kann nur Text "
                "stehen. Geben Sie einen Filter an, zum Beispiel {{ wert | zahl }}. "
                "Es gibt: zahl."
            ),
        ),
        (
            True,
            (
                "Der Wert ist ein Ja-Nein-Wert, hier kann nur Text stehen. Schreiben "
                "Sie zwischen {% if wert %} und {% endif %}, was bei ja dastehen soll."
            ),
        ),
        (
            {"ist": 1, "soll": 2},
            (
                "Der Wert ist eine Gruppe von Werten, hier kann nur Text stehen. "
                "Nennen Sie einen Namen daraus: ist, soll."
            ),
        ),
        (
            [1],
            (
                "Der Wert ist eine Liste, hier kann nur Text stehen. Wiederholen Sie "
                "die Stelle mit {% for eintrag in … %}."
            ),
        ),
    ],
)
def test_what_is_no_text_is_a_fault_with_its_remedy(value: Any, message: str) -> None:
    assert data_faults("Wert: {{ wert }}", wert=value) == [
        f"Textteil, Absatz „Wert: {{{{ wert }}}}“ – {{{{ wert }}}} – {message}"
    ]


def test_all_faults_of_the_data_are_told_at_once() -> None:
    assert data_faults(
        "{{ betref }}",
        "{{ a.b }}",
        "{{ zahl | zahl }}",
        [["{% for z in zeilen %}{{ z.nmae }}", "{{ z.b }}{% endfor %}"]],
        "{% for x in betreff %}{{ x }}{% endfor %}",
        betreff="B",
        a="Text",
        zahl="drei",
        zeilen=[{"name": "x", "b": "b"}] * 2,
    ) == [
        (
            "Textteil, Absatz „{{ betref }}“ – {{ betref }} – Den Namen „betref“ gibt "
            "es in den Daten nicht. Meinten Sie „betreff“?"
        ),
        (
            "Textteil, Absatz „{{ a.b }}“ – {{ a.b }} – „b“ lässt sich nicht "
            "nachschlagen: Davor steht ein Text, keine Gruppe von Werten. Kürzen Sie "
            "den Pfad, oder prüfen Sie die Daten."
        ),
        (
            "Textteil, Absatz „{{ zahl | zahl }}“ – {{ zahl | zahl }} – Der Filter "
            "„zahl“ passt nicht zu diesem Wert: Er ist ein Text. Nehmen Sie einen "
            "anderen Filter, oder prüfen Sie die Daten."
        ),
        (
            "Textteil, Tabelle 1, Zeile 1, Zelle 1 – {{ z.nmae }} – Den Namen „nmae“ "
            "gibt es in den Daten nicht. Meinten Sie „name“? (Eintrag 1 in „zeilen“)"
        ),
        (
            "Textteil, Absatz „{% for x in betreff %}{{ x }}{% endfor…“ – {% for x in "
            "betreff %} – „betreff“ ist ein Text, eine Schleife braucht eine Liste. "
            "Geben Sie eine Liste an, oder schreiben Sie {% if … %} statt {% for … %}."
        ),
    ]


def test_a_condition_on_an_unknown_name_is_a_fault_and_not_a_no() -> None:
    (fault,) = data_faults("x {% if gehiem %}ja{% endif %}", geheim=True)
    assert fault.endswith(
        "{% if gehiem %} – Den Namen „gehiem“ gibt es in den Daten nicht. Meinten Sie "
        "„geheim“?"
    )


def test_only_what_the_data_reach_is_asked_for() -> None:
    blocks = ("{% if gutachten %}{{ gutachten.titel }}{% endif %}",)
    assert data_faults(*blocks, gutachten=None) == []
    assert len(data_faults(*blocks, gutachten={"jahr": 1})) == 1


def test_the_names_a_template_wants_are_listed() -> None:
    wanted = template(
        "{{ kopf.titel }}{% if geheim %}{{ geheim }}{% endif %}",
        "{% for a in aemter %}",
        "{{ a.name }} {{ kopf.titel }} {% for m in a.massnahmen %}{{ m.titel }}{% "
        "endfor %}",
        "{% endfor %}",
    ).names
    listed = [(name.path, name.kind) for name in wanted]
    assert listed == [("kopf.titel", "Wert"), ("geheim", "Wert"), ("aemter", "Liste")]
    assert [(name.path, name.kind) for name in wanted[2].items] == [
        ("name", "Wert"),
        ("massnahmen", "Liste"),
    ]


_PLAIN = template("{{ wert }}|{{ wert }}")
_ROWS = template([["{% for z in zeilen %}{{ z.a }}", "{{ z.b }}{% endfor %}"]])
_TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
)


@given(_TEXT)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    assert Seen(_PLAIN.render({"wert": text})).paragraphs == [f"{text}|{text}"]


@given(st.text())
def test_any_string_at_all_gives_a_readable_document(text: str) -> None:
    assert len(Seen(_PLAIN.render({"wert": text})).paragraphs) == 1


@given(st.lists(st.tuples(_TEXT, _TEXT | st.none() | st.integers())))
def test_any_rows_come_out_as_they_went_in(rows: list[tuple[str, str]]) -> None:
    zeilen = [{"a": a, "b": b} for a, b in rows]
    seen = Seen(_ROWS.render({"zeilen": zeilen}))
    shown = [[a, "" if b is None else str(b)] for a, b in rows]
    assert (seen.tables or [[]])[0] == shown


class DescribeTheRemedyForAValueThatCannotBePrinted:
    def it_names_only_filters_that_can_do_something_with_it(self) -> None:
        filters = {
            "datum": lambda day: f"{day.day}.{day.month}.",
            "datum_lang": lambda day: f"{day.day}. Monat {day.month}",
            "zahl": lambda number: str(number + 0),
        }
        made = opened(docx("{{ a }}", "{{ b }}", "{{ c }}"), filters)
        values = {"a": date(2013, 1, 6), "b": Decimal("1.5"), "c": object()}
        told = [fault.message.partition(". ")[2] for fault in made.check(values)]
        assert told == [
            "Geben Sie einen Filter an, zum Beispiel {{ a | datum }}. Es gibt: datum, "
            "datum_lang.",
            "Geben Sie einen Filter an, zum Beispiel {{ b | zahl }}. Es gibt: zahl.",
            "Geben Sie den Wert als Text in die Daten.",
        ]


def test_a_text_box_that_word_keeps_twice_tells_its_faults_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ fehlt }}</w:t></w:r></w:p></w:txbxContent>"
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    told = data_faults(Raw(f"<w:p><w:r>{twice}</w:r></w:p>"), da=1)
    assert told == [
        "Textteil, Textfeld, Absatz „{{ fehlt }}“ – {{ fehlt }} – Den Namen „fehlt“ "
        "gibt es in den Daten nicht. Es gibt hier: da."
    ]
