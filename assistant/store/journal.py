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
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.store.address import Address
from assistant.store.files import write_safely
from assistant.store.literal import from_json, to_json

FOLDER = ".verlauf"


@dataclass(frozen=True, slots=True)
class Aenderung:
    """One value that changed; None stands for: not there."""

    pfad: Address
    alt: Any
    neu: Any

    @property
    def umgekehrt(self) -> "Aenderung":
        """The change that takes this one back."""
        return Aenderung(self.pfad, self.neu, self.alt)


@dataclass(frozen=True, slots=True)
class Herkunft:
    """Who changed something, when, and by which way (interview, eintragen, hand …)."""

    zeit: datetime.datetime
    benutzer: str
    quelle: str


@dataclass(frozen=True, slots=True)
class Satz:
    """The changes of one save, with the hashes of the file before and after it."""

    nummer: int
    herkunft: Herkunft
    aenderungen: tuple[Aenderung, ...]
    davor: str
    danach: str
    hebt_auf: int | None = None


def digest(content: bytes) -> str:
    """Return the short hash by which the journal knows a state of the file."""
    return hashlib.sha256(content).hexdigest()[:16]


class Journal:
    """The journal of one matrix file."""

    def __init__(self, matrix: Path) -> None:
        folder = matrix.parent / FOLDER
        self._lines = folder / f"{matrix.stem}.jsonl"
        self._copy = folder / f"{matrix.stem}.stand.toml"
        self.lock = folder / f"{matrix.stem}.lock"

    def saetze(self) -> list[Satz]:
        """Return all saves, oldest first; what a crash left half-written is no save."""
        records = [record for line in self._read() if (record := _parsed(line))]
        groups = groupby(records, key=lambda record: record["satz"])
        sets = [list(group) for _, group in groups]
        return [_satz(group) for group in sets if group[-1]["folgt"] == 0]

    def append(self, satz: Satz) -> None:
        """Put a save on disk, all its lines or none.

        Raises AssistantError (LOCKED) where that is not possible.
        """
        text = "".join(_line(satz, number) for number in range(len(satz.aenderungen)))
        try:
            self._lines.parent.mkdir(parents=True, exist_ok=True)
            self._add(text.encode("utf-8"))
        except OSError as error:
            raise AssistantError(
                f"Der Verlauf „{self._lines}“ lässt sich nicht schreiben "
                f"({error.strerror}). Es wurde nichts geändert. Prüfen Sie, ob Sie im "
                "Ordner schreiben dürfen und dort Platz ist.",
                ExitCode.LOCKED,
            ) from None

    def copy(self) -> bytes | None:
        """Return the file as the program last left it, None before the first save."""
        return self._copy.read_bytes() if self._copy.exists() else None

    def keep_copy(self, content: bytes) -> None:
        """Remember the file as it is now. Raises AssistantError (LOCKED)."""
        write_safely(self._copy, content)

    def _read(self) -> list[str]:
        if not self._lines.exists():
            return []
        return self._lines.read_text(encoding="utf-8", errors="replace").splitlines()

    def _add(self, lines: bytes) -> None:
        with self._lines.open("ab") as file:
            end = file.seek(0, os.SEEK_END)
            try:
                file.write(self._torn_end(end) + lines)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise

    def _torn_end(self, end: int) -> bytes:
        """Return what closes a line that a crash cut off, so that ours is whole."""
        if end == 0:
            return b""
        with self._lines.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return b"" if file.read(1) == b"\n" else b"\n"


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) and "folgt" in record else None


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
    if satz.hebt_auf is not None:
        record["hebt_auf"] = satz.hebt_auf
    return json.dumps(record, ensure_ascii=False) + "\n"


def _satz(records: Sequence[dict[str, Any]]) -> Satz:
    first = records[0]
    return Satz(
        nummer=first["satz"],
        herkunft=Herkunft(
            datetime.datetime.fromisoformat(first["zeit"]),
            first["benutzer"],
            first["quelle"],
        ),
        aenderungen=tuple(
            Aenderung(
                tuple(record["pfad"]),
                from_json(record["alt"]),
                from_json(record["neu"]),
            )
            for record in records
        ),
        davor=first["davor"],
        danach=first["danach"],
        hebt_auf=first.get("hebt_auf"),
    )
