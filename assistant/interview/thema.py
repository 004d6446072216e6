"""What is being talked about: one indicator of one matrix at one Stichtag.

A `Rahmen` is the whole matrix in the conversation, a `Thema` one indicator of it with
what has been said so far. Both are data; saying something makes a new one.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from assistant.goals.ampel import Ampel
from assistant.goals.change import Change, Feldwert, with_report
from assistant.goals.erlaeuterung import Erlaeuterung
from assistant.goals.matrix import Indikator, Massnahme, Matrix
from assistant.goals.pflicht import must_explain
from assistant.goals.rating import Berichtsjahr, Bewertung, rate, target, value
from assistant.goals.soll import TERTIALE
from assistant.goals.tertial import Tertial
from assistant.interview.context import Kontext


@dataclass(frozen=True, slots=True)
class Messpunkt:
    """One point of the small trend line; what is not known is None."""

    name: str
    wert: Fraction | None
    soll: Fraction | None
    ampel: Ampel


@dataclass(frozen=True)
class Thema:
    """An indicator in its Maßnahme, with everything said about it so far."""

    massnahme: Massnahme
    kontext: Kontext
    erlaeuterung: Erlaeuterung

    def __hash__(self) -> int:
        """Return a hash of the id alone; that of all reports would take longer."""
        return hash(self.indikator.id)

    @property
    def indikator(self) -> Indikator:
        """The indicator with its reports."""
        return self.kontext.indikator

    @property
    def bericht(self) -> Tertial:
        """The report of this Tertial; an empty one where there is none yet."""
        return self.indikator.tertial(self.kontext.tertial) or Tertial()

    @property
    def vortertial(self) -> Tertial:
        """The report of the Tertial before; an empty one where there is none."""
        before = self.kontext.tertial - 1
        return (self.indikator.tertial(before) if before else None) or Tertial()

    @cached_property
    def bewertung(self) -> Bewertung:
        """The rating as things stand."""
        kontext = self.kontext
        return rate(self.indikator, kontext.tertial, kontext.berichtsjahr)

    @cached_property
    def must_explain(self) -> bool:
        """Whether Ursache and Gegenmaßnahme are due as things stand."""
        return must_explain(
            self.erlaeuterung,
            self.indikator,
            self.kontext.tertial,
            self.bewertung,
            self.kontext.berichtsjahr.ampel,
        )

    @property
    def is_due(self) -> bool:
        """Whether a report is expected at this Stichtag at all."""
        return self.indikator.is_due(self.kontext.tertial)

    @property
    def is_asked(self) -> bool:
        """Whether it has to be asked: a Meilenstein once reached stays reached."""
        reached = self.bericht == Tertial() and self.bewertung.ist is not None
        return self.is_due and not reached

    def changed(self, felder: Mapping[str, Feldwert]) -> "Thema":
        """Return the Thema with these fields in its report; None takes one away."""
        change = Change(self.indikator.id, self.kontext.tertial, felder)
        return self.about(with_report(self.indikator, change))

    def about(self, indikator: Indikator) -> "Thema":
        """Return the Thema with another state of its indicator."""
        return replace(self, kontext=replace(self.kontext, indikator=indikator))

    def messreihe(self) -> tuple[Messpunkt, ...]:
        """Return last year and the Tertiale up to this one, for a trend line."""
        vorjahr = Messpunkt("Vorjahr", self.indikator.vorjahr, None, Ampel.GRAU)
        return (vorjahr, *map(self._point, TERTIALE[: self.kontext.tertial]))

    def _point(self, tertial: int) -> Messpunkt:
        bericht = self.indikator.tertial(tertial)
        return Messpunkt(
            f"T{tertial}",
            value(self.indikator, bericht) if bericht else None,
            target(self.indikator, tertial),
            rate(self.indikator, tertial, self.kontext.berichtsjahr).ampel,
        )


@dataclass(frozen=True, kw_only=True)
class Rahmen:
    """What a conversation is held about, and on which day.

    It stays the same from question to question, so what every question goes through
    is found out once.
    """

    matrix: Matrix
    tertial: int
    berichtsjahr: Berichtsjahr
    heute: datetime.date

    @property
    def stichtag(self) -> datetime.date:
        """The day all answers are about."""
        return self.berichtsjahr.stichtag(self.tertial)

    @cached_property
    def themen(self) -> tuple[Thema, ...]:
        """Every indicator of the matrix, in the order of the file."""
        return tuple(self._thema(*pair) for pair in self.matrix.indikatoren())

    @cached_property
    def due(self) -> tuple[Thema, ...]:
        """The indicators that are asked, in the order of the file."""
        return tuple(thema for thema in self.themen if thema.is_asked)

    @cached_property
    def indikatoren(self) -> Mapping[str, Indikator]:
        """The indicators by their ids."""
        return {kennung: thema.indikator for kennung, thema in self._by_id.items()}

    def thema(self, kennung: str) -> Thema | None:
        """Return the indicator with that id, None where there is none."""
        return self._by_id.get(kennung)

    def with_indicators(self, indikatoren: Mapping[str, Indikator]) -> "Rahmen":
        """Return the frame with these indicators in place of those with their ids."""
        massnahmen = tuple(
            massnahme.model_copy(
                update={
                    "indikator": tuple(
                        indikatoren.get(one.id, one) for one in massnahme.indikator
                    )
                }
            )
            for massnahme in self.matrix.massnahme
        )
        matrix = self.matrix.model_copy(update={"massnahme": massnahmen})
        return replace(self, matrix=matrix)

    @cached_property
    def _by_id(self) -> dict[str, Thema]:
        return {thema.indikator.id: thema for thema in self.themen}

    def _thema(self, massnahme: Massnahme, indikator: Indikator) -> Thema:
        kontext = Kontext(
            indikator=indikator,
            tertial=self.tertial,
            berichtsjahr=self.berichtsjahr,
            heute=self.heute,
        )
        return Thema(massnahme, kontext, self.matrix.erlaeuterung)
