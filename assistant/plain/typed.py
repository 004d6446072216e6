"""What is typed at standard input, a line at a time."""

import contextlib
import sys

from assistant.errors import AssistantError, ExitCode

_PROMPT = "Antwort: "


def typed_line() -> str | None:
    """Return the next line, None at the end of the input.

    A prompt is for people, not for pipes. Raises AssistantError (FAULTS) for bytes that
    are no text in UTF-8.
    """
    prompt = _PROMPT if sys.stdin.isatty() and sys.stdout.isatty() else ""
    try:
        with contextlib.suppress(EOFError):
            return input(prompt)
    except UnicodeDecodeError:
        raise AssistantError(
            "Die Eingabe ist kein Text in UTF-8. Speichern Sie sie in UTF-8 und "
            "beginnen Sie noch einmal; was bis dahin angenommen wurde, ist "
            "gespeichert.",
            ExitCode.FAULTS,
        ) from None
    return None
