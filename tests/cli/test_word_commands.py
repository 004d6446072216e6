"""`aktualisieren` and `einlesen`: what is said, kept and left alone."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.cli.app import run
from assistant.errors import ExitCode
from tests.word.building import W, with_parts
from tests.word.regions import edited, lines, retyped

Capture = pytest.CaptureFixture[str]
MATRIX = Path("matrices/2013/sozialamt.toml")
TOML = Path("matrices/2013/vorlagen/5247.toml")
ANLAGE = Path("ausgabe/5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt.docx")
WORD = Path("ausgabe/5247-2009-2014_Informationsvorlage.docx")


@pytest.fixture(autouse=True)
def _built(workspace: Path, capsys: Capture) -> None:
    assert workspace == Path.cwd()
    assert run(["bauen"]) == 0
    capsys.readouterr()


def printed(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def report(figure: str) -> None:
    text = MATRIX.read_text(encoding="utf-8")
    MATRIX.write_text(text.replace("ist = 441", f"ist = {figure}"), encoding="utf-8")


def type_in_word(path: Path, old: str, new: str) -> None:
    path.write_bytes(retyped(path.read_bytes(), old, new))


def date_in_file(day: str) -> None:
    text = TOML.read_text(encoding="utf-8")
    TOML.write_text(text.replace("datum = 2013-01-16", f"datum = {day}"), "utf-8")


def without_last_meeting(root: Any) -> None:
    """Have a person delete the last row of the Beratungsfolge."""
    tags = root.iter(f"{W}tag")
    tag = next(t for t in tags if t.get(f"{W}val") == "feld:vorlage.beratungsfolge")
    row = list(tag.getparent().getparent().iter(f"{W}tr"))[-1]
    row.getparent().remove(row)


class DescribeAktualisieren:
    def it_says_which_figures_changed_and_where_the_old_file_is(
        self, capsys: Capture
    ) -> None:
        report("450")
        code, out, err = printed(capsys, "aktualisieren", str(ANLAGE))
        assert (code, err) == (0, "")
        assert out == (
            "Controlling:\n"
            "  S1.1 Ist 31.12.2013: 441 → 450, grün\n"
            "  S1.1 Abw. 3. Tertial: −2,0 % → 0,0 %\n"
            f"Erneuert: {ANLAGE.as_posix()}\n"
            f"Vorige Fassung: {ANLAGE.with_suffix('').as_posix()}.sicherung-1.docx\n"
        )

    def it_says_so_where_there_is_nothing_to_do(self, capsys: Capture) -> None:
        code, out, _ = printed(capsys, "aktualisieren", str(ANLAGE))
        assert code == 0
        assert out == (
            f"{ANLAGE.as_posix()}: nichts zu erneuern, geschrieben wurde nichts.\n"
        )

    def it_shows_and_writes_nothing_on_trial(self, capsys: Capture) -> None:
        report("450")
        before = ANLAGE.read_bytes()
        code, out, _ = printed(capsys, "aktualisieren", "--probe", str(ANLAGE))
        assert code == 0
        assert "441 → 450, grün" in out
        assert out.endswith("Probe: geschrieben wurde nichts.\n")
        assert ANLAGE.read_bytes() == before

    def it_names_what_it_left_alone_and_how_to_replace_it(
        self, capsys: Capture
    ) -> None:
        type_in_word(ANLAGE, "durchgeführte Besuche", "Besuche (alle)")
        type_in_word(ANLAGE, "● grün", "● grün (vorläufig)")
        report("300")
        code, out, err = printed(capsys, "aktualisieren", str(ANLAGE))
        assert code == ExitCode.EDITED
        assert "Erneuert:" in out
        assert "Von Hand geändert und so gelassen: Controlling (es gibt neue" in err
        assert '--ersetzen "Controlling"' in err
        code, out, err = printed(
            capsys, "aktualisieren", "--ersetzen", "Controlling", str(ANLAGE)
        )
        assert (code, "Controlling:" in out) == (0, True)
        assert "● grün (vorläufig)" not in lines(ANLAGE.read_bytes())

    def it_renews_the_properties_of_the_file_too(self, capsys: Capture) -> None:
        text = TOML.read_text(encoding="utf-8")
        text = text.replace("Zielplanungsprozess 2013", "Ziele 2013", 1)
        TOML.write_text(text, encoding="utf-8")
        code, out, _ = printed(capsys, "aktualisieren", str(WORD))
        assert code == 0
        assert (
            "Dokumenteigenschaften:\n  Titel: Zielplanungsprozess 2013 im Dezernat 5 "
        ) in out
        assert Document(str(WORD)).core_properties.title.startswith("Ziele 2013")

    def it_stops_while_word_has_the_file_open(self, capsys: Capture) -> None:
        Path(f"ausgabe/.~lock.{ANLAGE.name}#").touch()
        report("450")
        code, _, err = printed(capsys, "aktualisieren", str(ANLAGE))
        assert code == ExitCode.LOCKED
        assert err.startswith("In Word geöffnet:")

    def it_names_a_file_that_is_not_there(self, capsys: Capture) -> None:
        code, _, err = printed(capsys, "aktualisieren", "ausgabe/nichts.docx")
        assert code == ExitCode.NOT_FOUND
        assert "gibt es nicht" in err


class DescribeEinlesen:
    def it_shows_the_difference_and_asks_back_where_nobody_can_answer(
        self, capsys: Capture
    ) -> None:
        type_in_word(WORD, "16.01.2013", "17.01.2013")
        before = TOML.read_bytes()
        code, out, err = printed(capsys, "einlesen", str(WORD))
        assert code == ExitCode.ASKS_BACK
        assert out == "Datum: 16.01.2013 → 17.01.2013\n"
        assert err == (
            "Geschrieben wurde nichts. Mit --ja übernehmen Sie die Angaben in "
            "matrices/2013/vorlagen/5247.toml.\n"
        )
        assert TOML.read_bytes() == before

    def it_writes_with_ja(self, capsys: Capture) -> None:
        type_in_word(WORD, "16.01.2013", "17.01.2013")
        code, out, _ = printed(capsys, "einlesen", "--ja", str(WORD))
        assert code == 0
        assert out.endswith("Übernommen in matrices/2013/vorlagen/5247.toml: Datum.\n")
        assert "datum = 2013-01-17\n" in TOML.read_text(encoding="utf-8")
        assert printed(capsys, "pruefen", "matrices")[0] == 0

    @pytest.mark.parametrize(
        ("answer", "stands"), [("j", "2013-01-17"), ("", "2013-01-16")]
    )
    def it_asks_at_a_terminal(
        self,
        capsys: Capture,
        monkeypatch: pytest.MonkeyPatch,
        answer: str,
        stands: str,
    ) -> None:
        type_in_word(WORD, "16.01.2013", "17.01.2013")
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: answer)
        assert printed(capsys, "einlesen", str(WORD))[0] == 0
        assert f"datum = {stands}\n" in TOML.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("answer", "stands"), [("j", "2013-01-17"), ("", "2013-01-20")]
    )
    def it_shows_three_values_and_asks_where_both_sides_changed(
        self,
        capsys: Capture,
        monkeypatch: pytest.MonkeyPatch,
        answer: str,
        stands: str,
    ) -> None:
        type_in_word(WORD, "16.01.2013", "17.01.2013")
        date_in_file("2013-01-20")
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: answer)
        code, out, _ = printed(capsys, "einlesen", str(WORD))
        assert code == 0
        assert (
            "    bei der Ausgabe:    16.01.2013\n"
            "    jetzt in der Datei: 20.01.2013\n"
            "    in Word:            17.01.2013\n"
        ) in out
        assert f"datum = {stands}\n" in TOML.read_text(encoding="utf-8")

    def it_writes_nothing_with_ja_where_both_sides_changed(
        self, capsys: Capture
    ) -> None:
        type_in_word(WORD, "16.01.2013", "17.01.2013")
        type_in_word(WORD, "5247/2009-2014", "5248/2009-2014")
        date_in_file("2013-01-20")
        before = TOML.read_bytes()
        code, out, err = printed(capsys, "einlesen", "--ja", str(WORD))
        assert code == ExitCode.EDITED
        assert "jetzt in der Datei: 20.01.2013" in out
        assert err.startswith("Datum: Seit der Ausgabe")
        assert TOML.read_bytes() == before

    def it_can_be_taken_back(self, capsys: Capture) -> None:
        before = TOML.read_bytes()
        WORD.write_bytes(edited(WORD.read_bytes(), without_last_meeting))
        assert printed(capsys, "einlesen", "--ja", str(WORD))[0] == 0
        assert TOML.read_bytes() != before
        code, out, _ = printed(capsys, "verlauf", "5247")
        assert code == 0
        assert "gremium „behindertenbeirat“, sitzung 27.02.2013" in out
        assert printed(capsys, "zurueck")[0] == 0
        assert TOML.read_bytes() == before

    def it_says_so_where_nothing_was_corrected(self, capsys: Capture) -> None:
        code, out, _ = printed(capsys, "einlesen", str(WORD))
        assert (code, out) == (
            0, f"{WORD.as_posix()}: keine Kopfdaten in Word geändert.\n",
        )  # fmt: skip

    def it_names_a_faulty_date_and_writes_nothing(self, capsys: Capture) -> None:
        type_in_word(WORD, "16.01.2013", "31.02.2013")
        before = TOML.read_bytes()
        code, _, err = printed(capsys, "einlesen", "--ja", str(WORD))
        assert code == ExitCode.REJECTED
        assert "Datum: „31.02.2013“ gibt es nicht." in err
        assert "etwa 16.01.2013" in err
        assert TOML.read_bytes() == before


@pytest.mark.parametrize("command", ["aktualisieren", "einlesen"])
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"]
)
def test_a_file_that_cannot_be_trusted(
    capsys: Capture, command: str, part: str
) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    WORD.write_bytes(with_parts(WORD.read_bytes(), {part: bomb}))
    report("450")
    code, out, err = printed(capsys, command, str(WORD))
    assert (code, out) == (ExitCode.FAULTS, "")
    assert err.startswith(f"{WORD.as_posix()}: Der Bestandteil „{part}“ ")
