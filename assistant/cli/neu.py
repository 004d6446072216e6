"""`zielmatrix neu`."""

import datetime
from pathlib import Path

from assistant.errors import ExitCode
from assistant.workflow.new_workspace import make_workspace


def show(ordner: Path, stadt: str, jahr: int | None) -> int:
    """Make the workspace and say what to do in it."""
    year = jahr or datetime.datetime.now().astimezone().year
    workspace = make_workspace(ordner, stadt, year)
    print(f"Neuer Arbeitsordner: {workspace.root}")
    for path in workspace.files():
        print(f"  {workspace.shown(path)}")
    print(f"  {workspace.templates.name}/  Word-Vorlagen")
    print("\nSo geht es weiter:")
    print(f'  cd "{ordner}"')
    print("  matrices/dezernat.toml im Editor öffnen und Ihre Angaben eintragen")
    print("  zielmatrix pruefen")
    print("  zielmatrix erfassen beispielamt")
    print("  zielmatrix vorlage neu")
    return ExitCode.OK
