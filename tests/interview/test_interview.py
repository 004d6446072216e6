"""Moving about in an interview: back, forward, jump, corrections, undo by replay."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.goals.change import apply
from assistant.interview.faden import Gesagt
from assistant.interview.interview import Interview
from assistant.interview.preview import preview
from assistant.interview.question import FrageId
from assistant.interview.rebase import rebased
from assistant.interview.schritt import Schritt
from tests.interview.gespraech import (
    ARTEN,
    BESUCHE,
    QUOTE,
    STEIN,
    asked,
    command,
    interview,
    rahmen,
    rejected,
    said,
)

ALLE = BESUCHE + QUOTE + STEIN + ARTEN


class DescribeBackAndForward:
    def it_goes_back_to_what_was_typed(self) -> None:
        talk = said(interview(ALLE), "441", "31", "/zurück", "/zurück")
        assert talk.question
        assert (asked(talk), talk.question.getippt) == ("P1.1/wert", "441")

    def it_goes_forward_without_answering_again(self) -> None:
        talk = said(interview(ALLE), "441", "31")
        assert said(talk, "/zurück", "/zurück", "/weiter", "/weiter") == talk

    def it_stays_at_the_first_question(self) -> None:
        assert asked(interview(ALLE).back()) == "P1.1/wert"

    def it_keeps_a_text_that_was_not_sent(self) -> None:
        talk = said(interview(ALLE), "441").typed("3").back().forward()
        assert talk.question
        assert (asked(talk), talk.question.getippt) == ("P1.2/wert", "3")

    def it_never_takes_a_text_that_was_not_sent(self) -> None:
        talk = interview(ALLE).typed("44")
        assert rejected(talk, "")

    def it_takes_the_same_answer_to_the_same_state(self) -> None:
        talk = said(interview(ALLE), "441", "27", "Flyer fehlten")
        assert said(talk.back(), "Flyer fehlten") == talk


class DescribeACorrection:
    def it_takes_away_what_only_the_old_answer_demanded(self) -> None:
        talk = said(interview(ALLE), "441", "27", "Flyer fehlten", "Neue Flyer")
        better = said(talk.jump("P1.2"), "31")
        reported = better.faden.indikator("P1.2")
        assert reported
        assert reported.t3
        assert (reported.t3.ist, reported.t3.ursache) == (31, None)

    def it_brings_the_explanation_back_with_the_old_value(self) -> None:
        talk = said(interview(ALLE), "441", "27", "Flyer fehlten", "Neue Flyer")
        again = said(talk.jump("P1.2"), "31")
        again = said(again.jump("P1.2"), "27")
        assert again.changes == talk.changes

    def it_asks_what_it_opens_before_going_on(self) -> None:
        talk = said(interview(ALLE), "441", "31", "ja", "12.09.")
        talk = said(talk, "/zurück", "/zurück", "/zurück", "27")
        assert asked(talk) == "P1.2/ursache"

    def it_returns_from_a_jump_to_where_it_was(self) -> None:
        talk = said(interview(ALLE), "441")
        assert asked(said(talk.jump("P1.7"), "12")) == "P1.2/wert"
        assert asked(talk.jump("P1.7").back()) == "P1.1/wert"


class DescribeCommands:
    def it_hands_help_search_and_end_to_the_front(self) -> None:
        talk = interview(ALLE)
        assert command(talk, "/suche Besuche").argument == "Besuche"
        assert command(talk, "/hilfe").befehl == "hilfe"
        assert command(talk, "/ende").befehl == "ende"

    def it_says_which_commands_there_are(self) -> None:
        assert rejected(interview(ALLE), "/zuruk").kandidaten == ("/zurück",)

    def it_remembers_why_something_was_skipped(self) -> None:
        talk = said(interview(ALLE), "/weiter Frau M. fragt nach")
        assert talk.faden.reason("P1.1") == "Frau M. fragt nach"
        assert asked(talk) == "P1.2/wert"
        assert asked(talk.ask_again()) == "P1.1/wert"
        assert talk.ask_again().faden.reason("P1.1") == "Frau M. fragt nach"


class DescribeFreeAnswers:
    def it_finds_the_indicator_and_asks_before_it_takes(self) -> None:
        talk = said(interview(ALLE).jump("P1.2"), "Hausbesuche 441, zwei krank")
        assert talk.question
        assert talk.question.schritt is Schritt.UEBERNAHME
        assert "P1.1 durchgeführte Besuche: 441 Besuche" in talk.question.text
        assert talk.changes == ()
        (change,) = said(talk, "ja").changes
        assert change.indikator == "P1.1"
        assert change.felder["vermerk_intern"] == "zwei krank"

    def it_leaves_everything_on_no(self) -> None:
        talk = interview(ALLE).jump("P1.2")
        left = said(talk, "Hausbesuche 441", "nein")
        assert replace(left, getippt=()) == talk

    def it_is_the_text_after_all_where_a_text_was_asked(self) -> None:
        talk = said(interview(ALLE), "441", "27", "Besuche 441", "nein")
        assert talk.gesagt[-1].text == "Besuche 441"

    def it_asks_which_one_where_two_are_meant(self) -> None:
        two = QUOTE + QUOTE.replace("P1.2", "P1.8").replace("Annahmequote", "Quote Süd")
        found = rejected(interview(two + BESUCHE).jump("P1.1"), "Quote abc")
        assert found.meldung

    def it_offers_several_lines_as_a_list(self) -> None:
        talk = said(interview(ALLE), "P1.1\t441\nAnnahmequote\t31\nUnfug")
        assert talk.question
        assert "1 von 3 Zeilen" in talk.question.text
        talk = said(talk, "ja")
        assert [change.indikator for change in talk.changes] == ["P1.1", "P1.2"]

    def it_fills_a_column_into_the_open_questions(self) -> None:
        rows = interview(ALLE).paste("441\n31\n12.09.2013")
        assert [str(row.frage) for row in rows] == [
            "P1.1/wert",
            "P1.2/wert",
            "P1.3/wert",
        ]

    def it_keeps_a_note_of_two_lines_with_its_value(self) -> None:
        talk = said(interview(ALLE), "441\nzwei Stellen unbesetzt")
        (change,) = talk.changes
        assert change.felder["vermerk_intern"] == "zwei Stellen unbesetzt"


class DescribePreview:
    def it_rates_what_is_being_typed(self) -> None:
        frage = interview(ALLE).question
        assert frage
        seen = preview("400", frage)
        assert seen
        assert seen.bewertung
        assert seen.bewertung.ampel == "rot"

    def it_says_what_is_odd_about_it(self) -> None:
        frage = interview(ALLE).question
        assert frage
        seen = preview("4410", frage)
        assert seen
        assert [one.code for one in seen.warnungen] == ["faktor"]

    def it_reads_nothing_from_nothing(self) -> None:
        frage = interview(ALLE).question
        assert frage
        assert preview("  ", frage) is None


class DescribeProgress:
    def it_counts_every_indicator_once(self) -> None:
        talk = said(interview(ALLE), "441", "/später im Mai", "/weiter", "nein; fehlt")
        assert talk.progress.text == (
            "1 von 7 erledigt, 1 offen, 1 in Arbeit, 1 fällt später an, "
            "3 noch nicht begonnen"
        )

    def it_does_not_count_what_is_not_due(self) -> None:
        text = BESUCHE + 'soll = "jahresende"\n' + QUOTE
        talk = interview(text.replace("t1 = { ist = 152 }", ""), 1)
        assert talk.progress.text == (
            "0 von 1 erledigt, 1 noch nicht begonnen, 1 noch nicht fällig"
        )


class DescribeAnotherFile:
    def it_keeps_answers_that_the_file_holds(self) -> None:
        talk = said(interview(ALLE), "441", "31")
        there = apply(apply(talk.rahmen.matrix, talk.changes[0]), talk.changes[1])
        moved = rebased(talk, replace(talk.rahmen, matrix=there))
        assert moved == talk

    def it_lets_the_file_count_where_it_says_otherwise(self) -> None:
        talk = said(interview(ALLE), "441", "31")
        moved = rebased(talk, rahmen(ALLE))
        assert (moved.gesagt, moved.changes) == ((), ())

    def it_keeps_the_question_and_what_is_typed_there(self) -> None:
        talk = interview(ALLE).typed("44")
        other = said(interview(ALLE), "430")
        moved = rebased(talk, replace(talk.rahmen, matrix=other.matrix))
        assert moved.question
        assert asked(moved) == "P1.1/wert"
        assert (moved.question.vorgabe, moved.question.getippt) == ("430", "44")
        assert asked(said(moved, "")) == "P1.2/wert"

    def it_keeps_what_was_typed_where_an_offer_was_made(self) -> None:
        talk = said(interview(ALLE), "P1.2 31")
        assert talk.angebot
        other = said(interview(ALLE), "430")
        moved = rebased(talk, replace(talk.rahmen, matrix=other.matrix))
        assert moved.question
        assert (asked(moved), moved.question.getippt) == ("P1.1/wert", "P1.2 31")


class DescribeGoingOn:
    def it_leaves_an_answer_that_was_given(self) -> None:
        talk = said(interview(ALLE), "441").back()
        assert said(talk, "/weiter keine Lust").changes == talk.changes

    def it_takes_nothing_from_what_is_complete(self) -> None:
        explained = """t3 = { ist = 400, ursache = "krank", gegenmassnahme = "mehr" }"""
        talk = interview(BESUCHE + explained + QUOTE).jump("P1.1")
        before = talk.progress.erledigt
        there = talk.forward()
        assert there.question
        assert there.question.schritt is Schritt.URSACHE
        assert there.progress.erledigt == before


class DescribeAFreeAnswerAtASentence:
    def it_says_that_a_no_keeps_the_sentence(self) -> None:
        talk = said(interview(ALLE), "400", "Annahmequote 31, zwei krank")
        assert talk.angebot
        assert talk.question
        assert "„nein“ nimmt den Text als Antwort" in talk.question.hinweis
        there = said(talk, "nein")
        change = next(one for one in there.changes if one.indikator == "P1.1")
        assert change.felder["ursache"] == "Annahmequote 31, zwei krank"


WERTE = ("441", "27", "4410", "ja", "nein", "145 von 480", "12.09.", "k. A.", "rot")
BEFEHLE = ("/zurück", "/weiter", "/später morgen", "/weiter Urlaub", "/hilfe", "/ende")
SAETZE = ("", "Hausbesuche 441", "P1.2 31\nP1.1 441", "ja, weil neu", "streichen")
EINGABEN = st.one_of(st.sampled_from((*WERTE, *BEFEHLE, *SAETZE)), st.text(max_size=30))


class DescribeAnyInput:
    @given(st.lists(EINGABEN, max_size=12))
    @settings(max_examples=150, deadline=None)
    def it_never_raises_and_comes_out_the_same_on_replay(
        self, texts: list[str]
    ) -> None:
        talk = START
        for text in texts:
            talk = stepped(talk, text)
        again = Interview(rahmen=talk.rahmen, gesagt=talk.gesagt)
        assert again.changes == talk.changes
        assert again.matrix == talk.matrix

    @given(st.lists(EINGABEN, max_size=8), EINGABEN)
    @settings(max_examples=100, deadline=None)
    def it_takes_the_same_answer_after_back_to_the_same_state(
        self, texts: list[str], last: str
    ) -> None:
        talk = START
        for text in texts:
            talk = stepped(talk, text)
        before = talk.resume()
        after = before.answer(last)
        frage = before.question
        answered = isinstance(after, Interview) and len(after.gesagt) > len(
            before.gesagt
        )
        if not answered or frage is None or before.angebot or last.startswith("/"):
            return
        assert isinstance(after, Interview)
        if after.gesagt[-1] == Gesagt(frage.id, last):
            assert after.back().answer(last) == after

    @given(st.lists(EINGABEN, max_size=10))
    @settings(max_examples=100, deadline=None)
    def it_takes_no_answer_away_by_moving(self, texts: list[str]) -> None:
        talk = START
        for text in texts:
            talk = stepped(talk, text)
        for move in (talk.back(), talk.jump("P1.5"), talk.resume(), talk.back().back()):
            assert move.changes == talk.changes
            assert set(move.gesagt) == set(talk.gesagt)


START = interview(ALLE)


def stepped(talk: Interview, text: str) -> Interview:
    result = talk.answer(text)
    return result if isinstance(result, Interview) else talk.typed(text)


def test_an_id_says_which_question() -> None:
    assert str(FrageId("P1.1", Schritt.WERT)) == "P1.1/wert"
