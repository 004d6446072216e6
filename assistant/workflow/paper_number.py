"""Enter the Drucksachen-Nr. of a paper once the council office has issued it.

Only that line changes. A number that was there is replaced in its place; a new one
goes in front of all other keys, where people look for it, and not behind the long text
where the general edit would put it.
"""

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.dezernat import Dezernat
from assistant.goals.vorlage import Vorlage
from assistant.interview.paper_reading import number_read
from assistant.interview.result import Rejected
from assistant.store.address import ROOT
from assistant.store.change import Refused, Set, apply, same
from assistant.store.edit import edit
from assistant.store.encoding import MARK
from assistant.store.files import read_safely, write_safely
from assistant.store.journal import Aenderung, Journal, Satz, digest
from assistant.store.lock import locked
from assistant.store.parse import parse
from assistant.store.render import render
from assistant.store.spans import index
from assistant.workflow.check import inspect_content
from assistant.workflow.load import FaultyFilesError, load_dezernat
from assistant.workflow.paper import paper_paths
from assistant.workflow.save import origin
from assistant.workflow.workspace import Workspace, pick

KEY = "drucksachennummer"
QUELLE = "vorlage nummer"


@dataclass(frozen=True, slots=True)
class Nummeriert:
    """A paper with its number, and the one that stood there before."""

    path: Path
    nummer: str
    vorher: str | None


def enter_number(workspace: Workspace, name: str, typed: str) -> Nummeriert:
    """Write the number into the file of a paper; all other bytes stay.

    Raises AssistantError: NOT_FOUND for an unknown paper, ASKS_BACK for what is no
    number, FAULTS where the file has faults, LOCKED where it cannot be written.
    """
    dezernat = load_dezernat(workspace)
    path = pick("Eine Vorlage", [name], paper_paths(workspace))[0]
    nummer = _number(typed, dezernat)
    with locked(Journal(path).lock):
        raw = read_safely(path)
        before = _sound(workspace, path, raw, dezernat).drucksachennummer
        if before != nummer:
            after = _numbered(raw.decode("utf-8"), nummer).encode("utf-8")
            _sound(workspace, path, after, dezernat)
            _write(path, raw, after, Aenderung((ROOT, KEY), before, nummer))
    return Nummeriert(path, nummer, before)


def _number(typed: str, dezernat: Dezernat) -> str:
    nummer = number_read(dezernat.wahlperiode)(typed)
    if isinstance(nummer, Rejected):
        raise AssistantError(nummer.meldung, ExitCode.ASKS_BACK)
    if nummer is None:
        raise AssistantError(
            "Geben Sie die vergebene Nummer an: zielmatrix vorlage nummer NAME "
            f"5247/{dezernat.wahlperiode}.",
            ExitCode.ASKS_BACK,
        )
    return nummer


def _sound(
    workspace: Workspace, path: Path, content: bytes, dezernat: Dezernat
) -> Vorlage:
    reading = inspect_content(path, workspace.shown(path), content, Vorlage, dezernat)
    if reading.model is None:
        raise FaultyFilesError(list(reading.findings))
    return reading.model


def _numbered(text: str, nummer: str) -> str:
    body = text.removeprefix(MARK)
    change = Set((KEY,), nummer)
    data = parse(body)
    if KEY in data:
        return edit(text, [change])
    first = index(body).sections[()].statements[0].key.start
    end = "\r\n" if "\r\n" in body[: body.find("\n") + 1] else "\n"
    new = f"{body[:first]}{KEY} = {render(nummer)}{end}{body[first:]}"
    if not same(parse(new), apply(data, [change])):
        raise Refused(
            "Die Nummer lässt sich hier nicht eintragen. Ergänzen Sie sie im "
            f"Editor: {KEY} = {render(nummer)}"
        )
    return text[: len(text) - len(body)] + new


def _write(path: Path, before: bytes, after: bytes, change: Aenderung) -> None:
    """Write the journal, then the file: the record is there if the file is not."""
    states = digest(before), digest(after)
    Journal(path).append(Satz(0, origin(QUELLE), (change,), *states))
    write_safely(path, after)
