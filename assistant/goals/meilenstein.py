"""Rating of milestones: days late at the Stichtag, or what is expected before it."""

import datetime
from fractions import Fraction

from assistant.goals.ampel import Ampel
from assistant.goals.bewertung import Abweichung, Bewertung, Einheit, Grau, Grund
from assistant.goals.matrix import Indikator
from assistant.goals.tertial import KeinWert, Tertial

MEILENSTEIN_GELB_BIS = 30  # days late


def rate_milestone(
    indikator: Indikator, tertial: int, stichtag: datetime.date
) -> Bewertung:
    """Return the colour of a milestone: 0 days late grün, up to 30 gelb, more rot."""
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
