"""All commands with their keys, to search and to choose."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from assistant.interview.reading.clean import fold_word
from assistant.tui.befehle import Kommando
from assistant.tui.german import key_name
from assistant.tui.suchliste import Eintrag, Suchliste


class Palette(Suchliste):
    """Hands back the name of a command."""

    TITEL = "Befehle"
    HINWEIS = "Befehl suchen; jeder lässt sich auch im Gespräch eintippen"

    def __init__(
        self, kommandos: Sequence[Kommando], belegung: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._kommandos = kommandos
        self._belegung = belegung

    def entries(self, gesucht: str) -> Sequence[Eintrag]:
        """Return the commands in whose word or meaning the search word is found."""
        word = fold_word(gesucht.strip().removeprefix("/"))
        found = (
            one
            for one in self._kommandos
            if word in fold_word(f"{one.schrift} {one.text}")
        )
        return [Eintrag(one.name, self._row(one)) for one in found]

    def _row(self, one: Kommando) -> Content:
        keys = self._belegung.get(one.name, one.taste).split(",")
        shown = " ".join(key_name(key) for key in keys if key)
        front = f"{one.slash:<14}{shown:<9} "
        return Content.assemble((front, "bold"), one.text)
