"""The commands of the screens: one table for slash words, keys, footer and palette.

A key is never the only way: each command can be typed. The name of a command is its
name in `tasten.toml` too. F10 and F11 belong to many terminals and are left to them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.binding import Binding

from assistant.interview.reading.clean import fold_word


@dataclass(frozen=True, slots=True)
class Kommando:
    """A command: its name, how it is typed, its usual key, and what it does."""

    name: str
    schrift: str
    taste: str
    kurz: str
    text: str

    @property
    def slash(self) -> str:
        """How it is typed: "/zurück"."""
        return f"/{self.schrift}"


KOMMANDOS = (
    Kommando("hilfe", "hilfe", "f1", "Hilfe", "Was gezählt wird, Quelle, Beispiele"),
    Kommando(
        "editor", "editor", "f2", "Editor", "Den Text im eigenen Editor schreiben"
    ),
    Kommando("zurueck", "zurück", "f3", "Zurück", "Zur Frage davor"),
    Kommando("weiter", "weiter", "f4", "Weiter", "Zur nächsten Frage, ohne Antwort"),
    Kommando(
        "uebersicht",
        "übersicht",
        "f5",
        "Übersicht",
        "Alle Fragen: springen; /suche WORT",
    ),
    Kommando(
        "pruefen", "prüfen", "f6", "Prüfen", "Ihre Antworten: alt, neu, Differenz"
    ),
    Kommando(
        "rueckgaengig",
        "rückgängig",
        "f7",
        "Rückgängig",
        "Die letzte Antwort zurücknehmen",
    ),
    Kommando(
        "wiederholen",
        "wiederholen",
        "f8",
        "Wiederholen",
        "Das Zurückgenommene erneuern",
    ),
    Kommando(
        "fertig", "fertig", "f9", "Übernehmen", "Den mehrzeiligen Text abschicken"
    ),
    Kommando("befehle", "befehle", "f12", "Befehle", "Alle Befehle zeigen und suchen"),
    Kommando(
        "tabelle", "tabelle", "ctrl+t", "Tabelle", "Alle Indikatoren und Tertiale"
    ),
    Kommando(
        "spaeter", "später", "", "Später", "Die Angabe fällt später an: /später GRUND"
    ),
    Kommando("keinwert", "keinwert", "ctrl+n", "Kein Wert", "Warum kein Wert vorliegt"),
    Kommando(
        "abschluss",
        "abschluss",
        "ctrl+l",
        "Abschluss",
        "Was gespeichert, was offen ist",
    ),
    Kommando(
        "uebergangen",
        "übergangen",
        "",
        "Übergangenes",
        "Übergangene Fragen noch einmal stellen",
    ),
    Kommando("kopieren", "kopieren", "", "Kopieren", "Frage und Antwort kopieren"),
    Kommando(
        "tertial", "tertial", "", "Tertial", "Ein anderes Tertial erfassen: /tertial 2"
    ),
    Kommando("thema", "thema", "", "Farben", "Dunkel, hell oder hoher Kontrast"),
    Kommando(
        "pause", "pause", "ctrl+c", "Pause", "Unterbrechen; alles ist gespeichert"
    ),
    Kommando("ende", "ende", "", "Ende", "Abschließen und beenden"),
)
_SCHREIBEN = Kommando(
    "schreiben",
    "schreiben",
    "",
    "Schreiben",
    "Die Vorlage schreiben, sobald alles beantwortet ist",
)
NACH_NAME = {one.name: one for one in (*KOMMANDOS, _SCHREIBEN)}
_ANDERS = {"suche": "uebersicht", "sprung": "uebersicht", "antworten": "pruefen"}
_WORTE = {one.schrift: one.name for one in NACH_NAME.values()}
_GEFALTET = {fold_word(word): name for word, name in (_WORTE | _ANDERS).items()}


# The commands of a conversation about a new paper, where they say something else.
_IM_PAPIER = {
    "hilfe": "Was die Frage meint",
    "weiter": "Zur nächsten Frage; ein Vorschlag gilt",
    "pruefen": "Alle Antworten sehen und ändern",
    "abschluss": "Wo der Entwurf liegt, und wie es weitergeht",
    "ende": "Aufhören; der Entwurf bleibt",
}
_PAPIER = (
    "hilfe", "editor", "zurueck", "weiter", "pruefen", "fertig", "befehle", "abschluss",
    "schreiben", "kopieren", "thema", "pause", "ende",
)  # fmt: skip
PAPIERKOMMANDOS = tuple(
    replace(one, text=_IM_PAPIER.get(one.name, one.text))
    for one in NACH_NAME.values()
    if one.name in _PAPIER
)


def typed(text: str) -> tuple[Kommando, str] | None:
    """Return the command a text is, with what stands behind it; None for none.

    `/weiter` with a reason and `/später` belong to the conversation, not to a screen.
    """
    word, _, rest = text.strip().partition(" ")
    if not word.startswith("/"):
        return None
    found = NACH_NAME.get(_GEFALTET.get(fold_word(word.removeprefix("/")), ""))
    if found is None or found.name == "spaeter":
        return None
    if found.name == "weiter" and rest.strip():
        return None
    return found, rest.strip()


def bindings(kommandos: Sequence[Kommando]) -> Iterator[Binding]:
    """Yield a binding for each command; they come before those of the entries."""
    for number, one in enumerate(kommandos):
        # F13 and up are on no keyboard: something to hang a person's own key on.
        key = one.taste or f"f{13 + number}"
        action = f"kommando('{one.name}')"
        yield Binding(key, action, one.kurz, id=one.name, show=False, priority=True)


def beginning(text: str, kommandos: Sequence[Kommando]) -> list[Kommando]:
    """Return those that begin like a text that is still being typed."""
    start = fold_word(text.strip().removeprefix("/"))
    return [one for one in kommandos if fold_word(one.schrift).startswith(start)]
