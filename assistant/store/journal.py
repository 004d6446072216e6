"""The journal of a matrix: one JSON line for every changed value, only ever added to.

Beside the matrix lies a folder `.verlauf` with, for each file, its journal
(`NAME.jsonl`), a copy of the file as the program last left it (`NAME.stand.toml`: what
differs from it was edited by hand), and its lock. A save is a `Satz`: all its lines
bear the same number and the hashes of the file before and after. The lines are on disk
before the file changes; so after a crash the file is brought up to them.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.store.address import Address
from assistant.store.files import (
    append_safely,
    read_safely,
    reason,
    remove_leftovers,
    write_safely,
)
from assistant.store.literal import from_json, to_json

FOLDER = ".verlauf"


@dataclass(frozen=True, slots=True)
class Aenderung:
    """One value that changed; None stands for: not there.

    `leer` tells that somebody had put an empty table there for it, which is to stay
    when the value goes again.
    """

    pfad: Address
    alt: Any
    neu: Any
    leer: bool = False

    @property
    def umgekehrt(self) -> "Aenderung":
        """The change that takes this one back."""
        return replace(self, alt=self.neu, neu=self.alt)


@dataclass(frozen=True, slots=True)
class Herkunft:
    """Who changed something, when, and by which way (interview, eintragen, hand …).

    `hebt_auf` is the number of the save that this one takes back.
    """

    zeit: datetime.datetime
    benutzer: str
    quelle: str
    hebt_auf: int | None = None


@dataclass(frozen=True, slots=True)
class Satz:
    """The changes of one save, with the hashes of the file before and after it."""

    nummer: int
    herkunft: Herkunft
    aenderungen: tuple[Aenderung, ...]
    davor: str
    danach: str


def digest(content: bytes) -> str:
    """Return the short hash by which the journal knows a state of the file."""
    return hashlib.sha256(content).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Zeile:
    """One line of the journal; `folgt` more lines of its save come behind it."""

    satz: int
    folgt: int
    herkunft: Herkunft
    aenderung: Aenderung
    davor: str
    danach: str

    def gehoert_vor(self, later: "_Zeile") -> bool:
        """Tell whether this line belongs to the same save as one that comes later."""
        one = (self.satz, self.davor, self.danach)
        other = (later.satz, later.davor, later.danach)
        return one == other and self.folgt > later.folgt


class Journal:
    """The journal of one matrix file; a link has that of the file it points to."""

    def __init__(self, matrix: Path) -> None:
        matrix = matrix.resolve()
        folder = matrix.parent / FOLDER
        self._lines = folder / f"{matrix.stem}.jsonl"
        self._copy = folder / f"{matrix.stem}.stand.toml"
        self.lock = folder / f"{matrix.stem}.lock"

    def saetze(self) -> list[Satz]:
        """Return all saves, oldest first; what a crash left half-written is no save."""
        return [*self._backwards()][::-1]

    def last(self) -> Satz | None:
        """Return the last save."""
        return next(self._backwards(), None)

    def damaged(self) -> int:
        """Return how many lines say nothing: torn by a crash, or spoilt since."""
        lines = self._content().split(b"\n")
        return sum(1 for line in lines if line.strip() and _parsed(line) is None)

    def append(self, satz: Satz) -> None:
        """Put a save on disk under the next number, all its lines or none.

        Raises AssistantError (LOCKED) where that is not possible.
        """
        satz = replace(satz, nummer=self._next())
        text = "".join(_line(satz, number) for number in range(len(satz.aenderungen)))
        try:
            self._lines.parent.mkdir(parents=True, exist_ok=True)
            append_safely(self._lines, self._torn_end() + text.encode("utf-8"))
        except OSError as error:
            raise AssistantError(
                f"Der Verlauf „{self._lines}“ lässt sich nicht schreiben: "
                f"{reason(error)}. Es wurde nichts geändert. Prüfen Sie, ob Sie im "
                "Ordner schreiben dürfen und dort Platz ist.",
                ExitCode.LOCKED,
            ) from None

    def copy(self) -> bytes | None:
        """Return the file as the program last left it, None before the first save."""
        return read_safely(self._copy) if self._copy.exists() else None

    def keep_copy(self, content: bytes) -> None:
        """Remember the file as it is now. Raises AssistantError (LOCKED)."""
        write_safely(self._copy, content)

    def remove_leftovers(self) -> None:
        """Take away the temporary files of copies that were never finished."""
        if self._copy.parent.exists():
            remove_leftovers(self._copy)

    def _backwards(self) -> Iterator[Satz]:
        """Yield the saves, newest first; a torn one has no last line and is none."""
        group: list[_Zeile] = []
        for zeile in self._zeilen_backwards():
            if group and zeile.gehoert_vor(group[-1]):
                group.append(zeile)
                continue
            if group:
                yield _satz(group[::-1])
            group = [] if zeile.folgt else [zeile]
        if group:
            yield _satz(group[::-1])

    def _zeilen_backwards(self) -> Iterator[_Zeile]:
        for line in reversed(self._content().split(b"\n")):
            if zeile := _parsed(line):
                yield zeile

    def _content(self) -> bytes:
        return read_safely(self._lines) if self._lines.exists() else b""

    def _next(self) -> int:
        """Return a number that no line bears, not even one that is damaged.

        Each damaged line behind the newest that can be read may have had its own.
        """
        damaged = 0
        for line in reversed(self._content().split(b"\n")):
            if zeile := _parsed(line):
                return zeile.satz + damaged + 1
            damaged += bool(line.strip())
        return damaged + 1

    def _torn_end(self) -> bytes:
        """Return what must stand between the last line and the next one."""
        content = self._content()
        return b"\n" if content and not content.endswith(b"\n") else b""


def _parsed(line: bytes) -> _Zeile | None:
    """Return a line of the journal, None where it is torn or no such line."""
    try:
        record = json.loads(line)
        return _Zeile(
            satz=int(record["satz"]),
            folgt=int(record["folgt"]),
            herkunft=Herkunft(
                datetime.datetime.fromisoformat(record["zeit"]),
                str(record["benutzer"]),
                str(record["quelle"]),
                record.get("hebt_auf"),
            ),
            aenderung=Aenderung(
                tuple(record["pfad"]),
                from_json(record["alt"]),
                from_json(record["neu"]),
                bool(record.get("leer")),
            ),
            davor=str(record["davor"]),
            danach=str(record["danach"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _line(satz: Satz, number: int) -> str:
    aenderung = satz.aenderungen[number]
    record = {
        "zeit": satz.herkunft.zeit.isoformat(timespec="milliseconds"),
        "benutzer": satz.herkunft.benutzer,
        "quelle": satz.herkunft.quelle,
        "pfad": list(aenderung.pfad),
        "alt": to_json(aenderung.alt),
        "neu": to_json(aenderung.neu),
        "satz": satz.nummer,
        "folgt": len(satz.aenderungen) - number - 1,
        "davor": satz.davor,
        "danach": satz.danach,
    }
    if aenderung.leer:
        record["leer"] = True
    if satz.herkunft.hebt_auf is not None:
        record["hebt_auf"] = satz.herkunft.hebt_auf
    return json.dumps(record, ensure_ascii=False) + "\n"


def _satz(zeilen: Sequence[_Zeile]) -> Satz:
    last = zeilen[-1]
    return Satz(
        nummer=last.satz,
        herkunft=last.herkunft,
        aenderungen=tuple(zeile.aenderung for zeile in zeilen),
        davor=last.davor,
        danach=last.danach,
    )
