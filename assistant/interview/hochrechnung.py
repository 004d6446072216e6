"""The mechanical projection of a year: what would come if it went on like this.

It is offered beside the office's own Prognose and always labelled as computed; payments
in instalments show why it must not be taken for one (facts: Haushaltsvollzug).
"""

from fractions import Fraction
from math import floor

from assistant.goals.matrix import Art
from assistant.goals.rating import target, value
from assistant.goals.soll import TERTIALE, Jahresende, Konstant
from assistant.interview.context import Groesse
from assistant.interview.thema import Thema


def project(thema: Thema) -> Fraction | None:
    """Return the projected value at the end of the year, None where none makes sense.

    Only sums can be projected: along the Soll where it is a path, else by the months.
    It is rounded to what is counted: nobody makes a third of a visit.
    """
    indikator, tertial = thema.indikator, thema.kontext.tertial
    ist = value(indikator, thema.bericht)
    if indikator.art is not Art.KUMULATIV or ist is None or tertial == TERTIALE[-1]:
        return None
    share = _share(thema)
    return _rounded(ist / share, thema.kontext.groesse) if share else None


def _rounded(number: Fraction, groesse: Groesse) -> Fraction:
    scale = 1 if groesse in (Groesse.ANZAHL, Groesse.GELD) else 10
    half_up = Fraction(floor(abs(number) * scale + Fraction(1, 2)), scale)
    return half_up if number >= 0 else -half_up


def _share(thema: Thema) -> Fraction:
    """Return which part of the year's total the Soll expects by this Stichtag."""
    indikator, tertial = thema.indikator, thema.kontext.tertial
    soll, zielwert = target(indikator, tertial), indikator.zielwert
    path = not isinstance(indikator.verlauf, Konstant | Jahresende)
    if path and soll and isinstance(zielwert, Fraction) and zielwert:
        return soll / zielwert
    return Fraction(tertial, len(TERTIALE))
