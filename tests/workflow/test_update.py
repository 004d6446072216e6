"""A paper people worked on, brought up to date: whose words stay, what is renewed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.errors import AssistantError, ExitCode
from assistant.word.update import Fate
from assistant.workflow.build import build
from assistant.workflow.output import LIST, Ausgang
from assistant.workflow.update import Renewal, preview, renew
from assistant.workflow.workspace import Workspace
from tests.word.building import W
from tests.word.regions import (
    as_libreoffice_saves,
    as_word_saves,
    body,
    lines,
    retyped,
    without,
)

MATRIX = "matrices/2013/sozialamt.toml"
PAPER = "matrices/2013/vorlagen/5247.toml"
ANLAGE = "ausgabe/5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt.docx"
VORLAGE = "ausgabe/5247-2009-2014_Informationsvorlage.docx"


@pytest.fixture
def soffice() -> str:
    import shutil  # noqa: PLC0415

    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("LibreOffice ist nicht installiert")
    return found


@pytest.fixture
def built(workspace: Path) -> Workspace:
    """Return the model case with its documents."""
    place = Workspace(workspace)
    build(place, [], None, overwrite=False)
    return place


def replaced(path: str, old: str, new: str) -> None:
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def changed(path: str, change: Callable[[bytes], bytes]) -> bytes:
    """Have a person change a file, and return it as it then is."""
    file = Path(path)
    file.write_bytes(change(file.read_bytes()))
    return file.read_bytes()


def renewed(place: Workspace, path: str, *replace: str) -> Renewal:
    return renew(place, Path(path), list(replace))


def titles(renewal: Renewal, fate: Fate) -> list[str]:
    return [each.title for each in renewal.outcomes if each.fate is fate]


def my_words(data: bytes) -> bytes:
    heading = retyped(data, "Teil A: Ziele", "Teil A (bitte lesen): Ziele")
    return as_word_saves(heading)


def test_new_figures_reach_the_table_and_my_words_stay(built: Workspace) -> None:
    mine = changed(ANLAGE, my_words)
    replaced(MATRIX, "ist = 441", "ist = 300")
    renewal = renewed(built, ANLAGE)
    assert titles(renewal, Fate.RENEWED) == [
        "Gesamtbild",
        "Controlling",
        "Erläuterungen",
    ]
    after = lines(Path(ANLAGE).read_bytes())
    assert "Teil A (bitte lesen): Ziele, Maßnahmen und Indikatoren" in after
    assert after[after.index("durchgeführte Besuche") :].index("300") < 40
    assert renewal.backup == Path(ANLAGE).with_name(
        "5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt.sicherung-1.docx"
    )
    assert renewal.backup.read_bytes() == mine


def test_the_fill_of_the_cell_follows_the_figure(built: Workspace) -> None:
    replaced(MATRIX, "ist = 441", "ist = 300")
    renewed(built, ANLAGE)
    cell = next(
        cell
        for cell in body(Path(ANLAGE).read_bytes()).iter(f"{W}tc")
        if [t.text for t in cell.iter(f"{W}t")] == ["300", "■ rot"]
    )
    assert cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill") == "FFB9AE"


def test_the_result_is_what_a_new_build_would_have_shown(built: Workspace) -> None:
    replaced(MATRIX, "ist = 441", "ist = 300")
    renewed(built, ANLAGE)
    after = lines(Path(ANLAGE).read_bytes())
    build(built, [], None, overwrite=True)
    assert after == lines(Path(ANLAGE).read_bytes())


def test_a_backup_never_overwrites_another(built: Workspace) -> None:
    stem = Path(ANLAGE).with_suffix("")
    kept = []
    for figure in ("300", "310", "320"):
        replaced(
            MATRIX, "ist = 441" if figure == "300" else "ist = 3", f"ist = {figure} #"
        )
        kept.append(Path(ANLAGE).read_bytes())
        renewed(built, ANLAGE)
    backups = [Path(f"{stem}.sicherung-{n}.docx").read_bytes() for n in (1, 2, 3)]
    assert backups == kept


def test_nothing_is_written_where_nothing_changed(built: Workspace) -> None:
    before = changed(ANLAGE, my_words)
    renewal = renewed(built, ANLAGE)
    assert (renewal.is_due, renewal.backup) == (False, None)
    assert Path(ANLAGE).read_bytes() == before
    assert len(list(Path("ausgabe").glob("*sicherung*"))) == 0


def test_a_trial_writes_nothing(built: Workspace) -> None:
    before = Path(ANLAGE).read_bytes()
    replaced(MATRIX, "ist = 441", "ist = 300")
    assert preview(built, Path(ANLAGE), []).is_due
    assert Path(ANLAGE).read_bytes() == before
    assert len(list(Path("ausgabe").glob("*sicherung*"))) == 0


def test_a_region_edited_by_hand_is_left_alone_unless_named(built: Workspace) -> None:
    changed(ANLAGE, lambda data: retyped(data, "52", "53 (geschätzt)"))
    replaced(MATRIX, "ist = 441", "ist = 300")
    renewal = renewed(built, ANLAGE)
    assert titles(renewal, Fate.EDITED) == ["Controlling"]
    assert any("53 (geschätzt)" in line for line in lines(Path(ANLAGE).read_bytes()))
    forced = renewed(built, ANLAGE, "controlling")
    assert titles(forced, Fate.RENEWED) == ["Controlling"]
    assert not any("geschätzt" in line for line in lines(Path(ANLAGE).read_bytes()))


def test_a_deleted_region_stays_deleted(built: Workspace) -> None:
    changed(ANLAGE, lambda data: without(data, "bereich:erlaeuterungen"))
    replaced(MATRIX, "ist = 441", "ist = 300")
    renewal = renewed(built, ANLAGE)
    assert titles(renewal, Fate.DELETED) == ["Erläuterungen"]
    assert not any("Teil C" in line for line in lines(Path(ANLAGE).read_bytes()))


def test_what_was_empty_appears_at_its_place(built: Workspace) -> None:
    replaced(
        PAPER, "sachverhalt = ", 'zusammenfassung = "Kurz gesagt."\nsachverhalt = '
    )
    renewal = renewed(built, VORLAGE)
    assert titles(renewal, Fate.RENEWED) == ["Zusammenfassung mit Überschrift"]
    after = lines(Path(VORLAGE).read_bytes())
    place = after.index("Sachverhalt:")
    assert after[place - 2 : place] == ["Zusammenfassung:", "Kurz gesagt."]


def test_head_data_are_renewed_in_the_header_too(built: Workspace) -> None:
    replaced(PAPER, '"5247/2009-2014"', '"5248/2009-2014"')
    assert titles(renewed(built, VORLAGE), Fate.RENEWED) == [
        "Drucksachen-Nr.", "Drucksachen-Nr. in der Kopfzeile",
    ]  # fmt: skip


def test_a_file_that_libreoffice_saved(
    built: Workspace, soffice: str, tmp_path: Path
) -> None:
    changed(
        ANLAGE, lambda data: as_libreoffice_saves(soffice, my_words(data), tmp_path)
    )
    assert not renewed(built, ANLAGE).is_due
    replaced(MATRIX, "ist = 441", "ist = 300")
    renewal = renewed(built, ANLAGE)
    assert titles(renewal, Fate.RENEWED) == [
        "Gesamtbild",
        "Controlling",
        "Erläuterungen",
    ]
    assert titles(renewal, Fate.EDITED) == []
    after = lines(Path(ANLAGE).read_bytes())
    assert "Teil A (bitte lesen): Ziele, Maßnahmen und Indikatoren" in after
    docx.Document(ANLAGE)


@pytest.mark.parametrize("path", [ANLAGE, VORLAGE])
def test_every_document_survives_libreoffice_unedited(
    built: Workspace, soffice: str, tmp_path: Path, path: str
) -> None:
    changed(path, lambda data: as_libreoffice_saves(soffice, data, tmp_path))
    outcomes = preview(built, Path(path), []).outcomes
    assert {each.fate for each in outcomes} == {Fate.UNCHANGED}


class DescribeBuildAfterwards:
    def it_still_knows_that_a_person_edited_the_file(self, built: Workspace) -> None:
        changed(ANLAGE, my_words)
        replaced(MATRIX, "ist = 441", "ist = 300")
        renewed(built, ANLAGE)
        assert fate(built, ANLAGE) is Ausgang.VON_HAND

    def it_still_renews_a_file_nobody_edited(self, built: Workspace) -> None:
        replaced(MATRIX, "ist = 441", "ist = 300")
        renewed(built, ANLAGE)
        listed = json.loads(Path(f"ausgabe/{LIST}").read_text(encoding="utf-8"))
        assert len(listed) == 6
        assert fate(built, ANLAGE) is not Ausgang.VON_HAND


def fate(place: Workspace, path: str) -> Ausgang:
    results = build(place, [], None, overwrite=False).results
    return next(each.ausgang for each in results if each.path.name == Path(path).name)


class DescribeWhatStopsIt:
    def it_is_a_file_open_in_word(self, built: Workspace) -> None:
        name = Path(ANLAGE).name
        Path(f"ausgabe/~${name[2:]}").touch()
        replaced(MATRIX, "ist = 441", "ist = 300")
        error = stopped(built, ANLAGE)
        assert error.code is ExitCode.LOCKED
        assert "In Word geöffnet" in str(error)
        assert len(list(Path("ausgabe").glob("*sicherung*"))) == 0

    def it_is_a_file_of_other_origin(self, built: Workspace) -> None:
        docx.Document().save("fremd.docx")
        error = stopped(built, "fremd.docx")
        assert error.code is ExitCode.NOT_FOUND
        assert "nicht mit zielmatrix bauen geschrieben" in str(error)

    def it_is_no_word_file(self, built: Workspace) -> None:
        Path("kaputt.docx").write_bytes(b"kein Word")
        assert "kein Word-Dokument oder beschädigt" in str(
            stopped(built, "kaputt.docx")
        )

    def it_is_a_vorlage_that_is_gone(self, built: Workspace) -> None:
        Path(PAPER).rename("matrices/2013/vorlagen/neu.toml")
        error = stopped(built, ANLAGE)
        assert error.code is ExitCode.NOT_FOUND
        assert "ist aus matrices/2013/vorlagen/5247.toml entstanden" in str(error)

    def it_is_an_anlage_that_was_struck(self, built: Workspace) -> None:
        replaced(PAPER, 'matrix = "sozialamt"', 'matrix = "rege"')
        error = stopped(built, ANLAGE)
        assert "Anlage „zielmatrix sozialamt“" in str(error)

    def it_is_a_region_nobody_knows(self, built: Workspace) -> None:
        error = stopped(built, ANLAGE, "Kontrolling")
        assert error.code is ExitCode.NOT_FOUND
        assert "Meinten Sie „Controlling“?" in str(error)

    def it_leaves_the_file_whole_where_it_cannot_be_written(
        self, built: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = Path(ANLAGE).read_bytes()
        replaced(MATRIX, "ist = 441", "ist = 300")

        def full(*_: Any) -> None:
            raise AssistantError("Kein Platz.", ExitCode.LOCKED)

        monkeypatch.setattr("assistant.workflow.update.write_safely", full)
        assert stopped(built, ANLAGE).code is ExitCode.LOCKED
        assert Path(ANLAGE).read_bytes() == before


def stopped(place: Workspace, path: str, *replace: str) -> AssistantError:
    with pytest.raises(AssistantError) as caught:
        renew(place, Path(path), list(replace))
    return caught.value
