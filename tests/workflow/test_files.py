"""Where files lie, and what is said where several claim one place."""

import shutil
from pathlib import Path

import pytest

from assistant.errors import AssistantError, ExitCode
from assistant.goals.matrix import Matrix
from assistant.goals.problem import Schwere
from assistant.report.vorlage_values import vorlage_values
from assistant.workflow.build import build
from assistant.workflow.check import check_files, inspect_content, is_sound
from assistant.workflow.load import load_dezernat, load_matrices
from assistant.workflow.output import Ausgang
from assistant.workflow.paper import checked_name
from assistant.workflow.workspace import Workspace
from tests.interview.papier import vorlage_5247


def said(workspace: Path) -> list[str]:
    """Return what `pruefen` says of a whole workspace."""
    _, findings = check_files([], workspace)
    return [f"{one.datei}: {one.meldung}" for one in findings]


def paper(workspace: Path, jahr: int = 2013, name: str = "5247") -> Path:
    return workspace / f"matrices/{jahr}/vorlagen/{name}.toml"


def next_year(workspace: Path) -> None:
    """Copy the model year as 2014."""
    shutil.copytree(workspace / "matrices/2013", workspace / "matrices/2014")
    for file in (workspace / "matrices/2014").rglob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("jahr = 2013", "jahr = 2014")
        file.write_text(text, encoding="utf-8")


class DescribeAMatrix:
    def it_is_the_one_that_bears_the_name_of_its_organisation(
        self, workspace: Path
    ) -> None:
        year = workspace / "matrices/2013"
        build(Workspace(workspace), [], None, overwrite=False)
        text = (year / "sozialamt.toml").read_text(encoding="utf-8")
        copy = text.replace('titel = "', 'titel = "Kopie ', 1)
        (year / "zz-alt.toml").write_text(copy, encoding="utf-8")
        (message,) = said(workspace)
        assert message.startswith("matrices/2013/zz-alt.toml: Auch sozialamt.toml ist")
        again = build(Workspace(workspace), [], None, overwrite=False)
        assert {one.ausgang for one in again.results} == {Ausgang.UNVERAENDERT}

    def it_is_not_guessed_where_none_does(self, workspace: Path) -> None:
        year = workspace / "matrices/2013"
        shutil.copy(year / "sozialamt.toml", year / "zz-alt.toml")
        (year / "sozialamt.toml").rename(year / "aa-neu.toml")
        with pytest.raises(AssistantError, match="aa-neu und zz-alt"):
            build(Workspace(workspace), [], None, overwrite=False)

    def it_lies_in_the_folder_of_its_year(self, workspace: Path) -> None:
        year = workspace / "matrices/2013"
        shutil.copytree(year, workspace / "matrices/2014")
        found = said(workspace)
        assert any("liegt im Ordner 2014, nennt aber das Jahr 2013" in x for x in found)

    @pytest.mark.parametrize("name", ["._sozialamt.toml", ".#rege.toml", "~rege.toml"])
    def it_is_none_that_an_editor_laid_there(self, workspace: Path, name: str) -> None:
        (workspace / "matrices/2013" / name).write_bytes(b"\x00\x05\x16\x07")
        assert said(workspace) == []
        place = Workspace(workspace)
        assert len(load_matrices(place, 2013, load_dezernat(place))) == 4


class DescribeTheQuickProof:
    @pytest.mark.parametrize(
        ("old", "new", "sound"),
        [
            ("", "", True),
            ('richtung = "weniger"\n', "", True),  # a hint is no fault
            ('art = "quote"', 'art = "anteil"', False),
            ("[[massnahme]]", "[massnahme", False),
            ("ist = 287", "ist = 28", False),  # less than the Tertial before
        ],
    )
    def it_says_the_same_as_the_whole_check(
        self, workspace: Path, old: str, new: str, *, sound: bool
    ) -> None:
        path = workspace / "matrices/2013/sozialamt.toml"
        text = path.read_text(encoding="utf-8").replace(old, new, 1)
        dezernat = load_dezernat(Workspace(workspace))
        content = text.encode("utf-8")
        whole = inspect_content(path, path.name, content, Matrix, dezernat)
        faults = [one for one in whole.findings if one.schwere is Schwere.FEHLER]
        assert is_sound(path, content, Matrix, dezernat) is sound
        assert bool(faults) is not sound


class DescribeAPaperOfSeveralYears:
    def it_is_built_for_each(self, workspace: Path) -> None:
        next_year(workspace)
        text = paper(workspace, 2014).read_text(encoding="utf-8")
        text = text.replace('"5247/2009-2014"', '"6900/2009-2014"')
        paper(workspace, 2014).write_text(text, encoding="utf-8")
        built = build(Workspace(workspace), [], None, overwrite=False)
        assert len({result.path for result in built.results}) == 12

    def it_is_called_by_its_year(self, workspace: Path) -> None:
        next_year(workspace)
        names = ["2014/5247"]
        built = build(Workspace(workspace), names, None, overwrite=False)
        assert len(built.results) == 6
        with pytest.raises(AssistantError, match="Vorhanden: 2013/5247, 2014/5247"):
            build(Workspace(workspace), ["5247"], None, overwrite=False)

    def it_never_writes_the_file_of_another(self, workspace: Path) -> None:
        shutil.copy(paper(workspace), paper(workspace, name="zweite"))
        with pytest.raises(AssistantError) as refused:
            build(Workspace(workspace), [], None, overwrite=False)
        message = str(refused.value)
        assert "5247-2009-2014_Informationsvorlage.docx" in message
        assert "„5247“" in message
        assert "„zweite“" in message
        assert not (workspace / "ausgabe").exists()


class DescribeThePointsOfAPaper:
    def it_loses_none_behind_z(self, workspace: Path) -> None:
        vorlage = vorlage_5247().model_copy(update={"hier": ("Ziele",) * 28})
        points = vorlage_values(vorlage, load_dezernat(Workspace(workspace)))["hier"]
        assert [one["buchstabe"] for one in points[24:]] == ["y)", "z)", "aa)", "bb)"]


class DescribeTheNameOfANewPaper:
    @pytest.mark.parametrize("name", ["nul", "CON", "com1", "aux.alt", "ende."])
    def it_is_none_that_windows_refuses(self, workspace: Path, name: str) -> None:
        with pytest.raises(AssistantError) as refused:
            checked_name(Workspace(workspace), name)
        assert refused.value.code == ExitCode.REJECTED

    def it_differs_by_more_than_its_capitals(self, workspace: Path) -> None:
        paper(workspace).rename(paper(workspace, name="Bericht"))
        with pytest.raises(AssistantError, match="„Bericht“ gibt es schon"):
            checked_name(Workspace(workspace), "bericht")
