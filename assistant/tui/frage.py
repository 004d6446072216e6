"""The question on screen: the heading, and what is good to know before answering."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.goals.ampel import Ampel
from assistant.interview.question import Frage
from assistant.interview.schritt import Schritt
from assistant.report.numbers import with_unit
from assistant.report.wording import figure
from assistant.tui.drawing import badged, trend_line
from assistant.workflow.interview_wording import rated

_ENDE = "Alle Fragen sind gestellt."
_WAS_NUN = "Prüfen Sie Ihre Antworten, oder sehen Sie, was gespeichert und offen ist."


class Fragefeld(Vertical):
    """One question in words; parts that say nothing take no room."""

    def compose(self) -> ComposeResult:
        """Yield place, question, what is counted, the figures, and the hint."""
        for name in ("ort", "text", "gezaehlt", "lage", "reihe", "hinweis"):
            yield Static(id=f"frage-{name}")

    def show(self, frage: Frage | None) -> None:
        """Ask this question; None says that everything was asked."""
        parts = (
            _parts(frage)
            if frage
            else {"text": Content(_ENDE), "hinweis": Content(_WAS_NUN)}
        )
        for part in self.query(Static):
            content = parts.get(str(part.id).removeprefix("frage-"), Content())
            part.display = bool(content)
            part.update(content)


def _parts(frage: Frage) -> dict[str, Content]:
    parts = {
        "ort": Content(_place(frage)),
        "text": Content(frage.text),
        "hinweis": Content(frage.hinweis),
    }
    if frage.schritt is Schritt.WERT:
        return parts | {
            "gezaehlt": Content(_counted(frage)),
            "lage": Content(_goal(frage)),
            "reihe": Content(trend_line(frage.messreihe[:-1])),
        }
    if frage.schritt is Schritt.UEBERNAHME or _is_unrated(frage):
        return parts
    return parts | {"lage": badged(rated(frage.thema))}


def _is_unrated(frage: Frage) -> bool:
    return frage.thema.bewertung.ampel is Ampel.GRAU


def _place(frage: Frage) -> str:
    thema = frage.thema
    return f"{thema.massnahme.id} {thema.massnahme.titel} · {thema.indikator.id}"


def _counted(frage: Frage) -> str:
    definition = frage.thema.indikator.definition
    return f"Gezählt wird: {definition}" if definition else frage.hilfe.zaehlregel


def _goal(frage: Frage) -> str:
    """Return the Soll at the Stichtag: "Soll 450 Besuche", "" where none is due."""
    thema = frage.thema
    soll, einheit = thema.bewertung.soll, thema.indikator.einheit
    return f"Soll {with_unit(figure(soll), einheit)}" if soll is not None else ""
