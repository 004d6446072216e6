"""What stands in a report, written the way a person would type it."""

import datetime
from fractions import Fraction

from assistant.goals.ampel import Ampel
from assistant.goals.tertial import Tertial
from assistant.interview.context import Kontext
from assistant.interview.reading import writing
from assistant.interview.reading.absence import WORDING
from assistant.interview.reading.marks import Beiwerk
from assistant.interview.reading.roles import Rolle

FARBWORT = {Ampel.GRUEN: "grün", Ampel.GELB: "gelb", Ampel.ROT: "rot"}


def value_text(bericht: Tertial, kontext: Kontext) -> str | None:
    """Return the reported value as text, None where nothing is reported."""
    if bericht.kein_wert:
        reason = f"; {bericht.grund}" if bericht.grund else ""
        return WORDING[bericht.kein_wert] + reason
    if bericht.erledigt:
        return Rolle.ERLEDIGT.value.format(writing.day(bericht.erledigt))
    if bericht.einschaetzung:
        return f"{FARBWORT[Ampel(bericht.einschaetzung)]}, weil {bericht.grund or '…'}"
    if isinstance(bericht.ist, bool):
        return "ja" if bericht.ist else "nein"
    return _number(bericht, kontext) or _expected(bericht)


def forecast_text(bericht: Tertial, kontext: Kontext) -> str | None:
    """Return the Prognose as text, None where there is none."""
    if isinstance(bericht.prognose, Fraction):
        return kontext.candidate(bericht.prognose)
    return writing.day(bericht.prognose) if bericht.prognose else None


def _expected(bericht: Tertial) -> str | None:
    """Return the expected day of a Meilenstein; a number there is no value yet."""
    if isinstance(bericht.prognose, datetime.date):
        return Rolle.ERWARTET.value.format(writing.day(bericht.prognose))
    return None


def _number(bericht: Tertial, kontext: Kontext) -> str | None:
    if bericht.zaehler is not None and bericht.nenner is not None:
        parts = map(writing.grouped, (bericht.zaehler, bericht.nenner))
        return _around(" von ".join(parts), bericht)
    if isinstance(bericht.ist, Fraction):
        return _around(kontext.candidate(bericht.ist), bericht)
    return None


def _around(kern: str, bericht: Tertial) -> str:
    marks = Beiwerk(
        naeherung=bericht.naeherung,
        kennzeichen=bericht.kennzeichen,
        datenstand=bericht.datenstand,
    )
    return marks.around(kern)
