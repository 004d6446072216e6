"""Whether there is a screen to draw on, and what is shown there."""

import datetime
import os
import sys
from typing import TYPE_CHECKING

from assistant.workflow.workspace import Workspace

if TYPE_CHECKING:
    from assistant.workflow.interview import Session
    from assistant.workflow.paper_session import PaperSession


def has_screen() -> bool:
    """Return whether a full screen can be drawn and typed at."""
    if "TEXTUAL_DRIVER" in os.environ:  # in a browser: see assistant/web
        return True
    # Textual draws on stderr.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    terminal = all(stream.isatty() for stream in streams)
    return terminal and os.environ.get("TERM") != "dumb"


def on_screen(
    session: "Session | PaperSession | None", workspace: Workspace, heute: datetime.date
) -> int:
    """Open the full screen; Textual is imported when it is needed."""
    from assistant.tui.app import run

    return run(session, workspace, heute)
