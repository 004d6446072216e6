"""The long text of a paper in the person's editor, under the question it answers."""

import re

from assistant.workflow.editor import in_editor

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_HEAD = """\
<!-- {frage} {hinweis}
Schreiben Sie hier, speichern Sie und schließen Sie den Editor. Dieser Absatz wird
entfernt; bleibt nichts übrig, wird die Frage noch einmal gestellt. -->

"""


def edited(command: list[str], frage: str, hinweis: str, anfang: str) -> str:
    """Return what the person makes of a text in the editor.

    Raises AssistantError where the editor cannot be started or reports a failure.
    """
    head = _HEAD.format(frage=frage, hinweis=hinweis)
    text = in_editor(command, "sachverhalt.md", head + anfang)
    return _COMMENT.sub("", text).strip()
