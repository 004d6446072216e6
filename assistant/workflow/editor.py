"""A text in the person's own editor, and back."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from assistant.errors import AssistantError

_USUAL = ("nano", "vim", "vi", "notepad.exe")


def editor_command() -> list[str] | None:
    """Return how the person's editor is called, None where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if named.strip():
        return _words(named.strip())
    found = next(filter(shutil.which, _USUAL), None)
    return [found] if found else None


def in_editor(command: list[str], name: str, text: str) -> str:
    """Return what the person makes of a text, in a file of that name.

    Raises AssistantError where the editor cannot be started or reports a failure.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*command, str(path)], check=True)  # noqa: S603
            return path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError, subprocess.CalledProcessError):
            raise AssistantError(
                f"Der Editor „{' '.join(command)}“ ließ sich nicht benutzen. Nennen "
                "Sie einen anderen in der Umgebungsvariablen EDITOR, oder schreiben "
                "Sie den Text hier."
            ) from None


def _words(named: str) -> list[str]:
    """Split a command line; on Windows a path may hold blanks and backslashes."""
    if Path(named.strip('"')).is_file():
        return [named.strip('"')]
    try:
        words = shlex.split(named, posix=os.name != "nt")
    except ValueError:  # a quotation mark that is never closed
        return [named]
    return [word.strip('"') for word in words]
