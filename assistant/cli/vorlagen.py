"""`zielmatrix vorlagen`: what Word templates want, and whether the data fit."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ExitCode
from assistant.workflow.templates import Checked, check_templates, wanted
from assistant.workflow.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from assistant.word.names import Name


def fields(path: Path, *, as_json: bool) -> int:
    """Print every name a template wants, those of a list's entries under the list."""
    names = wanted(path)
    if as_json:
        print(json.dumps(list(map(_record, names)), ensure_ascii=False, indent=2))
        return ExitCode.OK
    rows = list(_rows(names))
    width = max((len(name) for name, _ in rows), default=0)
    for name, kind in rows:
        print(f"{name:<{width}}  {kind}")
    return ExitCode.OK


def _rows(names: "tuple[Name, ...]", depth: int = 0) -> Iterator[tuple[str, str]]:
    for name in names:
        kind = f"{name.kind}, je Eintrag:" if name.items else name.kind
        yield "  " * depth + name.path, kind
        yield from _rows(name.items, depth + 1)


def _record(name: "Name") -> dict[str, Any]:
    record: dict[str, Any] = {"pfad": name.path, "art": name.kind}
    if name.items:
        record["eintrag"] = list(map(_record, name.items))
    return record


def check(paths: list[Path], *, as_json: bool) -> int:
    """Print all faults of all templates; exit code TEMPLATE if there are any."""
    workspace = find_workspace(Path.cwd())
    checked = check_templates(workspace, paths)
    if as_json:
        told = [_checked_record(each, workspace) for each in checked]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for each in checked:
            print("\n".join(_report(each, workspace)))
    faulty = any(each.faults for each in checked)
    return ExitCode.TEMPLATE if faulty else ExitCode.OK


def _checked_record(checked: Checked, workspace: Workspace) -> dict[str, Any]:
    faults = [
        {
            "dokument": document,
            "stelle": fault.where,
            "marke": fault.placeholder,
            "meldung": fault.message,
        }
        for document, found in checked.faults.items()
        for fault in found
    ]
    path = workspace.shown(checked.path)
    return {"vorlage": path, "dokumente": checked.documents, "fehler": faults}


def _report(checked: Checked, workspace: Workspace) -> Iterator[str]:
    path = workspace.shown(checked.path)
    if not checked.faults:
        yield f"{path}: {_praise(checked.documents)}"
    for document, faults in checked.faults.items():
        yield f"{path}, ausgefüllt als {document}:" if document else f"{path}:"
        yield from (f"  {fault}" for fault in faults)


def _praise(documents: int) -> str:
    if not documents:
        return "Die Marken sind in Ordnung; Daten dafür gibt es hier nicht."
    many = "1 Dokument" if documents == 1 else f"{documents} Dokumenten"
    return f"in Ordnung, geprüft mit {many}."
