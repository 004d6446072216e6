"""What the commands of every conversation do, by their names."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from assistant.tui.ausgang import Ausgang
from assistant.tui.editor import edit
from assistant.tui.palette import Palette
from assistant.tui.theme import after

if TYPE_CHECKING:
    from assistant.tui.gespraech import Gespraech

T = TypeVar("T")


class Handgriffe:
    """The commands that need not know what the conversation is about."""

    def __init__(self, seite: "Gespraech") -> None:
        self._seite = seite
        self._do: dict[str, Callable[[str], None]] = {
            "editor": self._edit,
            "fertig": self._send,
            "befehle": self._palette,
            "kopieren": self._copy,
            "thema": self._theme,
            "pause": self._pause,
        }

    def knows(self, name: str) -> bool:
        """Return whether there is such a command in this conversation."""
        return name in self._do

    def run(self, name: str, rest: str = "") -> None:
        """Do what a command says; `rest` is what was typed behind it."""
        self._do[name](rest)

    def open(self, screen: Screen[T], then: Callable[[T | None], None]) -> None:
        """Show a page over the conversation, which may be left before the page is."""

        def settle(result: T | None) -> None:
            if self._seite.is_attached:
                then(result)

        self._seite.german_app.open_page(screen, settle)

    def _edit(self, _: str) -> None:
        seite, field = self._seite, self._seite.field
        if not field.is_text:
            field.warn("Hier genügt eine Zeile; der Editor ist für Sätze.")
            return
        text = seite.guarded(lambda: edit(seite.german_app, field.draft))
        if text is not None:
            field.fill(text)
            seite.keep()

    def _send(self, _: str) -> None:
        self._seite.field.send()

    def _palette(self, _: str) -> None:
        self.open(Palette(self._seite.KOMMANDOS, self._seite.belegung), self._chosen)

    def _chosen(self, name: str | None) -> None:
        if name:
            self.run(name)

    def _copy(self, _: str) -> None:
        app = self._seite.german_app
        app.copy_to_clipboard("\n".join(self._seite.lines()))
        app.say("Das Gespräch ist kopiert.")

    def _theme(self, _: str) -> None:
        app = self._seite.german_app
        app.theme = after(app.theme)

    def _pause(self, _: str) -> None:
        self._seite.german_app.ask_for_pause()

    def leave(self, name: str | None) -> None:
        """Leave the conversation where a page hands back a place to go to."""
        if name in tuple(Ausgang):
            self._seite.leave(Ausgang(name))
