"""A fault in the data, as a value: collected, never raised."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class Schwere(StrEnum):
    """Whether a fault must be mended before the file can be used."""

    FEHLER = "fehler"
    HINWEIS = "hinweis"


class Stelle(StrEnum):
    """Which part of a line is meant: what stands before or behind the "="."""

    SCHLUESSEL = "schluessel"
    WERT = "wert"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of the data, and the remedy, in German.

    `path` leads through the TOML tables: ("massnahme", 0, "indikator", 1, "einheit").
    """

    path: Path
    message: str
    schwere: Schwere = Schwere.FEHLER
    stelle: Stelle = Stelle.WERT
