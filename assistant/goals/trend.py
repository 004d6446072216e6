"""Better or worse than at the Stichtag before: a word, never an arrow alone."""

from enum import StrEnum
from fractions import Fraction

from assistant.goals.matrix import Indikator
from assistant.goals.rating import Berichtsjahr, rate

SPUERBAR = Fraction(1)  # percentage points; a smaller change is none


class Trend(StrEnum):
    """How the unfavourable deviation has moved."""

    BESSER = "besser"
    GLEICH = "gleich"
    SCHLECHTER = "schlechter"


def trend(
    indikator: Indikator, tertial: int, berichtsjahr: Berichtsjahr
) -> Trend | None:
    """Return how Tertial n compares with n − 1; None where either has no deviation."""
    if tertial == 1:
        return None
    before = rate(indikator, tertial - 1, berichtsjahr).ungunst
    now = rate(indikator, tertial, berichtsjahr).ungunst
    if before is None or now is None:
        return None
    return _compare(before, now)


def _compare(before: Fraction, now: Fraction) -> Trend:
    if abs(now - before) <= SPUERBAR:
        return Trend.GLEICH
    return Trend.BESSER if now < before else Trend.SCHLECHTER
