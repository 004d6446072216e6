"""What the journals say: who changed which value, when, and by which way."""

from dataclasses import dataclass
from pathlib import Path

from assistant.store.journal import Aenderung, Herkunft, Journal
from assistant.store.keep import recover
from assistant.workflow.load import latest_year
from assistant.workflow.workspace import Workspace, pick


@dataclass(frozen=True, slots=True)
class Ereignis:
    """One changed value of one matrix."""

    matrix: str
    herkunft: Herkunft
    aenderung: Aenderung


def history(
    workspace: Workspace, names: list[str], indikator: str | None
) -> list[Ereignis]:
    """Return all changes of the named matrices, oldest first.

    Raises AssistantError (NOT_FOUND) for an unknown matrix.
    """
    found = [
        Ereignis(path.stem, satz.herkunft, aenderung)
        for path in journaled(workspace, names)
        for satz in Journal(path).saetze()
        for aenderung in satz.aenderungen
        if indikator in (None, aenderung.pfad[0])
    ]
    return sorted(found, key=lambda ereignis: ereignis.herkunft.zeit)


def journaled(workspace: Workspace, names: list[str]) -> list[Path]:
    """Return the files of the named matrices, of all where none is named.

    What a crash cut off is finished first, so that journal and file agree.
    """
    known = {path.stem: path for path in workspace.matrix_files(latest_year(workspace))}
    chosen = pick("Eine Matrix", names, known)
    for path in chosen:
        recover(path)
    return chosen
