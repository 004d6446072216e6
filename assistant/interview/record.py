"""What is to be stored when an answer was taken."""

from assistant.goals.change import Change, Feldwert
from assistant.goals.tertial import Tertial
from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.context import Kontext

GENOMMEN = frozenset(
    {Ergebnis.WERT, Ergebnis.DATUM, Ergebnis.ERLEDIGT, Ergebnis.KEIN_WERT}
)

# A new answer replaces the old one as a whole, its marks included.
ANTWORT = (
    "ist", "zaehler", "nenner", "erledigt", "einschaetzung", "kein_wert", "grund",
    "naeherung", "kennzeichen", "datenstand",
)  # fmt: skip


def record(antwort: Antwort, kontext: Kontext) -> Change:
    """Return the change that stores a taken answer.

    A remark typed beside a value may hold names: it becomes `vermerk_intern`, which
    never leaves the house, and what stands there already is kept.
    """
    felder: dict[str, Feldwert] = dict.fromkeys(ANTWORT)
    felder |= _value(antwort)
    felder |= {
        "naeherung": antwort.naeherung,
        "kennzeichen": antwort.kennzeichen,
        "datenstand": antwort.datenstand,
    }
    if antwort.vermerk:
        felder |= _remark(antwort, kontext)
    return Change(kontext.indikator.id, kontext.tertial, felder)


def _value(antwort: Antwort) -> dict[str, Feldwert]:
    match antwort.ergebnis:
        case Ergebnis.KEIN_WERT:
            return {"kein_wert": antwort.grund}
        case Ergebnis.DATUM:
            return {"prognose": antwort.datum}
        case Ergebnis.ERLEDIGT:
            return {"erledigt": antwort.datum, "prognose": None}
    if antwort.einschaetzung:
        return {"einschaetzung": antwort.einschaetzung.value}
    if antwort.nenner is not None:
        return {"zaehler": antwort.zaehler, "nenner": antwort.nenner}
    return {"ist": antwort.wert}


def _remark(antwort: Antwort, kontext: Kontext) -> dict[str, Feldwert]:
    if is_reasoned(antwort):
        return {"grund": antwort.vermerk}
    return note(antwort.vermerk or "", kontext)


def is_reasoned(antwort: Antwort) -> bool:
    """Return whether the remark beside an answer is its reason, for the paper."""
    return bool(antwort.einschaetzung) or antwort.ergebnis is Ergebnis.KEIN_WERT


def note(text: str, kontext: Kontext) -> dict[str, Feldwert]:
    """Return the internal note with this text; what stands there already is kept."""
    before = (kontext.indikator.tertial(kontext.tertial) or Tertial()).vermerk_intern
    if before and text and text not in before:
        return {"vermerk_intern": f"{before} {text}"}
    return {"vermerk_intern": before or text}
