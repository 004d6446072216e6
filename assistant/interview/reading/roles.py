"""What the words around a day make of it: reached, expected, open, or just a day.

Every word must be known. "Beschluss am 12.11." may be a plan or a report, so it stays
open and is asked back.
"""

import re
from enum import Enum


class Rolle(Enum):
    """What a day is said to be; the value is the text that says so."""

    ERLEDIGT = "erledigt am {}"
    ERWARTET = "voraussichtlich am {}"
    OFFEN = "offen"
    UNGENANNT = "{}"


_ERLEDIGT = {
    "erledigt", "fertig", "abgeschlossen", "erreicht", "umgesetzt", "beschlossen",
    "erfolgt", "eingerichtet", "veröffentlicht", "vollzogen", "fertiggestellt",
    "verabschiedet", "vorgelegt", "eröffnet", "ja", "✓", "✔", "☑",
}  # fmt: skip
_ERWARTET = {
    "verschoben", "voraussichtlich", "vorauss", "vsl", "geplant", "vertagt",
    "verlegt", "prognose", "prog", "erwartet", "vorgesehen", "angesetzt",
    "terminiert", "kommt", "später", "spätestens", "soll", "neu", "neuer", "wird",
}  # fmt: skip
_NOCH_NICHT = {"offen", "nein"}
# Whoever says one of these says that it is not reached, whatever else stands there.
_UNFERTIG = _NOCH_NICHT | {
    "nicht", "kein", "keine", "teilweise", "teils", "kaum", "fast", "hälfte",
    "gestartet", "begonnen", "angefangen", "angelaufen", "beginn", "start", "arbeit",
    "läuft", "abgesagt", "abgelehnt", "abgebrochen", "gescheitert", "ausgefallen",
}  # fmt: skip
_FUELLWORT = {
    "am", "seit", "auf", "für", "zum", "bis", "den", "dem", "der", "die", "das",
    "vom", "ist", "war", "wurde", "worden", "schon", "bereits", "es", "noch",
    "termin", "im", "tag", "zu", "sein", "an", "erst", "nun", "jetzt", "und",
    "ende",
}  # fmt: skip
_ERREICHT = _ERLEDIGT | {"j", "ja erledigt", "ist erledigt"}
_OFFEN = {"nein", "n", "nicht", "noch nicht", "nein noch nicht"}
_LONGEST_FIRST = "|".join(sorted(_ERLEDIGT, key=len, reverse=True))
_VERNEINT = re.compile(rf"(?:noch )?nicht (?:{_LONGEST_FIRST})")
_WORT = re.compile(r"[^\W\d_]+|[✓✔☑]")
_ZIFFER = re.compile("[0-9]")


def role(words: str) -> Rolle | None:
    """Return what the words around a day make of it; None where they are unclear."""
    plain = _VERNEINT.sub("offen", words.lower())
    said = set(_WORT.findall(plain)) - _FUELLWORT
    if _ZIFFER.search(plain):
        return None
    if not said:
        return Rolle.UNGENANNT
    if said <= _ERLEDIGT:
        return Rolle.ERLEDIGT
    # "am 31.08. noch offen" names no expected day.
    if said & _ERWARTET and said <= _ERWARTET | _NOCH_NICHT:
        return Rolle.ERWARTET
    return Rolle.OFFEN if said & _UNFERTIG else None


def is_done(text: str) -> bool:
    """Return whether the text says, without a day, that it was reached."""
    return _plain(text) in _ERREICHT


def is_open(text: str) -> bool:
    """Return whether the text says that it was not reached yet."""
    plain = _plain(text)
    return plain in _OFFEN or _VERNEINT.fullmatch(plain) is not None


def _plain(text: str) -> str:
    """Return the words alone; a text with digits in it says more than they do."""
    return "" if _ZIFFER.search(text) else " ".join(_WORT.findall(text)).lower()
