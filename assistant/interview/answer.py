"""What an answer turned out to be: the value type that every reader hands back.

An `Antwort` is data only. It crosses to the screen, to `zielmatrix eintragen` and to
the answers file unchanged, so whoever takes it needs no second look at the typed text.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assistant.goals.ampel import Ampel
from assistant.goals.tertial import KeinWert, Kennzeichen


class Ergebnis(StrEnum):
    """What became of the typed text.

    The first four are taken as they stand, `BEFEHL` is for the shell; `RUECKFRAGE`
    was ambiguous and `ABGELEHNT` impossible, both say so in `meldung`.
    """

    WERT = "wert"
    DATUM = "datum"
    ERLEDIGT = "erledigt"
    KEIN_WERT = "kein_wert"
    RUECKFRAGE = "rueckfrage"
    ABGELEHNT = "abgelehnt"
    BEFEHL = "befehl"


class Befehl(StrEnum):
    """What a person tells the interview instead of answering."""

    ZURUECK = "zurueck"
    WEITER = "weiter"
    SPAETER = "spaeter"
    SUCHE = "suche"
    HILFE = "hilfe"
    ENDE = "ende"


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwort:
    """One typed answer as understood; `meldung` is the German sentence about it.

    `DATUM` is the expected day of a Meilenstein, `ERLEDIGT` the day it was reached.
    `gezaehlt` is what the person named as counted ("Anträge"). The reason of an
    Einschätzung or of a missing value stands in `vermerk`. `kandidaten` come most
    likely first; each is a text that, typed as it stands, is taken.
    """

    ergebnis: Ergebnis
    meldung: str
    wert: Fraction | bool | None = None
    zaehler: Fraction | None = None
    nenner: Fraction | None = None
    einheit: str | None = None
    gezaehlt: str | None = None
    einschaetzung: Ampel | None = None
    datum: datetime.date | None = None
    grund: KeinWert | None = None
    naeherung: str | None = None
    kennzeichen: Kennzeichen | None = None
    datenstand: datetime.date | None = None
    vermerk: str | None = None
    kandidaten: tuple[str, ...] = ()
    befehl: Befehl | None = None
    argument: str | None = None


def ask_back(meldung: str, *kandidaten: str) -> Antwort:
    """Return a Rückfrage with its candidates, each of them once."""
    return Antwort(
        ergebnis=Ergebnis.RUECKFRAGE,
        meldung=meldung,
        kandidaten=tuple(dict.fromkeys(kandidaten)),
    )


def reject(meldung: str, *kandidaten: str) -> Antwort:
    """Return a rejection: the reason, the remedy, and what was probably meant."""
    return Antwort(
        ergebnis=Ergebnis.ABGELEHNT,
        meldung=meldung,
        kandidaten=tuple(dict.fromkeys(kandidaten)),
    )
