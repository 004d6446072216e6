"""A list to search through: type, go down, Enter; used for questions and commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.seite import Seite


@dataclass(frozen=True, slots=True)
class Eintrag:
    """One row; without a name it is a heading that cannot be chosen."""

    name: str | None
    text: Content


class Suchliste(Seite[str | None]):
    """Hands back the name of the row chosen, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Zurück"),
        Binding("down", "ins", "In die Liste", show=False),
    ]
    TITEL = ""
    HINWEIS = "Suchwort"
    NICHTS = "Dazu passt nichts."

    def __init__(self, gesucht: str = "") -> None:
        super().__init__()
        self._gesucht = gesucht

    def compose(self) -> ComposeResult:
        """Yield the heading, the search word, and the rows."""
        yield Static(Content(self.TITEL), classes="titel")
        yield Input(
            value=self._gesucht, placeholder=self.HINWEIS, select_on_focus=False
        )
        yield OptionList(compact=True)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the rows; the cursor is in the search word."""
        self.show()
        self.query_one(Input).focus()

    def entries(self, gesucht: str) -> Sequence[Eintrag]:
        """Return the rows for a search word."""
        raise NotImplementedError

    def show(self) -> None:
        """Fill the list with the rows that fit now."""
        rows = self.entries(self.query_one(Input).value)
        found = self.query_one(OptionList)
        found.set_options(
            Option(row.text, id=row.name, disabled=row.name is None) for row in rows
        )
        if not rows:
            found.add_option(Option(Content(self.NICHTS), disabled=True))
        first = (at for at, row in enumerate(rows) if row.name is not None)
        found.highlighted = next(first, None)

    def action_ins(self) -> None:
        """Go from the search word into the list."""
        found = self.query_one(OptionList)
        if not found.has_focus:
            found.focus()

    def on_input_changed(self) -> None:
        """Search again at every letter."""
        self.show()

    def on_input_submitted(self) -> None:
        """Take the row that is marked."""
        found = self.query_one(OptionList)
        if found.highlighted is not None:
            self.dismiss(found.get_option_at_index(found.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the row that was chosen in the list."""
        self.dismiss(event.option.id)
