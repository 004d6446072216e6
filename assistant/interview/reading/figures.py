"""One number written in digits, and every way to read it.

German groups thousands with dots or blanks and separates decimals with a comma (DIN
1333, DIN 5008). The table below names each notation once; whether a notation that has
two readings is really in doubt is for the caller, who knows the Soll. Lenient parsers
read "1234.7" and "4,0" wrongly; here nothing is read that the table does not know.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

MAX_DIGITS = 15


class Schreibweise(StrEnum):
    """How a number is written, as far as it matters for doubts."""

    KLAR = "klar"
    EINE_GRUPPE = "eine_gruppe"  # 1.250
    KOMMA_DREI = "komma_drei"  # 1,250
    PUNKT = "punkt"  # 1.25
    ENGLISCH = "englisch"  # 1,250.50
    VERSETZT = "versetzt"  # 12.50.000
    ZWEI_KOMMAS = "zwei_kommas"
    ZU_LANG = "zu_lang"


@dataclass(frozen=True, slots=True)
class Figur:
    """The readings of one number, the German one first; none if it cannot be one."""

    lesarten: tuple[Fraction, ...]
    schreibweise: Schreibweise = Schreibweise.KLAR

    @property
    def is_clear(self) -> bool:
        """Whether there is one reading only."""
        return len(self.lesarten) == 1 and self.schreibweise is Schreibweise.KLAR

    def negated(self) -> "Figur":
        """Return the same figure below zero."""
        return Figur(tuple(-wert for wert in self.lesarten), self.schreibweise)


def _german(text: str) -> Fraction:
    return Fraction(re.sub(r"[.' _]", "", text).replace(",", "."))


def _english(text: str) -> Fraction:
    return Fraction(re.sub(r"[,' _]", "", text))


def _joined(text: str) -> Fraction:
    return Fraction(re.sub(r"[^0-9]", "", text))


_Reading = Callable[[str], Fraction]

# The first row that fits the whole number wins.
_NOTATIONS: tuple[tuple[str, Schreibweise, tuple[_Reading, ...]], ...] = (
    (r"[0-9]+", Schreibweise.KLAR, (_joined,)),
    (r"[1-9][0-9]{0,2},[0-9]{3}", Schreibweise.KOMMA_DREI, (_german, _joined)),
    (r"[0-9]*,[0-9]+", Schreibweise.KLAR, (_german,)),
    (r"[1-9][0-9]{0,2}\.[0-9]{3}", Schreibweise.EINE_GRUPPE, (_joined, _english)),
    (r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?", Schreibweise.KLAR, (_german,)),
    (r"[1-9][0-9]{0,2}( [0-9]{3})+(,[0-9]+)?", Schreibweise.KLAR, (_german,)),
    (r"[1-9][0-9]{0,2}(['_][0-9]{3})+(,[0-9]+)?", Schreibweise.KLAR, (_german,)),
    (r"[0-9]{1,3}(,[0-9]{3})+\.[0-9]+", Schreibweise.ENGLISCH, (_english,)),
    (r"[1-9][0-9]{0,2}(,[0-9]{3}){2,}", Schreibweise.ENGLISCH, (_english,)),
    (r"[0-9]*\.[0-9]+", Schreibweise.PUNKT, (_english, _joined)),
    (r".*,.*,.*", Schreibweise.ZWEI_KOMMAS, ()),
    (r"[0-9.' _]+", Schreibweise.VERSETZT, (_joined,)),
    (r"[0-9.' _]+,[0-9]+", Schreibweise.VERSETZT, (_german,)),
    (r".*", Schreibweise.VERSETZT, (_joined,)),
)
_TABLE = tuple((re.compile(row[0]), row[1], row[2]) for row in _NOTATIONS)


def figure(text: str) -> Figur:
    """Return the readings of a text made of digits and separators, without a sign."""
    if sum(char.isdigit() for char in text) > MAX_DIGITS:
        return Figur((), Schreibweise.ZU_LANG)
    return next(
        Figur(tuple(read(text) for read in readings), schreibweise)
        for pattern, schreibweise, readings in _TABLE
        if pattern.fullmatch(text)
    )
