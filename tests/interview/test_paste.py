"""What is pasted from Excel: gaps, several columns, names beside values."""

from assistant.interview.offer import Lesung, Zeile
from tests.interview.gespraech import BESUCHE, QUOTE, STEIN, interview

ALLE = BESUCHE + QUOTE + STEIN


def rows(text: str) -> list[str]:
    return [str(row.frage) for row in interview(ALLE).paste(text)]


def readings(row: Zeile) -> list[str]:
    return [one.wert for one in row.auswahl]


def test_an_empty_cell_of_a_column_shifts_nothing() -> None:
    assert rows("441\n\n12.09.2013\n\n") == ["P1.1/wert", "P1.3/wert"]


def test_of_several_columns_each_figure_is_offered_and_none_glued() -> None:
    first, second = interview(ALLE).paste("152\t287\t441\n27,1\t28\t31")
    assert first.lesung is Lesung.MEHRDEUTIG
    assert readings(first) == ["152", "287", "441"]
    assert readings(second) == ["27,1", "28", "31"]


def test_names_may_stand_beside_several_figures() -> None:
    first, second = interview(ALLE).paste("P1.1\tBesuche\t441\nAnnahmequote\t28\t31")
    assert (first.lesung, first.wert) == (Lesung.VERSTANDEN, "441")
    assert readings(second) == ["28", "31"]


def test_two_columns_are_a_name_and_its_value() -> None:
    assert rows("P1.1\t441\nAnnahmequote\t31") == ["P1.1/wert", "P1.2/wert"]
