"""Make a new workspace: a frame, a first matrix, the Word templates.

The files in `assistant/muster` are patterns to be overwritten: sound by every rule, and
with comments that say what belongs where.
"""

import datetime
import shutil
import sysconfig
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import assistant
from assistant.errors import AssistantError, ExitCode
from assistant.store.change import Set
from assistant.store.edit import Edit, edit
from assistant.store.files import reason
from assistant.workflow.schema import write_schemas
from assistant.workflow.workspace import DEZERNAT, Workspace

_MATRIX = "beispielamt.toml"
_WAHLPERIODE = 5  # years
_SHARED = "share/zielmatrix"  # as in pyproject.toml


def make_workspace(folder: Path, stadt: str, jahr: int) -> Workspace:
    """Return a new workspace in a folder, which is made if it is missing.

    Raises AssistantError (EDITED) where there is a workspace already, LOCKED where
    the folder cannot be written; nothing is left behind then.
    """
    workspace = Workspace(folder.resolve())
    for taken in (workspace.matrices, workspace.templates):
        if taken.exists():
            raise AssistantError(
                f"In „{folder}“ gibt es schon {taken.name}; geschrieben wurde nichts. "
                "Nennen Sie einen anderen Ordner.",
                ExitCode.EDITED,
            )
    try:
        workspace.root.mkdir(parents=True, exist_ok=True)
        _build(workspace, stadt, jahr)
    except OSError as error:
        raise AssistantError(
            f"Der Arbeitsordner „{folder}“ lässt sich nicht anlegen: {reason(error)}. "
            "Nennen Sie einen Ordner, in dem Sie schreiben dürfen.",
            ExitCode.LOCKED,
        ) from None
    return workspace


def _build(workspace: Workspace, stadt: str, jahr: int) -> None:
    """Put everything together beside its place, and move it there when complete."""
    source = _templates()
    with tempfile.TemporaryDirectory(dir=workspace.root, prefix=".neu-") as name:
        draft = Workspace(Path(name))
        shutil.copytree(source, draft.templates, ignore=shutil.ignore_patterns("~$*"))
        year = draft.matrices / str(jahr)
        year.mkdir(parents=True)
        _write(draft.matrices / DEZERNAT, "dezernat.toml", _frame(stadt, jahr))
        _write(year / _MATRIX, "matrix.toml", _matrix(jahr))
        write_schemas(draft)
        # The matrices come last: by them a folder is known as a workspace.
        draft.templates.rename(workspace.templates)
        draft.matrices.rename(workspace.matrices)


def _write(path: Path, pattern: str, edits: Sequence[Edit]) -> None:
    source = files(assistant).joinpath("muster", pattern)
    text = source.read_text(encoding="utf-8")
    path.write_bytes(edit(text, edits).encode("utf-8"))


def _frame(stadt: str, jahr: int) -> list[Edit]:
    wahlperiode = f"{jahr}-{jahr + _WAHLPERIODE}"
    return [Set(("stadt",), stadt), Set(("wahlperiode",), wahlperiode)]


def _matrix(jahr: int) -> list[Edit]:
    termin = datetime.date(jahr, 9, 30)
    return [
        Set(("jahr",), jahr),
        Set(("massnahme", 0, "indikator", 2, "termin"), termin),
    ]


def _templates() -> Path:
    """Return where the templates lie: beside the sources, or where pip put them."""
    beside = Workspace(Path(assistant.__file__).parents[1]).templates
    installed = Workspace(Path(sysconfig.get_path("data"), _SHARED)).templates
    found = next(filter(Path.is_dir, (beside, installed)), None)
    if found is None:
        raise AssistantError(
            f"Die Word-Vorlagen fehlen unter „{beside}“ und „{installed}“. "
            "Installieren Sie das Programm neu.",
            ExitCode.NOT_FOUND,
        )
    return found
