"""The draft of a paper: its answers so far, kept after each of them.

A draft is a TOML file of texts by question, so it can be read, and given to another
`zielmatrix vorlage neu --antworten` as it is: what was typed and not sent stands in a
table of its own, which is no answer. It lies where no check looks for papers.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.report.numbers import datum
from assistant.store.files import write_safely
from assistant.store.journal import FOLDER
from assistant.store.render import render, render_key
from assistant.workflow.answer_file import as_typed, read_answer_file
from assistant.workflow.workspace import Workspace

_SUFFIX = ".entwurf"
_GETIPPT = "getippt"
_UNSENT = f"\n# Getippt und noch nicht abgeschickt:\n[{_GETIPPT}]\n"
_HEAD = (
    "# Entwurf einer Vorlage, wird nach jeder Antwort gesichert. Weiter geht es mit:\n"
    "# zielmatrix vorlage neu {name}\n\n"
)


@dataclass(frozen=True, slots=True)
class Entwurf:
    """A started paper: its name, the answers by question, and when it was kept."""

    name: str
    gesagt: Mapping[str, str]
    gesichert: datetime.datetime
    getippt: Mapping[str, str]

    @property
    def wann(self) -> str:
        """When it was kept last: "22.11.2026, 23:10 Uhr"."""
        return f"{datum(self.gesichert.date())}, {self.gesichert:%H:%M} Uhr"


def draft_path(workspace: Workspace, name: str) -> Path:
    """Return where the draft of that name lies."""
    return workspace.matrices / FOLDER / f"{name}{_SUFFIX}"


def load_draft(workspace: Workspace, name: str) -> Entwurf | None:
    """Return a started paper, None where none is.

    Raises AssistantError where the draft cannot be read.
    """
    path = draft_path(workspace, name)
    if not path.exists():
        return None
    kept = datetime.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    data = read_answer_file(path)
    unsent = data.get(_GETIPPT)
    typed = dict(_flat(unsent)) if isinstance(unsent, dict) else {}
    return Entwurf(name, _answers(data), kept, typed)


def drafts(workspace: Workspace) -> list[Entwurf]:
    """Return all started papers, by name."""
    paths = sorted((workspace.matrices / FOLDER).glob(f"*{_SUFFIX}"))
    found = (load_draft(workspace, path.stem) for path in paths)
    return [one for one in found if one]


def keep_draft(
    workspace: Workspace,
    name: str,
    gesagt: Mapping[str, str],
    getippt: Mapping[str, str],
) -> None:
    """Write the answers so far. Raises AssistantError (LOCKED)."""
    text = _HEAD.format(name=name) + _lines(gesagt)
    if getippt:
        text += _UNSENT + _lines(getippt)
    write_safely(draft_path(workspace, name), text.encode("utf-8"))


def _lines(texts: Mapping[str, str]) -> str:
    return "".join(
        f"{render_key(key)} = {render(text)}\n" for key, text in texts.items()
    )


def drop_draft(workspace: Workspace, name: str) -> None:
    """Take a draft away; where there is none, nothing happens."""
    draft_path(workspace, name).unlink(missing_ok=True)


def read_answers(path: Path) -> dict[str, str]:
    """Return the answers in a file, as they would be typed, by question.

    Raises AssistantError where it cannot be read.
    """
    return _answers(read_answer_file(path))


def _answers(data: Mapping[str, Any]) -> dict[str, str]:
    return dict(_flat({key: one for key, one in data.items() if key != _GETIPPT}))


def _flat(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", as_typed(value)
