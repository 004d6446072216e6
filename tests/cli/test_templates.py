"""`zielmatrix vorlagen`: what templates want, and whether the data fit."""

import json
from pathlib import Path

import pytest
from docx import Document

from assistant.cli.app import run
from assistant.errors import ExitCode

Capture = pytest.CaptureFixture[str]


def written(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


class DescribeFelder:
    def it_lists_paths_kinds_and_what_a_list_has(
        self, workspace: Path, capsys: Capture
    ) -> None:
        path = written(
            workspace / "neu.docx",
            "{{ vorlage.betreff }}{% if geheim %}x{% endif %}",
            "{% for m in massnahmen %}",
            "{{ m.titel }} {{ m.bild | bild }} {{ loop.nummer }}",
            "{% endfor %}",
            "{{ text | markdown }}",
        )
        assert run(["vorlagen", "felder", str(path)]) == 0
        assert capsys.readouterr().out == (
            "vorlage.betreff  Wert\n"
            "geheim           Bedingung\n"
            "massnahmen       Liste, je Eintrag:\n"
            "  titel          Wert\n"
            "  bild           Bild\n"
            "text             Markdown\n"
        )

    def it_tells_programs(self, workspace: Path, capsys: Capture) -> None:
        path = written(workspace / "neu.docx", "{% for m in ms %}{{ m.a }}{% endfor %}")
        assert run(["vorlagen", "felder", str(path), "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == [
            {"pfad": "ms", "art": "Liste", "eintrag": [{"pfad": "a", "art": "Wert"}]}
        ]

    def it_names_the_faults_of_a_template(
        self, workspace: Path, capsys: Capture
    ) -> None:
        path = written(workspace / "neu.docx", "{{ a", "{{ b | grafik }}")
        assert run(["vorlagen", "felder", str(path)]) == ExitCode.TEMPLATE
        told = capsys.readouterr().err
        assert "Die Marke wird nicht geschlossen." in told
        assert "Den Filter „grafik“ gibt es nicht." in told

    def it_says_that_there_is_no_such_file(
        self, workspace: Path, capsys: Capture
    ) -> None:
        assert run(["vorlagen", "felder", "weg.docx"]) == ExitCode.NOT_FOUND
        assert "„weg.docx“ gibt es nicht" in capsys.readouterr().err


class DescribePruefen:
    def it_says_that_all_is_well(self, workspace: Path, capsys: Capture) -> None:
        assert run(["vorlagen", "pruefen"]) == 0
        assert capsys.readouterr().out == (
            "doc_templates/informationsvorlage.docx: in Ordnung, geprüft mit 1 "
            "Dokument.\n"
            "doc_templates/zielmatrix.docx: in Ordnung, geprüft mit 4 Dokumenten.\n"
            "doc_templates/zielplanungskreislauf.docx: in Ordnung, geprüft mit 1 "
            "Dokument.\n"
        )
        assert not (workspace / "ausgabe").exists()

    def it_lists_all_faults_of_all_templates(
        self, workspace: Path, capsys: Capture
    ) -> None:
        folder = workspace / "doc_templates"
        written(folder / "informationsvorlage.docx", "{{ vorlage.betref }}", "{{ x }}")
        written(folder / "zielplanungskreislauf.docx", "{% if vorlage %}")
        assert run(["vorlagen", "pruefen"]) == ExitCode.TEMPLATE
        out = capsys.readouterr().out
        assert "ausgefüllt als 5247-2009-2014_Informationsvorlage.docx:\n" in out
        assert "Meinten Sie „betreff“?" in out
        assert "Den Namen „x“ gibt es in den Daten nicht." in out
        assert "zielplanungskreislauf.docx:\n  Textteil, " in out
        assert "Die Bedingung wird nicht geschlossen." in out
        assert "zielmatrix.docx: in Ordnung" in out
        assert not (workspace / "ausgabe").exists()

    def it_checks_a_draft_before_it_replaces_a_template(
        self, workspace: Path, capsys: Capture
    ) -> None:
        (workspace / "entwurf").mkdir()
        draft = written(workspace / "entwurf" / "zielmatrix.docx", "{{ matrix.titl }}")
        assert run(["vorlagen", "pruefen", str(draft)]) == ExitCode.TEMPLATE
        assert "Meinten Sie „titel“?" in capsys.readouterr().out

    def it_says_when_there_are_no_data(self, workspace: Path, capsys: Capture) -> None:
        path = written(workspace / "brief.docx", "{{ a }}")
        assert run(["vorlagen", "pruefen", str(path)]) == 0
        assert capsys.readouterr().out == (
            "brief.docx: Die Marken sind in Ordnung; Daten dafür gibt es hier nicht.\n"
        )

    def it_tells_programs(self, workspace: Path, capsys: Capture) -> None:
        written(workspace / "doc_templates" / "zielplanungskreislauf.docx", "{{ x }}")
        assert run(["vorlagen", "pruefen", "--json"]) == ExitCode.TEMPLATE
        told = json.loads(capsys.readouterr().out)
        assert [(each["vorlage"], each["dokumente"]) for each in told] == [
            ("doc_templates/informationsvorlage.docx", 1),
            ("doc_templates/zielmatrix.docx", 4),
            ("doc_templates/zielplanungskreislauf.docx", 1),
        ]
        assert [each["fehler"] for each in told[:2]] == [[], []]
        assert told[2]["fehler"] == [
            {
                "dokument": "5247-2009-2014_Anlage-1_Zielplanungskreislauf.docx",
                "stelle": "Textteil, Absatz „{{ x }}“",
                "marke": "{{ x }}",
                "meldung": "Den Namen „x“ gibt es in den Daten nicht. Es gibt hier: "
                "anlage, dezernat, vorlage.",
            }
        ]

    def it_tells_programs_the_faults_of_a_template_itself(
        self, workspace: Path, capsys: Capture
    ) -> None:
        path = written(workspace / "brief.docx", "{{ a")
        assert run(["vorlagen", "pruefen", str(path), "--json"]) == ExitCode.TEMPLATE
        (told,) = json.loads(capsys.readouterr().out)
        assert told["vorlage"] == "brief.docx"
        assert [(f["dokument"], f["marke"]) for f in told["fehler"]] == [("", "{{ a")]

    def it_says_that_there_is_no_such_template(
        self, workspace: Path, capsys: Capture
    ) -> None:
        assert run(["vorlagen", "pruefen", "weg.docx"]) == ExitCode.NOT_FOUND
        assert "Die Word-Vorlage „weg.docx“ gibt es nicht." in capsys.readouterr().err

    def it_says_that_there_are_no_templates(
        self, workspace: Path, capsys: Capture
    ) -> None:
        for path in (workspace / "doc_templates").glob("*.docx"):
            path.unlink()
        assert run(["vorlagen", "pruefen"]) == ExitCode.NOT_FOUND
        assert "liegt keine Word-Vorlage" in capsys.readouterr().err
