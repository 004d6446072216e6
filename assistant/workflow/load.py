"""Load what a report needs, or say at once everything that is wrong with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from assistant.errors import AssistantError, ExitCode
from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.problem import Schwere
from assistant.goals.rating import Berichtsjahr
from assistant.goals.vorlage import Vorlage
from assistant.store.finding import Finding
from assistant.store.read import Reading
from assistant.workflow.check import inspect
from assistant.workflow.workspace import DEZERNAT, Workspace, pick

M = TypeVar("M", bound=BaseModel)


class FaultyFilesError(AssistantError):
    """Files have faults that forbid to go on; `findings` has them all."""

    code = ExitCode.FAULTS

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            "So lässt sich nicht weiterarbeiten. Beheben Sie die genannten Fehler; "
            "mit zielmatrix pruefen sehen Sie, ob alle behoben sind."
        )
        self.findings = findings


def trouble(error: AssistantError) -> str:
    """Return why one cannot go on, for those who see no list of all faults."""
    if not isinstance(error, FaultyFilesError) or not error.findings:
        return str(error)
    first, *others = error.findings
    more = f" Dazu {len(others)} weitere." if others else ""
    return (
        f"{first.datei}, Zeile {first.zeile}: {first.meldung}{more} Beheben Sie das in "
        "der Datei; was Sie hier getippt haben, bleibt stehen."
    )


@dataclass(frozen=True, slots=True)
class MatrixFile:
    """A matrix with the name it is called by, which is its file's."""

    name: str
    matrix: Matrix
    berichtsjahr: Berichtsjahr


def load_dezernat(workspace: Workspace) -> Dezernat:
    """Return dezernat.toml. Raises FaultyFilesError."""
    return _load_all(workspace, [workspace.matrices / DEZERNAT], Dezernat, None)[0]


def load_matrices(
    workspace: Workspace, jahr: int, dezernat: Dezernat
) -> list[MatrixFile]:
    """Return all matrices of a year, in the order of dezernat.toml.

    Raises FaultyFilesError with the faults of all of them.
    """
    files = workspace.matrix_files(jahr)
    if not files:
        raise AssistantError(
            f"Für das Jahr {jahr} gibt es keine Matrizen. Vorhanden: "
            f"{', '.join(map(str, workspace.jahre())) or 'noch kein Jahr'}.",
            ExitCode.NOT_FOUND,
        )
    matrices = _load_all(workspace, files, Matrix, dezernat)
    order = [organisation.id for organisation in dezernat.organisation]
    loaded = [
        MatrixFile(
            path.stem, matrix, Berichtsjahr(jahr, dezernat.stichtage, matrix.ampel)
        )
        for path, matrix in zip(files, matrices, strict=True)
    ]
    return sorted(loaded, key=lambda file: order.index(file.matrix.organisation))


def by_organisation(files: list[MatrixFile]) -> dict[str, MatrixFile]:
    """Return the matrix of each organisation; of several the one that bears its name.

    Raises AssistantError (FAULTS) where none of them does.
    """
    found: dict[str, MatrixFile] = {}
    for file in files:
        name = file.matrix.organisation
        other = found.setdefault(name, file)
        if file.name == name:
            found[name] = file
        elif name not in (file.name, other.name) and other is not file:
            raise AssistantError(
                f"Für die Organisation „{name}“ gibt es {file.matrix.jahr} mehrere "
                f"Matrizen: {other.name} und {file.name}. Benennen Sie die Datei, die "
                f"gilt, in {name}.toml um.",
                ExitCode.FAULTS,
            )
    return found


def load_vorlage(
    workspace: Workspace, path: Path, dezernat: Dezernat
) -> tuple[Vorlage, tuple[Finding, ...]]:
    """Return one Vorlage and the hints about it. Raises FaultyFilesError."""
    reading = inspect(path, workspace.shown(path), Vorlage, dezernat)
    return _sound([reading])[0], reading.findings


def latest_year(workspace: Workspace) -> int:
    """Return the newest year of a workspace. Raises AssistantError where none is."""
    jahre = workspace.jahre()
    if not jahre:
        raise AssistantError(
            "Unter matrices liegt noch kein Jahresordner. Legen Sie einen an, etwa "
            "matrices/2013, und darin je Organisation eine Matrix.",
            ExitCode.NOT_FOUND,
        )
    return jahre[-1]


def named(files: list[MatrixFile], names: list[str]) -> list[MatrixFile]:
    """Return the matrices with these names, all where none is named.

    Raises AssistantError (NOT_FOUND) that names the nearest.
    """
    return pick("Eine Matrix", names, {file.name: file for file in files})


def _load_all(
    workspace: Workspace, paths: list[Path], model: type[M], dezernat: Dezernat | None
) -> list[M]:
    return _sound(
        [inspect(path, workspace.shown(path), model, dezernat) for path in paths]
    )


def _sound(readings: list[Reading[M]]) -> list[M]:
    """Return the models, or raise with the faults of all of them."""
    faults = [
        finding
        for reading in readings
        for finding in reading.findings
        if finding.schwere is Schwere.FEHLER
    ]
    if faults:
        raise FaultyFilesError(faults)
    return [reading.model for reading in readings if reading.model is not None]
