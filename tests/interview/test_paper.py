"""The conversation about a paper: what is asked, proposed, understood and kept."""

import datetime

import pytest

from assistant.goals.vorlage import Amt, Anlagenart, Unterzeichner
from assistant.interview.answer import Befehl, Ergebnis
from assistant.interview.paper import Papier
from assistant.interview.result import Command
from tests.interview.papier import (
    answered,
    at,
    grundlage,
    refused,
    vorlage_5247,
)


def day(year: int, month: int, tag: int) -> datetime.date:
    return datetime.date(year, month, tag)


class DescribeProposals:
    def it_asks_for_nothing_but_subject_and_text_where_all_is_proposed(self) -> None:
        papier = Papier(grundlage(vorbild=vorlage_5247()))
        must = [
            frage.id
            for frage in answered(papier).verlauf.gefragt
            if frage.pflicht and frage.vorgabe is None
        ]
        assert must == ["betreff", "sachverhalt"]

    def it_proposes_the_bodies_by_their_next_meetings(self) -> None:
        vorlage = answered(Papier(grundlage(vorbild=vorlage_5247()))).verlauf.vorlage
        assert vorlage
        rows = [(row.gremium, row.sitzung) for row in vorlage.beratungsfolge]
        assert rows == [
            ("sga", day(2013, 2, 12)),
            ("psychiatriebeirat", day(2013, 2, 13)),
            ("seniorenrat", day(2013, 2, 20)),
            ("behindertenbeirat", day(2013, 2, 27)),
        ]
        assert all(row.oeffentlich for row in vorlage.beratungsfolge)

    def it_numbers_own_matrices_and_notes_those_of_others(self) -> None:
        vorlage = answered(Papier(grundlage(vorbild=vorlage_5247()))).verlauf.vorlage
        assert vorlage
        assert vorlage.anlage == vorlage_5247().anlage

    def it_takes_unit_and_signature_from_the_paper_before(self) -> None:
        vorlage = answered(Papier(grundlage(vorbild=vorlage_5247()))).verlauf.vorlage
        assert vorlage
        assert vorlage.amt == vorlage_5247().amt
        assert vorlage.unterzeichner == (
            Unterzeichner(funktion="Erster Beigeordneter"),
        )

    def it_does_without_a_paper_before(self) -> None:
        vorlage = answered(Papier(grundlage())).verlauf.vorlage
        assert vorlage
        assert vorlage.amt.nummer == "0950"
        assert vorlage.unterzeichner == ()
        assert vorlage.fruehere_behandlung == ""

    def it_proposes_the_bodies_of_last_time_where_no_meeting_is_known(self) -> None:
        papier = answered(Papier(grundlage(day(2026, 11, 22), vorlage_5247())))
        assert papier.verlauf.vorlage
        rows = papier.verlauf.vorlage.beratungsfolge
        assert [row.sitzung for row in rows] == [None] * 4

    def it_names_the_earlier_meetings_with_their_number(self) -> None:
        papier = at("fruehere_behandlung", datum="13.5.2013")
        assert papier.question
        assert papier.question.vorgabe == (
            "Sozial- und Gesundheitsausschuss, 12.02.2013; Psychiatriebeirat, "
            "13.02.2013; Seniorenrat, 20.02.2013; Beirat für Behindertenfragen, "
            "27.02.2013; Drucksachen-Nr. 5247/2009-2014"
        )

    def it_drafts_the_text_from_what_was_answered(self) -> None:
        frage = at("sachverhalt", tertial="2", anlage="Sozialamt").question
        assert frage
        assert frage.anfang
        assert frage.anfang() == "Entwurf für 2013, Tertial 2, mit 1 Anlagen.\n"


