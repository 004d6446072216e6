"""Is the result a Word file by the book (ISO 29500), and can everybody read it?

The judge is Microsoft's Open XML SDK, from npm (tests/word/validator). Where it is not
installed the test is skipped; in CI that would be a failure.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.cli.app import run
from tests.word import everything
from tests.word.building import FILTERS, W, opened

VALIDATOR = Path(__file__).parent / "validator"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture
def node() -> str:
    found = shutil.which("node")
    if found and (VALIDATOR / "node_modules").is_dir():
        return found
    reason = f"Es fehlt node oder „npm ci“ in {VALIDATOR}."
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def judged(node: str, *paths: Path) -> dict[str, list[str]]:
    """What the SDK finds wrong with each file."""
    done = subprocess.run(
        [node, str(VALIDATOR / "validate.mjs"), *map(str, paths)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(line["path"]).name: line["told"] for line in lines}


def whole() -> bytes:
    template = opened(everything.template(), FILTERS)
    return template.render(everything.VALUES, properties=everything.PROPERTIES)


@pytest.fixture
def model_case(workspace: Path) -> list[Path]:
    assert run(["bauen"]) == 0
    return sorted((workspace / "ausgabe").glob("*.docx"))


def test_a_document_with_every_feature_is_valid(node: str, tmp_path: Path) -> None:
    (tmp_path / "alles.docx").write_bytes(whole())
    null = dict.fromkeys(everything.VALUES) | {"jahre": [], "ziele": []}
    made = opened(everything.template(), FILTERS)
    (tmp_path / "nichts.docx").write_bytes(
        made.render(null | {"wappen": None, "jahr": 1})
    )
    # A judge that finds nothing in a bad file would prove nothing.
    wrong = Document()
    wrong.element.body.insert(0, wrong.element.makeelement(f"{W}tcPr"))
    wrong.save(str(tmp_path / "falsch.docx"))
    found = judged(node, *sorted(tmp_path.glob("*.docx")))
    assert found.pop("falsch.docx")
    assert found == {"alles.docx": [], "nichts.docx": []}


def test_the_documents_of_the_model_case_are_valid(
    node: str, model_case: list[Path]
) -> None:
    assert model_case
    assert judged(node, *model_case) == {path.name: [] for path in model_case}


# --- everybody can read it --------------------------------------------------------


def headings(document: Any) -> Iterator[int]:
    for paragraph in document.paragraphs:
        if match := re.fullmatch(r"Heading (\d)", paragraph.style.name):
            yield int(match[1])


def barriers(document: Any) -> Iterator[str]:
    """Everything that a screen reader would stumble over."""
    if not document.core_properties.title:
        yield "no title"
    if next(document.styles.element.iter(f"{W}lang"), None) is None:
        yield "no language"
    before = 0
    for level in headings(document):
        if level > before + 1:
            yield f"heading {level} after {before}"
        before = level
    for table in document.tables:
        yield from _table_barriers(table._tbl)
    for drawing in document.element.iter(DOC_PR):
        if not (drawing.get("descr") or "").strip():
            yield f"no words for {drawing.get('name')}"


def _table_barriers(table: Any) -> Iterator[str]:
    first = table.find(f"{W}tr")
    if first.find(f"{W}trPr/{W}tblHeader") is None:
        yield "no header row"
    for name in ("tblCaption", "tblDescription"):
        node = table.tblPr.find(f"{W}{name}")
        if node is None or not node.get(f"{W}val"):
            yield f"no {name}"


def test_the_documents_of_the_model_case_can_be_read_by_everybody(
    model_case: list[Path],
) -> None:
    found = {path.name: list(barriers(Document(str(path)))) for path in model_case}
    assert found == {path.name: [] for path in model_case}
    for path in model_case:
        languages = Document(str(path)).styles.element.iter(f"{W}lang")
        assert "de-DE" in {each.get(f"{W}val") for each in languages}


def test_what_the_engine_adds_can_be_read_by_everybody() -> None:
    document = Document(BytesIO(whole()))
    # The table of the document that was taken in is as its author left it.
    own = [each for each in barriers(document) if each != "no header row"]
    assert own == ["no tblCaption", "no tblDescription"]
    words = [each.get("descr") for each in document.element.iter(DOC_PR)]
    assert words == [
        "Verlauf von A", "Karte zu A", "Verlauf von B & C", "Karte zu B & C", "Wappen",
        "Graue Fläche",
    ]  # fmt: skip
    assert document.tables[0]._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == (
        "Ziele 2013"
    )
