"""A question as data: everything a front needs to ask it, and nothing it decides."""

from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.interview.help import Hilfe, help_for
from assistant.interview.schritt import TEXTE, Schritt
from assistant.interview.thema import Messpunkt, Thema
from assistant.interview.warning import Warnung


@dataclass(frozen=True, slots=True)
class FrageId:
    """Which question: "S1.1/wert"; the same in every session and every front."""

    indikator: str
    schritt: Schritt

    def __str__(self) -> str:
        return f"{self.indikator}/{self.schritt}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frage:
    """One question in words, with what the person needs in order to answer it.

    `vorgabe` is what stands in the file, written as it would be typed: an empty answer
    keeps it. `getippt` is what was typed here before, sent or not. `wahl` are answers
    to offer; each is taken as it stands. Without `pflicht` an empty answer goes on.
    """

    id: FrageId
    thema: Thema
    text: str
    hinweis: str
    pflicht: bool = True
    vorgabe: str | None = None
    getippt: str | None = None
    wahl: tuple[str, ...] = ()
    warnungen: tuple[Warnung, ...] = ()
    hochrechnung: Fraction | None = None

    @property
    def schritt(self) -> Schritt:
        """What the question is after."""
        return self.id.schritt

    @property
    def is_text(self) -> bool:
        """Whether sentences are wanted: a front offers several lines then."""
        return self.schritt in TEXTE

    @property
    def hilfe(self) -> Hilfe:
        """What F1 shows: definition, source, counting rule, examples."""
        return help_for(self.schritt, self.thema)

    @property
    def messreihe(self) -> tuple[Messpunkt, ...]:
        """The values of last year and this one, for a small trend line."""
        return self.thema.messreihe()

    def with_typed(self, text: str | None) -> "Frage":
        """Return the question with what was typed here before."""
        return replace(self, getippt=text)
