"""Check files: every fault of every file in one go."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from assistant.goals.check import check_dezernat, check_matrix, check_vorlage
from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.problem import Problem, Schwere
from assistant.goals.vorlage import Vorlage
from assistant.store.finding import Finding
from assistant.store.read import Reading, read
from assistant.workflow.workspace import (
    DEZERNAT,
    find_workspace,
    model_of,
    read_bytes,
    surrounding_workspace,
    toml_files,
)

M = TypeVar("M", bound=BaseModel)


def check_files(paths: Sequence[Path], cwd: Path) -> tuple[list[Path], list[Finding]]:
    """Return the files that were checked, and their faults in file order.

    Without paths the whole workspace around `cwd` is checked; a folder stands for the
    TOML files in it. Raises AssistantError where a file cannot be opened.
    """
    files = _files(paths) if paths else list(find_workspace(cwd).files())
    dezernat_of = cache(_dezernat)  # one read for all files of a folder
    findings: list[Finding] = []
    for path in files:
        dezernat = dezernat_of(path.resolve().parent)
        reading = inspect(path, _shown(path, cwd), model_of(path), dezernat)
        findings += reading.findings
    return files, findings


def inspect(
    path: Path, shown: str, model: type[M], dezernat: Dezernat | None
) -> Reading[M]:
    """Return a file with all its faults, those against its Dezernat included."""
    content = read_bytes(path, shown)
    return inspect_content(path, shown, content, model, dezernat)


def inspect_content(
    path: Path, shown: str, content: bytes, model: type[M], dezernat: Dezernat | None
) -> Reading[M]:
    """Return what would be wrong if this were the content of the file."""
    reading = read(shown, content, model)
    return reading.with_rules(_problems(reading.sound, path, dezernat))


def is_sound(
    path: Path, content: bytes, model: type[M], dezernat: Dezernat | None
) -> bool:
    """Tell whether this content would have no fault; hints are none.

    Quicker than `inspect_content`, for no place has to be found.
    """
    reading = read(path.name, content, model)
    problems = _problems(reading.sound, path, dezernat)
    return reading.model is not None and all(
        problem.schwere is not Schwere.FEHLER for problem in problems
    )


def _files(paths: Sequence[Path]) -> list[Path]:
    return [
        file
        for path in paths
        for file in (toml_files(path) if path.is_dir() else [path])
    ]


def _shown(path: Path, cwd: Path) -> str:
    """Return the path as the person can type and click it."""
    try:
        return path.resolve().relative_to(cwd.resolve()).as_posix()
    except ValueError:
        return str(path)


def _dezernat(folder: Path) -> Dezernat | None:
    """Return the frame to check against; its own faults are reported with its file."""
    workspace = surrounding_workspace(folder)
    if workspace is None:
        return None
    content = read_bytes(workspace.matrices / DEZERNAT, DEZERNAT)
    return read(DEZERNAT, content, Dezernat).model


def _problems(
    model: object, path: Path, dezernat: Dezernat | None
) -> Iterator[Problem]:
    match model:
        case Dezernat():
            yield from check_dezernat(model)
        case Matrix():
            yield from check_matrix(model, dezernat)
            yield from _right_place(model, path)
        case Vorlage() if dezernat is not None:
            yield from check_vorlage(model, dezernat)


def _right_place(matrix: Matrix, path: Path) -> Iterator[Problem]:
    """Yield where a matrix lies in another place than it says, or than it should."""
    folder = path.resolve().parent.name
    if not folder.isdecimal():
        return
    if int(folder) != matrix.jahr:
        yield Problem(
            ("jahr",),
            f"Die Matrix liegt im Ordner {folder}, nennt aber das Jahr {matrix.jahr}. "
            "Ändern Sie das Jahr oder verschieben Sie die Datei.",
        )
    named = path.with_stem(matrix.organisation)
    if path.stem != matrix.organisation and named.is_file():
        yield Problem(
            ("organisation",),
            f"Auch {named.name} ist eine Matrix dieser Organisation, und jene kommt in "
            "die Vorlagen. Verschieben Sie diese, wenn sie nur eine Kopie ist, oder "
            "nennen Sie ihre eigene Organisation.",
            Schwere.HINWEIS,
        )
