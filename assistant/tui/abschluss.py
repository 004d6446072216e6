"""The last page: what was written where, what is open, and what comes next."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.seite import Seite

_ZURUECK = "weiter"


class Abschluss(Seite[str | None]):
    """Hands back where to go, None for back to the conversation.

    Of the ways `kopieren` stays on the page.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "zurueck", "Zurück zum Gespräch"),
        # The list below would take these keys.
        Binding("pageup", "blaettern(-1)", show=False, priority=True),
        Binding("pagedown", "blaettern(1)", "Blättern", priority=True),
    ]

    def __init__(self, zeilen: Sequence[str], wege: Mapping[str, str]) -> None:
        super().__init__()
        self._zeilen = zeilen
        self._wege = wege

    def compose(self) -> ComposeResult:
        """Yield what is to be said, and the ways on."""
        yield Static(Content("Abschluss"), classes="titel")
        with VerticalScroll(classes="seite", can_focus=False):
            for zeile in self._zeilen:
                yield Static(Content(zeile))
        yield OptionList(
            *(Option(text, id=name) for name, text in self._wege.items()), compact=True
        )
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Stand on the first way."""
        self.query_one(OptionList).focus()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """Go back only where there still is a conversation."""
        return action != "zurueck" or _ZURUECK in self._wege

    def action_blaettern(self, pages: int) -> None:
        """Scroll what is said up or down."""
        for lines in self.query(".seite"):  # none yet where the key came very fast
            lines.scroll_relative(y=pages * lines.size.height)

    def action_zurueck(self) -> None:
        """Go back to the conversation."""
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there; copying stays here."""
        if event.option.id == "kopieren":
            self.app.copy_to_clipboard("\n".join(self._zeilen))
            self.notify("Die Seite ist kopiert.", markup=False)
        else:
            self.dismiss(None if event.option.id == _ZURUECK else event.option.id)
