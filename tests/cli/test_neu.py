"""`zielmatrix neu`: a workspace of one's own, complete from the start."""

import datetime
import tomllib
from pathlib import Path

import pytest

from assistant.cli.app import run
from assistant.errors import ExitCode

Capture = pytest.CaptureFixture[str]
ANSWERS = """
betreff = "Bericht zum ersten Tertial"
sachverhalt = "Alles ist im Plan."
"""


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace, and we are in it."""
    folder = tmp_path / "Ziele für Köln"
    code = run(["neu", str(folder), "--stadt", "Köln", "--jahr", "2031"])
    assert code == ExitCode.OK
    monkeypatch.chdir(folder)
    return folder


def toml(path: str) -> dict[str, object]:
    return tomllib.loads(Path(path).read_text(encoding="utf-8"))


class DescribeNeu:
    def it_says_what_it_made_and_what_comes_next(
        self, tmp_path: Path, capsys: Capture
    ) -> None:
        code = run(["neu", str(tmp_path / "neu")])
        out = capsys.readouterr().out
        year = datetime.datetime.now().astimezone().year
        assert code == ExitCode.OK
        assert f"matrices/{year}/beispielamt.toml" in out
        assert "zielmatrix erfassen beispielamt" in out

    def it_is_sound_without_a_hint(self, new: Path, capsys: Capture) -> None:
        assert run(["pruefen"]) == ExitCode.OK
        assert "2 Dateien geprüft: alles in Ordnung." in capsys.readouterr().out

    def it_is_about_that_city_and_year(self, new: Path) -> None:
        frame = toml("matrices/dezernat.toml")
        assert (frame["stadt"], frame["wahlperiode"]) == ("Köln", "2031-2036")
        assert toml("matrices/2031/beispielamt.toml")["jahr"] == 2031

    def it_explains_itself_in_comments(self, new: Path) -> None:
        text = Path("matrices/dezernat.toml").read_text(encoding="utf-8")
        assert "# Alles hier ist ein Muster." in text
        assert "# für die Drucksachen-Nr. der Vorlagen" in text

    def it_can_be_asked_and_built_at_once(self, new: Path) -> None:
        assert run(["eintragen", "beispielamt", "B1.1", "1", "95"]) == ExitCode.OK
        Path("antworten.toml").write_text(ANSWERS, encoding="utf-8")
        made = ["vorlage", "neu", "bericht", "--antworten", "antworten.toml"]
        assert run(made) == ExitCode.OK
        assert run(["bauen"]) == ExitCode.OK
        assert list(Path("ausgabe").glob("*Zielmatrix*.docx"))

    def it_never_touches_one_that_is_there(self, new: Path, capsys: Capture) -> None:
        before = {path: path.read_bytes() for path in new.rglob("*.*")}
        assert run(["neu", ".", "--jahr", "2031"]) == ExitCode.EDITED
        assert "In „.“ gibt es schon matrices" in capsys.readouterr().err
        assert {path: path.read_bytes() for path in new.rglob("*.*")} == before

    def it_says_where_it_cannot_write(self, tmp_path: Path, capsys: Capture) -> None:
        (tmp_path / "datei").write_text("", encoding="utf-8")
        code = run(["neu", str(tmp_path / "datei" / "neu")])
        assert code == ExitCode.LOCKED
        assert "lässt sich nicht anlegen" in capsys.readouterr().err
