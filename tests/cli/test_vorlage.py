"""`vorlage neu` and `vorlage nummer` as a person, a pipe or a script meets them."""

import io
import sys
from pathlib import Path

import pytest

from assistant.cli.app import run
from assistant.errors import ExitCode

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch

# Everything as proposed, but the subject (the first offer) and a text of two lines.
ANSWERS = {"datum": "13.5.2013", "betreff": "1", "sachverhalt": "Eins.\n\nZwei.\n."}
ORDER = (
    "art", "datum", "nummer", "amt", "durchwahl", "jahr", "tertial", "gremien", "sga",
    "nichtoeffentlich", "betreff", "hier", "zusatz", "produktgruppe", "auswirkungen",
    "behandlung", "anlage", "unterzeichner", "sachverhalt",
)  # fmt: skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def script(**answers: str) -> str:
    given = ANSWERS | answers
    return "".join(f"{given.get(one, '')}\n" for one in ORDER)


def said(
    capsys: Capture, monkeypatch: Patch, typed: str, *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    capsys.readouterr()
    code = run(["vorlage", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.usefixtures("workspace")
class DescribeNeu:
    path = Path("matrices/2013/vorlagen/t1.toml")

    def it_asks_shows_all_answers_and_writes(
        self, capsys: Capture, monkeypatch: Patch
    ) -> None:
        code, out, err = said(capsys, monkeypatch, script() + "\n", "neu", "t1")
        assert (code, err) == (0, "")
        assert "Kopfdaten:\n\nWas für eine Vorlage ist es?\n" in out
        assert "  1  Sozial- und Gesundheitsausschuss (nächste Sitzung 18.06.20" in out
        assert "Prüfen Sie Ihre Antworten:" in out
        assert "  19  Wie lautet der Sachverhalt? Eins. …\n" in out
        assert "geschrieben: matrices/2013/vorlagen/t1.toml\n" in out
        assert "\x1b" not in out
        assert run(["pruefen", str(self.path)]) == 0
        assert run(["bauen", "t1"]) == 0
        assert Path("ausgabe/t1_Informationsvorlage.docx").exists()

    def it_changes_an_answer_from_the_list(
        self, capsys: Capture, monkeypatch: Patch
    ) -> None:
        typed = script() + "14\n11.05.03\n\n"
        code, _, _ = said(capsys, monkeypatch, typed, "neu", "t1")
        assert code == 0
        assert 'produktgruppe = "11.05.03"' in self.path.read_text(encoding="utf-8")

    def it_goes_on_after_an_interruption_and_says_from_when(
        self, capsys: Capture, monkeypatch: Patch
    ) -> None:
        code, _, err = said(capsys, monkeypatch, "\n13.5.2013\n", "neu", "t1")
        assert code == ExitCode.ASKS_BACK
        assert "Der Entwurf ist gesichert." in err
        rest = script().split("\n", 2)[2]
        code, out, _ = said(capsys, monkeypatch, rest + "\n", "neu", "t1")
        assert code == 0
        assert "Weiter mit dem Entwurf vom " in out
        assert " Uhr: 2 Antworten sind da" in out
        assert "datum = 2013-05-13" in self.path.read_text(encoding="utf-8")

    def it_can_be_put_off(self, capsys: Capture, monkeypatch: Patch) -> None:
        code, out, _ = said(capsys, monkeypatch, "\n/ende\n", "neu", "t1")
        assert code == 0
        assert "Weiter geht es mit: zielmatrix vorlage neu t1" in out

    def it_asks_for_a_name_and_names_what_is_started(
        self, capsys: Capture, monkeypatch: Patch
    ) -> None:
        said(capsys, monkeypatch, "\n/ende\n", "neu", "t1")
        typed = "5247\nvorlage-t2\n/ende\n"
        code, out, _ = said(capsys, monkeypatch, typed, "neu")
        assert code == 0
        assert "Angefangen: t1, zuletzt gesichert am " in out
        assert "Eingabetaste: vorlage-2013-1" in out
        assert "Die Vorlage „5247“ gibt es schon" in out
        assert "Neue Vorlage „vorlage-t2“." in out

    def it_explains_and_goes_back(self, capsys: Capture, monkeypatch: Patch) -> None:
        typed = "Mitteilung\n/hilfe\n/zurück\n/ende\n"
        _, out, _ = said(capsys, monkeypatch, typed, "neu", "t1")
        assert "Von diesem Tag an werden die nächsten Sitzungen vorgeschlagen." in out
        assert out.count("Was für eine Vorlage ist es?") == 2
        assert "Eingabetaste: Mitteilung" in out

    def it_takes_the_drafted_text_for_a_single_dot(
        self, capsys: Capture, monkeypatch: Patch
    ) -> None:
        typed = script(sachverhalt=".", tertial="1") + "\n"
        code, _, _ = said(capsys, monkeypatch, typed, "neu", "t1")
        assert code == 0
        text = self.path.read_text(encoding="utf-8")
        assert "Die Verwaltung berichtet zum Stichtag 30.04.2013" in text

    def it_takes_the_text_of_a_file(
        self, capsys: Capture, monkeypatch: Patch, tmp_path: Path
    ) -> None:
        text = tmp_path / "Text für t1.md"
        text.write_text("\ufeffAus der Datei.\n", encoding="utf-8")
        typed = script().rpartition("Eins.")[0] + "\n"
        code, _, _ = said(
            capsys, monkeypatch, typed, "neu", "t1", "--sachverhalt", str(text)
        )
        assert code == 0
        written = self.path.read_text(encoding="utf-8")
        assert "sachverhalt = '''\nAus der Datei.\n'''\n" in written

    def it_opens_the_editor_on_a_terminal(
        self, capsys: Capture, monkeypatch: Patch, tmp_path: Path
    ) -> None:
        editor = tmp_path / "editor.py"
        editor.write_text(
            "import sys\nopen(sys.argv[1], 'a', encoding='utf-8').write('Ergänzt.')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{editor}"')
        monkeypatch.setattr(sys, "stdin", Terminal(script(sachverhalt="") + "\n"))
        assert run(["vorlage", "neu", "t1"]) == 0
        assert "Die Eingabetaste öffnet den Editor" in capsys.readouterr().out
        written = self.path.read_text(encoding="utf-8")
        assert "Über alle beigefügten Zielmatrizen: " in written
        assert "Ergänzt." in written
        assert "<!--" not in written

    def it_keeps_the_draft_on_ctrl_c(self, capsys: Capture, monkeypatch: Patch) -> None:
        lines = iter(["Mitteilung"])

        def typed(_prompt: str) -> str:
            for line in lines:
                return line
            raise KeyboardInterrupt

        monkeypatch.setattr("builtins.input", typed)
        assert run(["vorlage", "neu", "t1"]) == 130
        assert "Der Entwurf ist gesichert." in capsys.readouterr().out
        kept = Path("matrices/.verlauf/t1.entwurf").read_text(encoding="utf-8")
        assert 'art = "Mitteilung"' in kept


@pytest.mark.usefixtures("workspace")
class DescribeAnswersFromAFile:
    def taken(self, capsys: Capture, text: str) -> tuple[int, str, str]:
        Path("t1.toml").write_text(text, encoding="utf-8")
        capsys.readouterr()
        code = run(["vorlage", "neu", "--antworten", "t1.toml"])
        out, err = capsys.readouterr()
        return code, out, err

    def it_writes_and_reports_on_each(self, capsys: Capture) -> None:
        code, out, _ = self.taken(
            capsys,
            "datum = 2013-05-13\n"
            'gremien = ["Seniorenrat", "Sozial- und Gesundheitsausschuss"]\n'
            'betreff = "Bericht"\n'
            'sachverhalt = "Text."\n'
            "[sitzung]\nsga = 2013-06-18\n",
        )
        assert code == 0
        assert "datum: übernommen: 13.05.2013\n" in out
        assert "jahr: Vorschlag: 2013\n" in out
        assert "sitzung.sga: übernommen: 18.06.2013\n" in out
        text = Path("matrices/2013/vorlagen/t1.toml").read_text(encoding="utf-8")
        assert text.index('gremium = "seniorenrat"') < text.index('gremium = "sga"')

    @pytest.mark.parametrize(
        ("text", "code", "says"),
        [
            ('betreff = "Bericht"', ExitCode.ASKS_BACK, "sachverhalt: offen: "),
            ('datum = "31.2."', ExitCode.REJECTED, "datum: abgelehnt: Der Februar"),
            ('datum = "/ende"', ExitCode.REJECTED, "„/ende“ ist ein Befehl."),
            (
                'betreff = "x"\nsachverhalt = "y"\nbetref = "z"',
                ExitCode.REJECTED,
                "betref: nicht gefragt: Diese Angabe gehört zu keiner Frage. "
                "Meinten Sie „betreff“?",
            ),
            ("betreff = ", ExitCode.FAULTS, "lässt sich nicht lesen"),
        ],
    )
    def it_writes_nothing_and_says_why(
        self, capsys: Capture, text: str, code: ExitCode, says: str
    ) -> None:
        got, out, err = self.taken(capsys, text)
        assert got == code
        assert says in out + err
        assert not Path("matrices/2013/vorlagen/t1.toml").exists()
        assert not Path("matrices/.verlauf/t1.entwurf").exists()


@pytest.mark.usefixtures("workspace")
class DescribeNummer:
    def it_enters_the_number_and_says_what_to_do_next(self, capsys: Capture) -> None:
        assert run(["vorlage", "nummer", "5247", "5248"]) == 0
        assert capsys.readouterr().out == (
            "5248/2009-2014: eingetragen in matrices/2013/vorlagen/5247.toml "
            "(vorher 5247/2009-2014).\n"
            "Die Word-Dateien erneuert: zielmatrix bauen 5247\n"
        )
        assert run(["vorlage", "nummer", "5247", "5248"]) == 0
        assert "stand schon so" in capsys.readouterr().out

    def it_leaves_nothing_that_a_check_of_the_folder_would_find(self) -> None:
        assert run(["vorlage", "nummer", "5247", "5248"]) == 0
        assert run(["pruefen", "matrices"]) == 0

    def it_asks_back_for_what_is_no_number(self, capsys: Capture) -> None:
        assert run(["vorlage", "nummer", "5247", "neu"]) == ExitCode.ASKS_BACK
        assert "hat nicht die Form einer Drucksachen-Nr." in capsys.readouterr().err


def test_the_help_is_german(capsys: Capture) -> None:
    assert run(["vorlage", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Aufruf: zielmatrix vorlage")
    assert "Eine neue Vorlage anlegen, Frage für Frage." in out
