"""The thread of a conversation: what follows from the answers given so far.

Everything here is found out from two things, the matrix as it was before the
conversation and the texts typed since. Neither ever changes, so what was found out
is kept with them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from assistant.goals.change import Change
from assistant.goals.matrix import Indikator
from assistant.interview.conversation import Gespraech, hold
from assistant.interview.difference import difference
from assistant.interview.question import Frage, FrageId
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Rahmen, Thema


@dataclass(frozen=True, slots=True)
class Gesagt:
    """What was typed at a question."""

    frage: FrageId
    text: str


# Passed over; and passed over in an earlier round, so that it is asked again.
WEITER, NOCH_OFFEN = "/weiter", "/offen"

_NOTHING: Mapping[Schritt, str] = MappingProxyType({})


def is_passed(text: str) -> bool:
    """Return whether a text passes a question over, now or in an earlier round."""
    return text.startswith((WEITER, NOCH_OFFEN))


def texts(gesagt: tuple[Gesagt, ...]) -> dict[FrageId, str]:
    """Return what was typed, by question."""
    return {one.frage: one.text for one in gesagt}


def with_answer(
    gesagt: tuple[Gesagt, ...], frage: FrageId, text: str
) -> tuple[Gesagt, ...]:
    """Return the answers with this one, at its old place if it was given before."""
    entry = Gesagt(frage, text)
    if frage not in texts(gesagt):
        return (*gesagt, entry)
    return tuple(entry if one.frage == frage else one for one in gesagt)


def without(gesagt: tuple[Gesagt, ...], frage: FrageId) -> tuple[Gesagt, ...]:
    """Return what was typed elsewhere."""
    return tuple(one for one in gesagt if one.frage != frage)


# Each question goes through all talks before it; in a long conversation over a large
# matrix that would be felt. The same thread always comes out the same.
@lru_cache(maxsize=1024)
def _held(thema: Thema, gesagt: tuple[tuple[Schritt, str], ...]) -> Gespraech:
    return hold(thema, dict(gesagt))


@dataclass(frozen=True)
class Faden:
    """The answers so far, over the matrix as it was before them."""

    rahmen: Rahmen
    gesagt: tuple[Gesagt, ...]

    def talk(self, thema: Thema) -> Gespraech:
        """Return how far the talk about an indicator has come."""
        return _held(thema, tuple(self.said(thema.indikator.id).items()))

    def talk_of(self, kennung: str) -> Gespraech | None:
        """Return how far the talk about that indicator has come, None if unknown."""
        thema = self.rahmen.thema(kennung)
        return self.talk(thema) if thema else None

    def talks(self) -> Iterator[Gespraech]:
        """Yield the talks about all indicators, in the order of the file."""
        return map(self.talk, self.rahmen.themen)

    def spoken_ids(self) -> tuple[str, ...]:
        """Return the indicators about which something was said, each once."""
        return tuple(self._said)

    def changes_since(self, before: "Faden") -> tuple[Change, ...]:
        """Return what has to be stored to come here from other answers."""
        ids = dict.fromkeys([*before.spoken_ids(), *self.spoken_ids()])
        found = (self._change(one, before) for one in ids)
        return tuple(change for change in found if change)

    def _change(self, kennung: str, before: "Faden") -> Change | None:
        same = self.said(kennung) == before.said(kennung)
        if same and self.rahmen.thema(kennung) == before.rahmen.thema(kennung):
            return None  # spares the replay of what was not touched
        old, new = before.indikator(kennung), self.indikator(kennung)
        return difference(old, new, self.rahmen.tertial) if old and new else None

    def holding(self, rahmen: Rahmen) -> Iterator[tuple[str, Indikator]]:
        """Yield the indicators that say there what was answered here, as before it."""
        key = f"t{rahmen.tertial}"
        for kennung in self.spoken_ids():
            there, before = rahmen.thema(kennung), self.rahmen.thema(kennung)
            if there and before:
                report = {key: before.indikator.tertial(rahmen.tertial)}
                basis = there.about(there.indikator.model_copy(update=report))
                if self.talk(basis).thema.indikator == there.indikator:
                    yield kennung, basis.indikator

    def said(self, kennung: str) -> Mapping[Schritt, str]:
        """Return what was said about an indicator, by step."""
        return self._said.get(kennung, _NOTHING)

    @cached_property
    def _said(self) -> dict[str, dict[Schritt, str]]:
        found: dict[str, dict[Schritt, str]] = {}
        for one in self.gesagt:
            found.setdefault(one.frage.indikator, {})[one.frage.schritt] = one.text
        return found

    def indikator(self, kennung: str) -> Indikator | None:
        """Return an indicator as it stands after the answers, None if unknown."""
        gespraech = self.talk_of(kennung)
        return gespraech.thema.indikator if gespraech else None

    def spoken(self) -> dict[str, Indikator]:
        """Return the indicators that were spoken of, as they stand now."""
        found = ((one, self.indikator(one)) for one in self.spoken_ids())
        return {kennung: one for kennung, one in found if one is not None}

    def frage(self, frage: FrageId) -> Frage | None:
        """Return a question as it is asked now, None where it is not."""
        gespraech = self.talk_of(frage.indikator)
        return gespraech.frage(frage.schritt) if gespraech else None

    def front(self) -> Frage | None:
        """Return what is open: where we are, then in the order of the file."""
        if self.gesagt:
            here = self.talk_of(self.gesagt[-1].frage.indikator)
            if here and here.offen:
                return here.offen
        opened = (self.talk(thema).offen for thema in self.rahmen.due)
        return next(filter(None, opened), None)

    def due_from(self, kennung: str) -> tuple[Thema, ...]:
        """Return the indicators that are asked, from this one on."""
        due = self.rahmen.due
        ids = [thema.indikator.id for thema in due]
        return due[ids.index(kennung) :] if kennung in ids else due

    def asked(self) -> list[FrageId]:
        """Return the answered questions that are still asked, in their order."""
        asked = {
            frage.id
            for kennung in self.spoken_ids()
            if (gespraech := self.talk_of(kennung))
            for frage in gespraech.gefragt
        }
        return [one.frage for one in self.gesagt if one.frage in asked]

    def after(self, answered: FrageId) -> FrageId | None:
        """Return what comes after an answer, None at the front of the talk.

        A talk that was reopened is brought to its end before older ones go on.
        """
        asked = self.asked()
        following = asked[asked.index(answered) + 1 :] if answered in asked else []
        if not following or following[0].indikator == answered.indikator:
            return following[0] if following else None
        gespraech = self.talk_of(answered.indikator)
        opened = gespraech.offen if gespraech else None
        return opened.id if opened else following[0]

    def before(self, ziel: FrageId | None) -> FrageId | None:
        """Return the answered question before another one, None where none is."""
        asked = self.asked()
        at = len(asked)
        if ziel in asked:
            at = asked.index(ziel)
        elif ziel:
            own = [n for n, one in enumerate(asked) if one.indikator == ziel.indikator]
            at = own[-1] + 1 if own else at
        return asked[at - 1] if at else None

    def aside(self, kennung: str) -> tuple[Gesagt, ...]:
        """Return the answers with those about one indicator behind all others."""
        own = tuple(one for one in self.gesagt if one.frage.indikator == kennung)
        rest = tuple(one for one in self.gesagt if one.frage.indikator != kennung)
        return (*rest, *own)

    def is_skipped(self, kennung: str) -> bool:
        """Return whether the value of an indicator was passed over."""
        text = self.said(kennung).get(Schritt.WERT)
        return text is not None and is_passed(text)

    def reason(self, kennung: str) -> str | None:
        """Return why something about an indicator was passed over.

        What was passed over in an earlier round may lie behind the open question.
        """
        gespraech = self.talk_of(kennung)
        reasons = (
            text.partition(" ")[2]
            for schritt, text in self.said(kennung).items()
            if is_passed(text)
            and gespraech
            and (gespraech.frage(schritt) or gespraech.offen)
        )
        return next(filter(None, reasons), None)

    def passed_over(self) -> tuple[Gesagt, ...]:
        """Return what was passed over although it has to be answered."""
        return tuple(
            one
            for one in self.gesagt
            if is_passed(one.text)
            and (frage := self.frage(one.frage))
            and frage.pflicht
            and frage.vorgabe is None
        )

    def to_be_asked_again(self) -> tuple[Gesagt, ...]:
        """Return the answers, what was passed over among them as open again."""
        again = {
            one: replace(one, text=one.text.replace(WEITER, NOCH_OFFEN, 1))
            for one in self.passed_over()
        }
        return tuple(again.get(one, one) for one in self.gesagt)
