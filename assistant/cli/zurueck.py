"""`zielmatrix zurueck`."""

from pathlib import Path

from assistant.errors import ExitCode
from assistant.workflow.angabe import place, sides
from assistant.workflow.history import journaled
from assistant.workflow.save import undo
from assistant.workflow.workspace import find_workspace


def show(count: int, name: str | None) -> int:
    """Take the last saves back and say which."""
    workspace = find_workspace(Path.cwd())
    paths = journaled(workspace, [name] if name else [])
    for undone in undo(workspace, paths, count):
        for change in undone.satz.aenderungen:
            alt, neu = sides(change)
            print(f"{undone.name}  {place(change)}: wieder {alt} (war {neu})")
    return ExitCode.OK
