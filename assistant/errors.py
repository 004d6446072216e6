"""What ends a command early, and the exit codes that say so.

Four kinds of wrong are kept apart: faulty data is a list of `Problem` values, a
faulty answer is a `Rejected` value, "we cannot go on" is an `AssistantError`, and
anything else is a bug that nobody catches.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program tells the shell that called it."""

    OK = 0  # done as asked
    FAULTS = 1  # the files were read, and something in them needs mending
    USAGE = 2  # the command line itself was not understood (Typer's own code)
    ASKS_BACK = 3  # an answer was ambiguous; candidates were named
    REJECTED = 4  # an answer was impossible; the reason was named
    NO_WORKSPACE = 5  # no `matrices/dezernat.toml` here or above
    NOT_FOUND = 6  # a matrix, Vorlage or template that was named does not exist
    TEMPLATE = 7  # a Word template cannot be used; its faults were listed
    LOCKED = 8  # a file is open elsewhere or may not be written
    EDITED = 9  # a generated file was edited by hand and was left alone


class AssistantError(Exception):
    """We cannot go on; the text is one German sentence with what to do."""

    code: ExitCode = ExitCode.FAULTS

    def __init__(self, message: str, code: ExitCode | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
