"""From Ist and Soll to the colour: one function for each kind of indicator.

All arithmetic is exact (`Fraction`); the colour comes from the exact value, rounding
is left to the display. Deviation is (Ist − Soll)/|Soll| with its arithmetic sign;
what is unfavourable depends on `richtung`; limits belong to the better colour.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.goals.ampel import Ampel, Mass, Toleranz
from assistant.goals.dezernat import Stichtage
from assistant.goals.matrix import Art, Indikator, Korridor, Richtung
from assistant.goals.tertial import KeinWert, Tertial

KORRIDOR_GELB_BIS = Fraction(10)  # per cent of the nearest limit
MEILENSTEIN_GELB_BIS = 30  # days late

_SKALA = {"%": 100, "Prozent": 100, "v. H.": 100, "‰": 1000}


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


def rate(indikator: Indikator, tertial: int, berichtsjahr: Berichtsjahr) -> Bewertung:
    """Return the colour of an indicator at Tertial 1, 2 or 3, and why."""
    bericht = indikator.tertial(tertial) or Tertial()
    if indikator.art is Art.MEILENSTEIN:
        return _milestone(indikator, tertial, berichtsjahr.stichtag(tertial))
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


def _milestone(
    indikator: Indikator, tertial: int, stichtag: datetime.date
) -> Bewertung:
    termin, bericht = indikator.termin, indikator.tertial(tertial)
    if termin is None:
        return Bewertung(ampel=Ampel.GRAU, grund=Grau.OHNE_ZIELWERT)
    erledigt = _reached(indikator, tertial, stichtag)
    if erledigt:
        return _late(termin, erledigt, ist=erledigt)
    if stichtag > termin:
        return _overdue(termin, bericht, stichtag)
    return _ahead(termin, bericht)


def _reached(
    indikator: Indikator, tertial: int, stichtag: datetime.date
) -> datetime.date | None:
    """Return the day it was reached; what was done in T1 needs no word in T3."""
    for nummer in range(tertial, 0, -1):
        bericht = indikator.tertial(nummer) or Tertial()
        if bericht.erledigt:
            return bericht.erledigt if bericht.erledigt <= stichtag else None
        if bericht.kein_wert or bericht.prognose:
            return None
    return None


def _overdue(
    termin: datetime.date, bericht: Tertial | None, stichtag: datetime.date
) -> Bewertung:
    """Rate what is still open after its day; silence is missing, not late."""
    if bericht is None:
        return Bewertung(ampel=Ampel.GRAU, soll=termin, grund=Grau.NICHT_ERFASST)
    if bericht.kein_wert and bericht.kein_wert is not KeinWert.OFFEN:
        return Bewertung(ampel=Ampel.GRAU, soll=termin, grund=bericht.kein_wert)
    return _late(termin, stichtag, prognose=_forecast(bericht))


def _forecast(bericht: Tertial) -> datetime.date | None:
    """Return the expected day; one reported as done later counts as expected."""
    if bericht.erledigt:
        return bericht.erledigt
    return bericht.prognose if isinstance(bericht.prognose, datetime.date) else None


def _late(
    termin: datetime.date,
    tag: datetime.date,
    *,
    ist: datetime.date | None = None,
    prognose: datetime.date | None = None,
) -> Bewertung:
    days = (tag - termin).days
    if days <= 0:
        ampel = Ampel.GRUEN
    else:
        ampel = Ampel.GELB if days <= MEILENSTEIN_GELB_BIS else Ampel.ROT
    return Bewertung(
        ampel=ampel, soll=termin, ist=ist, abweichung=_days(days), prognose=prognose
    )


def _ahead(termin: datetime.date, bericht: Tertial | None) -> Bewertung:
    prognose = _forecast(bericht) if bericht else None
    grund = _not_due(bericht)
    if prognose is None or grund is not Grau.NICHT_FAELLIG:
        return Bewertung(ampel=Ampel.GRAU, soll=termin, grund=grund)
    days = (prognose - termin).days
    return Bewertung(
        ampel=Ampel.GELB if days > 0 else Ampel.GRUEN,
        soll=termin,
        abweichung=_days(days),
        prognose=prognose,
    )


def _not_due(bericht: Tertial | None) -> Grund:
    if bericht and bericht.kein_wert and bericht.kein_wert is not KeinWert.OFFEN:
        return bericht.kein_wert
    return Grau.NICHT_FAELLIG


def _days(days: int) -> Abweichung:
    return Abweichung(Fraction(days), Einheit.TAGE, Fraction(days))


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
