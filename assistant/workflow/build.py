"""The main job: every named Vorlage with its Anlagen, from TOML to Word."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.dezernat import Dezernat
from assistant.store.finding import Finding
from assistant.workflow.documents import Document, Order, Paper, TemplateShelf, orders
from assistant.workflow.load import (
    MatrixFile,
    by_organisation,
    load_dezernat,
    load_matrices,
    load_vorlage,
)
from assistant.workflow.output import Result, put
from assistant.workflow.workspace import Workspace, pick


@dataclass(frozen=True, slots=True)
class Built:
    """What became of each document, and the hints about the Vorlagen."""

    results: list[Result]
    hints: list[Finding]


def build(
    workspace: Workspace, names: list[str], folder: Path | None, *, overwrite: bool
) -> Built:
    """Write the documents of the named Vorlagen, of all where none is named.

    Everything is rendered before the first file is written. Raises AssistantError for
    unknown names, faulty files, faulty templates and files that are open in Word.
    """
    dezernat = load_dezernat(workspace)
    shelf = TemplateShelf(workspace)
    documents: list[Document] = []
    hints: list[Finding] = []
    claimed: dict[str, str] = {}
    for paper, found in papers(workspace, names, dezernat):
        made = list(orders(paper))
        _claim(claimed, made, paper)
        documents += shelf.render(made, paper)
        hints += found
    results = put(documents, folder or workspace.ausgabe, overwrite=overwrite)
    return Built(results, hints)


def _claim(claimed: dict[str, str], made: list[Order], paper: Paper) -> None:
    """Note which Vorlage writes which files; raise where one would be written twice."""
    for order in made:
        if order.name in claimed:
            raise AssistantError(
                f"Zwei Dokumente ergäben dieselbe Datei {order.name}: eines aus der "
                f"Vorlage „{claimed[order.name]}“, eines aus „{paper.name}“. "
                "Berichtigen Sie die Drucksachen-Nr. oder die Nummer der Anlage; "
                "geschrieben wurde nichts.",
                ExitCode.FAULTS,
            )
        claimed[order.name] = paper.name


def _chosen(workspace: Workspace, names: list[str]) -> list[Path]:
    known = workspace.vorlagen()
    if not known:
        raise AssistantError(_NONE, ExitCode.NOT_FOUND)
    return pick("Eine Vorlage", names, known)


_NONE = "Es gibt noch keine Vorlage. Legen Sie eine an: zielmatrix vorlage neu."


def papers(
    workspace: Workspace, names: list[str], dezernat: Dezernat
) -> Iterator[tuple[Paper, tuple[Finding, ...]]]:
    """Yield the named Vorlagen, all where none is named, with the hints about each.

    Raises AssistantError for unknown names and faulty files.
    """
    matrices: dict[int, dict[str, MatrixFile]] = {}
    for path in _chosen(workspace, names):
        vorlage, hints = load_vorlage(workspace, path, dezernat)
        if vorlage.jahr not in matrices:
            loaded = load_matrices(workspace, vorlage.jahr, dezernat)
            matrices[vorlage.jahr] = by_organisation(loaded)
        yield Paper(path.stem, vorlage, dezernat, matrices[vorlage.jahr]), hints