class DescribeAnswers:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("heute", day(2013, 1, 16)),
            ("18.1.", day(2013, 1, 18)),
            ("18. Januar 2013", day(2013, 1, 18)),
            ("2013-02-01", day(2013, 2, 1)),
        ],
    )
    def it_reads_days_as_people_write_them(
        self, typed: str, meant: datetime.date
    ) -> None:
        vorlage = answered(Papier(grundlage()), datum=typed).verlauf.vorlage
        assert vorlage
        assert vorlage.datum == meant

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("", None),
            ("offen", None),
            ("6012", "6012/2009-2014"),
            ("6012/2009-2014", "6012/2009-2014"),
            ("6012 / 2014-2020 / 1", "6012/2014-2020/1"),
        ],
    )
    def it_reads_a_number_with_or_without_the_wahlperiode(
        self, typed: str, meant: str | None
    ) -> None:
        papier = answered(Papier(grundlage()), drucksachennummer=typed)
        assert papier.verlauf.vorlage
        assert papier.verlauf.vorlage.drucksachennummer == meant

    @pytest.mark.parametrize(
        ("typed", "ids"),
        [
            ("1, 3", ["sga", "seniorenrat"]),
            ("3 1", ["seniorenrat", "sga"]),
            ("Seniorenrat; Sozial- und Gesundheitsausschuss", ["seniorenrat", "sga"]),
            ("psychiatrie, senioren", ["psychiatriebeirat", "seniorenrat"]),
            ("keine", []),
        ],
    )
    def it_finds_bodies_by_number_name_or_part(
        self, typed: str, ids: list[str]
    ) -> None:
        vorlage = answered(Papier(grundlage()), gremien=typed).verlauf.vorlage
        assert vorlage
        assert [row.gremium for row in vorlage.beratungsfolge] == ids

    def it_keeps_names_instead_of_numbers(self) -> None:
        papier = answered(Papier(grundlage()), gremien="1, 3", betreff="1")
        assert papier.gesagt["gremien"] == (
            "Sozial- und Gesundheitsausschuss; Seniorenrat"
        )
        assert papier.gesagt["betreff"].startswith("Zielerreichung 2013")

    def it_marks_each_row_public_or_not(self) -> None:
        papier = answered(Papier(grundlage()), nichtoeffentlich="Seniorenrat")
        assert papier.verlauf.vorlage
        rows = papier.verlauf.vorlage.beratungsfolge
        assert [row.oeffentlich for row in rows] == [True, True, False, True]

    def it_attaches_what_is_listed_in_its_order(self) -> None:
        papier = answered(
            Papier(grundlage()), anlage="Projektbüro; Kreislauf; zur Kenntnis: REGE"
        )
        assert papier.verlauf.vorlage
        rows = papier.verlauf.vorlage.anlage
        assert [(row.nummer, row.art, row.matrix) for row in rows] == [
            (1, Anlagenart.ZIELMATRIX, "projektbuero"),
            (2, Anlagenart.ZIELPLANUNGSKREISLAUF, None),
            (None, Anlagenart.ZIELMATRIX, "rege"),
        ]

    def it_reads_who_signs(self) -> None:
        papier = answered(
            Papier(grundlage()),
            unterzeichner="Erster Beigeordneter; i. V. Stadtkämmerer, Muster",
        )
        assert papier.verlauf.vorlage
        assert papier.verlauf.vorlage.unterzeichner == (
            Unterzeichner(funktion="Erster Beigeordneter"),
            Unterzeichner(
                funktion="Stadtkämmerer", zusatz="In Vertretung", name="Muster"
            ),
        )

    def it_takes_another_unit_with_its_number(self) -> None:
        papier = answered(Papier(grundlage()), amt="500 Sozialamt", durchwahl="51-1")
        assert papier.verlauf.vorlage
        assert papier.verlauf.vorlage.amt == Amt(
            nummer="500", name="Sozialamt", durchwahl="51-1"
        )

    @pytest.mark.parametrize(
        ("frage", "typed", "says"),
        [
            ("datum", "bald", "„bald“ nennt keinen Tag. Schreiben Sie TT.MM.JJJJ."),
            ("datum", "31.2.", "Der Februar 2013 hat nur 28 Tage."),
            ("drucksachennummer", "neu", "Schreiben Sie „5247/2009-2014“"),
            ("amt", "Sozialamt", "keine Nummer. Geben Sie Nummer und Namen ein"),
            ("jahr", "2031", "Für „2031“ gibt es keine Matrizen. Vorhanden: 2013."),
            ("jahr", "gestern", "„gestern“ nennt kein Jahr. Vorhanden: 2013."),
            ("tertial", "4", "Möglich sind: 1, 2, 3, keins."),
            ("gremien", "Seniorat", "Meinten Sie „Seniorenrat“?"),
            ("gremien", "rat", "Was davon?"),
            ("sitzung.sga", "1.1.2013", "liegt vor dem Datum der Vorlage"),
            ("betreff", "", "Mit „/weiter“ kommt die Frage am Schluss noch einmal."),
            ("betreff", "—", "sagt nichts aus"),
            ("anlage", "Matrix der Feuerwehr", "gibt es hier nicht. Zur Wahl:"),
            ("sachverhalt", "\n\n", "Wie lautet der Sachverhalt?"),
            ("datum", "31.12.9999", "Das Jahr 9999 liegt zu fern"),
            ("unterzeichner", ",", "fehlt die Amtsbezeichnung vor dem Komma"),
            ("datum", "/zurrück", "Den Befehl „/zurrück“ gibt es nicht."),
            ("datum", "/suche", "Hier gibt es nichts zu suchen."),
        ],
    )
    def it_says_what_is_wrong_and_what_to_do(
        self, frage: str, typed: str, says: str
    ) -> None:
        rejected = refused(at(frage), typed)
        assert says in rejected.meldung
        assert rejected.antwort.ergebnis in (Ergebnis.RUECKFRAGE, Ergebnis.ABGELEHNT)


