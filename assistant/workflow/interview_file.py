"""The one matrix an interview is about: loaded alone, and watched for other writers.

A fault in a colleague's matrix must not stop this interview, so only this file is read.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.matrix import Matrix
from assistant.goals.near import did_you_mean
from assistant.goals.problem import Schwere
from assistant.goals.rating import Berichtsjahr
from assistant.goals.soll import TERTIALE
from assistant.interview.thema import Rahmen
from assistant.store.content import Content
from assistant.store.journal import Aenderung
from assistant.workflow.check import inspect_content
from assistant.workflow.load import FaultyFilesError, latest_year, load_dezernat
from assistant.workflow.workspace import Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class Inhalt:
    """What a matrix file held when it was read."""

    raw: bytes
    matrix: Matrix
    berichtsjahr: Berichtsjahr

    def rahmen(self, tertial: int, heute: datetime.date) -> Rahmen:
        """Return the frame of a conversation about it."""
        return Rahmen(
            matrix=self.matrix,
            tertial=tertial,
            berichtsjahr=self.berichtsjahr,
            heute=heute,
        )


def find_matrix(workspace: Workspace, name: str) -> Path:
    """Return the file of a matrix of the newest year.

    Raises AssistantError (NOT_FOUND) that names the nearest.
    """
    files = workspace.matrix_files(latest_year(workspace))
    known = {path.stem: path for path in files}
    if name not in known:
        raise AssistantError(
            f"Eine Matrix „{name}“ gibt es nicht.{did_you_mean(name, known)} "
            f"Vorhanden sind: {', '.join(known) or 'noch keine'}.",
            ExitCode.NOT_FOUND,
        )
    return known[name]


def read_matrix(workspace: Workspace, path: Path) -> Inhalt:
    """Return what the file holds now. Raises FaultyFilesError, AssistantError."""
    dezernat = load_dezernat(workspace)
    shown = workspace.shown(path)
    raw = read_bytes(path, shown)
    reading = inspect_content(path, shown, raw, Matrix, dezernat)
    faults = [one for one in reading.findings if one.schwere is Schwere.FEHLER]
    if faults or reading.model is None:
        raise FaultyFilesError(faults)
    matrix = reading.model
    jahr = Berichtsjahr(matrix.jahr, dezernat.stichtage, matrix.ampel)
    return Inhalt(raw, matrix, jahr)


def changed_values(before: bytes, after: bytes) -> tuple[Aenderung, ...]:
    """Return the values that differ between two states of a file."""
    return Content(before).differences(Content(after))


def due_tertial(berichtsjahr: Berichtsjahr, heute: datetime.date) -> int:
    """Return the Tertial whose Stichtag has passed last; the first before any."""
    passed = (nummer for nummer in TERTIALE if berichtsjahr.stichtag(nummer) <= heute)
    return max(passed, default=TERTIALE[0])
