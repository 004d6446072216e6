"""What is asked about one indicator, kind by kind, and what comes of the answers."""

from fractions import Fraction

import pytest

from assistant.goals.change import Change
from assistant.interview.interview import Interview
from assistant.interview.schritt import Schritt
from tests.interview.gespraech import (
    ARTEN,
    BESUCHE,
    IM_ZWEITEN,
    QUOTE,
    STEIN,
    asked,
    interview,
    rejected,
    said,
)


def steps(text: str, *answers: str, tertial: int = 3) -> list[str]:
    """Return the steps that are asked while these answers are given."""
    talk, found = interview(text, tertial), []
    for answer in answers:
        assert talk.question
        found.append(talk.question.schritt.value)
        talk = said(talk, answer)
    left = talk.question
    return [*found, left.schritt.value] if left else found


def stored(talk: Interview) -> dict[str, object]:
    """Return the fields that were given a value, of all indicators together."""
    return {
        key: value
        for change in talk.changes
        for key, value in change.felder.items()
        if value is not None
    }


class DescribeANumber:
    def it_is_the_only_question_where_it_is_green(self) -> None:
        assert steps(BESUCHE, "441") == ["wert"]

    def it_asks_why_where_it_deviates(self) -> None:
        assert steps(BESUCHE, "400", "Personal fehlte", "Neue Stelle", "") == [
            "wert",
            "ursache",
            "gegenmassnahme",
            "verantwortlich",
        ]

    def it_asks_for_the_years_value_before_the_year_is_over(self) -> None:
        answers = ("250", "Personal fehlte", "Neue Stelle", "Amt 50")
        assert steps(IM_ZWEITEN, *answers, tertial=2)[-1] == "prognose"

    def it_offers_the_projection_and_says_that_it_is_computed(self) -> None:
        talk = said(interview(IM_ZWEITEN, 2), "250", "Personal", "Stelle", "Amt")
        assert talk.question
        assert talk.question.hochrechnung == 375
        assert "Rechnerische Hochrechnung: 375" in talk.question.hinweis
        assert stored(said(talk, talk.question.wahl[0]))["prognose"] == 375

    def it_is_stored_at_once_as_a_whole(self) -> None:
        (change,) = said(interview(BESUCHE), "rd. 441 (vorl.)").changes
        assert change.felder["ist"] == 441
        assert change.felder["naeherung"] == "rd."
        assert change.felder["kein_wert"] is None

    def it_needs_a_reason_where_it_is_odd(self) -> None:
        talk = said(interview(BESUCHE), "4410")
        assert asked(talk) == "P1.1/bestaetigung"
        assert talk.changes == ()
        assert "begründen" in rejected(talk, "ja").meldung.lower()
        assert rejected(talk, "nein").kandidaten == ("441",)
        assert "ja, zwei neue" in rejected(talk, "zwei neue Stadtteile").kandidaten[0]
        talk = said(talk, "ja, weil zwei Stadtteile dazukamen")
        assert stored(talk) == {
            "ist": 4410,
            "vermerk_intern": "weil zwei Stadtteile dazukamen",
        }

    def it_is_corrected_by_another_value_instead_of_the_reason(self) -> None:
        talk = said(interview(BESUCHE), "4410", "441")
        assert talk == said(interview(BESUCHE), "441")

    def it_is_marked_as_corrected_where_a_sum_falls(self) -> None:
        talk = said(interview(BESUCHE), "280", "ja, Doppelzählung bereinigt")
        assert stored(talk)["kennzeichen"] == "berichtigt"


class DescribeAShare:
    def it_keeps_numerator_and_denominator(self) -> None:
        talk = said(interview(QUOTE), "145 von 480")
        assert stored(talk) == {"zaehler": 145, "nenner": 480}

    def it_doubts_more_than_the_whole(self) -> None:
        talk = said(interview(QUOTE), "480 von 145")
        assert asked(talk) == "P1.2/bestaetigung"
        assert talk.question
        assert [one.code for one in talk.question.warnungen] == [
            "faktor",
            "ueber_hundert",
        ]


class DescribeAMilestone:
    def it_asks_when_it_was_reached(self) -> None:
        talk = said(interview(STEIN), "ja")
        assert asked(talk) == "P1.3/wann"
        assert talk.changes == ()
        assert str(stored(said(talk, "12.09."))["erledigt"]) == "2013-09-12"

    def it_asks_when_it_is_expected(self) -> None:
        assert steps(STEIN, "nein", "15.02.2014") == ["wert", "prognose", "ursache"]

    def it_needs_no_reason_before_its_day(self) -> None:
        assert steps(STEIN, "nein", "15.09.2013", tertial=1) == ["wert", "prognose"]
        assert steps(STEIN, "nein", "", "", tertial=1) == ["wert", "prognose", "grund"]

    def it_takes_a_day_behind_the_stichtag_that_is_past_by_now(self) -> None:
        said_at_once = steps(STEIN, "voraussichtlich am 12.11.", tertial=2)
        assert "bestaetigung" not in said_at_once
        assert steps(STEIN, "nein", "12.11.", tertial=2)[:2] == ["wert", "prognose"]
        assert rejected(said(interview(STEIN, 2), "nein"), "erledigt am 12.06.")

    def it_takes_a_day_that_is_said_at_once(self) -> None:
        assert steps(STEIN, "erledigt am 12.09.") == ["wert"]

    def it_is_not_asked_again_once_it_is_reached(self) -> None:
        assert asked(interview(STEIN + "t2 = { erledigt = 2013-08-12 }")) is None


