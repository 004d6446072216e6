"""Render one Vorlage with all its Anlagen, in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.goals.dezernat import Dezernat
from assistant.goals.vorlage import Anlage, Anlagenart, Vorlage
from assistant.report.file_names import anlage_name, vorlage_name
from assistant.report.filters import FILTERS
from assistant.report.matrix_values import matrix_values
from assistant.report.vorlage_values import (
    anlage_values,
    dezernat_values,
    title,
    vorlage_values,
)
from assistant.word import Properties, Template, TemplateError
from assistant.workflow.issued import issued
from assistant.workflow.load import MatrixFile
from assistant.workflow.workspace import Workspace

VORLAGE_TEMPLATE = "informationsvorlage"
#: The key of the Vorlage itself among its documents.
VORLAGE = "vorlage"


@dataclass(frozen=True, slots=True)
class Document:
    """A finished Word file that is not written yet."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be rendered: which template, with what.

    `key` names the document within its Vorlage, whatever its file is called.
    """

    key: str
    name: str
    template: str
    values: dict[str, Any]
    title: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A Vorlage with what its documents are made of; `name` is its file's stem."""

    name: str
    vorlage: Vorlage
    dezernat: Dezernat
    matrices: dict[str, MatrixFile]


class TemplateFaultsError(AssistantError):
    """One or more templates cannot be used; the message lists all faults."""

    code = ExitCode.TEMPLATE


class TemplateShelf:
    """The templates of a workspace, each compiled once and only when needed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._compiled: dict[str, Template] = {}

    def render(self, orders: list[Order], paper: Paper) -> list[Document]:
        """Return all documents.

        Raises TemplateFaultsError with the faults of all templates, AssistantError
        (NOT_FOUND) where a template is missing.
        """
        # Sealing needs lxml; who only lists or checks does not wait for it.
        from assistant.word.update_seal import seal  # noqa: PLC0415

        documents, faults = [], []
        for order in orders:
            try:
                content = self._template(order.template).render(
                    order.values, properties=_properties(order, paper)
                )
                sealed = seal(content, _origin(order, paper))
                documents.append(Document(order.name, sealed))
            except TemplateError as error:
                told = map(str, (*error.faults, *error.check(order.values)))
                faults.append("\n".join((f"{self._shown(order.template)}:", *told)))
        if faults:
            raise TemplateFaultsError("\n\n".join(dict.fromkeys(faults)))
        return documents

    def _template(self, name: str) -> Template:
        if name not in self._compiled:
            path = self._path(name)
            if not path.is_file():
                raise AssistantError(
                    f"Die Word-Vorlage „{self._shown(name)}“ fehlt. Legen Sie sie "
                    "dort ab oder holen Sie sie aus der Sicherung zurück.",
                    ExitCode.NOT_FOUND,
                )
            self._compiled[name] = Template.open(path, FILTERS)
        return self._compiled[name]

    def _path(self, name: str) -> Path:
        return self._workspace.templates / f"{name}.docx"

    def _shown(self, name: str) -> str:
        return self._workspace.shown(self._path(name))


def orders(paper: Paper) -> Iterator[Order]:
    """Yield the Vorlage and each Anlage, in the order they are bound together."""
    frame = dezernat_values(paper.dezernat, paper.vorlage.jahr)
    vorlage = vorlage_values(paper.vorlage, paper.dezernat)
    yield Order(
        VORLAGE,
        vorlage_name(paper.vorlage, paper.name),
        VORLAGE_TEMPLATE,
        {"dezernat": frame, "vorlage": vorlage},
        paper.vorlage.betreff,
    )
    for anlage in paper.vorlage.anlage:
        values = {
            "dezernat": frame,
            "vorlage": vorlage,
            "anlage": anlage_values(anlage, paper.dezernat),
            **_anlage_values(anlage, paper),
        }
        name = anlage_name(anlage, paper.vorlage, paper.dezernat, paper.name)
        heading = f"{title(anlage, paper.dezernat)} {paper.vorlage.jahr}"
        yield Order(anlage_key(anlage), name, anlage.art.value, values, heading)


def _anlage_values(anlage: Anlage, paper: Paper) -> dict[str, Any]:
    if anlage.art is not Anlagenart.ZIELMATRIX:
        return {}
    file = paper.matrices.get(anlage.matrix or "")
    if file is None:
        raise AssistantError(
            f"Für {paper.vorlage.jahr} gibt es keine Matrix der Organisation "
            f"„{anlage.matrix}“, die der Vorlage „{paper.name}“ beigefügt werden soll. "
            "Legen Sie die Matrix an oder streichen Sie die Anlage.",
            ExitCode.NOT_FOUND,
        )
    values = matrix_values(
        file.matrix, paper.dezernat, file.berichtsjahr, paper.vorlage.tertial
    )
    return {"matrix": values}


def anlage_key(anlage: Anlage) -> str:
    """Return what an Anlage is within its Vorlage: "zielmatrix sozialamt"."""
    return " ".join(filter(None, (anlage.art.value, anlage.matrix)))


def _origin(order: Order, paper: Paper) -> dict[str, str]:
    """Return what a document says about where it comes from."""
    jahr = str(paper.vorlage.jahr)
    origin = {"jahr": jahr, "vorlage": paper.name, "dokument": order.key}
    return origin | issued(paper.vorlage) if order.key == VORLAGE else origin


def _properties(order: Order, paper: Paper) -> Properties:
    vorlage = paper.vorlage
    return Properties(
        title=order.title,
        author=vorlage.amt.name,
        subject=vorlage.betreff,
        created=vorlage.datum,
    )
