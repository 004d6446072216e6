"""What Textual says in English by itself, said in German or left away.

Its command palette, its notice about quitting, its names of keys and its tooltips are
replaced here and nowhere else; `tests/tui/test_german.py` reads every screen.
"""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import App, ReturnType
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.tui.keymap import Tasten

T = TypeVar("T")

_TASTEN = {
    "enter": "Eingabe",
    "escape": "Esc",
    "space": "Leer",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "delete": "Entf",
    "home": "Pos1",
    "end": "Ende",
    "pageup": "Bild↑",
    "pagedown": "Bild↓",
}
_ZUSATZ = {"ctrl": "Strg", "shift": "Umschalt", "alt": "Alt", "super": "Super"}


def key_name(key: str) -> str:
    """Return a key as it is printed on a German keyboard: "Strg+T"."""
    *modifiers, last = key.split("+")
    name = _TASTEN.get(last, last.upper())
    return "+".join([*(_ZUSATZ.get(one, one) for one in modifiers), name])


class GermanApp(App[ReturnType]):
    """A Textual application that says nothing of its own."""

    ENABLE_COMMAND_PALETTE = False
    tasten: Tasten
    BINDINGS: ClassVar[list[BindingType]] = [
        # Textual's own ctrl+q ends at once and its ctrl+c explains that in English.
        Binding("ctrl+q", "pause", "Pause", show=False, priority=True),
        Binding("ctrl+c", "pause", "Pause", show=False, priority=True),
    ]

    def action_pause(self) -> None:
        """Copy what is marked; where nothing is, ask whether to interrupt."""
        marked = self.screen.get_selected_text()
        if marked:
            self.copy_to_clipboard(marked)
            self.screen.clear_selection()
            self.say("Kopiert.")
        else:
            self.ask_for_pause()

    def ask_for_pause(self) -> None:
        """Interrupt the work; the application says what that means."""
        self.exit()

    def open_page(self, page: Screen[T], then: Callable[[T | None], None]) -> None:
        """Show a page; `then` gets its result when the page is gone.

        Textual calls back while the page is still on top, so that a page opened by
        `then` would be closed in its place. Where the page below is left meanwhile,
        nobody waits for the result any more.
        """
        below = self.screen

        def after(result: T | None) -> None:
            self.call_later(settle, result)

        def settle(result: T | None) -> None:
            if below in self.screen_stack:
                then(result)

        self.push_screen(page, after)

    def say(self, text: str) -> None:
        """Show a short notice; it is text, not markup."""
        self.notify(text, markup=False, timeout=4)

    def action_help_quit(self) -> None:
        """Do not explain in English how to quit."""
        self.action_pause()

    def get_key_display(self, binding: Binding) -> str:
        """Return the key as the footer shows it."""
        return key_name(binding.key)
