"""A text in the person's own editor, while the screen steps aside."""

from textual.app import App, SuspendNotSupported

from assistant.errors import AssistantError
from assistant.workflow.editor import editor_command, in_editor

_KEINER = (
    "Hier lässt sich kein Editor öffnen. Schreiben Sie den Text in das Feld, oder "
    "nennen Sie Ihren Editor in der Umgebungsvariablen EDITOR."
)


def edit(app: App[int], text: str) -> str:
    """Return the text as the person leaves it in the editor.

    Raises AssistantError where there is no editor, or it fails.
    """
    command = editor_command()
    if command is None:
        raise AssistantError(_KEINER)
    try:
        with app.suspend():
            changed = in_editor(command, "antwort.txt", text)
    except SuspendNotSupported:
        raise AssistantError(_KEINER) from None
    app.refresh()
    return changed.rstrip("\n")
