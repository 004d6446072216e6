"""What a real office program makes of the documents: pages, words, no repair."""

import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.cli.app import run

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None,
    reason="LibreOffice is not installed (.ci/run installs it)",
)


def pdf_text(folder: Path, profile: Path) -> dict[str, str]:
    """Return the text of each document after LibreOffice has laid it out."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program
    subprocess.run(
        [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), *_documents(folder),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {path.stem: _text(path) for path in sorted(folder.glob("*.pdf"))}


def _documents(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.glob("*.docx"))]


def _text(pdf: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True
    )
    return done.stdout.decode("utf-8")


def test_libreoffice_lays_out_every_document(workspace: Path, tmp_path: Path) -> None:
    assert run(["bauen"]) == 0
    texts = pdf_text(workspace / "ausgabe", tmp_path / "profil")
    assert len(texts) == 6
    paper = texts["5247-2009-2014_Informationsvorlage"]
    assert "Drucksachen-Nr. 5247/2009-2014" in paper
    assert "Seite 2 von 2" in paper
    circle = texts["5247-2009-2014_Anlage-1_Zielplanungskreislauf"]
    assert "31.08.2013" in circle
    assert "Planungsworkshops" in circle
    matrix = texts["5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt"]
    assert matrix.count("Soll") > 6, "the header row is repeated on the next page"
    assert "■ rot" in matrix
    for text in texts.values():
        assert "{{" not in text
        assert "None" not in text
