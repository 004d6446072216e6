"""Why something was passed over: never lost, seen wherever it matters."""

from pathlib import Path

from assistant.interview.progress import Status
from assistant.interview.schritt import Schritt
from assistant.workflow.interview_notices import closing, restored
from tests.interview.gespraech import (
    BESUCHE,
    QUOTE,
    STEIN,
    asked,
    interview,
    probe,
    rejected,
    said,
    session,
)

ALLE = BESUCHE + QUOTE + STEIN


class DescribeAReason:
    def it_is_kept_where_a_doubt_is_passed_over(self) -> None:
        talk = said(interview(ALLE), "44", "/weiter Frau M. zählt nach")
        assert talk.faden.reason("P1.1") == "Frau M. zählt nach"

    def it_makes_later_of_a_doubtful_value(self) -> None:
        (change,) = said(interview(ALLE), "44", "/später Zählung im März").changes
        assert change.felder["kein_wert"] == "faellt_spaeter_an"
        assert change.felder["grund"] == "Zählung im März"

    def it_is_kept_where_a_sentence_comes_later(self) -> None:
        talk = said(interview(ALLE), "400", "/später Amt 50 liefert nach")
        assert talk.faden.reason("P1.1") == "Amt 50 liefert nach"

    def it_is_not_swallowed_where_a_choice_comes_first(self) -> None:
        offered = said(interview(ALLE), "Annahmequote 31")
        assert rejected(offered, "/später im März").kandidaten == ("ja", "nein")


class DescribeTheNextDay:
    def it_asks_again_and_knows_why_it_was_passed_over(self, workspace: Path) -> None:
        probe(workspace, BESUCHE + QUOTE)
        talk = session(workspace)
        talk.answer("441")
        talk.answer("/weiter Protokoll fehlt noch")
        assert talk.interview.question is None
        talk.close()

        again = session(workspace)
        assert asked(again.interview) == "P1.2/wert"
        assert again.interview.question
        assert again.interview.question.getippt is None
        assert "Übergangen war P1.2: Protokoll fehlt noch" in restored(
            again.wiederaufnahme
        )
        (task,) = again.tasks()
        assert task.posten[1].status is Status.OFFEN
        assert task.posten[1].grund == "Protokoll fehlt noch"
        again.answer("31")
        again.close()
        assert not list((workspace / "matrices/2013/.verlauf").glob("*.entwurf.json"))

    def it_leaves_nothing_behind_where_all_is_answered(self, workspace: Path) -> None:
        probe(workspace, BESUCHE)
        talk = session(workspace)
        talk.answer("400")
        talk.answer("Personal fehlte.")
        talk.answer("Neue Stelle.")
        talk.answer("")  # who is responsible may stay empty
        talk.close()
        assert session(workspace).wiederaufnahme.entwurf is None


class DescribeTheClosingPage:
    def it_says_what_is_missing_and_why(self, workspace: Path) -> None:
        probe(workspace, ALLE)
        talk = session(workspace)
        talk.answer("44")  # a doubt, left open
        talk.jump("P1.2")
        talk.answer("k. A.; Statistik fehlt")
        talk.jump("P1.3")
        talk.answer("/weiter Protokoll fehlt")
        lines = closing(talk)
        assert "Stand: 0 von 3 erledigt, 1 offen, 1 in Arbeit, 1 ohne Wert." in lines
        assert "Noch offen: P1.1 durchgeführte Besuche (es fehlt: Bestätigung)" in lines
        assert "Noch offen: P1.3 Beschluss im Ausschuss (Protokoll fehlt)" in lines
        assert "Ohne Wert: P1.2 Annahmequote (keine Angabe; Statistik fehlt)" in lines

    def it_names_the_step_that_is_missing(self) -> None:
        talk = said(interview(ALLE), "400", "/weiter")
        assert talk.question
        assert talk.question.schritt is Schritt.GEGENMASSNAHME


def test_a_note_is_seen_where_answers_are_checked(workspace: Path) -> None:
    probe(workspace, BESUCHE)
    talk = session(workspace)
    talk.answer("441, zwei Stellen unbesetzt")
    (row,) = talk.answers()
    assert (row.alt, row.neu) == (None, "441; Vermerk: zwei Stellen unbesetzt")
