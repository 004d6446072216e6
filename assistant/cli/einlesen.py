"""`zielmatrix einlesen`."""

import sys
from pathlib import Path

from assistant.cli.vergleich import pair
from assistant.errors import ExitCode
from assistant.workflow.readback import Correction, Corrections, read_back, take_over
from assistant.workflow.workspace import Workspace, find_workspace


def show(path: Path, *, confirmed: bool) -> int:
    """Show what was corrected in Word and, once confirmed, write it to the TOML."""
    workspace = find_workspace(Path.cwd())
    found = read_back(workspace, path)
    toml = workspace.shown(found.path)
    for correction in found.corrections:
        print(_told(correction, toml))
    if found.empty:
        print(_unread(found.empty, toml), file=sys.stderr)
    if not found.corrections:
        print(f"{workspace.shown(path)}: keine Kopfdaten in Word geändert.")
        return ExitCode.OK
    if not confirmed and not _is_answerable():
        print(
            f"Geschrieben wurde nichts. Mit --ja übernehmen Sie die Angaben in {toml}.",
            file=sys.stderr,
        )
        return ExitCode.ASKS_BACK
    if not confirmed and not _agreed(toml):
        print("Geschrieben wurde nichts.")
        return ExitCode.OK
    return _taken(workspace, found)


def _told(correction: Correction, toml: str) -> str:
    changes = [pair(before, after) for before, after in correction.pairs]
    if len(changes) == 1:
        text = f"{correction.title}: {changes[0]}"
    else:
        text = "\n  ".join((f"{correction.title}:", *changes))
    if correction.is_stale:
        text += f"\n  Achtung: Auch in {toml} steht seit der Ausgabe etwas anderes."
    return text


def _unread(keys: tuple[str, ...], toml: str) -> str:
    return (
        f"Nicht gelesen, weil leer ausgegeben: {', '.join(keys)}. Was dort stehen "
        f"soll, tragen Sie in {toml} ein; zielmatrix aktualisieren setzt es ein."
    )


def _is_answerable() -> bool:
    return sys.stdin.isatty()


def _agreed(toml: str) -> bool:
    answer = input(f"In {toml} übernehmen? [j/N] ")
    return answer.strip().casefold() in {"j", "ja"}


def _taken(workspace: Workspace, found: Corrections) -> int:
    take_over(workspace, found)
    names = ", ".join(correction.title for correction in found.corrections)
    print(f"Übernommen in {workspace.shown(found.path)}: {names}.")
    return ExitCode.OK
