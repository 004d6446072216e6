"""What a session hands to its front: what became of a text, and what was restored."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.goals.change import Change
from assistant.interview.answer import Antwort, reject
from assistant.interview.interview import Interview
from assistant.interview.result import Command, Rejected
from assistant.interview.thema import Thema
from assistant.store.journal import Aenderung
from assistant.store.keep import Konflikt
from assistant.workflow.interview_draft import Entwurf
from assistant.workflow.interview_store import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiederaufnahme:
    """What the last session left: changes a crash had cut off, and a draft."""

    nachgeholt: tuple[Aenderung, ...] = ()
    nachgeholt_von: datetime.datetime | None = None
    entwurf: Entwurf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of something typed or wished.

    It was taken (`gelesen` is how it was read, `themen` are the indicators it changed
    as they stand now), `rejected`, or is a `command` for the front. `fremd` is what
    others changed in the file meanwhile; what is in `konflikte` was not saved, and its
    question is asked again.
    """

    gelesen: Antwort | None = None
    themen: tuple[Thema, ...] = ()
    rejected: Rejected | None = None
    command: Command | None = None
    gespeichert: tuple[Change, ...] = ()
    fremd: tuple[Aenderung, ...] = ()
    konflikte: tuple[Konflikt, ...] = ()


def reply_of(
    stored: Sequence[Stored], fremd: tuple[Aenderung, ...], interview: Interview
) -> Reply:
    """Return what became of the changes of one step."""
    refused = next((one.refused for one in stored if one.refused), None)
    changed = [one.change for one in stored if one.written]
    return Reply(
        themen=themen_of(changed, interview),
        rejected=Rejected(reject(refused)) if refused else None,
        gespeichert=tuple(changed),
        fremd=fremd,
        konflikte=tuple(one for each in stored for one in each.konflikte),
    )


def themen_of(changes: Sequence[Change], interview: Interview) -> tuple[Thema, ...]:
    """Return the indicators of these changes as they stand now, in their order."""
    talks = (interview.faden.talk_of(change.indikator) for change in changes)
    return tuple(gespraech.thema for gespraech in talks if gespraech)


def nothing_to(verb: str) -> Rejected:
    """Return that there is no answer to take back or to give again."""
    return Rejected(reject(f"Es gibt in dieser Sitzung nichts, das sich {verb} ließe."))


def others_keep() -> Rejected:
    """Return that an answer is not taken back, because it is another by now."""
    return Rejected(
        reject("Diese Angabe hat inzwischen jemand geändert. Sie bleibt, wie sie ist.")
    )
