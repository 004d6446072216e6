"""The conversation so far, as lines: each answered question is one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.goals.ampel import Ampel
from assistant.goals.tertial import Tertial
from assistant.interview.faden import Faden, Gesagt
from assistant.interview.question import Frage, FrageId
from assistant.interview.schritt import Schritt
from assistant.report.wording import deviation
from assistant.tui.drawing import one_line

_WEITER = "/weiter"
_UEBERGANGEN = "übergangen"
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

    frage: FrageId
    name: str
    gesagt: str
    ampel: Ampel | None = None
    abweichung: str = ""

    @property
    def zeichen(self) -> str:
        """A tick for what was answered, a dash for what was passed over."""
        return "–" if self.gesagt.startswith(_UEBERGANGEN) else "✓"


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
    if gespraech is None or gespraech.thema.bericht == Tertial():
        return Antwortzeile(frage.id, name, said)
    bewertung = gespraech.thema.bewertung
    shown = deviation(bewertung.abweichung, frage.thema.indikator) or ""
    return Antwortzeile(frage.id, name, said, bewertung.ampel, shown)


def _said(text: str, frage: Frage) -> str:
    if not text.startswith(_WEITER):
        return one_line(text)
    if frage.vorgabe is not None:
        return f"unverändert: {one_line(frage.vorgabe)}"
    reason = text.removeprefix(_WEITER).strip()
    if not frage.pflicht:
        return "nichts angegeben"
    return f"{_UEBERGANGEN}: {reason}" if reason else f"{_UEBERGANGEN}, bleibt offen"
