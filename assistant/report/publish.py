"""What may leave the house: internal notes stay, small counts are suppressed.

Statistics on few people can name them (§ 16 BStatG; the Bundesagentur stars counts
below 10, others below 3), so an indicator may set `mindestfallzahl`. It holds for
papers only: the office itself sees its own figures.
"""

from fractions import Fraction

from assistant.goals.matrix import Indikator
from assistant.goals.tertial import KeinWert, Tertial


def published(indikator: Indikator) -> Indikator:
    """Return the indicator as a paper may show it."""
    reports = {
        f"t{nummer}": _published(indikator, bericht)
        for nummer, bericht in enumerate((indikator.t1, indikator.t2, indikator.t3), 1)
    }
    return indikator.model_copy(update=reports)


def _published(indikator: Indikator, bericht: Tertial | None) -> Tertial | None:
    if bericht is None:
        return None
    if _is_small(indikator, bericht):
        return Tertial(kein_wert=KeinWert.GEHEIM_KLEINE_FALLZAHL)
    return bericht.model_copy(update={"vermerk_intern": None})


def _is_small(indikator: Indikator, bericht: Tertial) -> bool:
    """Tell whether a count behind the value is below the threshold; 0 names nobody."""
    if indikator.mindestfallzahl is None:
        return False
    counts = [bericht.zaehler, bericht.nenner]
    if isinstance(bericht.ist, Fraction) and indikator.einheit not in ("%", "‰"):
        counts.append(bericht.ist)
    return any(
        count is not None and 0 < count < indikator.mindestfallzahl for count in counts
    )