class DescribeTheWay:
    def it_goes_back_without_losing_an_answer(self) -> None:
        papier = at("amt", art="Beschlussvorlage").back().back().back()
        assert papier.question
        assert papier.question.id == "art"
        assert papier.said(papier.question) == "Beschlussvorlage"
        for kennung in ("datum", "drucksachennummer", "amt"):
            after = papier.answer("")
            assert isinstance(after, Papier)
            papier = after
            assert papier.question
            assert papier.question.id == kennung

    def it_stays_at_the_first_question(self) -> None:
        papier = Papier(grundlage())
        assert papier.back() == papier

    def it_jumps_and_returns(self) -> None:
        papier = answered(Papier(grundlage())).jump("produktgruppe")
        after = papier.answer("11.05.03")
        assert isinstance(after, Papier)
        assert after.question is None
        assert after.verlauf.vorlage
        assert after.verlauf.vorlage.produktgruppe == "11.05.03"

    def it_asks_what_a_changed_answer_makes_open(self) -> None:
        papier = answered(Papier(grundlage()), gremien="1").jump("gremien")
        after = papier.answer("1; Seniorenrat")
        assert isinstance(after, Papier)
        assert after.question
        assert after.question.id == "sitzung.seniorenrat"

    def it_asks_again_at_the_end_for_what_cannot_be_missing(self) -> None:
        papier = answered(Papier(grundlage()), betreff="/weiter", betreff__offen="Doch")
        assert papier.verlauf.vorlage
        assert papier.verlauf.vorlage.betreff == "Doch"

    def it_does_not_let_it_be_put_off_twice(self) -> None:
        rejected = refused(at("sachverhalt.offen"), "/weiter")
        assert "lässt sich die Vorlage nicht schreiben" in rejected.meldung

    def it_hands_help_and_end_to_the_front(self) -> None:
        assert Papier(grundlage()).answer("/hilfe") == Command(Befehl.HILFE)
        assert answered(Papier(grundlage())).answer("ende") == Command(Befehl.ENDE)

    def it_follows_from_the_texts_alone(self) -> None:
        papier = answered(Papier(grundlage()), gremien="2, 1")
        again = Papier(grundlage(), dict(papier.gesagt))
        assert again.verlauf.vorlage == papier.verlauf.vorlage


class DescribeTheThreePages:
    def it_asks_for_a_summary_of_a_long_reasoning(self) -> None:
        papier = answered(
            Papier(grundlage()),
            sachverhalt="Langer Text. " * 1500,
            zusammenfassung="Kurz.",
        )
        assert papier.verlauf.vorlage
        assert papier.verlauf.vorlage.zusammenfassung == "Kurz.\n"
        assert "länger als drei Seiten" in papier.verlauf.gefragt[-1].text

    def it_does_not_ask_otherwise(self) -> None:
        asked = answered(Papier(grundlage())).verlauf.gefragt
        assert "zusammenfassung" not in [frage.id for frage in asked]
