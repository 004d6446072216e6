"""The main job: what stands in the Word files, and whose work is never destroyed."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from assistant.errors import AssistantError, ExitCode
from assistant.workflow.build import build
from assistant.workflow.load import FaultyFilesError
from assistant.workflow.output import Ausgang
from assistant.workflow.workspace import Workspace, find_workspace

PAPER = "5247-2009-2014_Informationsvorlage.docx"
NAMES = [
    PAPER,
    "5247-2009-2014_Anlage-1_Zielplanungskreislauf.docx",
    "5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt.docx",
    "5247-2009-2014_Anlage-3_Zielmatrix-Projektbuero.docx",
    "5247-2009-2014_Zielmatrix-REGE.docx",
    "5247-2009-2014_Zielmatrix-Jobcenter.docx",
]


def built(folder: Path) -> dict[str, Ausgang]:
    results = build(Workspace(folder), [], None, overwrite=False).results
    return {result.path.name: result.ausgang for result in results}


def blocks(document: WordDocument) -> Iterator[str]:
    """Yield the text of every paragraph and table row in reading order."""
    for child in document.element.body:
        if child.tag == qn("w:p"):
            yield Paragraph(child, document).text
        elif child.tag == qn("w:tbl"):
            for row in Table(child, document).rows:
                yield "\t".join(cell.text for cell in row.cells)


def normalised(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def controlling(document: WordDocument) -> Table:
    return next(t for t in document.tables if "Soll" in t.rows[0].cells[3].text)


def fill(table: Table, row: int, column: int) -> str:
    shading = table.rows[row].cells[column]._tc.tcPr.find(qn("w:shd"))
    return str(shading.get(qn("w:fill")))


def test_the_main_job_writes_the_paper_and_its_anlagen(workspace: Path) -> None:
    assert built(workspace) == dict.fromkeys(NAMES, Ausgang.NEU)
    assert sorted(p.name for p in (workspace / "ausgabe").glob("*.docx")) == sorted(
        NAMES
    )


def test_the_paper_contains_every_line_of_the_real_one_in_its_order(
    workspace: Path,
) -> None:
    built(workspace)
    document = Document(str(workspace / "ausgabe" / PAPER))
    text = normalised(" ".join(blocks(document)))
    original = (ROOT / "tests/workflow/vorlage-5247.txt").read_text(encoding="utf-8")
    position = 0
    for line in original.splitlines():
        wanted = normalised(line.removeprefix("- "))
        found = text.find(wanted, position)
        assert found >= position, f"missing or out of order: {wanted}"
        position = found + len(wanted)


def test_the_ist_cell_has_value_symbol_word_and_colour(workspace: Path) -> None:
    built(workspace)
    table = controlling(Document(str(workspace / "ausgabe" / NAMES[2])))
    row = next(
        n for n, row in enumerate(table.rows) if row.cells[0].text.startswith("S3.2")
    )
    cells = [cell.text for cell in table.rows[row].cells]
    assert cells[3:12] == [
        "60", "58\n● grün", "−3,3\N{NO-BREAK SPACE}%",
        "60", "52\n■ rot", "−13,3\N{NO-BREAK SPACE}%",
        "60", "57\n● grün", "−5,0\N{NO-BREAK SPACE}%",
    ]  # fmt: skip
    assert [fill(table, row, n) for n in (4, 7, 10)] == ["C6E7B8", "FFB9AE", "C6E7B8"]


def test_the_header_row_is_marked_and_the_rule_stands_under_the_table(
    workspace: Path,
) -> None:
    built(workspace)
    document = Document(str(workspace / "ausgabe" / NAMES[2]))
    table = controlling(document)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    texts = list(blocks(document))
    under = texts.index("So entsteht die Farbe")
    assert "Grenzen der Ampel 5 / 10 %" in texts[under + 1]


def test_no_cell_of_the_controlling_table_is_empty(workspace: Path) -> None:
    built(workspace)
    for name in NAMES[2:]:
        table = controlling(Document(str(workspace / "ausgabe" / name)))
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)


def test_internal_notes_never_leave_the_house(workspace: Path) -> None:
    source = (workspace / "matrices/2013/sozialamt.toml").read_text(encoding="utf-8")
    assert "halbe Stelle ist bis Oktober unbesetzt" in source
    built(workspace)
    for name in NAMES:
        with zipfile.ZipFile(workspace / "ausgabe" / name) as package:
            whole = b"".join(package.read(part) for part in package.namelist())
        assert b"halbe Stelle" not in whole
        assert b"vermerk_intern" not in whole


def test_small_counts_are_suppressed_in_papers_only(workspace: Path) -> None:
    path = workspace / "matrices/2013/projektbuero.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('id = "P5.1"')
    at = text.index("\n", start)
    path.write_text(text[:at] + "\nmindestfallzahl = 10" + text[at:], encoding="utf-8")
    built(workspace)
    table = controlling(Document(str(workspace / "ausgabe" / NAMES[3])))
    row = next(row for row in table.rows if row.cells[0].text == "P5.1")
    assert [row.cells[n].text for n in (4, 5, 10)] == [
        "geheim (kleine Fallzahl)\n○ grau", "–", "12\n● grün",
    ]  # fmt: skip


def test_without_a_tertial_only_the_soll_is_shown(workspace: Path) -> None:
    path = workspace / "matrices/2013/vorlagen/5247.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^tertial = 3\n", "", text), encoding="utf-8")
    built(workspace)
    document = Document(str(workspace / "ausgabe" / NAMES[2]))
    first = controlling(document).rows[1]
    assert [cell.text.strip() for cell in first.cells][3:6] == ["150", "–", "–"]
    assert not any("Stand der Zielerreichung" in text for text in blocks(document))


def test_the_same_input_gives_the_same_bytes(workspace: Path) -> None:
    built(workspace)
    first = {p.name: p.read_bytes() for p in (workspace / "ausgabe").glob("*.docx")}
    for path in (workspace / "ausgabe").glob("*"):
        path.unlink()
    built(workspace)
    assert first == {
        p.name: p.read_bytes() for p in (workspace / "ausgabe").glob("*.docx")
    }


def test_a_second_run_leaves_everything_as_it_is(workspace: Path) -> None:
    built(workspace)
    assert built(workspace) == dict.fromkeys(NAMES, Ausgang.UNVERAENDERT)


def test_new_figures_renew_what_nobody_touched(workspace: Path) -> None:
    built(workspace)
    path = workspace / "matrices/2013/sozialamt.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("ist = 441", "ist = 440"),
        encoding="utf-8",
    )
    renewed = [name for name, fate in built(workspace).items() if fate == "erneuert"]
    assert renewed == [NAMES[2]]


def test_a_file_somebody_edited_is_left_alone_unless_asked(workspace: Path) -> None:
    built(workspace)
    edited = workspace / "ausgabe" / PAPER
    document = Document(str(edited))
    document.add_paragraph("Von Hand ergänzt.")
    document.save(str(edited))
    mine = edited.read_bytes()
    assert built(workspace)[PAPER] is Ausgang.VON_HAND
    assert edited.read_bytes() == mine
    build(Workspace(workspace), [], None, overwrite=True)
    assert edited.read_bytes() != mine


def test_a_file_of_unknown_origin_counts_as_somebodys_work(workspace: Path) -> None:
    (workspace / "ausgabe").mkdir()
    (workspace / "ausgabe" / PAPER).write_bytes(b"meins")
    assert built(workspace)[PAPER] is Ausgang.VON_HAND


@pytest.mark.parametrize(
    "owner", ["~$47-2009-2014_Informationsvorlage.docx", f".~lock.{PAPER}#"]
)
def test_nothing_is_written_while_word_has_a_file_open(
    workspace: Path, owner: str
) -> None:
    (workspace / "ausgabe").mkdir()
    (workspace / "ausgabe" / owner).touch()
    with pytest.raises(AssistantError, match=f"In Word geöffnet: {PAPER}") as caught:
        built(workspace)
    assert caught.value.code is ExitCode.LOCKED
    assert not list((workspace / "ausgabe").glob("5247*"))


def test_a_read_only_folder_is_named(workspace: Path) -> None:
    (workspace / "ausgabe").write_text("eine Datei, kein Ordner", encoding="utf-8")
    with pytest.raises(AssistantError, match="lässt sich nicht schreiben") as caught:
        built(workspace)
    assert caught.value.code is ExitCode.LOCKED


def test_a_faulty_file_stops_everything_with_all_its_faults(workspace: Path) -> None:
    path = workspace / "matrices/2013/rege.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('richtung = "mehr"', 'richtung = "rauf"', 1)
    path.write_text(text.replace("einheit", "einhiet", 1), encoding="utf-8")
    with pytest.raises(FaultyFilesError) as caught:
        built(workspace)
    assert len(caught.value.findings) == 2
    assert not (workspace / "ausgabe").exists()


def test_a_zielwert_that_cannot_be_rated_is_named(workspace: Path) -> None:
    path = workspace / "matrices/2013/sozialamt.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("zielwert = 450", 'zielwert = "viele"'), "utf-8")
    with pytest.raises(FaultyFilesError) as caught:
        built(workspace)
    assert "„viele“" in caught.value.findings[0].meldung


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["5274"], "Eine Vorlage „5274“ gibt es nicht. Meinten Sie „5247“?"),
        (["x"], "Eine Vorlage „x“ gibt es nicht. Vorhanden: 5247."),
    ],
)
def test_an_unknown_vorlage_gets_the_nearest_name(
    workspace: Path, names: list[str], message: str
) -> None:
    with pytest.raises(AssistantError) as caught:
        build(Workspace(workspace), names, None, overwrite=False)
    assert str(caught.value).startswith(message)
    assert caught.value.code is ExitCode.NOT_FOUND


def break_missing(path: Path) -> None:
    path.unlink()


def break_zip(path: Path) -> None:
    path.write_bytes(b"kein Word")


def break_placeholder(path: Path) -> None:
    document = Document(str(path))
    document.add_paragraph("{{ vorlage.betref }}")
    document.save(str(path))


@pytest.mark.parametrize(
    ("damage", "code", "says"),
    [
        (break_missing, ExitCode.NOT_FOUND, "doc_templates/informationsvorlage.docx"),
        (break_zip, ExitCode.TEMPLATE, "doc_templates/informationsvorlage.docx"),
        (break_placeholder, ExitCode.TEMPLATE, "betreff"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(
    workspace: Path, damage: Callable[[Path], None], code: ExitCode, says: str
) -> None:
    damage(workspace / "doc_templates/informationsvorlage.docx")
    with pytest.raises(AssistantError) as caught:
        built(workspace)
    assert caught.value.code is code
    assert says in str(caught.value)
    assert not (workspace / "ausgabe").exists()


def test_the_workspace_is_found_from_any_folder_in_it(workspace: Path) -> None:
    assert find_workspace(workspace / "matrices/2013").root == workspace.resolve()


def test_elsewhere_one_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match=r"matrices/dezernat\.toml") as caught:
        find_workspace(tmp_path)
    assert caught.value.code is ExitCode.NO_WORKSPACE


def test_the_text_of_each_document_is_as_it_was(
    workspace: Path, golden: Callable[[str, str], None]
) -> None:
    built(workspace)
    for name in NAMES:
        document = Document(str(workspace / "ausgabe" / name))
        text = "\n".join(line.rstrip() for line in blocks(document)) + "\n"
        golden(name.replace(".docx", ".txt"), text)
