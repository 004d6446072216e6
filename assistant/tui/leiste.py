"""The line of keys at the foot of the interview, to press or to click."""

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.widgets import Static

from assistant.tui.befehle import NACH_NAME
from assistant.tui.german import key_name


class Leiste(Static):
    """Keys with what they do; Textual's own footer is rebuilt at every change."""

    def __init__(self, belegung: Mapping[str, str]) -> None:
        super().__init__(id="leiste")
        self._belegung = belegung
        self._names: tuple[str, ...] = ()

    def show(self, names: Iterable[str]) -> None:
        """Show the keys of these commands; the last one is there on every screen."""
        self._names = tuple(names)
        self._fit()

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        self._fit()

    def _fit(self) -> None:
        *others, last = [self._key(name) for name in self._names] or [Content()]
        room = self.content_size.width - last.cell_length
        shown = []
        for one in others:
            room -= one.cell_length + 1
            if room < 0:
                break
            shown.append(one)
        self.update(Content(" ").join([*shown, last]))

    def _key(self, name: str) -> Content:
        one = NACH_NAME[name]
        key, *_ = self._belegung.get(name, one.taste).split(",")
        markup = "[@click=screen.kommando($name)][b]$key[/b] $text[/]"
        shown = key_name(key) if key else one.slash
        return Content.from_markup(
            markup.replace("$name", f"'{name}'"), key=shown, text=one.kurz
        )
