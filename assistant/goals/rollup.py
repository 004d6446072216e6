"""Many colours in one: the worst rated one, the counts, and how complete they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.goals.ampel import BEWERTET, Ampel


@dataclass(frozen=True, slots=True)
class Gesamtbild:
    """The roll-up of some indicators; grau counts as not rated."""

    ampel: Ampel
    anzahl: Mapping[Ampel, int]

    @property
    def bewertet(self) -> int:
        """How many were rated."""
        return sum(self.anzahl[ampel] for ampel in BEWERTET)

    @property
    def gesamt(self) -> int:
        """How many there are."""
        return sum(self.anzahl.values())


def roll_up(ampeln: Iterable[Ampel]) -> Gesamtbild:
    """Return the worst rated colour and the counts; grau where nothing is rated."""
    counted = Counter(ampeln)
    worst = next((ampel for ampel in BEWERTET if counted[ampel]), Ampel.GRAU)
    return Gesamtbild(worst, {ampel: counted[ampel] for ampel in Ampel})
