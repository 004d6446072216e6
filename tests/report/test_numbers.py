"""Numbers and dates as a German reader expects them."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.numbers import (
    datum,
    datum_lang,
    fixed,
    plain,
    rounded,
    signed,
    unbroken,
)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("0.05", 1, "0,1"),
        ("-0.05", 1, "−0,1"),
        ("0.04", 1, "0,0"),
        ("-0.04", 1, "0,0"),
        ("1234567.25", 1, "1.234.567,3"),
        ("999.95", 1, "1.000,0"),
        ("12", 0, "12"),
    ],
)
def test_rounding_is_half_away_from_zero(number: str, places: int, text: str) -> None:
    assert fixed(Fraction(number), places) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("450", "450"),
        ("22.8", "22,8"),
        ("44.25", "44,25"),
        ("-50000", "−50.000"),
        ("200/3", "66,7"),
        ("4200000", "4.200.000"),
    ],
)
def test_a_figure_is_shown_as_it_was_reported(number: str, text: str) -> None:
    assert plain(Fraction(number)) == text


@pytest.mark.parametrize(
    ("number", "text"), [("6.66", "+6,7"), ("-10", "−10,0"), ("0.04", "0,0")]
)
def test_a_deviation_has_its_sign(number: str, text: str) -> None:
    assert signed(Fraction(number), 1) == text


def test_dates_are_german() -> None:
    tag = datetime.date(2013, 3, 1)
    assert (datum(tag), datum_lang(tag)) == ("01.03.2013", "1. März 2013")


def test_figures_keep_their_short_units_on_the_line() -> None:
    assert unbroken("−10,0 %") == "−10,0\N{NO-BREAK SPACE}%"
    assert unbroken("450 Besuche") == "450 Besuche"
    assert unbroken("im Korridor") == "im Korridor"


@given(st.fractions(-(10**6), 10**6), st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_unit_at_most(
    number: Fraction, places: int
) -> None:
    assert abs(rounded(number, places) - number * 10**places) <= Fraction(1, 2)
