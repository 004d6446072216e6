"""One new paper being asked for, from its name to its file.

As in the session of an interview every answer is kept when `answer` returns, and so is
what is being typed; whoever shows the questions may end at any moment.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.interview.answer import Befehl
from assistant.interview.paper import Papier
from assistant.interview.paper_question import WEITER, Papierfrage
from assistant.interview.reading import commands
from assistant.interview.reading.clean import clean
from assistant.interview.result import Command, Rejected
from assistant.workflow.paper import Schreibtisch, begin_paper
from assistant.workflow.paper_draft import Entwurf, drafts, drop_draft
from assistant.workflow.paper_name import name_question
from assistant.workflow.paper_notices import next_steps
from assistant.workflow.workspace import Workspace

_GOES_ON = frozenset({Befehl.WEITER, Befehl.SPAETER})


class PaperSession:
    """The state of one new paper; without a name it asks for one first.

    `given` has answers by question that are taken as soon as these are asked.
    """

    def __init__(
        self,
        workspace: Workspace,
        heute: datetime.date,
        name: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        """Raise AssistantError as `begin_paper` does, where nothing can be made."""
        self._workspace = workspace
        self._heute = heute
        self._given = dict(given or {})
        self._name_question = (
            name_question(workspace, drafts(workspace)) if name is None else None
        )
        self.is_written = False
        self.desk: Schreibtisch | None = None
        self.papier: Papier | None = None
        if name is not None:
            self._begin(name)

    # What is asked

    @property
    def question(self) -> Papierfrage[Any] | None:
        """The question to ask, None when everything is answered."""
        if self._name_question or self.papier is None:
            return self._name_question
        return self.papier.question

    @property
    def asked(self) -> tuple[Papierfrage[Any], ...]:
        """The questions that are answered, in their order."""
        return self.papier.verlauf.gefragt if self.papier else ()

    @property
    def is_complete(self) -> bool:
        """Whether the paper can be written."""
        return self.papier is not None and self.papier.verlauf.vorlage is not None

    @property
    def entwurf(self) -> Entwurf | None:
        """The draft this paper goes on from."""
        return self.desk.entwurf if self.desk else None

    def said(self, frage: Papierfrage[Any]) -> str | None:
        """Return what was answered, None where nothing was."""
        return self.papier.said(frage) if self.papier else None

    def unsent(self, frage: Papierfrage[Any]) -> str | None:
        """Return what was typed at a question and not sent."""
        return self.papier.getippt.get(frage.id) if self.papier else None

    # What is said

    def answer(self, text: str) -> Rejected | Command | None:
        """Answer the question; None says that it was taken and is kept.

        Raises AssistantError where it cannot be kept; then nothing has changed.
        """
        refused = self._name(text) if self._name_question else self._say(text)
        return refused or self.take_given()

    def take_given(self) -> Rejected | Command | None:
        """Take the answers that were given beforehand, as far as they are asked."""
        while (frage := self.question) and frage.id in self._given:
            if refused := self._say(self._given.pop(frage.id)):
                return refused
        return None

    def typed(self, text: str) -> None:
        """Keep what is typed and not sent yet."""
        if self.papier and not self._name_question and not self.is_written:
            self._keep(self.papier.typed(text))

    def back(self) -> None:
        """Go to the question before; nothing is taken away."""
        if self.papier and not self._name_question:
            self.papier = self.papier.back()

    def jump(self, kennung: str) -> None:
        """Show one answered question again, and nothing else that is answered."""
        if self.papier:
            self.papier = self.papier.jump(kennung)

    def write(self) -> list[str]:
        """Write the paper; return what is to be said about it.

        Raises AssistantError where it cannot be written. Where its name has been taken
        meanwhile, another one is asked for.
        """
        vorlage = self.papier.verlauf.vorlage if self.papier else None
        if self.desk is None or vorlage is None:
            raise RuntimeError("a paper is written only when everything is answered")
        try:
            made = self.desk.finish(vorlage)
        except AssistantError as error:
            if error.code is ExitCode.REJECTED:
                self._name_question = name_question(self._workspace, ())
            raise
        self.is_written = True
        shown = self._workspace.shown(made.path)
        hints = [f"Hinweis: {one.meldung}" for one in made.hinweise]
        done = f"Die Vorlage ist geschrieben: {shown}"
        return [done, *hints, *next_steps(self.desk.name, vorlage)]

    # Inside

    def _say(self, text: str) -> Rejected | Command | None:
        if self.papier is None:
            return None
        after = self.papier.answer(text)
        if isinstance(after, Papier):
            self._keep(after)
            return None
        return after

    def _keep(self, papier: Papier) -> None:
        if self.desk:
            self.desk.keep(papier)
        self.papier = papier

    def _name(self, text: str) -> Rejected | Command | None:
        """Take the name: a new paper begins, or the one that is there is renamed."""
        said = commands.read(clean(text))
        if said and said.befehl not in _GOES_ON:
            return Command(said.befehl) if said.befehl else Rejected(said)
        frage = self._name_question
        name = frage.read(WEITER if said else text) if frage else None
        if isinstance(name, Rejected):
            return name
        if name:
            self._begin(name)
        return None

    def _begin(self, name: str) -> None:
        if self.desk and self.papier:
            self._rename(self.desk, self.papier, name)
        else:
            self.desk = begin_paper(self._workspace, name, self._heute)
            self.papier = self.desk.conversation()
        self._name_question = None

    def _rename(self, desk: Schreibtisch, papier: Papier, name: str) -> None:
        self.desk = desk.renamed(name)
        self.desk.keep(papier)
        drop_draft(self._workspace, desk.name)
