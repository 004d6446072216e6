"""Put what an interview changed into its file: one save for each indicator."""

from dataclasses import dataclass
from pathlib import Path

from assistant.goals.change import Change
from assistant.interview.interview import Interview
from assistant.store.address import Address
from assistant.store.change import Refused
from assistant.store.journal import Aenderung
from assistant.store.keep import Konflikt, Saved
from assistant.workflow.save import save_answer
from assistant.workflow.workspace import Workspace

INTERVIEW = "interview"

Written = tuple[tuple[Aenderung, ...], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one change; `refused` says why it would make the file faulty."""

    change: Change
    saved: Saved
    refused: str | None = None

    @property
    def is_lost(self) -> bool:
        """Whether it is not in the file."""
        return self.refused is not None or bool(self.saved.konflikte)

    @property
    def meets_others(self) -> bool:
        """Whether the save met something that others wrote."""
        return bool(self.saved.konflikte or self.saved.von_hand)

    @property
    def reaches_further(self) -> bool:
        """Whether it changed more than the report of the Tertial it is about."""
        own = f"t{self.change.tertial}"
        return any(one.pfad[1] != own for one in self.written)

    @property
    def written(self) -> tuple[Aenderung, ...]:
        """The values that were written."""
        return self.saved.geschrieben

    @property
    def konflikte(self) -> tuple[Konflikt, ...]:
        """The values that somebody else changed meanwhile."""
        return self.saved.konflikte

    @property
    def paths(self) -> tuple[Address, ...]:
        """The values it is about: written, or in conflict."""
        written = tuple(one.pfad for one in self.written)
        return (*written, *(one.pfad for one in self.konflikte))


def store(
    workspace: Workspace,
    path: Path,
    before: Interview,
    after: Interview,
    quelle: str = INTERVIEW,
) -> list[Stored]:
    """Write what leads from one state of an interview to another.

    Raises AssistantError where the file cannot be written.
    """
    found = after.changes_since(before)
    return [_store(workspace, path, before, change, quelle) for change in found]


def _store(
    workspace: Workspace, path: Path, before: Interview, change: Change, quelle: str
) -> Stored:
    basis = before.faden.indikator(change.indikator)
    if basis is None:
        raise LookupError(change.indikator)
    try:
        return Stored(change, save_answer(workspace, path, change, basis, quelle))
    except Refused as refused:
        return Stored(change, Saved(), str(refused))
