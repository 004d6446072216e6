"""The interview as a use case: one session for every front.

A front shows `session.interview.question`, sends what is typed to `session.answer`, and
shows the `Reply`. When `answer` returns, the value is in the file, or the reply says
why not: nothing waits to be saved. A session is the only thing here that changes.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import AssistantError
from assistant.goals.change import Change
from assistant.interview.faden import Gesagt
from assistant.interview.free import Treffer, search
from assistant.interview.interview import Interview
from assistant.interview.overview import Aufgabe, Pruefzeile, answers, tasks
from assistant.interview.question import FrageId
from assistant.interview.rebase import over, rebased, reopened, without_answers
from assistant.interview.reply import read
from assistant.interview.result import Command, Rejected
from assistant.interview.schritt import Schritt
from assistant.store.journal import Aenderung, Journal
from assistant.store.keep import recover
from assistant.workflow.interview_draft import Drafts
from assistant.workflow.interview_file import (
    Inhalt,
    changed_values,
    due_tertial,
    find_matrix,
    read_matrix,
)
from assistant.workflow.interview_reply import (
    Reply,
    Wiederaufnahme,
    nothing_to,
    others_keep,
    reply_of,
    themen_of,
)
from assistant.workflow.interview_store import INTERVIEW, Stored, Written, store
from assistant.workflow.save import ZURUECK, origin, undo, undoable
from assistant.workflow.workspace import Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class _Step:
    """A state to return to, and what was written when it was left."""

    interview: Interview
    written: Written


class Session:
    """An interview over a file; `interview` is the conversation as it stands."""

    def __init__(
        self,
        workspace: Workspace,
        path: Path,
        inhalt: Inhalt,
        interview: Interview,
        wiederaufnahme: Wiederaufnahme,
    ) -> None:
        self.interview = interview
        self.path = path
        self.wiederaufnahme = wiederaufnahme
        self._workspace = workspace
        self._raw = inhalt.raw
        tertial = interview.rahmen.tertial
        self._drafts = Drafts(path, tertial, origin(INTERVIEW))
        self._past: list[_Step] = []
        self._future: list[Interview] = []

    # What is said

    def answer(self, text: str) -> Reply:
        """Answer the question on screen and save it before anything else is asked.

        Raises AssistantError where the file cannot be read or written; what was typed
        is kept as a draft then.
        """
        frage = self.interview.question
        result = self.interview.answer(text)
        if isinstance(result, Command):
            return Reply(command=result, fremd=self.refresh())
        if isinstance(result, Rejected):
            return Reply(rejected=result, fremd=self.refresh())
        if frage is None:
            return Reply()
        reply = self._advance(result, Gesagt(frage.id, text))
        return replace(reply, gelesen=read(text, frage))

    def accept(self, rows: Mapping[FrageId, str]) -> Reply:
        """Answer several questions at once, as a list looked through or a grid does."""
        return self._advance(self.interview.accept(rows))

    def typed(self, text: str) -> None:
        """Keep what stands in the entry field; to be called when the typing pauses."""
        self.interview = self.interview.typed(text)
        self._remember()

    # Where to go

    def back(self) -> None:
        """Show the question before."""
        self._go(self.interview.back())

    def forward(self) -> Reply:
        """Show the next question; one that was never answered stays open.

        That it was passed over can be taken back, as an answer can.
        """
        return self._advance(self.interview.forward())

    def jump(self, kennung: str, schritt: Schritt = Schritt.WERT) -> None:
        """Show a question of an indicator; an unknown one changes nothing."""
        self._go(self.interview.jump(kennung, schritt))

    def resume(self) -> None:
        """Show the first open question."""
        self._go(self.interview.resume())

    def ask_again(self) -> None:
        """Begin another round through what was passed over."""
        self._go(self.interview.ask_again())

    def search(self, text: str) -> list[Treffer]:
        """Return the indicators a text may name, nearest first."""
        return search(text, self.interview.rahmen)

    # What is taken back

    def undo(self) -> Reply:
        """Take the last answer back, in the file too, and ask it again."""
        if not self._past:
            return Reply(rejected=nothing_to("zurücknehmen"))
        fremd = self.refresh()
        step, now = self._past.pop(), self.interview
        before = over(step.interview, now.rahmen)
        changes = before.changes_since(now)
        self._take_back(before, changes, step.written)
        self._future.append(now)
        self.interview, self._raw = before, self._now()
        self._remember()
        kept = not changes and step.written
        return Reply(
            themen=themen_of(changes, before),
            rejected=others_keep() if kept else None,
            gespeichert=changes,
            fremd=fremd,
        )

    def redo(self) -> Reply:
        """Give an answer again that was taken back."""
        if not self._future:
            return Reply(rejected=nothing_to("wiederholen"))
        future = self._future[:-1]
        reply = self._advance(over(self._future[-1], self.interview.rahmen))
        self._future = future
        return reply

    # What came of it

    @property
    def shown(self) -> str:
        """The path of the file as a person would type it."""
        return self._workspace.shown(self.path)

    def tasks(self) -> list[Aufgabe]:
        """Return the task list, a row for each Maßnahme."""
        return tasks(self.interview.faden)

    def answers(self) -> list[Pruefzeile]:
        """Return the answers to check: old, new, difference."""
        return answers(self.interview.faden)

    def refresh(self) -> tuple[Aenderung, ...]:
        """Take in what others changed in the file, and return it.

        Cheap where nothing changed; a front may call it on a timer.
        """
        return self._take_in() if self._now() != self._raw else ()

    def close(self) -> None:
        """End the session.

        A conversation that came to its end leaves nothing but what was passed over in
        it, with the reasons: the next one asks for it again.
        """
        now = self.interview
        if now.question or now.getippt:
            self._remember()
        elif left := now.faden.passed_over():
            self._drafts.write(replace(now, gesagt=left), origin(INTERVIEW).zeit)
        else:
            self._drafts.remove()

    # Inside

    def _go(self, there: Interview) -> None:
        self.interview = there
        self._remember()

    def _advance(self, there: Interview, sent: Gesagt | None = None) -> Reply:
        """Store what leads from here to there, and go as far as that was possible."""
        before, foreign = self.interview, self._now() != self._raw
        try:
            stored = store(self._workspace, self.path, before, there)
        except AssistantError:
            self._keep(sent)
            raise
        lost = [one.change.indikator for one in stored if one.is_lost]
        self.interview = without_answers(there, lost, before)
        self._note_step(before, stored)
        fremd = self._settle(stored, foreign=foreign)
        if lost:
            self._keep(sent)
        self._remember()
        return reply_of(stored, fremd, self.interview)

    def _note_step(self, before: Interview, stored: Sequence[Stored]) -> None:
        if self.interview.gesagt != before.gesagt:
            written = tuple(one.written for one in stored if one.written)
            self._past.append(_Step(before, written))
            self._future = []

    def _settle(
        self, stored: Sequence[Stored], *, foreign: bool
    ) -> tuple[Aenderung, ...]:
        """Take the file as it is now; parse it again only if others wrote in it."""
        elsewhere = any(one.meets_others or one.reaches_further for one in stored)
        if not foreign and not elsewhere:
            self._raw = self._now()
            return ()
        told = {pfad for one in stored for pfad in one.paths}
        return tuple(one for one in self._take_in() if one.pfad not in told)

    def _take_in(self) -> tuple[Aenderung, ...]:
        """Read the file again and return what is different in it."""
        frame, before = self.interview.rahmen, self._raw
        inhalt = read_matrix(self._workspace, self.path)
        rahmen = inhalt.rahmen(frame.tertial, frame.heute)
        self.interview, self._raw = rebased(self.interview, rahmen), inhalt.raw
        return changed_values(before, inhalt.raw)

    def _keep(self, sent: Gesagt | None) -> None:
        """Leave what was typed at its question, which is asked again."""
        if sent:
            self.interview = reopened(self.interview, sent)
            self._remember()

    def _take_back(
        self, before: Interview, changes: Sequence[Change], written: Written
    ) -> None:
        """Undo a step in the file: by its saves where they are the last ones."""
        tail = undoable(self.path)[-len(written) :] if written else []
        ours = tuple(satz.aenderungen for _, satz in tail) == written
        if written and len(changes) == len(written) and ours:
            undo(self._workspace, [self.path], len(written))
        else:
            store(self._workspace, self.path, self.interview, before, ZURUECK)

    def _now(self) -> bytes:
        return read_bytes(self.path, self.shown)

    def _remember(self) -> None:
        self._drafts.write(self.interview, origin(INTERVIEW).zeit)


def begin(
    workspace: Workspace, name: str, tertial: int | None, heute: datetime.date
) -> Session:
    """Return a session over a matrix of the newest year, where it was left off.

    Without a Tertial the one whose Stichtag has passed last. Raises AssistantError
    (NOT_FOUND) for an unknown matrix, FaultyFilesError for a file with faults.
    """
    path = find_matrix(workspace, name)
    recovered = recover(path)
    inhalt = read_matrix(workspace, path)
    rahmen = inhalt.rahmen(tertial or due_tertial(inhalt.berichtsjahr, heute), heute)
    entwurf = Drafts(path, rahmen.tertial, origin(INTERVIEW)).read(rahmen)
    saetze = Journal(path).saetze() if recovered else []
    left = Wiederaufnahme(
        nachgeholt=recovered,
        nachgeholt_von=saetze[-1].herkunft.zeit if saetze else None,
        entwurf=entwurf,
    )
    interview = entwurf.interview if entwurf else Interview(rahmen=rahmen)
    return Session(workspace, path, inhalt, interview, left)
