"""What is stored when a person stands by a value that looked odd."""

from dataclasses import replace
from fractions import Fraction

from assistant.goals.change import Change
from assistant.goals.matrix import Art
from assistant.goals.tertial import Kennzeichen
from assistant.interview.answer import Antwort
from assistant.interview.record import record
from assistant.interview.thema import Thema


def overruled(antwort: Antwort, thema: Thema, vermerk: str | None) -> Change:
    """Return the change that stores the value with the reason why it is right.

    The reason is internal. A sum that falls is a correction and marked as one: else the
    file would contradict itself.
    """
    notes = [note for note in (antwort.vermerk, vermerk) if note]
    change = record(replace(antwort, vermerk="; ".join(notes)), thema.kontext)
    if _falls(antwort, thema) and not antwort.kennzeichen:
        return replace(
            change, felder={**change.felder, "kennzeichen": Kennzeichen.BERICHTIGT}
        )
    return change


def _falls(antwort: Antwort, thema: Thema) -> bool:
    """Return whether a sum since January shrinks; a growing deficit does not."""
    before = thema.kontext.letzter
    if thema.indikator.art is not Art.KUMULATIV or not before:
        return False
    return isinstance(antwort.wert, Fraction) and antwort.wert / before < 1
