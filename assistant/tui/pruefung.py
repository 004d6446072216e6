"""The answers to check before they go on; Enter changes one."""

from collections.abc import Iterable, Sequence
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
from assistant.tui.suchliste import Eintrag

_HINWEIS = "Die Eingabetaste ändert die markierte Antwort; danach sind Sie wieder hier."
_NAME = {
    Schritt.WERT: "",
    Schritt.URSACHE: " · Ursache",
    Schritt.GEGENMASSNAHME: " · Gegenmaßnahme",
    Schritt.VERANTWORTLICH: " · Verantwortlich",
    Schritt.PROGNOSE: " · Prognose",
}


class Pruefung(Seite[str | None]):
    """Hands back the question to change by its name, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Zurück zum Gespräch")
    ]

    def __init__(self, titel: str, rows: Sequence[Eintrag], keine: str) -> None:
        super().__init__()
        self._titel = titel
        self._rows = rows
        self._keine = keine

    def compose(self) -> ComposeResult:
        """Yield the heading and a row for each answer."""
        yield Static(Content(self._titel), classes="titel")
        yield OptionList(
            *(Option(row.text, id=row.name) for row in self._rows), compact=True
        )
        hint = _HINWEIS if self._rows else self._keine
        yield Static(Content(hint), classes="hinweis")
        yield Footer(compact=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go and change the answer."""
        self.dismiss(event.option.id)


def compared(rows: Iterable[Pruefzeile]) -> list[Eintrag]:
    """Return the answers of an interview, each with what stood there before."""
    return [Eintrag(str(row.frage), _compared(row)) for row in rows]


def _compared(row: Pruefzeile) -> Content:
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
