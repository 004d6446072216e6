"""Save answers, and take the last ones back."""

import datetime
import getpass
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.change import Change
from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Indikator
from assistant.goals.problem import Schwere
from assistant.store.change import Refused
from assistant.store.content import Content
from assistant.store.files import read_safely
from assistant.store.journal import Aenderung, Herkunft, Journal, Satz
from assistant.store.keep import HAND, Saved, rehearse, save
from assistant.store.literal import to_toml
from assistant.workflow.angabe import value
from assistant.workflow.check import inspect_content, is_sound
from assistant.workflow.enter_besides import moved_days
from assistant.workflow.load import load_dezernat
from assistant.workflow.workspace import Workspace, model_of

ZURUECK = "zurueck"


def origin(quelle: str) -> Herkunft:
    """Return who is at the keyboard, and now."""
    return Herkunft(datetime.datetime.now().astimezone(), _user(), quelle)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # accounts without a name
        return "unbekannt"


def save_answer(
    workspace: Workspace,
    path: Path,
    change: Change,
    basis: Indikator,
    quelle: str,
) -> Saved:
    """Write one answer into its matrix.

    `basis` is the indicator as the person saw it: a value that is another by now is
    not overwritten but comes back as a conflict. The day of a Meilenstein is corrected
    in every Tertial that holds it. Raises `Refused` where the answer
    would make the file faulty, AssistantError where it cannot be written.
    """
    dezernat = load_dezernat(workspace)
    changes = (change, *moved_days(change, basis))
    return save(
        path,
        [value for one in changes for value in wanted(one, basis)],
        origin(quelle),
        lambda content: refuse_new_faults(workspace, path, content, dezernat),
    )


def wanted(change: Change, basis: Indikator) -> list[Aenderung]:
    """Return an answer as single values, with what the person saw before."""
    bericht = basis.tertial(change.tertial)
    return [
        Aenderung(
            (change.indikator, f"t{change.tertial}", key),
            to_toml(getattr(bericht, key, None)),
            to_toml(value),
        )
        for key, value in change.felder.items()
    ]


def refuse_new_faults(
    workspace: Workspace, path: Path, content: bytes, dezernat: Dezernat
) -> None:
    """Refuse what would bring a fault into the file that it does not have now."""
    shown, model = workspace.shown(path), model_of(path)
    if is_sound(path, content, model, dezernat):
        return  # as nearly always: the file as it is need not be read again
    after = inspect_content(path, shown, content, model, dezernat)
    faults = [one for one in after.findings if one.schwere is Schwere.FEHLER]
    before = inspect_content(path, shown, path.read_bytes(), model, dezernat)
    known = {finding.meldung for finding in before.findings}
    for finding in faults:
        if finding.meldung not in known:
            raise Refused(finding.meldung, ExitCode.REJECTED)


@dataclass(frozen=True, slots=True)
class Undone:
    """A save that was taken back, in the matrix or Vorlage of that name."""

    name: str
    satz: Satz
    saved: Saved


def undo(workspace: Workspace, paths: Sequence[Path], count: int) -> list[Undone]:
    """Take the last saves of these files back, newest first, as new entries.

    Hand edits belong to whoever made them and are never taken back. Raises
    AssistantError (NOT_FOUND) where there is nothing, and (EDITED) where a value has
    changed since.
    """
    last = [pair for path in paths for pair in undoable(path)]
    last.sort(key=_when, reverse=True)
    if not last:
        raise AssistantError(
            "Es gibt keine gespeicherte Angabe, die sich zurücknehmen ließe.",
            ExitCode.NOT_FOUND,
        )
    if count > len(last):
        there = "1 gespeicherte Angabe" if len(last) == 1 else f"{len(last)} Angaben"
        raise AssistantError(
            f"Es gibt nur {there} zum Zurücknehmen, nicht {count}. Zurückgenommen "
            f"wurde nichts; rufen Sie zielmatrix zurueck {len(last)} auf, wenn alle "
            "gemeint sind.",
            ExitCode.NOT_FOUND,
        )
    dezernat = load_dezernat(workspace)
    _rehearse_undo(workspace, last[:count], dezernat)
    done: list[Undone] = []
    for path, satz in last[:count]:
        try:
            done.append(_undo(workspace, path, satz, dezernat))
        except AssistantError as error:  # somebody was quicker since the rehearsal
            raise _interrupted(error, done) from None
    return done


def _interrupted(error: AssistantError, done: Sequence[Undone]) -> AssistantError:
    if not done:
        return error
    paths = (each.pfad for one in done for each in one.satz.aenderungen)
    names = ", ".join(".".join(pfad) for pfad in paths)
    return AssistantError(f"{error} Schon zurückgenommen: {names}.", error.code)


def _rehearse_undo(
    workspace: Workspace, last: Sequence[tuple[Path, Satz]], dezernat: Dezernat
) -> None:
    """Refuse before the first is taken back what would stop at a later one."""
    states: dict[Path, Content] = {}
    for path, satz in last:
        before = states.get(path) or Content(read_safely(path))
        states[path], saved = rehearse(
            before,
            [aenderung.umgekehrt for aenderung in satz.aenderungen],
            partial(refuse_new_faults, workspace, path, dezernat=dezernat),
        )
        _refuse_conflict(path, saved, " Zurückgenommen wurde nichts.")


def _refuse_conflict(path: Path, saved: Saved, outcome: str = "") -> None:
    if not saved.konflikte:
        return
    konflikt = saved.konflikte[0]
    key = konflikt.pfad[-1]
    raise AssistantError(
        f"„{'.'.join(konflikt.pfad)}“ in {path.stem} wurde seither geändert: "
        f"gespeichert war {value(konflikt.alt, key)}, jetzt steht dort "
        f"{value(konflikt.deren, key)}. Diese Angabe bleibt; ändern Sie sie in der "
        f"Datei oder mit zielmatrix eintragen.{outcome}",
        ExitCode.EDITED,
    )


def _when(pair: tuple[Path, Satz]) -> tuple[datetime.datetime, int]:
    return pair[1].herkunft.zeit, pair[1].nummer


def undoable(path: Path) -> list[tuple[Path, Satz]]:
    """Return the saves of a file that were not taken back yet, oldest first."""
    saetze = Journal(path).saetze()
    undone = {satz.herkunft.hebt_auf for satz in saetze}
    return [
        (path, satz)
        for satz in saetze
        if satz.nummer not in undone and satz.herkunft.quelle not in (HAND, ZURUECK)
    ]


def _undo(workspace: Workspace, path: Path, satz: Satz, dezernat: Dezernat) -> Undone:
    saved = save(
        path,
        [aenderung.umgekehrt for aenderung in satz.aenderungen],
        replace(origin(ZURUECK), hebt_auf=satz.nummer),
        lambda content: refuse_new_faults(workspace, path, content, dezernat),
    )
    _refuse_conflict(path, saved)
    return Undone(path.stem, satz, saved)
