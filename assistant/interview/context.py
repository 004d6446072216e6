"""What an answer is an answer to: the indicator, its Soll, its last value, the day.

Everything that decides between two readings of a text comes from here, so that the
same text in the same context is always understood the same way.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.goals.matrix import GEMESSEN, Art, Indikator, Korridor
from assistant.goals.rating import Berichtsjahr, target, value
from assistant.interview.reading import units, writing
from assistant.interview.reading.figures import MAX_DIGITS

# Kinds that are answered with a number.
ZAHLEN = GEMESSEN | {Art.KORRIDOR, Art.MONITORING}

_MILLION, _TAUSEND = 10**6, 10**3
_VERAENDERUNG = re.compile(r"veränderung|differenz|saldo|ergebnis", re.IGNORECASE)
_NAH = 2  # a value within half and double of its Bezug is near it


class Groesse(StrEnum):
    """What sort of quantity an indicator measures; decides how digits are read."""

    ANZAHL = "anzahl"
    GELD = "geld"
    ANTEIL = "anteil"
    MASS = "mass"  # weeks, days, averages: decimals are usual


_WRITE: dict[Groesse, Callable[[Fraction], str]] = {
    Groesse.ANZAHL: writing.grouped,
    Groesse.GELD: writing.money,
    # "1.250" weeks could be English for one and a quarter; "1250" could not.
    Groesse.ANTEIL: writing.ungrouped,
    Groesse.MASS: writing.ungrouped,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontext:
    """The question that is open: which indicator, which Tertial, asked on which day."""

    indikator: Indikator
    tertial: int
    berichtsjahr: Berichtsjahr
    heute: datetime.date

    @property
    def jahr(self) -> int:
        """The Berichtsjahr."""
        return self.berichtsjahr.jahr

    @property
    def stichtag(self) -> datetime.date:
        """The day the answer is about."""
        return self.berichtsjahr.stichtag(self.tertial)

    @property
    def reported_until(self) -> datetime.date:
        """The last day that can be reported as reached: the Stichtag, at most today.

        A later day is an expected one at this Stichtag, even if it is past by now.
        """
        return min(self.heute, self.stichtag)

    @property
    def soll(self) -> Fraction | None:
        """The Soll at the Stichtag, None where none is due."""
        return target(self.indikator, self.tertial)

    @property
    def letzter(self) -> Fraction | None:
        """The value of the Tertial before in the same year, None if there is none."""
        reported = map(self.indikator.tertial, range(self.tertial - 1, 0, -1))
        values = (value(self.indikator, bericht) for bericht in reported if bericht)
        return next((wert for wert in values if wert is not None), None)

    @property
    def bezuege(self) -> tuple[Fraction, ...]:
        """What a plausible value is near to, most telling first; never zero."""
        zielwert = self.indikator.zielwert
        limits = (zielwert.von, zielwert.bis) if isinstance(zielwert, Korridor) else ()
        vorjahr = None if self._grows else self.indikator.vorjahr
        figures = (self.soll, self.letzter, vorjahr, *limits)
        return tuple(wert for wert in figures if wert) or self._year_target

    @property
    def _grows(self) -> bool:
        """Whether the value starts anew each January and adds up."""
        return self.indikator.art is Art.KUMULATIV

    @property
    def _year_target(self) -> tuple[Fraction, ...]:
        zielwert = self.indikator.zielwert
        return (zielwert,) if isinstance(zielwert, Fraction) and zielwert else ()

    @property
    def groesse(self) -> Groesse:
        """What sort of quantity is measured."""
        mass = units.measure(self.indikator.einheit)
        if mass.einheit == units.EURO:
            return Groesse.GELD
        if mass.einheit in units.SKALA or self.indikator.art is Art.QUOTE:
            return Groesse.ANTEIL
        average = self.indikator.art is Art.DURCHSCHNITT
        if average or units.is_divisible(mass.rest) or self._fractional:
            return Groesse.MASS
        return Groesse.ANZAHL

    @property
    def _fractional(self) -> bool:
        figures = (*self.bezuege, self.indikator.zielwert)
        numbers = (wert for wert in figures if isinstance(wert, Fraction))
        return any(wert.denominator != 1 for wert in numbers if wert != self.soll)

    def closest_first(self, werte: Iterable[Fraction]) -> list[Fraction]:
        """Return the values, the one nearest to Soll or last value first."""
        return sorted(werte, key=self.distance)

    def distance(self, wert: Fraction) -> Fraction:
        """Return by which factor the value misses its nearest Bezug, at least 1.

        Zero and a value of the other sign are as far away as can be.
        """
        return min((_factor(wert, bezug) for bezug in self.bezuege), default=_FERN)

    def is_near(self, wert: Fraction) -> bool:
        """Return whether the value is at least half and at most double a Bezug."""
        return self.distance(wert) <= _NAH

    def names_unit(self, words: str) -> bool:
        """Return whether the words say what this indicator counts."""
        indikator = self.indikator
        about = f"{indikator.name} {indikator.definition or ''}"
        return units.names_unit(words, indikator.einheit, about)

    @property
    def may_be_negative(self) -> bool:
        """Whether a value below zero makes sense: money, rates of change."""
        if self.groesse is Groesse.GELD or _VERAENDERUNG.search(self.indikator.name):
            return True
        rate = self.groesse is Groesse.ANTEIL and self.indikator.art is not Art.QUOTE
        return rate or any(bezug < 0 for bezug in self.bezuege)

    def rescaled(self, wert: Fraction) -> Fraction | None:
        """Return what a bare number meant if it was in millions or thousands.

        76,5 is 76.500.000 where the Soll is about that; None where it is what it says.
        Counts are asked this only for decimals: two visits can be two visits.
        """
        askable = self.groesse is Groesse.GELD or (
            self.groesse is Groesse.ANZAHL and wert.denominator != 1
        )
        if not askable or self.is_near(wert):
            return None
        scaled = (wert * factor for factor in (_MILLION, _TAUSEND))
        return next((guess for guess in scaled if self.is_near(guess)), None)

    def text(self, wert: Fraction) -> str:
        """Return the number as this indicator's values are usually written."""
        return _WRITE[self.groesse](wert)

    def shown(self, wert: Fraction) -> str:
        """Return the number for a sentence; it is shortened where it never ends."""
        return self.text(wert) if writing.terminates(wert) else writing.rounded(wert)

    def measured(self, wert: Fraction) -> str:
        """Return the number with its unit for a sentence; one of many has none.

        No data say the singular of "Besuche", and "1 Besuche" is no German.
        """
        einheit = self.indikator.einheit
        if abs(wert) == 1 and not units.measure(einheit).explicit:
            return self.shown(wert)
        return f"{self.shown(wert)} {einheit}".strip()

    def candidate(self, wert: Fraction) -> str:
        """Return a text that is taken as exactly this value.

        A stated unit confirms what would otherwise be asked back, and a fourth decimal
        what could be a thousand.
        """
        if not writing.terminates(wert):
            return self._quotient(wert)
        einheit = self.indikator.einheit if self.rescaled(wert) else ""
        text, thousand = self.text(wert), wert * _TAUSEND
        usual = self.groesse in (Groesse.ANTEIL, Groesse.MASS)
        if not usual or self.distance(thousand) < self.distance(wert):
            text = writing.unmistakable(text)
        return f"{text} {einheit}".strip()

    def accepts(self, wert: Fraction) -> bool:
        """Return whether `candidate` of this value would be taken if it were typed."""
        text = self.candidate(wert)
        share = self.groesse is Groesse.ANTEIL and wert >= 0
        writable = writing.terminates(wert) or share
        short = sum(char.isdecimal() for char in text) <= MAX_DIGITS
        return writable and short and (wert >= 0 or self.may_be_negative)

    def _quotient(self, wert: Fraction) -> str:
        share = wert / units.SKALA.get(self.indikator.einheit, 1)
        return f"{share.numerator} von {share.denominator}"


_FERN = Fraction(10**30)


def _factor(wert: Fraction, bezug: Fraction) -> Fraction:
    ratio = wert / bezug
    if ratio <= 0:
        return _FERN
    return max(ratio, 1 / ratio)
