"""Better, equal, worse; and many colours in one."""

import pytest
from conftest import JAHR_2013, indikator

from assistant.goals.ampel import Ampel
from assistant.goals.rollup import roll_up
from assistant.goals.trend import trend


@pytest.mark.parametrize(
    ("t1", "t2", "expected"),
    [
        ("90", "91", "gleich"),
        ("90", "91.01", "besser"),
        ("90", "88.99", "schlechter"),
        ("120", "110", "schlechter"),
    ],
)
def test_more_than_one_percentage_point_counts(t1: str, t2: str, expected: str) -> None:
    text = f'art = "stichtag"\nzielwert = 100\nt1.ist = {t1}\nt2.ist = {t2}'
    assert trend(indikator(text), 2, JAHR_2013) == expected


def test_less_is_better_where_less_is_wanted() -> None:
    text = (
        'art = "stichtag"\nrichtung = "weniger"\nzielwert = 100\n'
        "t1.ist = 110\nt2.ist = 100"
    )
    assert trend(indikator(text), 2, JAHR_2013) == "besser"


@pytest.mark.parametrize(
    "text",
    [
        "zielwert = 100\nt2.ist = 60",
        "zielwert = 100\nt1.ist = 60",
        'zielwert = 0\nsoll = "konstant"\nt1.ist = 1\nt2.ist = 2',
    ],
)
def test_there_is_no_trend_without_two_deviations(text: str) -> None:
    assert trend(indikator(text), 2, JAHR_2013) is None


def test_the_first_tertial_has_no_trend() -> None:
    assert trend(indikator("zielwert = 100\nt1.ist = 60"), 1, JAHR_2013) is None


def test_the_roll_up_is_the_worst_rated_colour_and_grau_does_not_count() -> None:
    bild = roll_up([Ampel.GRUEN, Ampel.GRAU, Ampel.GELB, Ampel.GRUEN])
    assert (bild.ampel, bild.bewertet, bild.gesamt) == (Ampel.GELB, 3, 4)
    assert bild.anzahl[Ampel.GRUEN] == 2


def test_the_roll_up_is_grau_only_where_nothing_is_rated() -> None:
    assert roll_up([Ampel.GRAU, Ampel.GRAU]).ampel is Ampel.GRAU
    assert roll_up([]).ampel is Ampel.GRAU
