"""The answers to check before they go on: old, new, difference; Enter changes one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from assistant.interview.overview import Pruefzeile
from assistant.interview.schritt import Schritt
from assistant.report.numbers import signed, with_unit
from assistant.tui.drawing import badge, one_line
from assistant.tui.seite import Seite
from assistant.workflow.interview import Session

_KEINE = "In dieser Sitzung ist noch nichts geändert."
_HINWEIS = "Die Eingabetaste ändert die markierte Antwort; danach sind Sie wieder hier."
_TITEL = "Prüfen Sie Ihre Antworten, bevor Sie die Vorlage ausgeben"
_NAME = {
    Schritt.WERT: "",
    Schritt.URSACHE: " · Ursache",
    Schritt.GEGENMASSNAHME: " · Gegenmaßnahme",
    Schritt.VERANTWORTLICH: " · Verantwortlich",
    Schritt.PROGNOSE: " · Prognose",
}


class Pruefung(Seite[str | None]):
    """Hands back the question to change: "S1.1/wert", None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Zurück zum Gespräch")
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._rows = session.answers()

    def compose(self) -> ComposeResult:
        """Yield the heading and a row for each answer."""
        yield Static(Content(_TITEL), classes="titel")
        yield OptionList(
            *(Option(_row(one), id=str(one.frage)) for one in self._rows), compact=True
        )
        yield Static(Content(_HINWEIS if self._rows else _KEINE), classes="hinweis")
        yield Footer(compact=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go and change the answer."""
        self.dismiss(event.option.id)


def _row(row: Pruefzeile) -> Content:
    indikator = row.thema.indikator
    name = f"{indikator.id} {indikator.name}{_NAME.get(row.frage.schritt, '')}"
    is_value = row.frage.schritt is Schritt.WERT
    colour = badge(row.thema.bewertung.ampel) if is_value else Content()
    old, new = (one_line(text) if text else "–" for text in (row.alt, row.neu))
    return Content.assemble(
        (name, "bold"), " ", colour, f"\n    {old} → {new}{_difference(row)}"
    )


def _difference(row: Pruefzeile) -> str:
    if row.differenz is None:
        return ""
    places = 0 if row.differenz.denominator == 1 else 1
    return (
        f"  ({with_unit(signed(row.differenz, places), row.thema.indikator.einheit)})"
    )
