"""Put finished documents into a folder without destroying anybody's work.

The folder keeps a list of what was generated (`.zielmatrix.json`, SHA-256 by name).
A file whose content is not the listed one was edited by a person: it stays.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.store.files import read_safely, write_safely
from assistant.workflow.documents import Document

LIST = ".zielmatrix.json"


class Ausgang(StrEnum):
    """What became of a document."""

    NEU = "neu"
    ERNEUERT = "erneuert"
    UNVERAENDERT = "unverändert"
    VON_HAND = "von Hand geändert"


@dataclass(frozen=True, slots=True)
class Result:
    """A document's path and what became of it; VON_HAND means: left alone."""

    path: Path
    ausgang: Ausgang


def put(
    documents: Iterable[Document], folder: Path, *, overwrite: bool
) -> list[Result]:
    """Write the documents that are new or changed and return what became of each.

    Files that a person edited since stay unless `overwrite`. Raises AssistantError
    (LOCKED) before anything is written where one is open in Word or cannot be read.
    """
    known = _known(folder)
    results = [
        (document, Result(folder / document.name, _fate(document, folder, known)))
        for document in documents
    ]
    written = [
        (document, result)
        for document, result in results
        if _is_written(result.ausgang, overwrite=overwrite)
    ]
    refuse_open_files(result.path for _, result in written)
    for document, result in written:
        write_safely(result.path, document.content)
        known[document.name] = _digest(document.content)
        _remember(folder, known)
    return [_told(result, overwrite=overwrite) for _, result in results]


def keep_listed(path: Path, before: bytes, after: bytes) -> None:
    """Have a file that was as generated count as generated with its new content.

    One that a person edited goes on being listed as it was generated: `put` will see
    that it is not that any more.
    """
    known = _known(path.parent)
    if known.get(path.name) == _digest(before):
        _remember(path.parent, {**known, path.name: _digest(after)})


def _fate(document: Document, folder: Path, known: dict[str, str]) -> Ausgang:
    path = folder / document.name
    if not path.exists():
        return Ausgang.NEU
    there = read_safely(path)
    if there == document.content:
        return Ausgang.UNVERAENDERT
    if known.get(document.name) != _digest(there):
        return Ausgang.VON_HAND
    return Ausgang.ERNEUERT


def _is_written(ausgang: Ausgang, *, overwrite: bool) -> bool:
    if ausgang is Ausgang.VON_HAND:
        return overwrite
    return ausgang is not Ausgang.UNVERAENDERT


def _told(result: Result, *, overwrite: bool) -> Result:
    if overwrite and result.ausgang is Ausgang.VON_HAND:
        return Result(result.path, Ausgang.ERNEUERT)
    return result


def refuse_open_files(paths: Iterable[Path]) -> None:
    """Raise AssistantError (LOCKED) where one of the files is open in Word."""
    opened = [path.name for path in paths if _is_open(path)]
    if opened:
        raise AssistantError(
            f"In Word geöffnet: {', '.join(opened)}. Schließen Sie die Datei dort und "
            "rufen Sie den Befehl noch einmal auf; geschrieben wurde nichts.",
            ExitCode.LOCKED,
        )


def _is_open(path: Path) -> bool:
    """Tell by the owner files that Word and LibreOffice lay beside an open file.

    Word puts "~$" in place of the first two letters, or in front of short names.
    """
    owners = (f"~${path.name[2:]}", f"~${path.name}", f".~lock.{path.name}#")
    return any((path.parent / owner).exists() for owner in owners)


def _known(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # without the list every changed file counts as somebody's work
    return known if isinstance(known, dict) else {}


def _remember(folder: Path, known: dict[str, str]) -> None:
    text = json.dumps(known, indent=2, sort_keys=True) + "\n"
    write_safely(folder / LIST, text.encode("utf-8"))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
