"""Whether a rating obliges to say why, and what is done about it."""

from fractions import Fraction

from assistant.goals.ampel import Ampel, Toleranz
from assistant.goals.erlaeuterung import Erlaeuterung
from assistant.goals.matrix import GEMESSEN, Indikator, Richtung
from assistant.goals.rating import Bewertung

_ABWEICHEND = frozenset({Ampel.GELB, Ampel.ROT})


def must_explain(
    erlaeuterung: Erlaeuterung,
    indikator: Indikator,
    tertial: int,
    bewertung: Bewertung,
    toleranz: Toleranz,
) -> bool:
    """Return whether Ursache and Gegenmaßnahme are due for this rating.

    `toleranz` is that of the matrix: a threshold in its measure does not judge an
    indicator with limits in another one, there the colour decides.
    """
    if tertial < erlaeuterung.ab_tertial:
        return False
    schwelle = erlaeuterung.pflicht_ab
    if schwelle == "rot":
        return bewertung.ampel is Ampel.ROT
    ungunst = _in_measure(indikator, bewertung, toleranz)
    if isinstance(schwelle, Fraction) and ungunst is not None:
        return ungunst >= schwelle and ungunst > 0
    return bewertung.ampel in _ABWEICHEND


def _in_measure(
    indikator: Indikator, bewertung: Bewertung, toleranz: Toleranz
) -> Fraction | None:
    """Return the unfavourable deviation, None where it is not in the measure."""
    own = indikator.ampel or toleranz
    abweichung = bewertung.abweichung
    if indikator.art not in GEMESSEN or own.mass is not toleranz.mass:
        return None
    if abweichung is None or abweichung.wert is None:
        return None
    fewer = indikator.richtung is Richtung.WENIGER
    return abweichung.wert if fewer else -abweichung.wert
