"""The interview: a conversation and the answers so far; everything else follows.

Three rules hold for every method:

1. Nothing is changed in place: each returns another `Interview`, so going back to an
   earlier one is undo, and going on from a later one is redo.
2. An answer is the typed text. What it means is found out again whenever it is needed,
   against the matrix as it was before (`rahmen`) and never against its own effect.
3. Going back takes no answer away. It changes which question is shown (`ziel`), with
   what was typed there; the answers that follow stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.goals.change import Change
from assistant.goals.matrix import Matrix
from assistant.interview.answer import Antwort, Befehl, Ergebnis
from assistant.interview.conversation import is_value
from assistant.interview.faden import (
    NOCH_OFFEN,
    WEITER,
    Faden,
    Gesagt,
    is_passed,
    texts,
    with_answer,
    without,
)
from assistant.interview.offer import Angebot, Auswahl, Zeile
from assistant.interview.paste import elsewhere, review
from assistant.interview.progress import Fortschritt, progress
from assistant.interview.question import Frage, FrageId
from assistant.interview.reading import commands
from assistant.interview.reading.clean import clean
from assistant.interview.reply import is_taken, printable, read
from assistant.interview.result import Command, Rejected
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Rahmen


@dataclass(frozen=True, kw_only=True)
class Interview:
    """A conversation about one matrix at one Stichtag.

    `gesagt` has one entry for each question answered, in the order they were answered.
    `ziel` is the question gone back or jumped to, None at the front of the talk.
    `getippt` is what was typed and not sent; `angebot` a free answer to be confirmed.
    """

    rahmen: Rahmen
    gesagt: tuple[Gesagt, ...] = ()
    ziel: FrageId | None = None
    getippt: tuple[Gesagt, ...] = ()
    angebot: Angebot | Auswahl | None = None

    # What is asked

    @cached_property
    def question(self) -> Frage | None:
        """The question on screen, None when everything has been asked."""
        if self.angebot:
            return self.angebot.question
        frage = self._aimed or self.faden.front()
        return frage.with_typed(self._typed_at(frage.id)) if frage else None

    @cached_property
    def faden(self) -> Faden:
        """What follows from the answers so far."""
        return Faden(self.rahmen, self.gesagt)

    @cached_property
    def progress(self) -> Fortschritt:
        """How many indicators are done, open, put off, not yet due."""
        return progress(self.faden)

    # What is said

    def answer(self, text: str) -> "Interview | Rejected | Command":
        """Return the interview with the question on screen answered.

        `Rejected` leaves everything as it is; a `Command` is for the front.
        """
        frage = self.question
        if frage is None:
            return self._at_end(text)
        if not text.strip():
            return self._empty(frage)
        antwort = read(text, frage)
        if self.angebot and antwort.wert is not None:
            return self._decided(self.angebot, antwort)
        if antwort.befehl:
            return self._command(frage, antwort.befehl, antwort.argument)
        asked = self.angebot.frage if self.angebot else frage
        offered = elsewhere(printable(text), asked, antwort, self.faden)
        if isinstance(offered, Angebot | Auswahl):
            return replace(self, angebot=offered)
        return offered or self._taken(frage, antwort, printable(text))

    def paste(self, text: str) -> tuple[Zeile, ...]:
        """Return what several lines say, one row each; nothing is taken yet."""
        frage = self.question
        here = frage.id.indikator if frage else ""
        return review(printable(text), self.rahmen, self.faden.due_from(here))

    def accept(self, answers: Mapping[FrageId, str]) -> "Interview":
        """Return the interview with several questions answered at once."""
        gesagt = self.gesagt
        for frage, text in answers.items():
            gesagt = with_answer(gesagt, frage, text)
        return replace(self, gesagt=gesagt, ziel=None, angebot=None)

    def typed(self, text: str) -> "Interview":
        """Return the interview with what stands in the entry field, not sent yet."""
        frage = self.question
        if frage is None or self.angebot:
            return self
        left = without(self.getippt, frage.id)
        draft = (Gesagt(frage.id, printable(text)),) if text.strip() else ()
        return replace(self, getippt=(*left, *draft))

    # Where to go

    def back(self) -> "Interview":
        """Return to the question before, with what was typed there."""
        if self.angebot:
            return self._undecided(self.angebot)
        return replace(self, ziel=self.faden.before(self.ziel) or self.ziel)

    def forward(self) -> "Interview":
        """Go on without answering; what was gone back over stays answered.

        A question that was never answered is skipped: it stays open.
        """
        if self.angebot:
            return self._undecided(self.angebot)
        frage = self.question
        if frage is None:
            return self
        said = texts(self.gesagt).get(frage.id, WEITER)
        return self._put(frage.id, said.replace(NOCH_OFFEN, WEITER, 1))

    def jump(self, kennung: str, schritt: Schritt = Schritt.WERT) -> "Interview":
        """Go to a question of an indicator, and back here when it is settled.

        An unknown id, or a step that is not asked, changes nothing.
        """
        ziel = FrageId(kennung, schritt)
        if self.faden.frage(ziel) is None:
            return self
        return replace(self, gesagt=self.faden.aside(kennung), ziel=ziel, angebot=None)

    def resume(self) -> "Interview":
        """Leave what was gone back or jumped to, for the first open question."""
        return replace(self, ziel=None, angebot=None)

    def ask_again(self) -> "Interview":
        """Begin another round: what was passed over is open again, with its reason."""
        gesagt = self.faden.to_be_asked_again()
        return replace(self, gesagt=gesagt, ziel=None, angebot=None)

    # What came of it

    @property
    def matrix(self) -> Matrix:
        """The matrix as it stands after the answers."""
        return self.rahmen.with_indicators(self.faden.spoken()).matrix

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the answers change in the matrix, one for each indicator."""
        return self.changes_since(replace(self, gesagt=()))

    def changes_since(self, before: "Interview") -> tuple[Change, ...]:
        """Return what has to be stored to come here from another state."""
        return self.faden.changes_since(before.faden)

    # Inside

    @property
    def _aimed(self) -> Frage | None:
        return self.faden.frage(self.ziel) if self.ziel else None

    def _typed_at(self, frage: FrageId) -> str | None:
        """Return what was last typed at a question, sent or not."""
        text = texts((*self.gesagt, *self.getippt)).get(frage)
        return None if text is None or is_passed(text) else text

    def _taken(
        self, frage: Frage, antwort: Antwort, text: str
    ) -> "Interview | Rejected":
        if not is_taken(antwort):
            return Rejected(antwort)
        if frage.schritt is Schritt.BESTAETIGUNG and is_value(antwort):
            return self._put(FrageId(frage.id.indikator, Schritt.WERT), text)
        return self._put(frage.id, text)

    def _decided(self, angebot: Angebot | Auswahl, antwort: Antwort) -> "Interview":
        """Take a free answer over, or what it was typed for."""
        chosen = angebot.chosen(antwort)
        if chosen:
            return replace(
                self.accept(chosen.answers),
                getippt=without(self.getippt, angebot.frage.id),
            )
        if angebot.frage.is_text:
            return self._put(angebot.frage.id, angebot.text)
        return self._undecided(angebot)

    def _undecided(self, angebot: Angebot | Auswahl) -> "Interview":
        """Go back to the question a free answer was typed at, where it stands again."""
        drafts = with_answer(self.getippt, angebot.frage.id, angebot.text)
        return replace(self, angebot=None, getippt=drafts)

    def _empty(self, frage: Frage) -> "Interview | Rejected":
        """Take an empty entry as "as it stands"; it is never a value."""
        said = texts(self.gesagt).get(frage.id)
        if said is not None and not said.startswith(NOCH_OFFEN):
            return self._put(frage.id, said)
        if frage.vorgabe is not None or not frage.pflicht:
            return self._put(frage.id, WEITER)
        return Rejected(read("", frage))

    def _at_end(self, text: str) -> "Interview | Rejected | Command":
        """Obey a command when everything has been asked; nothing else fits there."""
        antwort = commands.read(clean(printable(text)))
        if antwort is None or antwort.befehl in _NUR_FRAGEN:
            return Rejected(_DONE)
        if antwort.befehl is None:
            return Rejected(antwort)
        if antwort.befehl is Befehl.ZURUECK:
            return self.back()
        return Command(antwort.befehl, antwort.argument)

    def _command(
        self, frage: Frage, befehl: Befehl, argument: str | None
    ) -> "Interview | Command":
        if befehl is Befehl.ZURUECK:
            return self.back()
        if befehl is not Befehl.WEITER:
            return Command(befehl, argument)
        said = texts(self.gesagt).get(frage.id, WEITER)
        if argument is None or self.angebot or not is_passed(said):
            return self.forward()  # an answer that was given stays
        return self._put(frage.id, f"{WEITER} {argument}")

    def _put(self, frage: FrageId, text: str) -> "Interview":
        """Return the interview with this text as the answer, and what comes next."""
        gesagt = with_answer(self.gesagt, frage, text)
        return replace(
            self,
            gesagt=gesagt,
            angebot=None,
            ziel=Faden(self.rahmen, gesagt).after(frage),
            getippt=without(self.getippt, frage),
        )


_NUR_FRAGEN = frozenset({Befehl.WEITER, Befehl.SPAETER})
_DONE = Antwort(
    ergebnis=Ergebnis.ABGELEHNT,
    meldung="Alle Fragen sind gestellt. Mit „/zurück“ kommen Sie zur letzten Antwort.",
)
