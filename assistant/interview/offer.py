"""What was understood from a free answer, offered before anything is taken."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.interview.answer import Antwort
from assistant.interview.question import Frage, FrageId
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema
from assistant.interview.warning import Warnung

NICHTS = "nichts davon"


class Lesung(StrEnum):
    """How far one line of free text was understood."""

    VERSTANDEN = "verstanden"
    ZU_PRUEFEN = "zu prüfen"
    MEHRDEUTIG = "mehrdeutig"
    UNKLAR = "Wert unklar"
    UNBEKANNT = "kein Indikator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zeile:
    """One line of free text: the indicator it names and what it says about it.

    `auswahl` are the readings of a line that may be meant in more than one way.
    """

    text: str
    lesung: Lesung
    thema: Thema | None = None
    wert: str = ""
    antwort: Antwort | None = None
    warnungen: tuple[Warnung, ...] = ()
    auswahl: tuple["Zeile", ...] = ()

    @property
    def is_takeable(self) -> bool:
        """Whether it can be taken; what is odd about it is asked afterwards."""
        return self.lesung in (Lesung.VERSTANDEN, Lesung.ZU_PRUEFEN)

    @property
    def frage(self) -> FrageId | None:
        """Which question the line answers."""
        if self.thema is None:
            return None
        return FrageId(self.thema.indikator.id, Schritt.WERT)

    @property
    def said(self) -> str:
        """The line in words: "S1.1 durchgeführte Besuche: 145, Vermerk: …"."""
        if self.thema is None or self.antwort is None or not self.is_takeable:
            return f"„{self.text}“: {self.lesung.value}"
        indikator = self.thema.indikator
        meaning = self.antwort.meldung.removeprefix("Verstanden als ")
        meaning = meaning.removeprefix("Verstanden: ").rstrip(".")
        note = f", Vermerk: {self.antwort.vermerk}" if self.antwort.vermerk else ""
        return f"{indikator.id} {indikator.name}: {meaning}{note}"


@dataclass(frozen=True, slots=True)
class Angebot:
    """The lines of a free answer, waiting for a yes or no.

    `frage` is the question at which it was typed.
    """

    zeilen: tuple[Zeile, ...]
    frage: Frage
    text: str

    @property
    def answers(self) -> dict[FrageId, str]:
        """What a yes takes over, by question."""
        return {
            zeile.frage: zeile.wert
            for zeile in self.zeilen
            if zeile.is_takeable and zeile.frage
        }

    @property
    def question(self) -> Frage:
        """The question whether this was meant."""
        understood = " ".join(f"{zeile.said}." for zeile in self.zeilen)
        left = len(self.zeilen) - len(self.answers)
        stay = "bleibt" if left == 1 else "bleiben"
        rest = f" {left} von {len(self.zeilen)} Zeilen {stay} liegen." if left else ""
        thema = next((one.thema for one in self.zeilen if one.thema), self.frage.thema)
        return Frage(
            id=FrageId(thema.indikator.id, Schritt.UEBERNAHME),
            thema=thema,
            text=f"Verstanden: {understood}{rest} Übernehmen?",
            hinweis=f"„ja“ übernimmt, {_otherwise(self.frage)}",
            wahl=("ja", "nein"),
        )

    def chosen(self, antwort: Antwort) -> "Angebot | None":
        """Return what is to be taken after this answer, None for nothing."""
        return self if antwort.wert is True else None


@dataclass(frozen=True, slots=True)
class Auswahl:
    """A free answer that may be meant in several ways: one of them is to be chosen."""

    lesarten: tuple[Zeile, ...]
    frage: Frage
    text: str

    @property
    def question(self) -> Frage:
        """The question which one is meant."""
        return Frage(
            id=FrageId(self.frage.id.indikator, Schritt.UEBERNAHME),
            thema=self.frage.thema,
            text=f"„{self.text}“ kann mehreres heißen. Was ist gemeint?",
            hinweis="Nennen Sie den Buchstaben oder die Kennung; "
            f"{_otherwise(self.frage)}",
            wahl=(*(zeile.said for zeile in self.lesarten), NICHTS),
        )

    def chosen(self, antwort: Antwort) -> Angebot | None:
        """Return what is to be taken after this answer, None for nothing."""
        found = [one for one in self.lesarten if one.said == antwort.argument]
        return Angebot(tuple(found[:1]), self.frage, self.text) if found else None


def _otherwise(frage: Frage) -> str:
    """Return what a no means: sentences may name an indicator and yet be the answer."""
    if frage.is_text:
        return "„nein“ nimmt den Text als Antwort auf die gestellte Frage."
    return "„nein“ kehrt zur Frage zurück."
