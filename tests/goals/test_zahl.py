"""Exact numbers in and out."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from assistant.goals.zahl import as_text, exact


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(450), "450"),
        (Fraction("-22.8"), "-22.8"),
        (Fraction("0.05"), "0.05"),
        (Fraction(100, 3), "100/3"),
        (Fraction(10**40 + 1, 10), "1" + "0" * 39 + ".1"),
    ],
)
def test_a_number_is_written_exactly(number: Fraction, text: str) -> None:
    assert as_text(number) == text


@pytest.mark.parametrize("text", ["1e999999999", "1e-999999999", "nan", "-inf"])
def test_what_no_figure_can_be_is_refused_at_once(text: str) -> None:
    with pytest.raises(PydanticCustomError, match=r"Schreiben Sie"):
        exact(Decimal(text))


@given(st.fractions())
def test_what_is_written_reads_as_the_same_number(number: Fraction) -> None:
    assert Fraction(as_text(number)) == number


@given(st.decimals(-(10**29), 10**29, places=9))
def test_a_toml_number_loses_no_digit(number: Decimal) -> None:
    assert exact(number) == Fraction(number)
