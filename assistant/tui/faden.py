"""The conversation so far, as lines: each answered question is one of them."""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from assistant.goals.ampel import Ampel
from assistant.goals.tertial import Tertial
from assistant.interview.conversation import Gespraech
from assistant.interview.faden import WEITER, Faden, Gesagt, is_passed
from assistant.interview.question import Frage
from assistant.interview.schritt import Schritt
from assistant.report.wording import deviation
from assistant.tui.drawing import one_line

_LATER = re.compile(r"/sp(?:ä|ae)ter\b *", re.IGNORECASE)
UEBERGANGEN = "übergangen"
UNGESPEICHERT = ", noch nicht gespeichert"
_THEMA = {
    Schritt.WANN: "Tag",
    Schritt.BESTAETIGUNG: "Rückfrage",
    Schritt.GRUND: "Grund",
    Schritt.PROGNOSE: "Prognose",
    Schritt.URSACHE: "Ursache",
    Schritt.GEGENMASSNAHME: "Gegenmaßnahme",
    Schritt.VERANTWORTLICH: "Verantwortlich",
}


@dataclass(frozen=True, slots=True)
class Antwortzeile:
    """An answered question: what was asked, what was said, and its colour."""

    frage: Hashable
    name: str
    gesagt: str
    ampel: Ampel | None = None
    abweichung: str = ""

    @property
    def zeichen(self) -> str:
        """A tick for what was answered, a dash for what was passed over, else "?"."""
        if self.gesagt.startswith(UEBERGANGEN):
            return "–"
        return "?" if self.gesagt.endswith(UNGESPEICHERT) else "✓"


def lines(faden: Faden, gesagt: Iterable[Gesagt]) -> Iterator[Antwortzeile]:
    """Yield a line for each of these answers, without those no longer asked for."""
    for one in gesagt:
        frage = faden.frage(one.frage)
        if frage:
            yield _line(faden, frage, one.text)


def _line(faden: Faden, frage: Frage, text: str) -> Antwortzeile:
    said = _said(text, frage)
    if frage.schritt is not Schritt.WERT:
        name = f"{frage.id.indikator} {_THEMA[frage.schritt]}"
        return Antwortzeile(frage.id, name, said)
    name = f"{frage.id.indikator} {frage.thema.indikator.name}"
    gespraech = faden.talk_of(frage.id.indikator)
    if gespraech and _waits(faden, gespraech):
        return Antwortzeile(frage.id, name, f"{said}{UNGESPEICHERT}")
    if gespraech is None or gespraech.thema.bericht == Tertial():
        return Antwortzeile(frage.id, name, said)
    bewertung = gespraech.thema.bewertung
    shown = deviation(bewertung.abweichung, frage.thema.indikator) or ""
    return Antwortzeile(frage.id, name, said, bewertung.ampel, shown)


def _later(found: re.Match[str]) -> str:
    more = found.end() < len(found.string)
    return "fällt später an; " if more else "fällt später an"


def _waits(faden: Faden, gespraech: Gespraech) -> bool:
    """Return whether a value waits for what makes it complete, or sure."""
    said = faden.said(gespraech.thema.indikator.id)
    return any(
        gespraech.frage(schritt) and is_passed(said.get(schritt, WEITER))
        for schritt in (Schritt.BESTAETIGUNG, Schritt.WANN)
    )


def _said(text: str, frage: Frage) -> str:
    if not is_passed(text):
        return _LATER.sub(_later, one_line(text))
    if frage.vorgabe is not None:
        return f"unverändert: {one_line(frage.vorgabe)}"
    _, _, reason = text.partition(" ")
    if not frage.pflicht:
        return "nichts angegeben"
    return f"{UEBERGANGEN}: {reason}" if reason else f"{UEBERGANGEN}, bleibt offen"
