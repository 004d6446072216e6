"""The commands as a person meets them: what is printed, and the exit code."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from assistant.cli.app import run
from assistant.errors import ExitCode

Capture = pytest.CaptureFixture[str]


def printed(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


class DescribePruefen:
    def it_says_that_all_is_well(self, workspace: Path, capsys: Capture) -> None:
        code, out, _ = printed(capsys, "pruefen")
        assert (code, out) == (0, "6 Dateien geprüft: alles in Ordnung.\n")

    def it_shows_place_line_caret_and_remedy(
        self, workspace: Path, capsys: Capture
    ) -> None:
        break_ten(workspace)
        code, out, _ = printed(capsys, "pruefen", "matrices/2013/sozialamt.toml")
        assert code == ExitCode.FAULTS
        assert (
            "matrices/2013/sozialamt.toml:38:1: Fehler\n"
            '    38 | einhiet = "Besuche"\n'
            "       | ^^^^^^^\n"
            "Der Schlüssel „einhiet“ ist hier unbekannt. Meinten Sie „einheit“?\n"
        ) in out

    def it_names_each_of_ten_faults_in_one_go(
        self, workspace: Path, capsys: Capture
    ) -> None:
        wanted = break_ten(workspace)
        code, out, _ = printed(capsys, "pruefen", "--json")
        found = {(f["zeile"], f["datei"]) for f in json.loads(out)}
        assert code == ExitCode.FAULTS
        assert found == {(line, "matrices/2013/sozialamt.toml") for line in wanted}

    @pytest.mark.parametrize(
        ("value", "says"),
        [
            ("1e9999999999999999999", "ist zu groß"),
            ("7" * 5000, "länger als jede Zahl"),
            ("7" * 5000 + "\nx = 3,5", "länger als jede Zahl"),
            ("[" * 3000 + "]" * 3000, "nicht zu lesen"),
        ],
        ids=["exponent", "digits", "two faults", "nesting"],
    )
    def it_knows_no_value_that_stops_it(
        self, workspace: Path, capsys: Capture, value: str, says: str
    ) -> None:
        path = workspace / "matrices/2013/rege.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"probe = {value}\n{text}", encoding="utf-8")
        code, out, _ = printed(capsys, "pruefen", "matrices/2013/rege.toml")
        assert code == ExitCode.FAULTS
        assert says in out

    @pytest.mark.parametrize(
        ("faulty", "instead"),
        [
            ("jahr = 2013\n", ""),
            ("jahr = 2013\n", 'jahr = "2013"\n'),
            ('organisation = "sozialamt"\n', ""),
            ('organisation = "sozialamt"\n', "organisation = 5\n"),
        ],
    )
    def it_says_nothing_of_what_is_only_assumed_meanwhile(
        self, workspace: Path, capsys: Capture, faulty: str, instead: str
    ) -> None:
        path = workspace / "matrices/2013/sozialamt.toml"
        text = path.read_text(encoding="utf-8").replace(faulty, instead, 1)
        path.write_text(text, encoding="utf-8")
        _, out, _ = printed(capsys, "pruefen")
        assert out.endswith("6 Dateien geprüft: 1 Fehler.\n"), out

    def it_names_files_that_are_not_there(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, _, err = printed(capsys, "pruefen", "matrices/2013/sozialmat.toml")
        assert code == ExitCode.NOT_FOUND
        assert "gibt es nicht. Meinten Sie „sozialamt.toml“?" in err

    def it_checks_a_lone_file_without_a_workspace(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.chdir(tmp_path)
        text = (ROOT / "matrices/2013/rege.toml").read_text(encoding="utf-8")
        (tmp_path / "allein.toml").write_text(text, encoding="utf-8")
        code, out, _ = printed(capsys, "pruefen", "allein.toml")
        assert (code, out) == (0, "1 Datei geprüft: alles in Ordnung.\n")


BROKEN = [
    ('einheit = "Besuche"', 'einhiet = "Besuche"'),
    ("zielwert = 30\n", "zielwert = 3,0\n"),
    ("datenstand = 2013-08-15", "datenstand = 15.08.2013"),
    ("schwerpunkt = true", "schwerpunkt = ja"),
    ("ist = 2588", "ist = 2.588"),
    ('id = "S3.1"', 'id = "S1.1"'),
    ('leitziel = "praevention"', 'leitziel = "praevntion"'),
    ('name = "Wohnberatungen"', "name = „Wohnberatungen“"),
    ("soll = [3, 6, 10]", "soll = [3, 10]"),
    ('richtung = "weniger"', 'richtung = "runter"'),
]


def break_ten(workspace: Path) -> set[int]:
    """Break ten lines of a matrix and return their numbers."""
    path = workspace / "matrices/2013/sozialamt.toml"
    text = path.read_text(encoding="utf-8")
    lines = set()
    for right, wrong in BROKEN:
        before, found, after = text.partition(right)
        assert found
        lines.add(before.count("\n") + 1)
        text = before + wrong + after
    path.write_text(text, encoding="utf-8")
    return lines


class DescribeStand:
    def it_prints_every_indicator_with_word_and_symbol(
        self, workspace: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "110")
        code, out, _ = printed(capsys, "stand", "sozialamt", "--tertial", "2")
        assert code == 0
        line = next(line for line in out.splitlines() if "S3.2" in line)
        assert re.sub(r"\s+", " ", line).strip() == (
            "S3.2 freiwillig Engagierte (Personen) Soll 60 Ist 52 −13,3 % ■ rot "
            "↘ schlechter"
        )
        assert "Gesamtbild  ■ rot   ● 7 grün  ▲ 6 gelb  ■ 5 rot  ○ 1 grau" in out
        assert "(18 von 19 bewertet)" in out

    @pytest.mark.parametrize("columns", ["40", "60", "80", "100", "140"])
    def it_loses_no_word_in_any_window(
        self,
        workspace: Path,
        capsys: Capture,
        monkeypatch: pytest.MonkeyPatch,
        columns: str,
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        _, out, _ = printed(capsys, "stand", "--tertial", "2")
        assert max(len(line) for line in out.splitlines()) <= int(columns)
        assert "…" not in out
        assert out.count("schlechter") == 17
        assert len(re.findall(r"● grün|▲ gelb|■ rot|○ grau", out)) == 49 + 4

    def it_obeys_no_color(
        self, workspace: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        _, coloured, _ = printed(capsys, "stand", "rege")
        monkeypatch.setenv("NO_COLOR", "1")
        _, plain, _ = printed(capsys, "stand", "rege")
        assert "\x1b[30;10" in coloured
        assert "30;10" not in plain

    def it_gives_other_programs_exact_values(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, out, _ = printed(capsys, "stand", "--tertial", "1", "--json")
        records = {record["indikator"]: record for record in json.loads(out)}
        assert code == 0
        assert len(records) == 49
        assert records["S1.1"] | {"name": "", "einheit": ""} == {
            "matrix": "sozialamt",
            "massnahme": "S1",
            "indikator": "S1.1",
            "name": "",
            "einheit": "",
            "tertial": 1,
            "soll": "150",
            "ist": "152",
            "abweichung": "+1,3 %",
            "ampel": "gruen",
            "grund": None,
            "trend": None,
        }
        assert records["R6.1"]["soll"] == "-50000/3"
        assert records["S1.3"]["grund"] == "monitoring"
        assert records["S2.1"]["soll"] == "2013-09-30"

    def it_takes_the_last_tertial_with_values(
        self, workspace: Path, capsys: Capture
    ) -> None:
        _, out, _ = printed(capsys, "stand", "--json")
        assert {record["tertial"] for record in json.loads(out)} == {3}

    def it_names_the_nearest_matrix(self, workspace: Path, capsys: Capture) -> None:
        code, _, err = printed(capsys, "stand", "sozialmat")
        assert code == ExitCode.NOT_FOUND
        assert "Eine Matrix „sozialmat“ gibt es nicht. Meinten Sie „sozialamt“?" in err

    def it_names_the_years_there_are(self, workspace: Path, capsys: Capture) -> None:
        code, _, err = printed(capsys, "stand", "--jahr", "2031")
        assert code == ExitCode.NOT_FOUND
        assert "Für das Jahr 2031 gibt es keine Matrizen. Vorhanden: 2013." in err


class DescribeBauen:
    def it_says_what_became_of_each_file(
        self, workspace: Path, capsys: Capture
    ) -> None:
        code, out, _ = printed(capsys, "bauen")
        assert code == 0
        assert (
            out.splitlines()[0]
            == "neu               ausgabe/5247-2009-2014_Informationsvorlage.docx"
        )
        assert printed(capsys, "bauen", "5247")[1].count("unverändert") == 6

    def it_leaves_hand_edits_alone_and_says_where_the_new_one_could_go(
        self, workspace: Path, capsys: Capture
    ) -> None:
        run(["bauen"])
        (workspace / "ausgabe/5247-2009-2014_Zielmatrix-REGE.docx").write_bytes(b"x")
        capsys.readouterr()
        code, out, err = printed(capsys, "bauen")
        assert code == ExitCode.EDITED
        assert "von Hand geändert ausgabe/5247-2009-2014_Zielmatrix-REGE.docx" in out
        assert "zielmatrix bauen --ausgabe ausgabe/neu" in err
        assert "zielmatrix bauen --ueberschreiben" in err

    def it_shows_all_faults_of_the_files_it_cannot_use(
        self, workspace: Path, capsys: Capture
    ) -> None:
        break_ten(workspace)
        code, out, err = printed(capsys, "bauen")
        assert (code, out) == (ExitCode.FAULTS, "")
        assert err.count(": Fehler\n") == 10
        assert not (workspace / "ausgabe").exists()

    def it_holds_the_author_to_the_three_pages(
        self, workspace: Path, capsys: Capture
    ) -> None:
        path = workspace / "matrices/2013/vorlagen/5247.toml"
        text = path.read_text(encoding="utf-8")
        longer = text.replace("## Schwerpunktthema", "Langer Text. " * 900 + "\n\n##")
        path.write_text(longer, encoding="utf-8")
        code, _, err = printed(capsys, "bauen")
        assert code == 0
        assert "Die Begründung ist länger als drei Seiten (geschätzt 4)." in err


class DescribeTheCommandLine:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["stnd"], "Den Befehl „stnd“ gibt es nicht. Meinten Sie stand?"),
            (["stand", "--jarh", "2013"], "Meinten Sie --jahr?"),
            (["stand", "--tertial", "5"], "„5“ passt nicht für --tertial."),
            (["stand", "--tertial", "5"], "Möglich ist 1–3."),
            (["zurueck", "0"], "„0“ passt nicht für ANZAHL. Geben Sie eine Zahl ab 1"),
            (["stand", "--jahr", "neu"], "Geben Sie eine ganze Zahl an."),
            (["bauen", "--ausgabe"], "Die Option --ausgabe braucht eine Angabe"),
            (["schema", "x"], "„x“ ist zu viel."),
        ],
    )
    def it_answers_a_slip_in_german(
        self, capsys: Capture, arguments: list[str], says: str
    ) -> None:
        code, out, err = printed(capsys, *arguments)
        assert (code, out) == (ExitCode.USAGE, "")
        assert says in err

    def it_refuses_what_is_no_text(self, workspace: Path, capsys: Capture) -> None:
        code, _, err = printed(capsys, "stand", "Caf\udce9")
        assert code == ExitCode.USAGE
        assert "„Caf?“ enthält Zeichen, die kein Text in UTF-8 sind" in err

    @pytest.mark.parametrize("command", ["", "pruefen", "stand", "bauen", "schema"])
    def it_explains_itself_in_german(self, capsys: Capture, command: str) -> None:
        code, out, _ = printed(capsys, *filter(None, [command]), "--help")
        assert code == 0
        assert out.startswith("Aufruf: zielmatrix")
        english = r"Usage|Options|Arguments|Commands|Show|help for|default|required"
        assert not re.search(english, out.replace("--help", ""))

    def it_says_where_a_workspace_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.chdir(tmp_path)
        code, _, err = printed(capsys, "stand")
        assert code == ExitCode.NO_WORKSPACE
        assert "liegt kein Arbeitsordner: es fehlt matrices/dezernat.toml" in err


def test_help_loads_nothing_heavy() -> None:
    probe = (
        "import sys\nfrom assistant.cli.app import run\n"
        "run(['--help'])\n"
        "heavy = {'textual', 'pydantic', 'docx', 'lxml', 'openpyxl', 'markdown_it'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True
    )
    assert "LOADED []" in done.stdout


def test_umlauts_survive_a_pipe_in_an_old_code_page(workspace: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "stand", "sozialamt"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert "Präventive Hausbesuche" in done.stdout.decode("utf-8")
    assert "● 13 grün" in done.stdout.decode("utf-8")
