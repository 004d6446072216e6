"""Enter the Drucksachen-Nr. of a paper once the council office has issued it.

Only that line changes. A number that was there is replaced in its place; a new one
goes in front of all other keys, where people look for it, and not behind the long text
where the general edit would put it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.dezernat import Dezernat
from assistant.goals.vorlage import Vorlage
from assistant.interview.paper_reading import number_read
from assistant.interview.result import Rejected
from assistant.store.address import ROOT
from assistant.store.content import Content
from assistant.store.files import read_safely
from assistant.store.journal import Aenderung
from assistant.store.keep import save
from assistant.workflow.check import inspect_content
from assistant.workflow.load import FaultyFilesError, load_dezernat
from assistant.workflow.save import origin
from assistant.workflow.workspace import Workspace, pick

KEY = "drucksachennummer"
QUELLE = "vorlage nummer"


@dataclass(frozen=True, slots=True)
class Nummeriert:
    """A paper with its number, and the one that stood there before."""

    path: Path
    nummer: str
    vorher: str | None


def enter_number(workspace: Workspace, name: str, typed: str) -> Nummeriert:
    """Write the number into the file of a paper; all other bytes stay.

    Raises AssistantError: NOT_FOUND for an unknown paper, ASKS_BACK for what is no
    number, FAULTS where the file has faults, LOCKED where it cannot be written.
    """
    dezernat = load_dezernat(workspace)
    path = pick("Eine Vorlage", [name], workspace.vorlagen())[0]
    nummer = _number(typed, dezernat)
    before = _sound(workspace, path, read_safely(path), dezernat).drucksachennummer
    saved = save(
        path,
        [Aenderung((ROOT, KEY), before, nummer)],
        origin(QUELLE),
        lambda content: _check(workspace, path, content, dezernat),
        make=_numbered,
    )
    if saved.konflikte:
        raise AssistantError(
            f"Inzwischen hat jemand die Nummer in {workspace.shown(path)} geändert. Es "
            "wurde nichts geschrieben; rufen Sie den Befehl noch einmal auf.",
            ExitCode.EDITED,
        )
    return Nummeriert(path, nummer, before)


def _number(typed: str, dezernat: Dezernat) -> str:
    nummer = number_read(dezernat.wahlperiode)(typed)
    if isinstance(nummer, Rejected):
        raise AssistantError(nummer.meldung, ExitCode.ASKS_BACK)
    if nummer is None:
        raise AssistantError(
            "Geben Sie die vergebene Nummer an: zielmatrix vorlage nummer NAME "
            f"5247/{dezernat.wahlperiode}.",
            ExitCode.ASKS_BACK,
        )
    return nummer


def _sound(
    workspace: Workspace, path: Path, content: bytes, dezernat: Dezernat
) -> Vorlage:
    reading = inspect_content(path, workspace.shown(path), content, Vorlage, dezernat)
    if reading.model is None:
        raise FaultyFilesError(list(reading.findings))
    return reading.model


def _check(
    workspace: Workspace, path: Path, content: bytes, dezernat: Dezernat
) -> None:
    _sound(workspace, path, content, dezernat)


def _numbered(before: Content, changes: Sequence[Aenderung]) -> Content:
    (change,) = changes
    return before.changed(changes) if change.alt else before.headed(KEY, change.neu)
