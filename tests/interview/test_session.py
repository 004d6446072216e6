"""A session over a real file: saved at once, never lost, never over somebody else."""

import datetime
import json
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import AssistantError
from assistant.store.journal import Herkunft
from assistant.store.keep import values_of
from assistant.store.lock import locked
from assistant.workflow.interview import Session
from assistant.workflow.interview_answers import (
    Ausgang,
    exit_code,
    read_answers,
    take_answers,
)
from assistant.workflow.interview_draft import Drafts
from assistant.workflow.interview_notices import closing, conflicts, foreign, restored
from tests.interview.gespraech import (
    ARTEN,
    BESUCHE,
    QUOTE,
    STEIN,
    asked,
    probe,
    session,
)

ALLE = BESUCHE + QUOTE + STEIN + ARTEN


@pytest.fixture
def file(workspace: Path) -> Path:
    return probe(workspace, ALLE)


def values(path: Path) -> dict[str, object]:
    """Return the values of the third Tertial as they stand in the file."""
    return {
        f"{pfad[0]}.{pfad[2]}": value
        for pfad, value in values_of(path.read_bytes()).items()
        if len(pfad) == 3 and pfad[1] == "t3"
    }


def say(talk: Session, *texts: str) -> None:
    for text in texts:
        reply = talk.answer(text)
        assert not reply.rejected, (text, reply.rejected)
        assert not reply.konflikte


