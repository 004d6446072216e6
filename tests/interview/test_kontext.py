"""What the question decides: the year of a day, the unit, the last value."""

import datetime
from fractions import Fraction

import pytest

from assistant.interview.answer import Ergebnis
from assistant.interview.context import Groesse
from assistant.interview.understand import understand
from tests.interview.fragen import KONTEXTE, kontext, outcome

IM_JANUAR = datetime.date(2014, 1, 15)
JAHRE_SPAETER = datetime.date(2026, 5, 4)

JAHRESWECHSEL = [
    ("erledigt am 10.01.", "? voraussichtlich am 10.01.2014 | erledigt am 10.01.2013"),
    ("erledigt am 10.12.", "erledigt 2013-12-10"),
    ("erledigt am 19.03.", "erledigt 2013-03-19"),
    ("10.01.", "? voraussichtlich am 10.01.2014 | erledigt am 10.01.2013"),
    ("voraussichtlich 15.02.", "? voraussichtlich am 15.02.2014"),
    ("voraussichtlich 15.02.2014", "am 2014-02-15"),
]  # fmt: skip


@pytest.mark.parametrize(("eingabe", "erwartet"), JAHRESWECHSEL)
def test_turn_of_the_year(eingabe: str, erwartet: str) -> None:
    frage = kontext(art="meilenstein", tertial=3, heute=IM_JANUAR)
    assert outcome(understand(eingabe, frage)) == erwartet


def test_long_after_the_year_there_is_no_doubt() -> None:
    frage = kontext(art="meilenstein", tertial=3, heute=JAHRE_SPAETER)
    assert outcome(understand("erledigt am 10.01.", frage)) == "erledigt 2013-01-10"


def test_done_offers_the_termin_where_it_has_passed() -> None:
    frage = kontext(
        art="meilenstein", tertial=3, termin=datetime.date(2013, 9, 30), heute=IM_JANUAR
    )
    assert understand("erledigt", frage).kandidaten == (
        "erledigt am 30.09.2013",
        "erledigt am 31.12.2013",
    )


@pytest.mark.parametrize(
    ("frage", "groesse"),
    [
        ("besuche", Groesse.ANZAHL),
        ("euro", Groesse.GELD),
        ("teuro", Groesse.GELD),
        ("quote", Groesse.ANTEIL),
        ("rate", Groesse.ANTEIL),
        ("wochen", Groesse.MASS),
    ],
)
def test_groesse(frage: str, groesse: Groesse) -> None:
    assert KONTEXTE[frage].groesse is groesse


def test_averages_and_fractional_targets_have_decimals() -> None:
    assert kontext(art="durchschnitt", einheit="Personen").groesse is Groesse.MASS
    frage = kontext(art="stichtag", einheit="Personen", vorjahr="81/2")
    assert frage.groesse is Groesse.MASS


def test_one_group_is_in_doubt_where_decimals_are_usual_and_no_soll_helps() -> None:
    frage = kontext(art="durchschnitt", einheit="Personen")
    assert understand("1.250", frage).kandidaten == ("1250", "1,25")


def test_the_last_value_skips_a_tertial_without_one() -> None:
    frage = kontext(
        tertial=3, art="stichtag", t1={"ist": 5}, t2={"kein_wert": "keine_angabe"}
    )
    assert frage.letzter == 5


def test_a_corridor_is_what_a_value_is_near_to() -> None:
    frage = kontext(art="korridor", einheit="%", zielwert={"von": 55, "bis": 65})
    assert frage.bezuege == (55, 65)
    assert outcome(understand("58.500", frage)) == "? 58,5 | 58500"


def test_before_the_year_end_the_target_is_what_a_value_is_near_to() -> None:
    frage = kontext(art="kumulativ", einheit="€", zielwert=400_000, soll="jahresende")
    assert understand("300", frage).kandidaten == ("300.000", "300 €")


def test_a_quota_without_a_scale_is_a_share_of_one() -> None:
    frage = kontext(art="quote", zielwert=1)
    assert understand("3 von 4", frage).wert == Fraction(3, 4)


def test_a_definition_may_name_the_counted_noun() -> None:
    frage = kontext(
        art="kumulativ", einheit="Besuche", definition="Hausbesuche mit Protokoll"
    )
    assert understand("145 Hausbesuche", frage).ergebnis is Ergebnis.WERT
    assert understand("145 Fehlbesuche", frage).ergebnis is Ergebnis.RUECKFRAGE


def test_without_a_unit_nothing_is_assumed() -> None:
    antwort = understand("145 Besuche", KONTEXTE["monitor"])
    assert antwort.ergebnis is Ergebnis.RUECKFRAGE
    assert understand("145", KONTEXTE["monitor"]).einheit is None
