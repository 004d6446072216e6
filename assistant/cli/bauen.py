"""`zielmatrix bauen`."""

import sys
from pathlib import Path

from assistant.cli.findings import as_text
from assistant.errors import ExitCode
from assistant.workflow.build import build
from assistant.workflow.output import Ausgang, Result
from assistant.workflow.workspace import Workspace, find_workspace


def show(names: list[str], folder: Path | None, *, overwrite: bool) -> int:
    """Write the documents and say what became of each; EDITED if one was left alone."""
    workspace = find_workspace(Path.cwd())
    built = build(workspace, names, folder, overwrite=overwrite)
    for hint in built.hints:
        print(as_text(hint), file=sys.stderr)
    for result in built.results:
        print(f"{result.ausgang.value:<17} {workspace.shown(result.path)}")
    edited = [result for result in built.results if result.ausgang is Ausgang.VON_HAND]
    if edited:
        print(_left_alone(edited, workspace), file=sys.stderr)
        return ExitCode.EDITED
    return ExitCode.OK


def _left_alone(edited: list[Result], workspace: Workspace) -> str:
    names = ", ".join(workspace.shown(result.path) for result in edited)
    beside = workspace.shown(edited[0].path.parent / "neu")
    return (
        f"\nNicht ersetzt, weil seit der letzten Ausgabe von Hand geändert: {names}.\n"
        f"Die neue Fassung daneben ablegen: zielmatrix bauen --ausgabe {beside}\n"
        "Ihre Änderungen verwerfen und ersetzen: zielmatrix bauen --ueberschreiben"
    )
