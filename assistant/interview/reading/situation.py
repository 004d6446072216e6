"""A number being read: its question and what stands around it, and the ways out.

Readers of numbers end in one of three ways: the value is taken, asked back with
candidates, or rejected. All three need the same surroundings, which are kept here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assistant.goals.matrix import Art
from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import Kontext
from assistant.interview.reading.marks import Beiwerk

# Kinds whose Tertial may store numerator and denominator.
_MIT_BRUCH = frozenset({Art.QUOTE, Art.GLEITEND, Art.KORRIDOR, Art.MONITORING})


@dataclass(frozen=True, slots=True)
class Lage:
    """The question, the typed text, and what was taken off around the value."""

    kontext: Kontext
    text: str
    beiwerk: Beiwerk

    def take(self, wert: Fraction, gezaehlt: str | None = None) -> Antwort:
        """Return the value as taken."""
        return self._taken(wert, gezaehlt, None, None)

    def take_quotient(
        self, wert: Fraction, zaehler: Fraction, nenner: Fraction, gezaehlt: str | None
    ) -> Antwort:
        """Return a share as taken, with its parts where the kind can store them."""
        if self.kontext.indikator.art not in _MIT_BRUCH:
            return self.take(wert, gezaehlt)
        return self._taken(wert, gezaehlt, zaehler, nenner)

    def ask(self, meldung: str, werte: Iterable[Fraction] = (), *more: str) -> Antwort:
        """Return a Rückfrage that offers values, nearest first, then other texts."""
        return ask_back(meldung, *self.offers(werte), *more)

    def reject(self, meldung: str, werte: Iterable[Fraction] = ()) -> Antwort:
        """Return a rejection that still offers what was probably meant."""
        return reject(meldung, *self.offers(werte))

    def candidate(self, wert: Fraction) -> str:
        """Return the value as text with everything that stood around it."""
        return self.beiwerk.around(self.kontext.candidate(wert))

    def offers(self, werte: Iterable[Fraction]) -> list[str]:
        """Return the texts of those values that can be taken, nearest to Soll first."""
        offered = (wert for wert in werte if self.kontext.accepts(wert))
        return [self.candidate(wert) for wert in self.kontext.closest_first(offered)]

    def _taken(
        self,
        wert: Fraction,
        gezaehlt: str | None,
        zaehler: Fraction | None,
        nenner: Fraction | None,
    ) -> Antwort:
        einheit = self.kontext.indikator.einheit
        number = self.kontext.measured(wert)
        word = self.beiwerk.naeherung
        said = f"{word} {number.removeprefix('≈ ')}" if word else number
        return Antwort(
            ergebnis=Ergebnis.WERT,
            meldung=f"Verstanden als {said}{self.beiwerk.words}.",
            wert=wert,
            zaehler=zaehler,
            nenner=nenner,
            einheit=einheit or None,
            gezaehlt=gezaehlt,
            naeherung=self.beiwerk.naeherung,
            kennzeichen=self.beiwerk.kennzeichen,
            datenstand=self.beiwerk.datenstand,
            vermerk=self.beiwerk.vermerk,
        )
