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
        Binding("escape", "dismiss", "Schließen", show=False)
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

    def key_pageup(self) -> None:
        """Scroll the lines up."""
        self.query_one(".zeilen", VerticalScroll).scroll_page_up()

    def key_pagedown(self) -> None:
        """Scroll the lines down."""
        self.query_one(".zeilen", VerticalScroll).scroll_page_down()

    def on_key(self, event: events.Key) -> None:
        """Take the letter of an answer."""
        at = position(event.character or "", len(self._wahl))
        if at is not None:
            event.stop()
            self.dismiss(self._wahl[at].name)


def letter(at: int) -> str:
    """Return the letter of a choice: a for the first."""
    return chr(ord("a") + at)


def position(text: str, count: int) -> int | None:
    """Return which of so many choices a typed letter means, None for none."""
    said = text.strip().lower().rstrip(")")
    at = ord(said) - ord("a") if len(said) == 1 else -1
    return at if 0 <= at < count else None
