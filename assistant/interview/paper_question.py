"""A question about a paper as data: its words, what it offers, how it is read.

Unlike a question about an indicator it carries its reader: what a text means depends on
the question alone, and the same text read again means the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from assistant.interview.answer import Befehl, ask_back
from assistant.interview.reading.commands import spelled
from assistant.interview.result import Rejected

T = TypeVar("T")

WEITER = spelled(Befehl.WEITER)


class Abschnitt(StrEnum):
    """The parts of a paper, in the order they are asked."""

    KOPF = "Kopfdaten"
    BERATUNG = "Beratungsfolge"
    GEGENSTAND = "Gegenstand"
    SCHLUSS = "Anlagen und Unterschrift"
    TEXT = "Sachverhalt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Papierfrage(Generic[T]):
    """One question about a paper.

    `kurz` names the question where there is no room for all of it. `vorgabe` is a
    proposal, written as it would be typed: an empty answer takes it. `wahl` are answers
    to offer; the number of one stands for it. A question with an `anfang` wants a text
    of several lines, and this is what it starts from. `as_typed` writes a value so that
    it still means the same when the lists have changed. With `pflicht` the paper cannot
    do without an answer; `letzte` cannot be put off either.
    """

    id: str
    abschnitt: Abschnitt
    kurz: str
    text: str
    lesen: Callable[[str], T | Rejected]
    hinweis: str = ""
    hilfe: str = ""
    vorgabe: str | None = None
    wahl: tuple[str, ...] = ()
    anfang: Callable[[], str] | None = None
    as_typed: Callable[[T], str] | None = None
    pflicht: bool = False
    letzte: bool = False

    @property
    def is_text(self) -> bool:
        """Whether a text of several lines is wanted."""
        return self.anfang is not None

    @property
    def is_list(self) -> bool:
        """Whether several of the answers offered may be chosen."""
        return self.as_typed is not None

    def read(self, text: str) -> T | Rejected | None:
        """Return what the text means, None where the question is passed over."""
        said = text.strip()
        if said not in ("", WEITER):
            return self.lesen(self._by_number(said))
        if self.vorgabe is not None:
            return self.lesen(self.vorgabe)
        if self.pflicht and (self.letzte or not said):
            return Rejected(ask_back(f"{self.text} {self._how()}".strip(), *self.wahl))
        return None

    def lasting(self, text: str) -> str:
        """Return an answer that was taken, with names instead of numbers."""
        value = self.read(text)
        if self.as_typed is None or value is None or isinstance(value, Rejected):
            return self._by_number(text)
        return self.as_typed(value)

    def _how(self) -> str:
        if self.letzte:
            return "Ohne diese Angabe lässt sich die Vorlage nicht schreiben."
        return f"{self.hinweis} Mit „{WEITER}“ kommt die Frage am Schluss noch einmal."

    def _by_number(self, said: str) -> str:
        at = int(said) if said.isdecimal() else 0
        return self.wahl[at - 1] if 0 < at <= len(self.wahl) else said
