"""What was understood from a free answer, offered before anything is taken."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.interview.answer import Antwort
from assistant.interview.question import Frage, FrageId
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema
from assistant.interview.warning import Warnung


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

    `kandidaten` are texts for the same line that leave no doubt.
    """

    text: str
    lesung: Lesung
    thema: Thema | None = None
    wert: str = ""
    antwort: Antwort | None = None
    warnungen: tuple[Warnung, ...] = ()
    kandidaten: tuple[str, ...] = ()

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
        understood = " ".join(map(_said, self.zeilen))
        left = len(self.zeilen) - len(self.answers)
        rest = f" {left} von {len(self.zeilen)} Zeilen bleiben liegen." if left else ""
        thema = next((one.thema for one in self.zeilen if one.thema), self.frage.thema)
        return Frage(
            id=FrageId(thema.indikator.id, Schritt.UEBERNAHME),
            thema=thema,
            text=f"Verstanden: {understood}{rest} Übernehmen?",
            hinweis="„ja“ übernimmt, „nein“ kehrt zur Frage zurück.",
            wahl=("ja", "nein"),
        )


def _said(zeile: Zeile) -> str:
    """Return a line in words: "S1.1 durchgeführte Besuche: 145 (Vermerk: …)."."""
    if zeile.thema is None or zeile.antwort is None or not zeile.is_takeable:
        return f"„{zeile.text}“: {zeile.lesung.value}."
    indikator = zeile.thema.indikator
    meaning = zeile.antwort.meldung.removeprefix("Verstanden als ")
    meaning = meaning.removeprefix("Verstanden: ").rstrip(".")
    note = f", Vermerk: {zeile.antwort.vermerk}" if zeile.antwort.vermerk else ""
    return f"{indikator.id} {indikator.name}: {meaning}{note}."
