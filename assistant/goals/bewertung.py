"""What a rating is made of: the colour, its reason, and the figures behind it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.goals.ampel import Ampel, Toleranz
from assistant.goals.dezernat import Stichtage
from assistant.goals.matrix import Korridor
from assistant.goals.tertial import KeinWert


class Grau(StrEnum):
    """Why nothing was rated, where the person gave no code of their own."""

    NICHT_ERFASST = "nicht_erfasst"
    NICHT_FAELLIG = "nicht_faellig"
    OHNE_ZIELWERT = "ohne_zielwert"
    MONITORING = "monitoring"


Grund = Grau | KeinWert


class Einheit(StrEnum):
    """What a deviation is expressed in."""

    PROZENT = "prozent"
    PROZENTPUNKTE = "prozentpunkte"
    ABSOLUT = "absolut"
    TAGE = "tage"


@dataclass(frozen=True, slots=True)
class Abweichung:
    """Ist minus Soll, with its arithmetic sign; `wert` None means: not defined.

    `differenz` is always the plain difference, in the unit of the indicator or days.
    """

    wert: Fraction | None
    einheit: Einheit
    differenz: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewertung:
    """One indicator at one Stichtag: the colour and the figures it came from.

    `ungunst` is the unfavourable side of the deviation in percent (or Prozentpunkte
    where the tolerance is), positive is worse; None where there is none to compare.
    """

    ampel: Ampel
    soll: Fraction | Korridor | datetime.date | bool | None = None
    ist: Fraction | datetime.date | bool | None = None
    abweichung: Abweichung | None = None
    grund: Grund | None = None
    ungunst: Fraction | None = None
    prognose: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Berichtsjahr:
    """What an indicator cannot know: the year, its Stichtage, the matrix's limits."""

    jahr: int
    stichtage: Stichtage
    ampel: Toleranz

    def stichtag(self, tertial: int) -> datetime.date:
        """Return the Stichtag of Tertial 1, 2 or 3 in this year."""
        return self.stichtage.on(tertial, self.jahr)
