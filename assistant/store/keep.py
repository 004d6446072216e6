"""Save changed values: lock, re-read, compare, journal, replace.

The order of the steps is the guarantee. The copy is what the file was, then the
journal is on disk, then the file is replaced, then the copy renewed: whenever the
process dies, the next save finds out by the hashes of file, copy and journal how far
the last one came, and finishes it.
"""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.store.address import Address
from assistant.store.change import Refused
from assistant.store.content import Content
from assistant.store.files import read_safely, remove_leftovers, write_safely
from assistant.store.journal import Aenderung, Herkunft, Journal, Satz
from assistant.store.lock import locked

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
Make = Callable[[Content, Sequence[Aenderung]], Content]


def save(
    matrix: Path,
    wanted: Sequence[Aenderung],
    herkunft: Herkunft,
    verify: Verify,
    make: Make = Content.changed,
) -> Saved:
    """Write the wanted values into what stands in the file now.

    `verify` gets the new content before it is written and raises to refuse it; `make`
    makes it, where new values belong in another place than usual. Raises `Refused`
    where an edit cannot be made, AssistantError (LOCKED) where the file or its journal
    cannot be written; the file is untouched then.
    """
    journal = Journal(matrix)
    with locked(journal.lock):
        caught_up = _catch_up(matrix, journal)
        before = Content(read_safely(matrix))
        konflikte = _conflicts(wanted, before)
        if konflikte:
            return Saved(konflikte=konflikte, nachgeholt=caught_up)
        von_hand = _note_hand_edits(journal, before, herkunft)
        todo = _todo(wanted, before)
        if todo:
            after = make(before, todo)
            verify(after.raw)
            satz = Satz(0, herkunft, todo, before.digest, after.digest)
            _write(matrix, journal, satz, after)
    return Saved(todo, von_hand, caught_up)


def rehearse(
    before: Content, wanted: Sequence[Aenderung], verify: Verify
) -> tuple[Content, Saved]:
    """Return what a save would make of this state of a file; nothing is written.

    Raises what `save` would raise because of the values.
    """
    konflikte, todo = _conflicts(wanted, before), _todo(wanted, before)
    if konflikte or not todo:
        return before, Saved(konflikte=konflikte)
    after = before.changed(todo)
    verify(after.raw)
    return after, Saved(todo)


def recover(matrix: Path) -> tuple[Aenderung, ...]:
    """Finish what a crash cut off and return it; nothing is the usual answer."""
    journal = Journal(matrix)
    if _unfinished(journal) is None:  # who only reads needs no lock
        return ()
    with locked(journal.lock):
        return _catch_up(matrix, journal)


def edited(content: bytes, changes: Iterable[Aenderung]) -> bytes:
    """Return the file with these values changed and all else byte for byte."""
    return Content(content).changed(changes).raw


def values_of(content: bytes) -> dict[Address, Any]:
    """Return every value of a matrix file by its address."""
    return Content(content).values


def _write(matrix: Path, journal: Journal, satz: Satz, after: Content) -> None:
    journal.append(satz)
    try:
        write_safely(matrix, after.raw)
    except AssistantError as error:
        raise AssistantError(
            f"{error} Ihre Angabe ist im Verlauf gesichert und wird beim nächsten "
            "Speichern nachgetragen.",
            ExitCode.LOCKED,
        ) from None
    # The value is saved by now; a copy that cannot be renewed is, next time.
    with contextlib.suppress(AssistantError):
        journal.keep_copy(after.raw)


def _conflicts(wanted: Iterable[Aenderung], now: Content) -> tuple[Konflikt, ...]:
    return tuple(
        Konflikt(one.pfad, one.alt, now.value(one.pfad), one.neu)
        for one in wanted
        if not now.means(one.pfad, one.alt) and not now.means(one.pfad, one.neu)
    )


def _todo(wanted: Iterable[Aenderung], now: Content) -> tuple[Aenderung, ...]:
    """Return what has to change, from what is written there, so that undo is exact."""
    return tuple(
        replace(
            one,
            alt=now.value(one.pfad),
            leer=one.leer or now.has_empty_table(one.pfad[:-1]),
        )
        for one in wanted
        if not now.says(one.pfad, one.neu)
    )


def _note_hand_edits(
    journal: Journal, now: Content, noticed: Herkunft
) -> tuple[Aenderung, ...]:
    """Put what others changed into the journal, and make the copy equal the file.

    By the copy the next save tells whether this one came to its end.
    """
    raw = journal.copy()
    if raw == now.raw:
        return ()
    found: tuple[Aenderung, ...] = ()
    if raw is not None:
        copy = Content(raw)
        found = copy.differences(now)
        herkunft = Herkunft(noticed.zeit, noticed.benutzer, HAND)
        if found:
            journal.append(Satz(0, herkunft, found, copy.digest, now.digest))
    journal.keep_copy(now.raw)
    return found


def _unfinished(journal: Journal) -> Satz | None:
    """Return the last save if the copy is not what it was to leave behind."""
    last, raw = journal.last(), journal.copy()
    if last is None or (raw is not None and Content(raw).digest == last.danach):
        return None
    return last


def _catch_up(matrix: Path, journal: Journal) -> tuple[Aenderung, ...]:
    """Bring the file up to the last save if that one did not come to its end."""
    last = _unfinished(journal)
    if last is None:
        return ()
    remove_leftovers(matrix)
    journal.remove_leftovers()
    raw, now = journal.copy(), Content(read_safely(matrix))
    copy = now if raw is None else Content(raw)
    if now.digest == last.danach:
        journal.keep_copy(now.raw)
        return ()
    # What was edited by hand is in the file already. And a copy that is neither from
    # before nor from after the save was renewed by a later one that came no further.
    if last.herkunft.quelle == HAND or last.davor not in (now.digest, copy.digest):
        return ()
    new, pending = _redone(now, last)
    if pending:
        write_safely(matrix, new.raw)
    journal.keep_copy(_as_left_by(last, copy, new).raw)
    return pending


def _redone(now: Content, last: Satz) -> tuple[Content, tuple[Aenderung, ...]]:
    """Make the changes again where the value is still what it was before them."""
    pending = tuple(
        one
        for one in last.aenderungen
        if now.knows(one.pfad) and now.says(one.pfad, one.alt)
    )
    try:
        return (now.changed(pending) if pending else now), pending
    except Refused:  # somebody rebuilt the place meanwhile; theirs stands
        return now, ()


def _as_left_by(last: Satz, copy: Content, new: Content) -> Content:
    """Return the file as the save would have left it, without later edits by hand.

    They show as differences from this copy and get into the journal that way.
    """
    if copy.digest != last.davor:
        return new
    try:
        return copy.changed(last.aenderungen)
    except AssistantError:
        return new
