"""The last page: what was written where, what is open, and what comes next."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.seite import Seite

_WEGE = {
    "ende": "Beenden",
    "start": "Zur Startseite",
    "pruefen": "Antworten prüfen",
    "kopieren": "Diese Seite kopieren",
    "weiter": "Zurück zum Gespräch",
}


class Abschluss(Seite[str | None]):
    """Hands back where to go, None for back to the conversation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Zurück zum Gespräch")
    ]

    def __init__(self, zeilen: Sequence[str]) -> None:
        super().__init__()
        self._zeilen = zeilen

    def compose(self) -> ComposeResult:
        """Yield what is to be said, and the ways on."""
        yield Static(Content("Abschluss"), classes="titel")
        with VerticalScroll(classes="seite", can_focus=False):
            for zeile in self._zeilen:
                yield Static(Content(zeile))
        yield OptionList(
            *(Option(text, id=name) for name, text in _WEGE.items()), compact=True
        )
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Stand on the first way."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there; copying stays here."""
        if event.option.id == "kopieren":
            self.app.copy_to_clipboard("\n".join(self._zeilen))
            self.notify("Die Seite ist kopiert.", markup=False)
        else:
            self.dismiss(None if event.option.id == "weiter" else event.option.id)
