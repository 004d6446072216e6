"""A text in the person's own editor, and back."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from assistant.errors import AssistantError

_UEBLICH = ("nano", "vim", "vi", "notepad.exe")
_KEINER = (
    "Hier lässt sich kein Editor öffnen. Schreiben Sie den Text in das Feld, oder "
    "nennen Sie Ihren Editor in der Umgebungsvariablen EDITOR."
)


def edit(app: App[int], text: str) -> str:
    """Return the text as the person leaves it in the editor.

    Raises AssistantError where there is no editor, or it fails.
    """
    command = _command()
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "antwort.txt"
            path.write_text(text, encoding="utf-8")
            with app.suspend():
                subprocess.run([*command, str(path)], check=True)  # noqa: S603
            app.refresh()
            return path.read_text(encoding="utf-8-sig").rstrip("\n")
    except (OSError, ValueError, SuspendNotSupported, subprocess.CalledProcessError):
        raise AssistantError(_KEINER) from None


def _command() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named, posix=os.name != "nt")
    found = next(filter(shutil.which, _UEBLICH), None)
    if found is None:
        raise AssistantError(_KEINER)
    return [found]
