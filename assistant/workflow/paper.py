"""Make a new paper: what the conversation starts from, and the file at its end."""

import datetime
import re
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.matrix import Matrix
from assistant.goals.problem import Schwere
from assistant.goals.vorlage import Anlage, Vorlage
from assistant.interview.paper import Papier
from assistant.interview.paper_frame import Grundlage
from assistant.report.file_names import safe
from assistant.store.files import write_safely
from assistant.store.finding import Finding
from assistant.store.journal import Journal
from assistant.store.lock import locked
from assistant.store.read import read
from assistant.workflow.check import inspect_content
from assistant.workflow.load import (
    FaultyFilesError,
    MatrixFile,
    latest_year,
    load_dezernat,
    load_matrices,
)
from assistant.workflow.paper_draft import (
    Entwurf,
    draft_path,
    drop_draft,
    keep_draft,
    load_draft,
)
from assistant.workflow.paper_file import paper_file
from assistant.workflow.paper_text import draft_text
from assistant.workflow.workspace import VORLAGEN, Workspace, read_bytes

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
# Files of these names are devices on Windows, whatever stands behind a point.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Angelegt:
    """A new paper: where it lies, and the hints about it."""

    path: Path
    hinweise: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Schreibtisch:
    """Where one new paper is made: each answer is kept as soon as it is given."""

    workspace: Workspace
    name: str
    grundlage: Grundlage
    entwurf: Entwurf | None

    def conversation(self) -> Papier:
        """Return the conversation, with the answers of a started draft."""
        if self.entwurf is None:
            return Papier(self.grundlage)
        return Papier(self.grundlage, self.entwurf.gesagt, getippt=self.entwurf.getippt)

    def keep(self, papier: Papier) -> None:
        """Keep the answers so far. Raises AssistantError (LOCKED)."""
        keep_draft(self.workspace, self.name, papier.gesagt, papier.getippt)

    def renamed(self, name: str) -> "Schreibtisch":
        """Return the place to make the same paper under another name.

        Raises AssistantError (REJECTED) for a name that is taken, by a started paper
        too, or no file name.
        """
        checked_name(self.workspace, name)
        if draft_path(self.workspace, name).exists():
            raise AssistantError(
                f"Unter dem Namen „{name}“ ist schon eine Vorlage angefangen. "
                "Nehmen Sie einen anderen.",
                ExitCode.REJECTED,
            )
        return replace(self, name=name)

    @property
    def draft(self) -> Path:
        """Where the answers are kept."""
        return draft_path(self.workspace, self.name)

    def finish(self, vorlage: Vorlage) -> Angelegt:
        """Write the paper as a new file and take the draft away.

        Raises AssistantError (REJECTED) where a file of that name has appeared,
        FaultyFilesError where the frame has changed so that it no longer fits.
        """
        folder = self.workspace.matrices / str(vorlage.jahr) / VORLAGEN
        path = folder / f"{self.name}.toml"
        content = paper_file(self.name, vorlage).encode("utf-8")
        hints = self._proven(path, content, vorlage)
        with locked(Journal(path).lock):
            refuse_taken(self.workspace, self.name)
            write_safely(path, content)
        drop_draft(self.workspace, self.name)
        return Angelegt(path, hints)

    def _proven(
        self, path: Path, content: bytes, vorlage: Vorlage
    ) -> tuple[Finding, ...]:
        """Return the hints about a file after reading it back."""
        shown = self.workspace.shown(path)
        dezernat = self.grundlage.dezernat
        reading = inspect_content(path, shown, content, Vorlage, dezernat)
        faults = [one for one in reading.findings if one.schwere is Schwere.FEHLER]
        if faults:
            raise FaultyFilesError(faults)
        if reading.model != vorlage:
            raise RuntimeError(f"{shown} does not say what was answered")
        return reading.findings


def begin_paper(workspace: Workspace, name: str, heute: datetime.date) -> Schreibtisch:
    """Return the place to make a paper of that name, with its draft if it is started.

    Raises AssistantError (REJECTED) for a name that is taken or no file name, and
    FaultyFilesError where dezernat.toml or a matrix is faulty.
    """
    checked_name(workspace, name)
    return Schreibtisch(
        workspace, name, _grundlage(workspace, heute), load_draft(workspace, name)
    )


def checked_name(workspace: Workspace, name: str) -> str:
    """Return the name if a new paper can have it.

    Raises AssistantError (REJECTED) with a name that would do.
    """
    if not _NAME.fullmatch(name):
        raise AssistantError(
            f"„{name}“ kann kein Dateiname sein: Erlaubt sind Buchstaben ohne Umlaute, "
            f"Ziffern, Punkt und Bindestrich. Möglich wäre: {safe(name) or 'entwurf'}.",
            ExitCode.REJECTED,
        )
    if _DEVICE.fullmatch(name):
        raise AssistantError(
            f"„{name}“ ist unter Windows der Name eines Geräts und kann dort keine "
            f"Datei sein. Möglich wäre: vorlage-{name}.",
            ExitCode.REJECTED,
        )
    refuse_taken(workspace, name)
    return name


def refuse_taken(workspace: Workspace, name: str) -> None:
    """Raise AssistantError (REJECTED) where any year has a paper of that name."""
    path = _taken(workspace).get(name.casefold())
    if path is not None:
        raise AssistantError(
            f"Die Vorlage „{path.stem}“ gibt es schon: {workspace.shown(path)}. Sie "
            "bleibt, wie sie ist; geben Sie der neuen einen anderen Namen.",
            ExitCode.REJECTED,
        )


def proposed_name(workspace: Workspace) -> str:
    """Return a file name for the next paper that is not taken: "vorlage-2013-2"."""
    taken, base = _taken(workspace), f"vorlage-{latest_year(workspace)}"
    names = (f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _taken(workspace: Workspace) -> dict[str, Path]:
    """Return the papers by their names in small letters: Windows tells no others."""
    return {path.stem.casefold(): path for path in workspace.vorlagen().values()}


def _grundlage(workspace: Workspace, heute: datetime.date) -> Grundlage:
    dezernat = load_dezernat(workspace)
    latest_year(workspace)  # says what is missing where no year is
    files = {
        jahr: load_matrices(workspace, jahr, dezernat)
        for jahr in workspace.jahre()
        if workspace.matrix_files(jahr)
    }

    def sachverhalt(jahr: int, tertial: int | None, anlagen: tuple[Anlage, ...]) -> str:
        return draft_text(dezernat, files[jahr], tertial, anlagen)

    return Grundlage(
        dezernat=dezernat,
        matrizen={jahr: tuple(map(_matrix, there)) for jahr, there in files.items()},
        vorbild=_newest(workspace),
        heute=heute,
        sachverhalt=sachverhalt,
    )


def _matrix(file: MatrixFile) -> Matrix:
    return file.matrix


def _newest(workspace: Workspace) -> Vorlage | None:
    """Return the paper with the latest date; a faulty one proposes nothing."""
    papers = [
        vorlage
        for path in workspace.vorlagen().values()
        if (vorlage := read(path.name, read_bytes(path, path.name), Vorlage).model)
    ]
    return max(papers, key=lambda vorlage: vorlage.datum, default=None)
