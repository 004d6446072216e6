"""A file of answers, for an interview or a new paper: each as it would be typed."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.report.numbers import datum
from assistant.store.side_file import data_of
from assistant.workflow.workspace import read_bytes


def read_answer_file(path: Path) -> dict[str, Any]:
    """Return what a file of answers holds.

    Raises AssistantError: NOT_FOUND, LOCKED where it cannot be opened, FAULTS where it
    is no TOML.
    """
    shown = str(path)
    return data_of(shown, read_bytes(path, shown))


def as_typed(value: Any) -> str:
    """Return a TOML value as a person would type it: 27.4 is 27,4, true is ja."""
    match value:
        case bool():
            return "ja" if value else "nein"
        case Decimal():
            return format(value, "f").replace(".", ",")
        case datetime.date():
            return datum(value)
        case list():
            return "; ".join(map(as_typed, value))
    return str(value)
