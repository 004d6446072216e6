"""What is stored of a value that a person stands by: one rule for every front."""

from assistant.goals.change import Change
from assistant.interview.overrule import overruled
from assistant.interview.understand import understand
from tests.interview.fragen import KONTEXTE, kontext


def stored(text: str, frage: str = "besuche") -> Change:
    return overruled(understand(text, KONTEXTE[frage]), KONTEXTE[frage], "zwei Listen")


def test_a_sum_that_falls_is_a_correction() -> None:
    felder = stored("140, Liste fehlt").felder
    assert felder["kennzeichen"] == "berichtigt"
    assert felder["vermerk_intern"] == "Liste fehlt; zwei Listen"


def test_a_sum_that_rises_is_none() -> None:
    assert stored("300").felder["kennzeichen"] is None


def test_the_reason_of_a_missing_value_is_not_mixed_with_the_note() -> None:
    felder = stored("k. A.; Statistik fehlt").felder
    assert felder["grund"] == "Statistik fehlt"
    assert felder["vermerk_intern"] == "zwei Listen"


def test_an_older_note_stays() -> None:
    frage = kontext(art="stichtag", t2={"ist": 5, "vermerk_intern": "Zählung neu."})
    felder = overruled(understand("6", frage), frage, "zwei Listen").felder
    assert felder["vermerk_intern"] == "Zählung neu. zwei Listen"
