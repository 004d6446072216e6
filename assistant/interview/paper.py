"""The conversation about a paper: the answers so far; everything else follows.

As in the interview nothing is changed in place, an answer is the typed text, and going
back takes no answer away: it changes which questions are shown again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.goals.vorlage import Vorlage
from assistant.interview.answer import Befehl, ask_back, reject
from assistant.interview.paper_frame import Grundlage
from assistant.interview.paper_question import WEITER, Papierfrage
from assistant.interview.paper_talk import talk
from assistant.interview.reading import commands
from assistant.interview.reading.clean import clean
from assistant.interview.result import Command, Rejected


@dataclass(frozen=True, slots=True)
class Verlauf:
    """How far the talk has come: what was asked, what is open, the paper if none is."""

    gefragt: tuple[Papierfrage[Any], ...]
    offen: Papierfrage[Any] | None
    vorlage: Vorlage | None


@dataclass(frozen=True, slots=True)
class Papier:
    """A conversation about one paper.

    `gesagt` has the typed text by the id of its question, `getippt` what was typed
    there and not sent. `weg` are the answered questions that are shown once more before
    the talk goes on.
    """

    grundlage: Grundlage
    gesagt: Mapping[str, str] = field(default_factory=dict)
    weg: tuple[str, ...] = ()
    getippt: Mapping[str, str] = field(default_factory=dict)

    @property
    def verlauf(self) -> Verlauf:
        """What follows from the answers so far."""
        return hold(self.grundlage, self.gesagt)

    @property
    def question(self) -> Papierfrage[Any] | None:
        """The question to ask, None when the paper is complete."""
        verlauf = self.verlauf
        aimed = (frage for frage in verlauf.gefragt if frage.id in self.weg[:1])
        return next(aimed, verlauf.offen)

    def said(self, frage: Papierfrage[Any]) -> str | None:
        """Return what was typed at a question, None where it was passed over."""
        text = self.gesagt.get(frage.id)
        return None if text == WEITER else text

    def typed(self, text: str) -> "Papier":
        """Return the conversation with a text that is typed and not sent."""
        frage = self.question
        if frage is None:
            return self
        kept = text not in ("", self.said(frage))
        return replace(
            self,
            getippt=_without(self.getippt, frage.id)
            | ({frage.id: text} if kept else {}),
        )

    def answer(self, text: str) -> "Papier | Rejected | Command":
        """Return the conversation with the question answered.

        An empty answer keeps what was said before, else takes the proposal. `Rejected`
        leaves everything as it is; a `Command` is for the front.
        """
        if "\n" not in text.strip() and (befehl := commands.read(clean(text))):
            return self._command(befehl.befehl, Rejected(befehl))
        frage = self.question
        if frage is None:
            return Rejected(_COMPLETE)
        typed = text.strip() or self.said(frage) or ""
        value = frage.read(typed)
        if isinstance(value, Rejected):
            return value
        done = self._put(frage, frage.lasting(typed) or frage.vorgabe or WEITER)
        return replace(done, getippt=_without(self.getippt, frage.id))

    def back(self) -> "Papier":
        """Return to the question before, with what was typed there."""
        frage = self.question
        asked = [one.id for one in self.verlauf.gefragt]
        here = asked.index(frage.id) if frage and frage.id in asked else len(asked)
        return replace(self, weg=tuple(asked[here - 1 :])) if here else self

    def jump(self, kennung: str) -> "Papier":
        """Show one answered question again, and nothing else that is answered."""
        return replace(self, weg=(kennung,))

    def _command(
        self, befehl: Befehl | None, unclear: Rejected
    ) -> "Papier | Rejected | Command":
        match befehl:
            case None:
                return unclear
            case Befehl.ZURUECK:
                return self.back()
            case Befehl.WEITER | Befehl.SPAETER:
                return self._forward()
            case Befehl.SUCHE:
                return Rejected(_NO_SEARCH)
        return Command(befehl)

    def _forward(self) -> "Papier | Rejected":
        """Go on: what was said stays, else the proposal counts, else it stays open."""
        frage = self.question
        if frage is None:
            return Rejected(_COMPLETE)
        text = self.gesagt.get(frage.id) or frage.vorgabe or WEITER
        value = frage.read(text)
        return value if isinstance(value, Rejected) else self._put(frage, text)

    def _put(self, frage: Papierfrage[Any], text: str) -> "Papier":
        return replace(self, gesagt={**self.gesagt, frage.id: text}, weg=self.weg[1:])


def _without(texts: Mapping[str, str], kennung: str) -> dict[str, str]:
    return {key: text for key, text in texts.items() if key != kennung}


def hold(grundlage: Grundlage, gesagt: Mapping[str, str]) -> Verlauf:
    """Go through the talk with what was said, up to the first question left open."""
    gespraech = talk(grundlage)
    gefragt: list[Papierfrage[Any]] = []
    try:
        frage = next(gespraech)
        while frage.id in gesagt:
            value = frage.read(gesagt[frage.id])
            if isinstance(value, Rejected):  # an earlier answer has changed
                break
            gefragt.append(frage)
            frage = gespraech.send(value)
    except StopIteration as end:
        return Verlauf(tuple(gefragt), None, end.value)
    return Verlauf(tuple(gefragt), frage, None)


_COMPLETE = reject(
    "Alle Fragen sind beantwortet. Mit „/zurück“ kommen Sie zur letzten."
)
_NO_SEARCH = ask_back(
    "Hier gibt es nichts zu suchen. Am Schluss sehen Sie alle Antworten und können "
    "jede ändern."
)
