"""`zielmatrix einlesen`."""

import sys
from dataclasses import replace
from pathlib import Path

from assistant.cli.vergleich import pair
from assistant.errors import ExitCode
from assistant.workflow.angabe import value
from assistant.workflow.readback import (
    Correction,
    Corrections,
    read_back,
    refuse_conflicts,
    take_over,
)
from assistant.workflow.workspace import Workspace, find_workspace


def show(path: Path, *, confirmed: bool) -> int:
    """Show what was corrected in Word and, once confirmed, write it to the TOML."""
    workspace = find_workspace(Path.cwd())
    found = read_back(workspace, path)
    toml = workspace.shown(found.path)
    for correction in found.corrections:
        print(_told(correction, toml))
    for text in _notes(found, toml):
        print(text, file=sys.stderr)
    if not found.corrections:
        if not found.pending:
            print(f"{workspace.shown(path)}: keine Kopfdaten in Word geändert.")
        return _code(found)
    if confirmed:
        refuse_conflicts(workspace, found)
        return _taken(workspace, found)
    if not _is_answerable():
        print(
            f"Geschrieben wurde nichts. Mit --ja übernehmen Sie die Angaben in {toml}.",
            file=sys.stderr,
        )
        return ExitCode.ASKS_BACK
    return _asked(workspace, found, toml)


def _asked(workspace: Workspace, found: Corrections, toml: str) -> int:
    """Have a person decide: on each conflict by itself, on the others together."""
    chosen = [each for each in found.conflicts if _agreed(f"{each.title} aus Word")]
    others = [each for each in found.corrections if not each.is_stale]
    if others and _agreed(f"In {toml}"):
        chosen += others
    if not chosen:
        print("Geschrieben wurde nichts.")
        return _code(found)
    return _taken(workspace, replace(found, corrections=tuple(chosen)))


def _code(found: Corrections) -> int:
    """Return whether anything is left that somebody has to decide in Word."""
    return ExitCode.ASKS_BACK if found.pending else ExitCode.OK


def _told(correction: Correction, toml: str) -> str:
    changes = [pair(before, after) for before, after in correction.pairs]
    if len(changes) == 1:
        text = f"{correction.title}: {changes[0]}"
    else:
        text = "\n  ".join((f"{correction.title}:", *changes))
    return f"{text}\n{_three(correction, toml)}" if correction.is_stale else text


def _three(correction: Correction, toml: str) -> str:
    key = correction.key
    return (
        f"  Achtung: Auch in {toml} steht seit der Ausgabe etwas anderes.\n"
        f"    bei der Ausgabe:    {correction.issued or 'nicht bekannt'}\n"
        f"    jetzt in der Datei: {value(correction.old, key)}\n"
        f"    in Word:            {value(correction.new, key)}"
    )


def _notes(found: Corrections, toml: str) -> list[str]:
    notes = [
        f"{title}: In Word stehen Änderungen, die noch nicht angenommen sind; das Feld "
        "wird nicht übernommen. Nehmen Sie sie in Word an oder lehnen Sie sie ab, und "
        "rufen Sie den Befehl noch einmal auf."
        for title in found.pending
    ]
    return [*notes, _unread(found.empty, toml)] if found.empty else notes


def _unread(keys: tuple[str, ...], toml: str) -> str:
    return (
        f"Nicht gelesen, weil leer ausgegeben: {', '.join(keys)}. Was dort stehen "
        f"soll, tragen Sie in {toml} ein; zielmatrix aktualisieren setzt es ein."
    )


def _is_answerable() -> bool:
    return sys.stdin.isatty()


def _agreed(what: str) -> bool:
    answer = input(f"{what} übernehmen? [j/N] ")
    return answer.strip().casefold() in {"j", "ja"}


def _taken(workspace: Workspace, found: Corrections) -> int:
    take_over(workspace, found)
    names = ", ".join(correction.title for correction in found.corrections)
    print(f"Übernommen in {workspace.shown(found.path)}: {names}.")
    return _code(found)
