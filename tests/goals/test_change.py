"""One answer as a change of the data."""

from fractions import Fraction

import pytest
from conftest import toml

from assistant.goals.change import Change, apply
from assistant.goals.matrix import Matrix

MATRIX = Matrix.model_validate(
    toml("""
titel = "Probe"
organisation = "sozialamt"
jahr = 2013
[[massnahme]]
id = "S1"
titel = "Besuche"
leitziel = "teilhabe"
[[massnahme.indikator]]
id = "S1.1"
name = "Besuche"
art = "kumulativ"
zielwert = 450
t1 = { ist = 152, vermerk = "Bleibt." }
[[massnahme.indikator]]
id = "S1.2"
name = "Andere"
art = "kumulativ"
zielwert = 9
""")
)


def test_only_the_named_fields_change() -> None:
    matrix = apply(MATRIX, Change("S1.1", 1, {"ist": Fraction(153)}))
    one, other = matrix.massnahme[0].indikator
    assert one.t1 is not None
    assert (one.t1.ist, one.t1.vermerk) == (153, "Bleibt.")
    assert other == MATRIX.massnahme[0].indikator[1]


def test_a_report_of_which_nothing_is_left_is_no_report() -> None:
    matrix = apply(MATRIX, Change("S1.1", 1, {"ist": None, "vermerk": None}))
    assert matrix.massnahme[0].indikator[0].t1 is None


def test_a_first_report_is_made() -> None:
    matrix = apply(MATRIX, Change("S1.2", 3, {"kein_wert": "entfaellt"}))
    report = matrix.massnahme[0].indikator[1].t3
    assert report is not None
    assert report.kein_wert == "entfaellt"


def test_an_unknown_indicator_is_no_place_for_an_answer() -> None:
    with pytest.raises(KeyError, match=r"S9\.9"):
        apply(MATRIX, Change("S9.9", 1, {"ist": Fraction(1)}))