def replaced(path: Path, old: str, new: str) -> None:
    """Edit the file as somebody else does."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class DescribeSaving:
    def it_has_saved_before_the_next_question(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        say(talk, "441")
        assert values(file) == {"P1.1.ist": 441}
        assert asked(talk.interview) == "P1.2/wert"

    def it_takes_a_text_out_of_the_file_that_a_correction_makes_void(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        say(talk, "400", "Personal fehlte", "Neue Stelle")
        talk.jump("P1.1")
        say(talk, "445")
        assert values(file) == {"P1.1.ist": 445}

    def it_refuses_what_would_make_the_file_faulty(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        talk.jump("P1.3")
        say(talk, "erledigt am 10.01.2014")
        reply = talk.answer("ja, an diesem Tag war es soweit")
        assert reply.rejected
        assert "Stichtag" in reply.rejected.meldung
        assert asked(talk.interview) == "P1.3/bestaetigung"
        assert values(file) == {}

    def it_keeps_what_was_typed_when_the_file_cannot_be_read(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        whole = file.read_text(encoding="utf-8")
        replaced(file, "jahr = 2013", "jahr = = 2013")
        with pytest.raises(AssistantError):
            talk.answer("441")
        file.write_text(whole, encoding="utf-8")
        again = session(workspace).interview.question
        assert again
        assert again.getippt == "441"


class DescribeResuming:
    @pytest.mark.usefixtures("file")
    def it_goes_on_with_the_same_answers(self, workspace: Path) -> None:
        talk = session(workspace)
        say(talk, "441", "27", "Flyer fehlten")
        talk.typed("Neue Fly")
        again = session(workspace)
        assert again.interview == talk.interview
        assert again.interview.question
        assert again.interview.question.getippt == "Neue Fly"
        first, second = restored(again.wiederaufnahme)
        assert first.endswith("3 Antworten.")
        assert second == "Nicht abgeschickt war bei P1.2: Neue Fly"

    def it_still_knows_what_stood_there_before(
        self, file: Path, workspace: Path
    ) -> None:
        replaced(file, "t2 = { ist = 287 }", "t2 = { ist = 287 }\nt3 = { ist = 430 }")
        talk = session(workspace)
        talk.jump("P1.1")
        say(talk, "441")
        (row,) = session(workspace).answers()
        assert (row.alt, row.neu, row.differenz) == ("430", "441", 11)

    def it_lets_the_file_count_where_it_was_edited_since(
        self, file: Path, workspace: Path
    ) -> None:
        say(session(workspace), "441", "31")
        replaced(file, "ist = 441", "ist = 440")
        again = session(workspace)
        assert again.interview.faden.spoken_ids() == ("P1.2",)
        assert values(file)["P1.1.ist"] == 440

    def it_begins_anew_with_a_draft_that_cannot_be_read(
        self, file: Path, workspace: Path
    ) -> None:
        say(session(workspace), "441")
        draft = file.parent / ".verlauf/probe.entwurf.json"
        whose = json.loads(draft.read_bytes())
        lost = json.dumps({key: {"basis": []} for key in whose})
        for text in ("{", "[]", '{"x": 1}', lost, broken(draft)):
            draft.write_text(text, encoding="utf-8")
            assert session(workspace).interview.gesagt == ()

    def it_leaves_no_draft_when_everything_was_asked(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        while talk.interview.question:
            talk.answer("k. A., die Liste fehlt")
        talk.close()
        assert not (file.parent / ".verlauf/probe.entwurf.json").exists()

    @pytest.mark.usefixtures("file")
    def it_keeps_the_drafts_of_other_tertiale(self, workspace: Path) -> None:
        early = session(workspace, tertial=1)
        early.jump("P1.2")
        early.typed("30")
        session(workspace, tertial=3).typed("44")
        again = session(workspace, tertial=1).interview.question
        assert again
        assert again.getippt == "30"


class DescribeDraftsOfSeveralPeople:
    def it_writes_one_after_the_other(self, file: Path, workspace: Path) -> None:
        when = datetime.datetime(2014, 1, 10, tzinfo=datetime.UTC)
        ann, ben = (Drafts(file, 3, Herkunft(when, one, "")) for one in ("ann", "ben"))
        talk = session(workspace).interview.typed("44")
        ann.write(talk, when)
        draft = file.parent / ".verlauf/probe.entwurf.json"
        anns = draft.read_bytes()
        draft.unlink()
        with locked(draft.with_suffix(".lock")):  # ann is just about to write
            writing = threading.Thread(target=ben.write, args=(talk, when))
            writing.start()
            writing.join(0.2)
            draft.write_bytes(anns)
        writing.join()
        assert ann.read(talk.rahmen)
        assert ben.read(talk.rahmen)


def broken(draft: Path) -> str:
    """Return the draft with a step that there is none of."""
    text = draft.read_text(encoding="utf-8").replace('"wert"', '"unsinn"')
    assert json.loads(text)
    return text


class DescribeOthers:
    def it_takes_in_what_others_wrote_elsewhere(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        say(talk, "441")
        replaced(file, "ist = 287", "ist = 288")
        reply = talk.answer("31")
        assert foreign(reply.fremd) == [
            "Inzwischen geändert: P1.1 (Wert, Tertial 2) ist jetzt 288, vorher 287."
        ]
        assert values(file) == {"P1.1.ist": 441, "P1.2.ist": 31}

    def it_asks_where_others_changed_the_same_value(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        replaced(file, "ist = 287 }", "ist = 287 }\nt3 = { ist = 445 }")
        reply = talk.answer("441")
        assert conflicts(reply.konflikte)[0] == (
            "P1.1 (Wert, Tertial 3) hat inzwischen jemand geändert. Vorher: leer. "
            "Jetzt in der Datei: 445. Ihre Angabe: 441."
        )
        frage = talk.interview.question
        assert frage
        assert (frage.vorgabe, frage.getippt) == ("445", "441")
        assert values(file) == {"P1.1.ist": 445}
        say(talk, "441")
        assert values(file) == {"P1.1.ist": 441}

    def it_keeps_theirs_on_an_empty_answer(self, file: Path, workspace: Path) -> None:
        talk = session(workspace)
        replaced(file, "ist = 287 }", "ist = 287 }\nt3 = { ist = 445 }")
        talk.answer("441")
        say(talk, "")
        assert values(file) == {"P1.1.ist": 445}
        assert asked(talk.interview) == "P1.2/wert"

    def it_sees_two_sessions_on_one_file(self, file: Path, workspace: Path) -> None:
        one, other = session(workspace), session(workspace)
        say(one, "441")
        other.jump("P1.2")
        say(other, "31")
        assert values(file) == {"P1.1.ist": 441, "P1.2.ist": 31}
        assert [str(one.pfad[0]) for one in one.refresh()] == ["P1.2"]
        assert one.refresh() == ()


class DescribeAMilestone:
    def it_is_corrected_wherever_its_day_stands(self, workspace: Path) -> None:
        day = "{ erledigt = 2013-07-12 }"
        path = probe(workspace, f"{STEIN}t2 = {day}\nt3 = {day}\n{QUOTE}")
        before = path.read_bytes()
        talk = session(workspace)
        talk.jump("P1.3")
        reply = talk.answer("erledigt am 10.07.")
        assert not reply.rejected
        text = path.read_text(encoding="utf-8")
        assert text.count("2013-07-10") == 2
        assert "2013-07-12" not in text
        thema = talk.interview.rahmen.thema("P1.3")
        assert thema
        assert thema.indikator.t2
        assert thema.indikator.t2.erledigt == datetime.date(2013, 7, 10)
        talk.undo()
        assert path.read_bytes() == before


class DescribeUndo:
    def it_takes_answers_back_in_the_file_and_gives_them_again(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        say(talk, "441", "27", "Flyer fehlten")
        states, state = [], (talk.interview, values(file))
        while not talk.undo().rejected:
            states.append(state)
            state = talk.interview, values(file)
        assert values(file) == {}
        assert asked(talk.interview) == "P1.1/wert"
        for state in reversed(states):
            talk.redo()
            assert (talk.interview, values(file)) == state
        assert talk.redo().rejected

    def it_takes_several_answers_back_that_were_given_at_once(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        talk.answer("P1.1\t441\nAnnahmequote\t31")
        say(talk, "ja")
        assert values(file) == {"P1.1.ist": 441, "P1.2.ist": 31}
        talk.undo()
        assert values(file) == {}

    def it_asks_again_what_was_passed_over_last(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        say(talk, "441")
        talk.forward()
        talk.undo()
        assert asked(talk.interview) == "P1.2/wert"
        assert talk.interview.progress.offen == 0
        assert values(file) == {"P1.1.ist": 441}

    def it_leaves_to_others_what_they_wrote_since(
        self, file: Path, workspace: Path
    ) -> None:
        talk = session(workspace)
        say(talk, "441", "31")
        replaced(file, "ist = 441", "ist = 440")
        talk.refresh()
        talk.undo()
        talk.undo()
        assert values(file) == {"P1.1.ist": 440}

    def it_takes_back_its_own_although_another_session_has_saved(
        self, file: Path, workspace: Path
    ) -> None:
        one, other = session(workspace), session(workspace)
        say(one, "441")
        other.jump("P1.2")
        say(other, "31")
        one.undo()
        assert values(file) == {"P1.2.ist": 31}


class DescribeTheAnswersFile:
    def rows(self, workspace: Path, text: str) -> list[tuple[str, str, str]]:
        path = workspace / "antworten.toml"
        path.write_text(text, encoding="utf-8")
        talk = session(workspace)
        ids = [one.indikator.id for one in talk.interview.rahmen.themen]
        found = list(take_answers(talk, read_answers(path, frozenset(ids))))
        self.code = exit_code(found)
        return [(row.indikator, row.schritt, row.ausgang.value) for row in found]

    def it_takes_texts_as_they_are_typed(self, file: Path, workspace: Path) -> None:
        text = '"P1.1" = "441"\n"P1.2" = "145 von 480"\nP1.4 = true\nP1.6 = 60.5\n'
        found = self.rows(workspace, text)
        assert [row[2] for row in found] == ["übernommen"] * 4
        assert self.code == 0
        assert values(file)["P1.2.zaehler"] == 145

    @pytest.mark.usefixtures("file")
    def it_asks_back_what_is_open(self, workspace: Path) -> None:
        assert self.rows(workspace, '"P1.1" = "400"\n') == [
            ("P1.1", "wert", "übernommen"),
            ("P1.1", "ursache", "zurückgefragt"),
        ]
        assert self.code == 3

    def it_takes_explanations(self, file: Path, workspace: Path) -> None:
        text = '["P1.1"]\nwert = "400"\nursache = "A b"\ngegenmassnahme = "C d"\n'
        assert {row[2] for row in self.rows(workspace, text)} == {"übernommen"}
        assert values(file)["P1.1.gegenmassnahme"] == "C d"

    def it_confirms_nothing_by_itself(self, file: Path, workspace: Path) -> None:
        found = self.rows(workspace, '"P1.1" = "4410"\n')
        assert found[-1] == ("P1.1", "bestaetigung", Ausgang.ZURUECKGEFRAGT.value)
        assert values(file) == {}

    @pytest.mark.usefixtures("file")
    def it_names_what_it_does_not_know(self, workspace: Path) -> None:
        text = '"P9.9" = "1"\n"P1.1" = { wert = "441", ursahce = "x" }\n'
        assert [row[2] for row in self.rows(workspace, text)] == [
            "unbekannt",
            "übernommen",
            "unbekannt",
        ]
        assert self.code == 4

    @pytest.mark.usefixtures("file")
    def it_rejects_what_is_impossible(self, workspace: Path) -> None:
        found = self.rows(workspace, '"P1.1" = "> 90"\n"P1.2" = "31"\n')
        assert [row[2] for row in found] == ["abgelehnt", "übernommen"]
        assert self.code == 4


def test_the_closing_says_what_was_written_where_and_what_is_open(
    workspace: Path,
) -> None:
    probe(workspace, BESUCHE + QUOTE)
    talk = session(workspace)
    say(talk, "441", "/später Statistik fehlt noch")
    assert closing(talk) == [
        "Gespeichert in matrices/2013/probe.toml: 2 Antworten.",
        "Stand: 1 von 2 erledigt, 1 fällt später an.",
        "Fällt später an: P1.2 Annahmequote (Statistik fehlt noch)",
        "Als Nächstes: die Vorlage ausgeben mit zielmatrix bauen.",
    ]


SCHRITTE = st.one_of(
    st.sampled_from(["441", "27", "ja", "nein", "12.09.", "k. A.", "", "/zurück"]),
    st.sampled_from(["/weiter", "undo", "redo", "jump", "resume", "neu", "Weil es so"]),
    st.text(max_size=12),
)


@given(st.lists(SCHRITTE, min_size=1, max_size=9))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_done_the_file_holds_what_the_interview_says(
    file: Path, workspace: Path, steps: list[str]
) -> None:
    file.write_text(probe(workspace, ALLE).read_text("utf-8"), encoding="utf-8")
    for left in (file.parent / ".verlauf").glob("probe.*"):
        left.unlink()
    talk = session(workspace)
    for step in steps:
        talk = moved(talk, step, workspace)
        assert session(workspace).interview.rahmen.matrix.jahr == 2013
        there = {one.indikator.id: one.indikator for one in stored(workspace)}
        here = {one.thema.indikator.id: one.thema.indikator for one in talk_of(talk)}
        assert there == here


def moved(talk: Session, step: str, workspace: Path) -> Session:
    moves = {
        "undo": talk.undo,
        "redo": talk.redo,
        "resume": talk.resume,
        "jump": lambda: talk.jump("P1.4"),
    }
    if step == "neu":
        return session(workspace)
    if step in moves:
        moves[step]()
    else:
        talk.answer(step)
    return talk


def stored(workspace: Path) -> list[object]:
    (workspace / "matrices/2013/.verlauf/probe.entwurf.json").unlink(missing_ok=True)
    return list(session(workspace).interview.rahmen.themen)


def talk_of(talk: Session) -> list[object]:
    return list(talk.interview.faden.talks())
