"""A new paper on disk: the file, its draft, its number, and the text it starts with."""

import datetime
import re
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT as PROJECT

from assistant.errors import AssistantError, ExitCode
from assistant.goals.vorlage import Unterzeichner, Vorlage
from assistant.interview.paper import Papier
from assistant.store.address import ROOT
from assistant.store.content import Content
from assistant.store.journal import Aenderung, Journal, Satz
from assistant.workflow.build import build
from assistant.workflow.editor import editor_command
from assistant.workflow.paper import Schreibtisch, begin_paper, proposed_name
from assistant.workflow.paper_draft import drafts, load_draft
from assistant.workflow.paper_editor import edited
from assistant.workflow.paper_file import paper_file
from assistant.workflow.paper_number import enter_number
from assistant.workflow.save import origin
from assistant.workflow.workspace import Workspace
from tests.interview.papier import answered, vorlage_5247

HEUTE = datetime.date(2013, 9, 16)
MODEL = PROJECT / "matrices/2013/vorlagen/5247.toml"


def desk(workspace: Path, name: str = "bericht-t2") -> Schreibtisch:
    return begin_paper(Workspace(workspace), name, HEUTE)


def made(workspace: Path, name: str = "bericht-t2", **answers: str) -> Path:
    """Make a paper with these answers and return its file."""
    place = desk(workspace, name)
    vorlage = answered(place.conversation(), **answers).verlauf.vorlage
    assert vorlage
    return place.finish(vorlage).path


class DescribeTheFile:
    def it_says_what_the_model_case_says_in_the_same_order(self) -> None:
        text = paper_file("5247", vorlage_5247())
        model = MODEL.read_text(encoding="utf-8")
        assert Vorlage.model_validate(tomllib.loads(text)) == vorlage_5247()
        heads = re.compile(r"^(?:\[+\w+\]+|\w+(?= =)|# -----.*)", re.MULTILINE)
        assert heads.findall(text) == heads.findall(model)
        assert text.startswith("#:schema ../../vorlage.schema.json\n")
        assert "sachverhalt = '''\nIn der Sitzung des SGA" in text

    def it_can_be_built_right_away(self, workspace: Path) -> None:
        made(workspace, tertial="2")
        built = build(Workspace(workspace), ["bericht-t2"], None, overwrite=False)
        names = [result.path.name for result in built.results]
        assert names[0] == "bericht-t2_Informationsvorlage.docx"
        assert len(names) == 6
        assert built.hints == []

    @pytest.mark.parametrize(
        "text",
        ["Ein ''' mitten im Text.", "Am Ende ein '", 'Ein """ und ein \\ dazu', "ä\tö"],
    )
    def it_holds_every_text(self, workspace: Path, text: str) -> None:
        path = made(workspace, sachverhalt=text, betreff=text)
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        assert data["sachverhalt"] == f"{text}\n"
        assert data["betreff"] == " ".join(text.split())

    def it_never_replaces_a_paper(self, workspace: Path) -> None:
        late = desk(workspace)
        vorlage = answered(late.conversation()).verlauf.vorlage
        assert vorlage
        path = made(workspace, betreff="Die erste")
        before = path.read_bytes()
        with pytest.raises(AssistantError, match="gibt es schon") as refused:
            late.finish(vorlage)
        assert refused.value.code == ExitCode.REJECTED
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("5247", "Die Vorlage „5247“ gibt es schon"),
            ("Bericht Köln", "Möglich wäre: Bericht-Koeln."),
            ("../weg", "kann kein Dateiname sein"),
        ],
    )
    def it_asks_for_another_name(self, workspace: Path, name: str, says: str) -> None:
        with pytest.raises(AssistantError, match=re.escape(says)) as refused:
            desk(workspace, name)
        assert refused.value.code == ExitCode.REJECTED

    def it_proposes_a_name_that_is_free(self, workspace: Path) -> None:
        first = proposed_name(Workspace(workspace))
        made(workspace, first)
        assert (first, proposed_name(Workspace(workspace))) == (
            "vorlage-2013-1",
            "vorlage-2013-2",
        )


