"""Save changed values: lock, re-read, compare, journal, replace.

The order of the steps is the guarantee. The journal is on disk before the file is
replaced, the copy is renewed after it: whenever the process dies, the next save finds
out by three hashes how far the last one came, and finishes it.
"""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.store.address import Address, addresses, tables
from assistant.store.change import Delete, Edit, Set, same
from assistant.store.edit import edit
from assistant.store.encoding import decode
from assistant.store.fault import SyntaxFault
from assistant.store.files import write_safely
from assistant.store.journal import Aenderung, Herkunft, Journal, Satz, digest
from assistant.store.lock import locked
from assistant.store.read import parse

HAND = "hand"


@dataclass(frozen=True, slots=True)
class Konflikt:
    """A value that somebody else changed meanwhile: as it was, is, and was to be."""

    pfad: Address
    alt: Any
    deren: Any
    unser: Any


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did.

    With `konflikte` nothing was written. `von_hand` are edits that were made outside
    of the program since the last save, `nachgeholt` those that a crash had cut off.
    """

    geschrieben: tuple[Aenderung, ...] = ()
    von_hand: tuple[Aenderung, ...] = ()
    nachgeholt: tuple[Aenderung, ...] = ()
    konflikte: tuple[Konflikt, ...] = ()


Verify = Callable[[bytes], None]


def save(
    matrix: Path,
    wanted: Sequence[Aenderung],
    herkunft: Herkunft,
    verify: Verify,
    hebt_auf: int | None = None,
) -> Saved:
    """Write the wanted values into what stands in the file now.

    `verify` gets the new content before it is written and raises to refuse it. Raises
    `Refused` where an edit cannot be made, AssistantError (LOCKED) where the file or
    its journal cannot be written; the file is untouched then.
    """
    journal = Journal(matrix)
    with locked(journal.lock):
        caught_up = _catch_up(matrix, journal)
        content = matrix.read_bytes()
        von_hand = _edited_by_hand(journal, content)
        now = _values(content)
        konflikte = _conflicts(wanted, now)
        if konflikte:
            return Saved(konflikte=konflikte, nachgeholt=caught_up)
        todo = tuple(one for one in wanted if not _is(now, one.pfad, one.neu))
        if von_hand:
            _note_hand_edits(journal, von_hand, content, herkunft)
        if todo:
            new = edited(content, todo)
            verify(new)
            satz = Satz(0, herkunft, todo, digest(content), digest(new), hebt_auf)
            _write(matrix, journal, satz, new)
    return Saved(todo, von_hand, caught_up)


def recover(matrix: Path) -> tuple[Aenderung, ...]:
    """Finish what a crash cut off and return it; nothing is the usual answer."""
    journal = Journal(matrix)
    if not journal.saetze():
        return ()
    with locked(journal.lock):
        return _catch_up(matrix, journal)


def edited(content: bytes, changes: Iterable[Aenderung]) -> bytes:
    """Return the file with these values changed and all else byte for byte."""
    mark, text = _text(content)
    data = _parsed(text)
    edits = [one for change in changes for one in _edits(data, change)]
    return (mark + edit(text, _without_empty(data, edits), data)).encode("utf-8")


def values_of(content: bytes) -> dict[Address, Any]:
    """Return every value of a matrix file by its address."""
    return _values(content)


def _write(matrix: Path, journal: Journal, satz: Satz, content: bytes) -> None:
    journal.append(replace(satz, nummer=_next(journal)))
    try:
        write_safely(matrix, content)
    except AssistantError as error:
        raise AssistantError(
            f"{error} Ihre Angabe ist im Verlauf gesichert und wird beim nächsten "
            "Speichern nachgetragen.",
            ExitCode.LOCKED,
        ) from None
    journal.keep_copy(content)


def _next(journal: Journal) -> int:
    return max((satz.nummer for satz in journal.saetze()), default=0) + 1


def _catch_up(matrix: Path, journal: Journal) -> tuple[Aenderung, ...]:
    """Bring the file up to the last save if that one did not come to its end."""
    saetze, copy = journal.saetze(), journal.copy()
    if not saetze or (copy is not None and digest(copy) == saetze[-1].danach):
        return ()
    last, content = saetze[-1], matrix.read_bytes()
    if digest(content) != last.danach:
        content, pending = _redone(content, last)
        write_safely(matrix, content)
        journal.keep_copy(content)
        return pending
    journal.keep_copy(content)
    return ()


def _redone(content: bytes, last: Satz) -> tuple[bytes, tuple[Aenderung, ...]]:
    """Make the changes again where the value is still what it was before them."""
    now = _values(content)
    pending = tuple(one for one in last.aenderungen if _is(now, one.pfad, one.alt))
    return (edited(content, pending) if pending else content), pending


def _edited_by_hand(journal: Journal, content: bytes) -> tuple[Aenderung, ...]:
    copy = journal.copy()
    if copy is None or copy == content:
        return ()
    before, now = _values(copy), _values(content)
    return tuple(
        Aenderung(pfad, before.get(pfad), now.get(pfad))
        for pfad in {**before, **now}
        if not same(before.get(pfad), now.get(pfad))
    )


def _note_hand_edits(
    journal: Journal, found: tuple[Aenderung, ...], content: bytes, noticed: Herkunft
) -> None:
    herkunft = Herkunft(noticed.zeit, noticed.benutzer, HAND)
    davor = digest(journal.copy() or b"")
    satz = Satz(_next(journal), herkunft, found, davor, digest(content))
    journal.append(satz)
    journal.keep_copy(content)


def _conflicts(
    wanted: Iterable[Aenderung], now: dict[Address, Any]
) -> tuple[Konflikt, ...]:
    return tuple(
        Konflikt(one.pfad, one.alt, now.get(one.pfad), one.neu)
        for one in wanted
        if not _is(now, one.pfad, one.alt) and not _is(now, one.pfad, one.neu)
    )


def _is(now: dict[Address, Any], pfad: Address, value: Any) -> bool:
    return same(now.get(pfad), value)


def _values(content: bytes) -> dict[Address, Any]:
    found = addresses(_parsed(_text(content)[1]))
    return {address: value for address, (_, value) in found.items()}


def _parsed(text: str) -> dict[str, Any]:
    try:
        return parse(text)
    except tomllib.TOMLDecodeError:
        raise AssistantError(
            "In der Datei steht seit Kurzem etwas, das sich nicht lesen lässt. "
            "zielmatrix pruefen nennt die Stelle; bis dahin wird nichts gespeichert."
        ) from None


def _text(content: bytes) -> tuple[str, str]:
    decoded = decode(content)
    if isinstance(decoded, SyntaxFault):
        raise AssistantError(decoded.message)
    return decoded


def _edits(data: dict[str, Any], change: Aenderung) -> list[Edit]:
    table = tables(data).get(change.pfad[0])
    if table is None:
        raise AssistantError(
            f"„{change.pfad[0]}“ gibt es in der Datei nicht mehr. Prüfen Sie, ob "
            "jemand die Kennung geändert hat.",
            ExitCode.NOT_FOUND,
        )
    path = (*table, *change.pfad[1:])
    if change.neu is not None:
        return [Set(path, change.neu)]
    return [Delete(path)] if change.pfad in addresses(data) else []


def _without_empty(data: dict[str, Any], edits: list[Edit]) -> list[Edit]:
    """Take a whole table away where its last keys are: an empty t2 is no report."""
    deleted = {one.path for one in edits if isinstance(one, Delete)}
    kept = {one.path[:-1] for one in edits if isinstance(one, Set)}
    result: list[Edit] = []
    for one in edits:
        table = one.path[:-1]
        emptied = table not in kept and _keys(data, table) <= deleted
        step = Delete(table) if isinstance(one, Delete) and emptied and table else one
        if step not in result:
            result.append(step)
    return result


def _keys(data: Any, table: tuple[str | int, ...]) -> set[tuple[str | int, ...]]:
    for step in table:
        data = data[step]
    return {(*table, key) for key in data}
