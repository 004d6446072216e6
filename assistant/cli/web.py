"""`zielmatrix web`."""

import importlib.util
import sys
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.workflow.workspace import find_workspace

APP = (sys.executable, "-m", "assistant")


def serve(port: int) -> int:
    """Show the start page in browsers on this computer until Ctrl+C."""
    find_workspace(Path.cwd())  # says it here, not in every tab
    if importlib.util.find_spec("textual_serve") is None:
        raise AssistantError(
            "Für die Ausgabe im Browser fehlt ein Baustein. Er wird so eingerichtet: "
            'python -m pip install "textual-serve>=1.1.3,<2"'
        )
    from assistant.web import server

    server.serve(APP, port, _say)
    return ExitCode.OK


def _say(line: str) -> None:
    print(line, flush=True)
