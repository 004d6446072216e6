"""`zielmatrix erfassen`: the interview, in whichever front fits."""

import datetime
import os
import sys
from pathlib import Path

from assistant.plain import front
from assistant.workflow.interview import Session, begin
from assistant.workflow.workspace import Workspace, find_workspace


def show(matrix: str, tertial: int | None, answers: Path | None, *, plain: bool) -> int:
    """Hold the interview and return its exit code."""
    heute = datetime.datetime.now().astimezone().date()
    workspace = find_workspace(Path.cwd())
    session = begin(workspace, matrix, tertial, heute)
    if answers is not None:
        return front.answers(session, answers)
    if plain or not has_screen():
        return front.interview(session)
    return _on_screen(session, workspace, heute)


def start() -> int:
    """Open the start page and return its exit code."""
    heute = datetime.datetime.now().astimezone().date()
    return _on_screen(None, find_workspace(Path.cwd()), heute)


def has_screen() -> bool:
    """Return whether a full screen can be drawn and typed at."""
    if "TEXTUAL_DRIVER" in os.environ:  # in a browser: see assistant/web
        return True
    # Textual draws on stderr.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    terminal = all(stream.isatty() for stream in streams)
    return terminal and os.environ.get("TERM") != "dumb"


def _on_screen(
    session: Session | None, workspace: Workspace, heute: datetime.date
) -> int:
    """Open the full screen; Textual is imported when it is needed."""
    from assistant.tui.app import run

    return run(session, workspace, heute)
