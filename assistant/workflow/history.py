"""What the journals say: who changed which value, when, and by which way."""

from dataclasses import dataclass
from pathlib import Path

from assistant.store.journal import Aenderung, Herkunft, Journal
from assistant.store.keep import recover
from assistant.workflow.load import latest_year
from assistant.workflow.workspace import Workspace, pick


@dataclass(frozen=True, slots=True)
class Ereignis:
    """One changed value of the matrix or Vorlage of that name."""

    name: str
    herkunft: Herkunft
    aenderung: Aenderung


def history(
    workspace: Workspace, names: list[str], indikator: str | None
) -> list[Ereignis]:
    """Return all changes of the named matrices and Vorlagen, oldest first.

    Raises AssistantError (NOT_FOUND) for an unknown name.
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
    """Return the files of these matrices and Vorlagen, of all where none is named.

    What a crash cut off is finished first, so that journal and file agree.
    """
    jahr = latest_year(workspace)
    # Where both have one name it is the matrix that is meant.
    files = [*workspace.vorlage_files(jahr), *workspace.matrix_files(jahr)]
    known = {path.stem: path for path in files}
    chosen = pick("Eine Matrix oder Vorlage", names, known)
    for path in chosen:
        recover(path)
    return chosen
