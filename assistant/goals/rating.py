"""From Ist and Soll to the colour: one function for each kind of indicator.

All arithmetic is exact (`Fraction`); the colour comes from the exact value, rounding
is left to the display. Deviation is (Ist − Soll)/|Soll| with its arithmetic sign;
what is unfavourable depends on `richtung`; limits belong to the better colour.
"""

from fractions import Fraction

from assistant.goals.ampel import Ampel, Mass, Toleranz
from assistant.goals.bewertung import (
    Abweichung,
    Berichtsjahr,
    Bewertung,
    Einheit,
    Grau,
    Grund,
)
from assistant.goals.matrix import Art, Indikator, Korridor, Richtung
from assistant.goals.meilenstein import rate_milestone
from assistant.goals.tertial import KeinWert, Tertial

__all__ = [
    "Abweichung", "Berichtsjahr", "Bewertung", "Einheit", "Grau", "Grund", "rate",
    "target", "value",
]  # fmt: skip

KORRIDOR_GELB_BIS = Fraction(10)  # per cent of the nearest limit

_SKALA = {"%": 100, "Prozent": 100, "v. H.": 100, "‰": 1000}


def rate(indikator: Indikator, tertial: int, berichtsjahr: Berichtsjahr) -> Bewertung:
    """Return the colour of an indicator at Tertial 1, 2 or 3, and why."""
    bericht = indikator.tertial(tertial) or Tertial()
    if indikator.art is Art.MEILENSTEIN:
        return rate_milestone(indikator, tertial, berichtsjahr.stichtag(tertial))
    if indikator.art is Art.QUALITATIV:
        return _judged(bericht)
    if indikator.art is Art.JA_NEIN:
        return _yes_no(indikator, tertial, bericht)
    return _figure(indikator, tertial, bericht, berichtsjahr)


def value(indikator: Indikator, bericht: Tertial) -> Fraction | None:
    """Return the Ist as a number: as stated, or numerator by denominator.

    A quotient is scaled to the unit: 3 of 4 is 75 where the unit is "%".
    """
    if isinstance(bericht.ist, Fraction):
        return bericht.ist
    if bericht.zaehler is None or bericht.nenner is None or bericht.nenner <= 0:
        return None
    return bericht.zaehler / bericht.nenner * _SKALA.get(indikator.einheit, 1)


def target(indikator: Indikator, tertial: int) -> Fraction | None:
    """Return the Soll at the Stichtag; None where none is due or none is set."""
    if not isinstance(indikator.zielwert, Fraction):
        return None
    return indikator.verlauf.at(tertial, indikator.zielwert)


def _figure(
    indikator: Indikator, tertial: int, bericht: Tertial, jahr: Berichtsjahr
) -> Bewertung:
    ist, soll = value(indikator, bericht), target(indikator, tertial)
    grund = _reason(indikator, tertial, bericht, ist)
    if indikator.art is Art.KORRIDOR and isinstance(indikator.zielwert, Korridor):
        return _corridor(indikator.zielwert, ist, grund)
    if grund or ist is None or soll is None:
        return Bewertung(
            ampel=Ampel.GRAU, soll=soll, ist=ist, grund=grund or Grau.OHNE_ZIELWERT
        )
    return _against(soll, ist, indikator.richtung, indikator.ampel or jahr.ampel)


def _reason(
    indikator: Indikator, tertial: int, bericht: Tertial, ist: Fraction | None
) -> Grund | None:
    """Return why this cannot be rated, the most telling reason first."""
    if bericht.kein_wert:
        return bericht.kein_wert
    if indikator.art is Art.MONITORING:
        return Grau.MONITORING
    if not isinstance(indikator.zielwert, Fraction | Korridor):
        return Grau.OHNE_ZIELWERT
    if not indikator.is_due(tertial):
        return Grau.NICHT_FAELLIG
    if ist is None:
        return KeinWert.NICHT_BERECHENBAR if bericht.nenner == 0 else Grau.NICHT_ERFASST
    return None


def _against(
    soll: Fraction, ist: Fraction, richtung: Richtung, toleranz: Toleranz
) -> Bewertung:
    differenz = ist - soll
    prozent = differenz / abs(soll) * 100 if soll else None
    wert = prozent if toleranz.mass is Mass.PROZENT else differenz
    return Bewertung(
        ampel=_colour(wert, differenz, richtung, toleranz),
        soll=soll,
        ist=ist,
        abweichung=Abweichung(wert, Einheit(toleranz.mass.value), differenz),
        ungunst=_unfavourable(
            differenz if toleranz.mass is Mass.PROZENTPUNKTE else prozent, richtung
        ),
    )


def _colour(
    wert: Fraction | None, differenz: Fraction, richtung: Richtung, toleranz: Toleranz
) -> Ampel:
    ungunst = _unfavourable(wert, richtung)
    if ungunst is not None:
        return toleranz.rate(ungunst)
    # Soll 0 has no percentage: reached is grün, missed is rot.
    missed = differenz if richtung is Richtung.WENIGER else -differenz
    return Ampel.ROT if missed > 0 else Ampel.GRUEN


def _unfavourable(wert: Fraction | None, richtung: Richtung) -> Fraction | None:
    if wert is None:
        return None
    return wert if richtung is Richtung.WENIGER else -wert


def _corridor(
    korridor: Korridor, ist: Fraction | None, grund: Grund | None
) -> Bewertung:
    if grund or ist is None:
        return Bewertung(ampel=Ampel.GRAU, soll=korridor, ist=ist, grund=grund)
    if korridor.von <= ist <= korridor.bis:
        inside = Abweichung(Fraction(0), Einheit.PROZENT, Fraction(0))
        return Bewertung(
            ampel=Ampel.GRUEN,
            soll=korridor,
            ist=ist,
            abweichung=inside,
            ungunst=Fraction(0),
        )
    return _outside(korridor, ist)


def _outside(korridor: Korridor, ist: Fraction) -> Bewertung:
    grenze = korridor.von if ist < korridor.von else korridor.bis
    differenz = ist - grenze
    prozent = differenz / abs(grenze) * 100 if grenze else None
    near = prozent is not None and abs(prozent) <= KORRIDOR_GELB_BIS
    return Bewertung(
        ampel=Ampel.GELB if near else Ampel.ROT,
        soll=korridor,
        ist=ist,
        abweichung=Abweichung(prozent, Einheit.PROZENT, differenz),
        ungunst=None if prozent is None else abs(prozent),
    )


def _judged(bericht: Tertial) -> Bewertung:
    if bericht.einschaetzung:
        return Bewertung(ampel=Ampel(bericht.einschaetzung))
    return Bewertung(ampel=Ampel.GRAU, grund=bericht.kein_wert or Grau.NICHT_ERFASST)


def _yes_no(indikator: Indikator, tertial: int, bericht: Tertial) -> Bewertung:
    soll = indikator.zielwert if isinstance(indikator.zielwert, bool) else True
    ist = bericht.ist if isinstance(bericht.ist, bool) else None
    if bericht.kein_wert or ist is None:
        grund = bericht.kein_wert or Grau.NICHT_ERFASST
        return Bewertung(ampel=Ampel.GRAU, soll=soll, grund=grund)
    if ist is not soll and not indikator.is_due(tertial):
        return Bewertung(ampel=Ampel.GRAU, soll=soll, ist=ist, grund=Grau.NICHT_FAELLIG)
    return Bewertung(
        ampel=Ampel.GRUEN if ist is soll else Ampel.ROT, soll=soll, ist=ist
    )
