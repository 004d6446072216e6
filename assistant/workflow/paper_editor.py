"""A long text in the person's own editor, and back."""

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from assistant.errors import AssistantError

_USUAL = ("nano", "vim", "vi", "notepad.exe")
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HEAD = """\
<!-- {frage} {hinweis}
Schreiben Sie hier, speichern Sie und schließen Sie den Editor. Dieser Absatz wird
entfernt; bleibt nichts übrig, wird die Frage noch einmal gestellt. -->

"""


def editor_command() -> list[str] | None:
    """Return how the person's editor is called, None where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named, posix=os.name != "nt")
    found = next(filter(shutil.which, _USUAL), None)
    return [found] if found else None


def edited(command: list[str], frage: str, hinweis: str, anfang: str) -> str:
    """Return what the person makes of a text in the editor.

    Raises AssistantError where the editor cannot be started or reports a failure.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sachverhalt.md"
        head = _HEAD.format(frage=frage, hinweis=hinweis)
        path.write_text(head + anfang, encoding="utf-8")
        try:
            subprocess.run([*command, str(path)], check=True)  # noqa: S603
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError, subprocess.CalledProcessError):
            raise AssistantError(
                f"Der Editor „{' '.join(command)}“ ließ sich nicht benutzen. Nennen "
                "Sie einen anderen in der Umgebungsvariablen EDITOR, oder geben Sie "
                "den Text mit --sachverhalt DATEI.md an."
            ) from None
    return _COMMENT.sub("", text).strip()
