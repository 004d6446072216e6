"""What the journals say: who changed which value, when, and by which way."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.near import did_you_mean
from assistant.store.address import ROOT
from assistant.store.content import Content
from assistant.store.files import read_safely
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


@dataclass(frozen=True, slots=True)
class Verlauf:
    """What happened, oldest first, and how many lines of which journal are damaged."""

    ereignisse: tuple[Ereignis, ...]
    beschaedigt: Mapping[str, int]


def history(workspace: Workspace, names: list[str], indikator: str | None) -> Verlauf:
    """Return all changes of the named matrices and Vorlagen.

    Raises AssistantError (NOT_FOUND) for an unknown name or indicator.
    """
    paths = journaled(workspace, names)
    found = [
        Ereignis(path.stem, satz.herkunft, aenderung)
        for path in paths
        for satz in Journal(path).saetze()
        for aenderung in satz.aenderungen
    ]
    if indikator is not None:
        _check_known(indikator, paths, found)
        found = [one for one in found if one.aenderung.pfad[0] == indikator]
    damaged = {path.stem: Journal(path).damaged() for path in paths}
    return Verlauf(
        tuple(sorted(found, key=lambda ereignis: ereignis.herkunft.zeit)),
        {name: count for name, count in damaged.items() if count},
    )


def _check_known(name: str, paths: list[Path], found: list[Ereignis]) -> None:
    """Let pass what stands in a file, or stood there when it was changed."""
    known = {one.aenderung.pfad[0]: None for one in found}
    for path in paths:
        # A file that cannot be read today still has its history.
        with contextlib.suppress(AssistantError):
            known |= dict.fromkeys(Content(read_safely(path)).names)
    known.pop(ROOT, None)
    if name not in known:
        raise AssistantError(
            f"Einen Indikator „{name}“ gibt es hier nicht.{did_you_mean(name, known)} "
            "zielmatrix stand zeigt alle.",
            ExitCode.NOT_FOUND,
        )


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
