"""`zielmatrix schema`."""

from pathlib import Path

from assistant.errors import ExitCode
from assistant.workflow.schema import write_schemas
from assistant.workflow.workspace import find_workspace


def show() -> int:
    """Write the schemas and say where they are."""
    workspace = find_workspace(Path.cwd())
    for path in write_schemas(workspace):
        print(f"geschrieben: {workspace.shown(path)}")
    return ExitCode.OK
