"""A dialogue: a heading, some lines, and answers to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.interview.letters import letter, position
from assistant.tui.drawing import badged
from assistant.tui.seite import Ueberlage


@dataclass(frozen=True, slots=True)
class Wahl:
    """One answer of a dialogue: what it hands back and what it says."""

    name: str
    text: str


class Dialog(Ueberlage[str | None]):
    """Hands back the name of the answer chosen, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Schließen", show=False),
        # The list below would take these keys.
        Binding("pageup", "blaettern(-1)", show=False, priority=True),
        Binding("pagedown", "blaettern(1)", show=False, priority=True),
    ]

    def __init__(self, titel: str, zeilen: Sequence[str], wahl: Sequence[Wahl]) -> None:
        super().__init__()
        self._titel = titel
        self._zeilen = zeilen
        self._wahl = wahl

    def compose(self) -> ComposeResult:
        """Yield the heading, the lines, and the answers with their letters."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._titel), classes="titel")
            with VerticalScroll(classes="zeilen", can_focus=False):
                for zeile in self._zeilen:
                    yield Static(badged(zeile))
            yield OptionList(
                *(
                    Option(Content(f"{letter(at)}  {one.text}"), id=one.name)
                    for at, one in enumerate(self._wahl)
                ),
                compact=True,
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the chosen answer back."""
        self.dismiss(event.option.id)

    def action_blaettern(self, pages: int) -> None:
        """Scroll the lines up or down."""
        for lines in self.query(".zeilen"):  # none yet where the key came very fast
            lines.scroll_relative(y=pages * lines.size.height)

    def on_key(self, event: events.Key) -> None:
        """Take the letter of an answer."""
        at = position(event.character or "", len(self._wahl))
        if at is not None:
            event.stop()
            self.dismiss(self._wahl[at].name)