class DescribeTheDraft:
    def it_is_resumed_where_it_was_left(self, workspace: Path) -> None:
        place = desk(workspace)
        papier = place.conversation()
        for text in ("", "20.9.2013", "6900"):
            after = papier.answer(text)
            assert isinstance(after, Papier)
            papier = after
            place.keep(papier)
        again = desk(workspace)
        assert [one.id for one in again.conversation().verlauf.gefragt] == [
            "art", "datum", "drucksachennummer",
        ]  # fmt: skip
        assert again.entwurf
        assert re.fullmatch(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr", again.entwurf.wann)
        assert [one.name for one in drafts(Workspace(workspace))] == ["bericht-t2"]

    def it_keeps_texts_as_they_were_typed(self, workspace: Path) -> None:
        place = desk(workspace)
        said = {"sitzung.sga": "17.9.", "sachverhalt": "Eins.\n\n'''\n„Zwei“\t\\"}
        place.keep(Papier(place.grundlage, said))
        draft = load_draft(Workspace(workspace), "bericht-t2")
        assert draft
        assert draft.gesagt == said

    def it_is_gone_when_the_paper_is_written(self, workspace: Path) -> None:
        place = desk(workspace)
        papier = answered(place.conversation())
        place.keep(papier)
        assert papier.verlauf.vorlage
        place.finish(papier.verlauf.vorlage)
        assert drafts(Workspace(workspace)) == []

    def it_is_no_file_that_a_check_would_read(self, workspace: Path) -> None:
        place = desk(workspace)
        place.keep(place.conversation())
        assert place.draft.suffix != ".toml"

    def it_says_which_draft_cannot_be_read(self, workspace: Path) -> None:
        place = desk(workspace)
        place.keep(place.conversation())
        place.draft.write_text("art = ", encoding="utf-8")
        with pytest.raises(AssistantError, match="lässt sich nicht lesen"):
            desk(workspace)


class DescribeTheNumber:
    @pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")])
    def it_adds_one_line_and_leaves_all_else(
        self, workspace: Path, mark: str, end: str
    ) -> None:
        path = made(workspace)
        text = mark + path.read_text(encoding="utf-8").replace("\n", end)
        path.write_bytes(text.encode("utf-8"))
        enter_number(Workspace(workspace), "bericht-t2", "6900")
        line = f'drucksachennummer = "6900/2009-2014"{end}'
        after = path.read_bytes().decode("utf-8")
        assert after == text.replace("art = ", f"{line}art = ", 1)

    def it_replaces_one_that_was_there_in_its_place(self, workspace: Path) -> None:
        path = workspace / "matrices/2013/vorlagen/5247.toml"
        before = path.read_bytes()
        done = enter_number(Workspace(workspace), "5247", "5248/2009-2014")
        assert (done.vorher, done.nummer) == ("5247/2009-2014", "5248/2009-2014")
        old, new = b'nummer = "5247/2009-2014"', b'nummer = "5248/2009-2014"'
        assert path.read_bytes() == before.replace(old, new)

    def it_is_on_record(self, workspace: Path) -> None:
        path = made(workspace)
        enter_number(Workspace(workspace), "bericht-t2", "6900")
        enter_number(Workspace(workspace), "bericht-t2", "6900")
        (satz,) = Journal(path).saetze()
        assert satz.herkunft.quelle == "vorlage nummer"
        assert satz.aenderungen[0].neu == "6900/2009-2014"

    def it_finishes_first_what_a_crash_cut_off(self, workspace: Path) -> None:
        path = made(workspace)
        enter_number(Workspace(workspace), "bericht-t2", "6900")
        now = Content(path.read_bytes())
        betreff = (ROOT, "betreff")
        cut_off = Aenderung(betreff, now.value(betreff), "Neuer Betreff")
        states = now.digest, now.changed([cut_off]).digest
        Journal(path).append(Satz(0, origin("einlesen"), (cut_off,), *states))
        enter_number(Workspace(workspace), "bericht-t2", "6901")
        after = Content(path.read_bytes())
        assert after.value(betreff) == "Neuer Betreff"
        assert after.value((ROOT, "drucksachennummer")) == "6901/2009-2014"

    @pytest.mark.parametrize(
        ("name", "nummer", "code"),
        [
            ("5247", "neu", ExitCode.ASKS_BACK),
            ("5247", "offen", ExitCode.ASKS_BACK),
            ("5274", "6900", ExitCode.NOT_FOUND),
        ],
    )
    def it_says_what_it_needs(
        self, workspace: Path, name: str, nummer: str, code: ExitCode
    ) -> None:
        with pytest.raises(AssistantError) as refused:
            enter_number(Workspace(workspace), name, nummer)
        assert refused.value.code == code


class DescribeTheDraftedText:
    def draft(self, workspace: Path, **answers: str) -> str:
        papier = answered(desk(workspace).conversation(), **answers)
        (frage,) = [one for one in papier.verlauf.gefragt if one.id == "sachverhalt"]
        assert frage.anfang
        return frage.anfang()

    def it_counts_the_colours_of_the_attached_matrices(self, workspace: Path) -> None:
        text = self.draft(workspace, tertial="2")
        assert "zum Stichtag 31.08.2013" in text
        assert "- Anlage 2: Amt für soziale Leistungen – Sozialamt" in text
        assert (
            "- Sozialamt: 18 von 19 Indikatoren bewertet, davon 7 grün, 6 gelb, 5 rot"
        ) in text
        assert (
            "- Sozialamt, freiwillig Engagierte (Personen): Ist 52, Soll 60, −13,3 %"
        ) in text

    def it_says_nothing_of_colours_without_a_tertial(self, workspace: Path) -> None:
        text = self.draft(workspace, tertial="keins")
        assert "legt die Zielmatrizen des Jahres 2013" in text
        assert "bewertet" not in text

    def it_keeps_small_counts_secret(self, workspace: Path) -> None:
        path = workspace / "matrices/2013/sozialamt.toml"
        text = path.read_text(encoding="utf-8")
        name = 'name = "freiwillig Engagierte"\n'
        assert name in text
        path.write_text(text.replace(name, f"{name}mindestfallzahl = 100\n"), "utf-8")
        assert "freiwillig Engagierte" not in self.draft(workspace, tertial="2")


class DescribeTheEditor:
    def it_gives_the_draft_and_takes_what_is_left(self, tmp_path: Path) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys, pathlib\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text('utf-8')\n"
            "path.write_text(text.replace('Entwurf', 'Größe'), 'utf-8')\n",
            encoding="utf-8",
        )
        command = [sys.executable, str(script)]
        assert edited(command, "Wie lautet er?", "Kurz.", "Entwurf.\n") == "Größe."

    @pytest.mark.parametrize(
        "command", [["gibt-es-nicht"], [sys.executable, "-c", "raise SystemExit(1)"]]
    )
    def it_names_another_way_where_it_fails(self, command: list[str]) -> None:
        with pytest.raises(AssistantError, match="Umgebungsvariablen EDITOR"):
            edited(command, "", "", "")


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("nano -w", ["nano", "-w"]),
        ("'mein Editor' --wait", ["mein Editor", "--wait"]),
        ('"nano', ['"nano']),
    ],
)
def test_an_editor_is_called_as_it_was_named(
    monkeypatch: pytest.MonkeyPatch, named: str, command: list[str]
) -> None:
    monkeypatch.setenv("VISUAL", named)
    assert editor_command() == command


def test_an_editor_may_lie_in_a_folder_with_blanks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "mein editor.exe"
    program.touch()
    monkeypatch.setenv("VISUAL", str(program))
    assert editor_command() == [str(program)]


def test_the_last_paper_is_the_one_with_the_latest_date(workspace: Path) -> None:
    made(workspace, "neuer", unterzeichner="Im Auftrag Amtsleitung", datum="17.9.2013")
    vorbild = desk(workspace).grundlage.vorbild
    assert vorbild
    assert vorbild.unterzeichner == (
        Unterzeichner(funktion="Amtsleitung", zusatz="Im Auftrag"),
    )
