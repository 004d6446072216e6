"""A free answer that may mean several things: the person chooses, nothing is lost."""

import pytest

from assistant.interview.interview import Interview
from assistant.interview.letters import letter, position
from assistant.interview.schritt import Schritt
from tests.interview.gespraech import BESUCHE, QUOTE, asked, interview, rejected, said

ZWEI = (
    BESUCHE
    + QUOTE
    + QUOTE.replace("P1.2", "P1.8").replace("Annahmequote", "Ablehnungsquote")
)
MOEGLICH = (
    "P1.2 Annahmequote: 62 %",
    "P1.8 Ablehnungsquote: 62 %",
    "nichts davon",
)


def doubtful() -> Interview:
    """Return a talk that was told something two indicators may be meant by."""
    return said(interview(ZWEI), "Quote 62")


class DescribeAChoice:
    def it_offers_what_may_be_meant_in_words(self) -> None:
        frage = doubtful().question
        assert frage
        assert frage.schritt is Schritt.UEBERNAHME
        assert frage.text == "„Quote 62“ kann mehreres heißen. Was ist gemeint?"
        assert frage.wahl == MOEGLICH

    @pytest.mark.parametrize("text", [MOEGLICH[1], "P1.8", "p1.8"])
    def it_takes_the_one_that_is_named(self, text: str) -> None:
        (change,) = said(doubtful(), text).changes
        assert (change.indikator, change.felder["ist"]) == ("P1.8", 62)

    @pytest.mark.parametrize("text", ["nein", "nichts davon"])
    def it_goes_back_to_the_question_with_what_was_typed(self, text: str) -> None:
        talk = said(doubtful(), text)
        assert talk.question
        assert asked(talk) == "P1.1/wert"
        assert talk.question.getippt == "Quote 62"

    def it_asks_again_where_nothing_is_named(self) -> None:
        assert rejected(doubtful(), "ja").kandidaten == MOEGLICH
        assert rejected(doubtful(), "vielleicht").kandidaten == MOEGLICH

    def it_offers_the_values_one_number_may_have(self) -> None:
        talk = said(interview(QUOTE + BESUCHE), "Besuche 1,250")
        assert talk.question
        assert talk.question.wahl == (
            "P1.1 durchgeführte Besuche: 1.250 Besuche",
            "P1.1 durchgeführte Besuche: 1,25 Besuche",
            "nichts davon",
        )
        assert asked(said(talk, talk.question.wahl[0])) == "P1.2/wert"


def test_a_no_leaves_a_single_offer_at_its_question_too() -> None:
    talk = said(interview(ZWEI), "Annahmequote 31", "nein")
    assert talk.question
    assert (asked(talk), talk.question.getippt) == ("P1.1/wert", "Annahmequote 31")


def test_a_letter_stands_for_a_choice() -> None:
    assert [letter(at) for at in range(3)] == ["a", "b", "c"]
    assert position(" B) ", 3) == 1
    assert position("d", 3) is None
    assert position("ja", 3) is None
