"""The interview about a matrix on screen."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from assistant.interview.answer import Befehl
from assistant.interview.result import Command
from assistant.report.numbers import datum
from assistant.tui.ablauf import Ablauf
from assistant.tui.befehle import KOMMANDOS, Kommando, bindings
from assistant.tui.drawing import short_title
from assistant.tui.gespraech import Gespraech
from assistant.tui.indikatorfrage import asked
from assistant.tui.verlauf import Fadenverlauf
from assistant.workflow.interview import Session
from assistant.workflow.interview_notices import foreign, restored
from assistant.workflow.interview_reply import Reply

_TAKT = 2.0  # seconds between looks at the file
_PAUSE = (
    "Alles, was Sie geantwortet haben, ist gespeichert. Was noch im Eingabefeld "
    "steht, finden Sie beim nächsten Mal wieder."
)


class ChatScreen(Gespraech):
    """The interview about one matrix; hands back where to go from it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(KOMMANDOS))
    KOMMANDOS: ClassVar[Sequence[Kommando]] = KOMMANDOS
    TASTEN = ("hilfe", "zurueck", "weiter", "uebersicht", "pruefen", "befehle")
    TASTEN_TEXT = (
        "hilfe",
        "editor",
        "zurueck",
        "weiter",
        "uebersicht",
        "fertig",
        "befehle",
    )

    def __init__(
        self,
        session: Session,
        reopen: Callable[[int], Session],
        belegung: Mapping[str, str],
    ) -> None:
        self._faden = Fadenverlauf()
        super().__init__(self._faden, belegung)
        self.session = session
        self._reopen = reopen
        self.handgriffe = self._ablauf = Ablauf(self)

    def on_mount(self) -> None:
        """Ask the first question, and say right above it what was restored."""
        self.ask()
        self.say(*restored(self.session.wiederaufnahme))
        self.set_interval(_TAKT, self.look)

    def ask(self) -> None:
        """Show the question that is open now."""
        interview = self.session.interview
        rahmen = interview.rahmen
        self._faden.follow(interview.faden)
        when = f"Tertial {rahmen.tertial} · {datum(rahmen.stichtag)}"
        head = f"{short_title(rahmen)} · {when}"
        self.show_question(asked(interview), head, interview.progress.text)

    # What is answered

    def answer(self, text: str) -> None:
        """Answer the question; where none is left, an empty answer checks them all."""
        if self.session.interview.question is None and not text.strip():
            self._ablauf.run("pruefen")
            return
        self.stop_typing()
        offered = self.session.interview.angebot
        reply = self.guarded(lambda: self.session.answer(text))
        if reply:
            self.show(reply, text)
        if offered and not self.session.interview.angebot:
            self.field.entry.select_all()  # what it was typed for is not meant now

    def show(self, reply: Reply, sent: str = "") -> None:
        """Show what became of something said."""
        self.say(*foreign(reply.fremd))
        if reply.konflikte:
            self.ask()
            self._ablauf.settle(reply, sent)
        elif reply.rejected:
            self.field.complain(reply.rejected)
        elif reply.command:
            self._obey(reply.command)
        else:
            self.ask()
            self._ablauf.answered()

    def _obey(self, command: Command) -> None:
        names = {Befehl.HILFE: "hilfe", Befehl.SUCHE: "uebersicht", Befehl.ENDE: "ende"}
        self._ablauf.run(names[command.befehl], command.argument or "")

    def remember(self, text: str) -> None:
        """Keep a text that is typed and not sent."""
        self.session.typed(text)

    def pasted(self, text: str) -> None:
        """Look through several pasted lines before anything is taken."""
        self._ablauf.review_lines(text)

    def look(self) -> None:
        """See whether somebody else wrote in the file, and show it."""
        self.keep()
        fremd = self.guarded(self.session.refresh)
        if fremd:
            self.say(*foreign(fremd))
            self.ask()

    # How it is left

    def pause_lines(self) -> Sequence[str]:
        """Return what is said before it is interrupted."""
        return (_PAUSE,)

    def close_session(self) -> None:
        """Let go of the file; everything said is in it."""
        self.session.close()

    def change_tertial(self, tertial: int) -> None:
        """Go on with another Tertial of the same matrix."""
        self.keep()
        self.guarded(self.session.close)
        session = self.guarded(lambda: self._reopen(tertial))
        if session:
            self.session = session
            self.ask()
            self.say(f"Ab hier: Tertial {tertial}.", *restored(session.wiederaufnahme))
