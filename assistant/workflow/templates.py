"""Word templates looked at without building: what they want, and what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, ExitCode
from assistant.report.filters import FILTERS
from assistant.word import Fault, Template, TemplateError
from assistant.workflow.build import papers
from assistant.workflow.documents import Order, TemplateFaultsError, orders
from assistant.workflow.load import load_dezernat
from assistant.workflow.workspace import Workspace

if TYPE_CHECKING:
    from assistant.word.names import Name


@dataclass(frozen=True, slots=True)
class Checked:
    """A template, the documents it was tried with, and the faults of each trial.

    The faults of the template itself stand under the empty name.
    """

    path: Path
    documents: int
    faults: dict[str, tuple[Fault, ...]]


def wanted(path: Path) -> "tuple[Name, ...]":
    """Return every name a template wants.

    Raises TemplateFaultsError, and AssistantError (NOT_FOUND) for a missing file.
    """
    try:
        return _opened(path).names
    except TemplateError as error:
        raise TemplateFaultsError(f"{path}:\n{error}") from None


def check_templates(workspace: Workspace, paths: list[Path]) -> list[Checked]:
    """Return how the templates, all of the workspace if none is named, fit its data.

    A template is tried with every document that is made with one of its name; nothing
    is built. Raises AssistantError for missing templates and faulty files.
    """
    chosen = paths or _all_templates(workspace)
    by_template: dict[str, list[Order]] = {}
    for order in _all_orders(workspace):
        by_template.setdefault(order.template, []).append(order)
    return [_checked(path, by_template.get(path.stem, [])) for path in chosen]


def _all_templates(workspace: Workspace) -> list[Path]:
    # Word lays "~$…" beside a file that is open.
    found = sorted(workspace.templates.glob("[!~]*.docx"))
    if not found:
        raise AssistantError(
            f"Im Ordner „{workspace.shown(workspace.templates)}“ liegt keine "
            "Word-Vorlage. Legen Sie dort eine .docx-Datei ab.",
            ExitCode.NOT_FOUND,
        )
    return found


def _all_orders(workspace: Workspace) -> Iterator[Order]:
    for paper, _ in papers(workspace, [], load_dezernat(workspace)):
        yield from orders(paper)


def _checked(path: Path, tried: list[Order]) -> Checked:
    faults: dict[str, tuple[Fault, ...]] = {}
    template: Template | TemplateError
    try:
        template = _opened(path)
    except TemplateError as error:
        template, faults[""] = error, error.faults
    faults |= {order.name: template.check(order.values) for order in tried}
    return Checked(path, len(tried), {n: found for n, found in faults.items() if found})


def _opened(path: Path) -> Template:
    if not path.is_file():
        raise AssistantError(
            f"Die Word-Vorlage „{path}“ gibt es nicht. Prüfen Sie Name und Ordner.",
            ExitCode.NOT_FOUND,
        )
    return Template.open(path, FILTERS)
