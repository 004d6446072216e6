"""What is stored when a person stands by a value that looked odd."""

from dataclasses import replace
from fractions import Fraction

from assistant.goals.change import Change, Feldwert
from assistant.goals.matrix import Art
from assistant.goals.tertial import Kennzeichen
from assistant.interview.answer import Antwort
from assistant.interview.context import Kontext
from assistant.interview.record import is_reasoned, note, record


def overruled(antwort: Antwort, kontext: Kontext, vermerk: str | None) -> Change:
    """Return the change that stores the value with the reason why it is right.

    The reason is internal. A sum that falls is a correction and marked as one: else the
    file would contradict itself.
    """
    change = _noted(antwort, kontext, vermerk)
    if falls(antwort, kontext) and not antwort.kennzeichen:
        felder = {**change.felder, "kennzeichen": Kennzeichen.BERICHTIGT}
        return replace(change, felder=felder)
    return change


def falls(antwort: Antwort, kontext: Kontext) -> bool:
    """Return whether a sum since January shrinks; a growing deficit does not."""
    before = kontext.letzter
    if kontext.indikator.art is not Art.KUMULATIV or not before:
        return False
    return isinstance(antwort.wert, Fraction) and antwort.wert / before < 1


def _noted(antwort: Antwort, kontext: Kontext, vermerk: str | None) -> Change:
    """Return the change with the reason beside the remark that was typed."""
    if is_reasoned(antwort):  # its remark is printed, the reason must not be
        change = record(antwort, kontext)
        felder: dict[str, Feldwert] = note(vermerk, kontext) if vermerk else {}
        return replace(change, felder={**change.felder, **felder})
    notes = [text for text in (antwort.vermerk, vermerk) if text]
    return record(replace(antwort, vermerk="; ".join(notes)), kontext)
