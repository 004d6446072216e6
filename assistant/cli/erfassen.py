"""`zielmatrix erfassen`: the interview, in whichever front fits."""

import datetime
from pathlib import Path

from assistant.cli.screen import has_screen, on_screen
from assistant.plain import front
from assistant.workflow.interview import begin
from assistant.workflow.workspace import find_workspace


def show(matrix: str, tertial: int | None, answers: Path | None, *, plain: bool) -> int:
    """Hold the interview and return its exit code."""
    heute = datetime.datetime.now().astimezone().date()
    workspace = find_workspace(Path.cwd())
    session = begin(workspace, matrix, tertial, heute)
    if answers is not None:
        return front.answers(session, answers)
    if plain or not has_screen():
        return front.interview(session)
    return on_screen(session, workspace, heute)


def start() -> int:
    """Open the start page and return its exit code."""
    heute = datetime.datetime.now().astimezone().date()
    return on_screen(None, find_workspace(Path.cwd()), heute)