class DescribeOtherKinds:
    def it_takes_yes_and_no(self) -> None:
        assert stored(said(interview(ARTEN), "ja")) == {"ist": True}
        talk = said(interview(ARTEN), "nein; Vertrag ist in Prüfung")
        assert asked(talk) == "P1.4/ursache"

    def it_asks_why_for_a_bare_colour(self) -> None:
        talk = said(interview(ARTEN).jump("P1.5"), "gelb")
        assert asked(talk) == "P1.5/grund"
        assert talk.changes == ()
        talk = said(talk, "Zwei Träger fehlten.")
        assert stored(talk) == {
            "einschaetzung": "gelb",
            "grund": "Zwei Träger fehlten.",
        }
        assert asked(talk) == "P1.5/gegenmassnahme"  # the reason is said already

    def it_asks_why_outside_of_a_corridor(self) -> None:
        assert asked(said(interview(ARTEN).jump("P1.6"), "54")) == "P1.6/ursache"
        assert asked(said(interview(ARTEN).jump("P1.6"), "60")) == "P1.4/wert"

    def it_only_watches_what_is_monitored(self) -> None:
        talk = said(interview(ARTEN).jump("P1.7"), "12,5")
        assert stored(talk) == {"ist": Fraction(25, 2)}


class DescribeNoValue:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("k. A.", "keine_angabe"),
            ("fällt später an", "faellt_spaeter_an"),
            ("unbekannt", "unbekannt_oder_geheim"),
            ("entfällt", "entfaellt"),
            ("kleine Fallzahl", "geheim_kleine_fallzahl"),
        ],
    )
    def it_is_stored_and_its_reason_asked(self, text: str, code: str) -> None:
        talk = said(interview(BESUCHE), text)
        assert stored(talk) == {"kein_wert": code}
        assert asked(talk) == "P1.1/grund"
        assert stored(said(talk, "Umzug der Statistik"))["grund"]

    def it_takes_the_reason_that_is_said_with_it(self) -> None:
        talk = said(interview(BESUCHE), "entfällt; Angebot ist eingestellt")
        assert asked(talk) is None

    def it_can_be_said_with_a_command(self) -> None:
        talk = said(interview(BESUCHE), "/später Statistik kommt im Februar")
        assert stored(talk) == {
            "kein_wert": "faellt_spaeter_an",
            "grund": "Statistik kommt im Februar",
        }


class DescribeTheDutyToExplain:
    def it_begins_with_the_stated_tertial(self) -> None:
        text = "[erlaeuterung]\nab_tertial = 3\n"
        assert duty(text, 2, "250") is None
        assert duty(text, 3, "400") == "P1.1/ursache"

    def it_can_be_for_red_only(self) -> None:
        text = '[erlaeuterung]\npflicht_ab = "rot"\n'
        assert duty(text, 3, "420") is None
        assert duty(text, 3, "400") == "P1.1/ursache"

    def it_can_begin_at_a_deviation(self) -> None:
        text = "[erlaeuterung]\npflicht_ab = 8\n"
        assert duty(text, 3, "414") == "P1.1/ursache"  # exactly 8 %
        assert duty(text, 3, "415") is None


def duty(text: str, tertial: int, value: str) -> str | None:
    """Return what is asked after a value, with this table in the matrix."""
    besuche = IM_ZWEITEN if tertial == 2 else BESUCHE.replace("287", "150")
    return asked(said(interview(besuche + text, tertial), value))


class DescribeWhatStandsInTheFile:
    def it_is_kept_by_an_empty_answer(self) -> None:
        talk = interview(BESUCHE + "t3 = { ist = 441 }").jump("P1.1")
        assert talk.question
        assert talk.question.vorgabe == "441"
        assert said(talk, "").changes == ()

    def it_is_not_asked_again(self) -> None:
        assert asked(interview(BESUCHE + "t3 = { ist = 441 }")) is None

    def it_asks_only_for_the_missing_explanation(self) -> None:
        talk = interview(BESUCHE + "t3 = { ist = 400 }")
        assert asked(talk) == "P1.1/ursache"
        talk = said(talk, "Personal fehlte.")
        assert asked(talk) == "P1.1/gegenmassnahme"
        (change,) = talk.changes
        assert change == Change("P1.1", 3, {"ursache": "Personal fehlte."})

    def it_is_shown_again_when_its_value_changes(self) -> None:
        text = BESUCHE + 't3 = { ist = 400, ursache = "Alt", gegenmassnahme = "Neu" }'
        talk = said(interview(text).jump("P1.1"), "445")
        assert talk.question
        assert talk.question.schritt is Schritt.URSACHE
        assert talk.question.vorgabe == "Alt"
        gone = said(talk, "streichen")
        assert [dict(change.felder)["ursache"] for change in gone.changes] == [None]
