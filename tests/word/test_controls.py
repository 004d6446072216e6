"""Content controls with a path as their tag: filled, and still content controls."""

from datetime import date
from typing import Any

import pytest

from tests.word.building import (
    Raw,
    Seen,
    W,
    data_faults,
    faults,
    fill,
    template,
    text_of,
)
from tests.word.pieces import W14, control

W14_NAME = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT = "<w:text/>"
DATE = (
    '<w:date w:fullDate="2001-01-01T00:00:00Z"><w:dateFormat w:val="d. MMMM yyyy"/>'
    '<w:lid w:val="de-DE"/></w:date>'
)
LIST = (
    '<w:dropDownList w:lastValue="n"><w:listItem w:displayText="öffentlich" '
    'w:value="ö"/><w:listItem w:displayText="nichtöffentlich" w:value="n"/>'
    "</w:dropDownList>"
)
BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" '
    'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    "</w14:checkbox>"
)


def shown(seen: Seen) -> list[str]:
    """What each content control shows."""
    return [text_of(each) for each in seen.root.iter(f"{W}sdt")]


def tags(seen: Seen) -> list[str]:
    return [each.get(f"{W}val") for each in seen.root.iter(f"{W}tag")]


@pytest.mark.parametrize("level", ["inline", "block"])
def test_a_text_is_filled_and_stays_a_control(level: str) -> None:
    seen = fill(
        Raw(control("vorlage.betreff", TEXT, level=level)),
        vorlage={"betreff": "Ziele & Zahlen"},
    )
    assert shown(seen) == ["Ziele & Zahlen"]
    assert tags(seen) == ["vorlage.betreff"]
    assert seen.root.find(f".//{W}sdtPr/{W}text") is not None


def test_the_tag_may_have_filters() -> None:
    seen = fill(Raw(control("prognose | zahl", TEXT)), prognose=1.5)
    assert shown(seen) == ["1,5"]


def test_a_date_is_told_to_people_and_to_word() -> None:
    seen = fill(Raw(control("tag", DATE)), tag=date(2013, 8, 31))
    assert shown(seen) == ["31. August 2013"]
    (form,) = seen.root.iter(f"{W}date")
    assert form.get(f"{W}fullDate") == "2013-08-31T00:00:00Z"


def test_a_date_may_be_a_text() -> None:
    seen = fill(Raw(control("tag", DATE)), tag="31.8.2013")
    assert shown(seen) == ["31.8.2013"]
    (form,) = seen.root.iter(f"{W}date")
    assert form.get(f"{W}fullDate") == "2013-08-31T00:00:00Z"


@pytest.mark.parametrize("value", ["ö", "öffentlich"])
def test_a_list_shows_the_item_that_matches(value: str) -> None:
    seen = fill(Raw(control("art", LIST)), art=value)
    assert shown(seen) == ["öffentlich"]
    (listed,) = seen.root.iter(f"{W}dropDownList")
    assert listed.get(f"{W}lastValue") == "ö"


def test_a_list_without_such_an_item_is_a_fault() -> None:
    assert data_faults(Raw(control("art", LIST)), art="geheim") == [
        "Textteil, Absatz „Klicken“ – art – „geheim“ steht nicht in der Liste dieses "
        "Feldes. Zur Wahl stehen: öffentlich, nichtöffentlich."
    ]


@pytest.mark.parametrize(
    ("value", "sign", "flag"), [(True, "☒", "1"), (False, "☐", "0")]
)
def test_a_box_is_ticked(value: bool, sign: str, flag: str) -> None:  # noqa: FBT001
    seen = fill(Raw(control("geheim", BOX, "☐")), geheim=value)
    assert shown(seen) == [sign]
    (checked,) = seen.root.iter(f"{W14_NAME}checked")
    assert checked.get(f"{W14_NAME}val") == flag


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (BOX, "ja", "Der Wert ist ein Text, ein Kontrollkästchen braucht ja oder nein"),
        (DATE, "demnächst", "Der Wert ist ein Text, dieses Feld braucht ein Datum."),
        (TEXT, date(2013, 1, 1), "Der Wert ist ein Datum, hier kann nur Text stehen."),
        *(
            (kind, value, f"Der Wert ist {name}")
            for kind in (TEXT, BOX, DATE, LIST)
            for value, name in (
                ([1], "eine Liste"),
                ([], "eine Liste"),
                ({"y": 1}, "eine Gruppe von Werten"),
            )
        ),
    ],
)
def test_a_value_that_does_not_fit(kind: str, value: Any, message: str) -> None:
    (fault,) = data_faults(Raw(control("x", kind)), x=value)
    assert message in fault


@pytest.mark.parametrize("values", [{}, {"x": None}])
def test_what_cannot_fill_a_control_leaves_it_alone(values: dict[str, Any]) -> None:
    seen = fill(Raw(control("x", TEXT)), "{{ a }}", a=1, **values)
    assert shown(seen) == ["Klicken"]


def test_a_slip_below_a_known_name_is_a_fault() -> None:
    assert data_faults(
        Raw(control("vorlage.datm", TEXT)), vorlage={"datum": "heute"}
    ) == [
        "Textteil, Absatz „Klicken“ – vorlage.datm – Den Namen „datm“ gibt es in den "
        "Daten nicht. Meinten Sie „datum“?"
    ]


@pytest.mark.parametrize("tag", ["bereich:massnahmen", "Freies Feld 3", ""])
def test_other_tags_are_none_of_our_business(tag: str) -> None:
    assert shown(fill(Raw(control(tag, TEXT)), "{{ a }}", a=1)) == ["Klicken"]


def test_a_control_around_tags_is_a_container() -> None:
    seen = fill(Raw(control("a", "", "Nr. {{ a }}")), a=1)
    assert shown(seen) == ["Nr. 1"]


def test_in_a_loop_each_has_its_value_and_no_id_comes_twice() -> None:
    seen = fill(
        "{% for m in ms %}",
        Raw(control("m.titel", TEXT)),
        "{% endfor %}",
        ms=[{"titel": "A"}, {"titel": "B"}],
    )
    assert shown(seen) == ["A", "B"]
    assert not list(seen.root.iter(f"{W}id"))


def test_the_prompt_goes_with_its_style_and_old_bindings() -> None:
    seen = fill(
        Raw(
            f'<w:p><w:sdt {W14}><w:sdtPr><w:rPr><w:b/></w:rPr><w:tag w:val="a"/>'
            '<w:showingPlcHdr/><w:dataBinding w:xpath="/x" w:storeItemID="{A}"/>'
            "<w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle "
            'w:val="PlaceholderText"/></w:rPr><w:t>Klicken Sie hier.</w:t></w:r>'
            "</w:sdtContent></w:sdt></w:p>"
        ),
        a="Text",
    )
    assert shown(seen) == ["Text"]
    for name in ("showingPlcHdr", "dataBinding", "rStyle"):
        assert seen.root.find(f".//{W}{name}") is None
    assert seen.root.find(f".//{W}sdtContent//{W}b") is not None


def test_a_filter_that_makes_more_than_text_is_a_fault() -> None:
    (fault,) = faults(Raw(control("x | markdown", TEXT)))
    assert "Der Filter „markdown“ wirkt nur im Text." in fault


def test_controls_are_among_the_names_a_template_wants() -> None:
    names = template(Raw(control("vorlage.datum", DATE))).names
    assert [(name.path, name.kind) for name in names] == [("vorlage.datum", "Wert")]
