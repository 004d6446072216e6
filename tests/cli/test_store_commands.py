"""`eintragen`, `verlauf` and `zurueck`: what is said, kept and taken back."""

import json
from pathlib import Path

import pytest

from assistant.cli.app import run
from assistant.errors import ExitCode

Capture = pytest.CaptureFixture[str]
MATRIX = "matrices/2013/sozialamt.toml"


def printed(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(list(arguments))
    out, err = capsys.readouterr()
    return code, " ".join(out.split()), err


def entered(capsys: Capture, *arguments: str) -> tuple[int, dict[str, object]]:
    capsys.readouterr()
    code = run(["eintragen", *arguments, "--json"])
    record: dict[str, object] = json.loads(capsys.readouterr().out)
    return code, record


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [x for x in old if x not in new], [x for x in new if x not in old]


class DescribeEintragen:
    def it_writes_the_value_and_touches_nothing_else(
        self, workspace: Path, capsys: Capture
    ) -> None:
        before = Path(MATRIX).read_text(encoding="utf-8")
        code, out, _ = printed(capsys, "eintragen", "sozialamt", "S5.2", "3", "2.590")
        assert code == 0
        assert out == (
            "Verstanden als 2.590 Fälle. ● grün −0,4 % "
            "S5.2, Tertial 3: eingetragen in sozialamt.toml."
        )
        after = Path(MATRIX).read_text(encoding="utf-8")
        assert changed_lines(before, after) == (["ist = 2588"], ["ist = 2590"])

    def it_writes_nothing_on_trial(self, workspace: Path, capsys: Capture) -> None:
        before = Path(MATRIX).read_bytes()
        code, record = entered(capsys, "sozialamt", "S5.2", "3", "2.590", "--probe")
        assert code == 0
        assert record == {
            "ergebnis": "wert",
            "wert": "2590",
            "einheit": "Fälle",
            "meldung": "Verstanden als 2.590 Fälle.",
            "ampel": "gruen",
        }
        assert Path(MATRIX).read_bytes() == before
        assert not Path("matrices/2013/.verlauf").exists()

    def it_keeps_numerator_and_denominator(
        self, workspace: Path, capsys: Capture
    ) -> None:
        _, record = entered(capsys, "sozialamt", "S6.1", "3", "2 von 3")
        assert (record["wert"], record["zaehler"], record["nenner"]) == (
            "200/3", "2", "3",
        )  # fmt: skip
        assert "zaehler = 2\nnenner = 3\n" in Path(MATRIX).read_text(encoding="utf-8")

    def it_keeps_marks_and_dates_with_the_value(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, record = entered(
            capsys, "sozialamt", "S5.2", "3", "rd. 2.600 (vorl., Stand 15.12.)"
        )
        assert code == 0
        assert record["naeherung"] == "rd."
        assert record["kennzeichen"] == "vorlaeufig"
        assert record["datenstand"] == "2013-12-15"

    def it_takes_a_negative_number_for_an_answer(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, record = entered(capsys, "rege", "R6.1", "3", "-48.000")
        assert (code, record["wert"]) == (0, "-48000")

    def it_reports_a_day_as_value(self, workspace: Path, capsys: Capture) -> None:
        code, record = entered(
            capsys, "projektbuero", "P4.1", "3", "erledigt am 9.12.", "--probe"
        )
        assert (code, record["ergebnis"], record["wert"]) == (
            0, "erledigt", "2013-12-09",
        )  # fmt: skip

    def it_stores_why_there_is_no_value(self, workspace: Path, capsys: Capture) -> None:
        code, record = entered(capsys, "jobcenter", "J5.1", "3", "liegt noch nicht vor")
        assert code == 0
        assert record["ergebnis"] == "kein_wert"
        assert record["ampel"] == "grau"

    @pytest.mark.parametrize(
        ("answer", "code", "ergebnis", "kandidat"),
        [
            ("1,250", ExitCode.ASKS_BACK, "rueckfrage", "1.250"),
            ("", ExitCode.ASKS_BACK, "rueckfrage", None),
            ("1.000", ExitCode.ASKS_BACK, "rueckfrage", None),
            ("1O5", ExitCode.REJECTED, "abgelehnt", None),
            ("100 DM", ExitCode.REJECTED, "abgelehnt", None),
            ("/später", ExitCode.ASKS_BACK, "befehl", None),
        ],
    )
    def it_asks_back_or_rejects_and_writes_nothing(
        self,
        workspace: Path,
        capsys: Capture,
        answer: str,
        code: int,
        ergebnis: str,
        kandidat: str | None,
    ) -> None:
        before = Path(MATRIX).read_bytes()
        got, record = entered(capsys, "sozialamt", "S5.2", "3", answer)
        assert (got, record["ergebnis"]) == (code, ergebnis)
        if kandidat:
            assert kandidat in record["kandidaten"]  # type: ignore[operator]
        assert Path(MATRIX).read_bytes() == before

    def it_offers_the_sum_for_the_value_of_one_tertial(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, record = entered(capsys, "sozialamt", "S1.1", "2", "140")
        assert code == ExitCode.ASKS_BACK
        assert record["kandidaten"] == ["292", "140"]

    def it_takes_a_falling_sum_with_a_note(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, record = entered(
            capsys, "sozialamt", "S1.1", "2", "140", "--vermerk", "T1 doppelt gezählt"
        )
        assert (code, record["wert"]) == (0, "140")
        text = Path(MATRIX).read_text(encoding="utf-8")
        assert 'kennzeichen = "berichtigt"' in text
        assert "T1 doppelt gezählt" in text
        assert run(["pruefen"]) == 0

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("sozialmat", "S1.1", "2", "1"), "Meinten Sie „sozialamt“?"),
            (("sozialamt", "s11", "2", "1"), "Meinten Sie „S1.1“?"),
        ],
    )
    def it_names_the_nearest_name(
        self,
        workspace: Path,
        capsys: Capture,
        arguments: tuple[str, ...],
        says: str,
    ) -> None:
        code, _, err = printed(capsys, "eintragen", *arguments)
        assert code == ExitCode.NOT_FOUND
        assert says in err

    @pytest.mark.parametrize("options", [(), ("--probe",)])
    def it_rejects_what_would_make_the_file_faulty(
        self, workspace: Path, capsys: Capture, options: tuple[str, ...]
    ) -> None:
        before = Path(MATRIX).read_bytes()
        answer = ("sozialamt", "S8.1", "3", "erledigt am 15.10.")
        code, record = entered(capsys, *answer, *options)
        assert (code, record["ergebnis"]) == (ExitCode.REJECTED, "abgelehnt")
        assert "31.08.2013" in str(record["meldung"])
        assert Path(MATRIX).read_bytes() == before

    @pytest.mark.parametrize(("tertial", "other"), [("2", "3"), ("3", "2")])
    def it_corrects_the_day_of_a_milestone_in_all_tertiale(
        self, workspace: Path, capsys: Capture, tertial: str, other: str
    ) -> None:
        before = Path(MATRIX).read_bytes()
        code, record = entered(
            capsys, "sozialamt", "S8.1", tertial, "erledigt am 10.07."
        )
        assert code == 0
        assert f"In Tertial {other} stand derselbe Tag" in str(record["hinweise"])
        text = Path(MATRIX).read_text(encoding="utf-8")
        assert text.count("erledigt = 2013-07-10") == 2
        assert run(["pruefen"]) == 0
        assert run(["zurueck"]) == 0
        assert Path(MATRIX).read_bytes() == before

    def it_says_what_goes_with_the_old_value(
        self, workspace: Path, capsys: Capture
    ) -> None:
        _, out, _ = printed(capsys, "eintragen", "sozialamt", "S8.2", "3", "62,5")
        assert "Mit der alten Angabe entfällt: datenstand 31.12.2013." in out


class DescribeVerlauf:
    def it_shows_who_changed_what(self, workspace: Path, capsys: Capture) -> None:
        run(["eintragen", "sozialamt", "S5.2", "3", "2.590"])
        run(["eintragen", "rege", "R1.1", "3", "177"])
        code, out, _ = printed(capsys, "verlauf")
        assert code == 0
        assert "sozialamt S5.2 t3.ist 2.588 → 2.590" in out
        assert "rege R1.1 t3.ist 176 → 177" in out
        _, out, _ = printed(capsys, "verlauf", "--indikator", "R1.1")
        assert "S5.2" not in out

    def it_records_hand_edits_at_the_next_write(
        self, workspace: Path, capsys: Capture
    ) -> None:
        run(["eintragen", "sozialamt", "S5.2", "3", "2.590"])
        path = Path(MATRIX)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("vorjahr = 2540", "vorjahr = 2541"), "utf-8")
        run(["eintragen", "sozialamt", "S5.2", "3", "2.591"])
        _, out, _ = printed(capsys, "verlauf", "sozialamt", "--indikator", "S5.2")
        assert "S5.2 vorjahr 2.540 → 2.541" in out
        assert "hand)" in out

    def it_knows_papers_as_well(self, workspace: Path, capsys: Capture) -> None:
        run(["vorlage", "nummer", "5247", "5300/2009-2014"])
        _, out, _ = printed(capsys, "verlauf", "5247")
        assert "5247 drucksachennummer „5247/2009-2014“ → „5300/2009-2014“" in out
        assert "vorlage nummer)" in out

    def it_says_so_where_nothing_happened(
        self, workspace: Path, capsys: Capture
    ) -> None:
        assert printed(capsys, "verlauf")[:2] == (
            0, "Noch keine Änderung durch das Programm.",
        )  # fmt: skip

    def it_says_codes_in_words(self, workspace: Path, capsys: Capture) -> None:
        run(["eintragen", "sozialamt", "S5.2", "3", "liegt noch nicht vor"])
        out = printed(capsys, "verlauf")[1]
        assert "t3.kein_wert – → fällt später an" in out

    def it_names_the_nearest_where_no_such_indicator_is(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, out, err = printed(capsys, "verlauf", "--indikator", "S5.22")
        assert (code, out) == (ExitCode.NOT_FOUND, "")
        assert "Meinten Sie „S5.2“?" in err

    def it_says_so_where_an_indicator_has_not_changed(
        self, workspace: Path, capsys: Capture
    ) -> None:
        run(["eintragen", "sozialamt", "S5.2", "3", "2.590"])
        assert printed(capsys, "verlauf", "--indikator", "S1.1")[:2] == (
            0, "Zu S1.1 ist noch nichts geändert.",
        )  # fmt: skip

    def it_names_damaged_lines(self, workspace: Path, capsys: Capture) -> None:
        for answer in ("2.590", "2.591"):
            run(["eintragen", "sozialamt", "S5.2", "3", answer])
        lines = Path("matrices/2013/.verlauf/sozialamt.jsonl")
        lines.write_bytes(lines.read_bytes()[:-30])
        code, out, err = printed(capsys, "verlauf")
        assert code == 0
        assert "2.588 → 2.590" in out
        assert "1 Zeile des Verlaufs von sozialamt ist beschädigt" in err


class DescribeZurueck:
    def it_takes_the_last_answer_back_as_a_new_entry(
        self, workspace: Path, capsys: Capture
    ) -> None:
        before = Path(MATRIX).read_bytes()
        run(["eintragen", "sozialamt", "S5.2", "3", "2.590"])
        code, out, _ = printed(capsys, "zurueck")
        assert (code, out) == (0, "sozialamt S5.2 t3.ist: wieder 2.588 (war 2.590)")
        assert Path(MATRIX).read_bytes() == before
        assert "zurueck)" in printed(capsys, "verlauf")[1]

    def it_goes_back_step_by_step(self, workspace: Path, capsys: Capture) -> None:
        for answer in ("2.590", "2.591", "2.592"):
            run(["eintragen", "sozialamt", "S5.2", "3", answer])
        assert "wieder 2.591" in printed(capsys, "zurueck")[1]
        out = printed(capsys, "zurueck", "2")[1]
        assert "wieder 2.590" in out
        assert "wieder 2.588" in out
        code, _, err = printed(capsys, "zurueck")
        assert code == ExitCode.NOT_FOUND
        assert "keine gespeicherte Angabe" in err

    def it_takes_the_number_of_a_paper_back(
        self, workspace: Path, capsys: Capture
    ) -> None:
        path = Path("matrices/2013/vorlagen/5247.toml")
        before = path.read_bytes()
        run(["vorlage", "nummer", "5247", "5300/2009-2014"])
        code, out, _ = printed(capsys, "zurueck")
        assert (code, out) == (
            0,
            "5247 drucksachennummer: wieder „5247/2009-2014“ (war „5300/2009-2014“)",
        )
        assert path.read_bytes() == before

    def it_refuses_where_the_value_has_changed_since(
        self, workspace: Path, capsys: Capture
    ) -> None:
        run(["eintragen", "sozialamt", "S5.2", "3", "2.590"])
        path = Path(MATRIX)
        text = path.read_text(encoding="utf-8").replace("ist = 2590", "ist = 2599")
        path.write_text(text, encoding="utf-8")
        code, _, err = printed(capsys, "zurueck")
        assert code == ExitCode.EDITED
        assert "gespeichert war 2.590, jetzt steht dort 2.599" in err
        assert path.read_text(encoding="utf-8") == text

    def it_says_how_many_there_are_where_more_are_asked_for(
        self, workspace: Path, capsys: Capture
    ) -> None:
        for answer in ("2.590", "2.591"):
            run(["eintragen", "sozialamt", "S5.2", "3", answer])
        before = Path(MATRIX).read_bytes()
        code, out, err = printed(capsys, "zurueck", "99")
        assert (code, out) == (ExitCode.NOT_FOUND, "")
        assert "nur 2" in err
        assert "zielmatrix zurueck 2" in err
        assert Path(MATRIX).read_bytes() == before

    def it_takes_nothing_back_where_one_of_several_has_changed_since(
        self, workspace: Path, capsys: Capture
    ) -> None:
        run(["eintragen", "sozialamt", "S5.2", "3", "2.590"])
        run(["eintragen", "sozialamt", "S1.1", "3", "442"])
        path = Path(MATRIX)
        text = path.read_text(encoding="utf-8").replace("ist = 2590", "ist = 2599")
        path.write_text(text, encoding="utf-8")
        code, out, err = printed(capsys, "zurueck", "2")
        assert (code, out) == (ExitCode.EDITED, "")
        assert "Zurückgenommen wurde nichts" in err
        assert path.read_text(encoding="utf-8") == text

    def it_takes_back_several_changes_of_one_value(
        self, workspace: Path, capsys: Capture
    ) -> None:
        before = Path(MATRIX).read_bytes()
        for answer in ("2.590", "k. A.", "2.592"):
            run(["eintragen", "sozialamt", "S5.2", "3", answer])
        code, _, err = printed(capsys, "zurueck", "3")
        assert (code, err) == (0, "")
        assert Path(MATRIX).read_bytes() == before
