"""What `zielmatrix stand` shows: every indicator of some matrices at one Tertial."""

from dataclasses import dataclass

from assistant.goals.dezernat import Dezernat
from assistant.goals.rollup import Gesamtbild, roll_up
from assistant.report.stand import Zeile, latest_tertial, rows
from assistant.workflow.load import (
    MatrixFile,
    latest_year,
    load_dezernat,
    load_matrices,
    named,
)
from assistant.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stand:
    """One matrix at one Tertial."""

    file: MatrixFile
    tertial: int
    zeilen: tuple[Zeile, ...]

    @property
    def gesamtbild(self) -> Gesamtbild:
        """The roll-up of all its indicators."""
        return roll_up(zeile.bewertung.ampel for zeile in self.zeilen)


def stand(
    workspace: Workspace, names: list[str], jahr: int | None, tertial: int | None
) -> list[Stand]:
    """Return the state of the named matrices, of all where none is named.

    Without a year the newest, without a Tertial the last one with a report counts.
    Raises AssistantError for unknown names and faulty files.
    """
    dezernat: Dezernat = load_dezernat(workspace)
    files = load_matrices(workspace, jahr or latest_year(workspace), dezernat)
    chosen = named(files, names)
    nummer = tertial or max((latest_tertial(file.matrix) for file in chosen), default=1)
    return [_state(file, nummer) for file in chosen]


def _state(file: MatrixFile, tertial: int) -> Stand:
    zeilen = rows(file.matrix, tertial, file.berichtsjahr)
    return Stand(file, tertial, tuple(zeilen))
