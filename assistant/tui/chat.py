"""The interview on screen: what was said, the question, and where it is answered.

The screen decides nothing: it hands every text to the session and shows what comes
back. An answer is in the file when `session.answer` returns, so the screen may end at
any moment; what is being typed is handed over whenever the typing pauses.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from assistant.errors import AssistantError
from assistant.interview.answer import Befehl
from assistant.interview.result import Command
from assistant.report.numbers import datum
from assistant.tui.ablauf import Ablauf
from assistant.tui.ausgang import Ausgang
from assistant.tui.befehle import bindings, typed
from assistant.tui.dialog import Wahl
from assistant.tui.drawing import short_title
from assistant.tui.eingabe import Wertzeile
from assistant.tui.feld import Eingabefeld
from assistant.tui.frage import Fragefeld
from assistant.tui.leiste import Leiste
from assistant.tui.seite import Seite
from assistant.tui.verlauf import Verlauf
from assistant.workflow.interview import Session
from assistant.workflow.interview_notices import foreign, restored
from assistant.workflow.interview_reply import Reply

T = TypeVar("T")

_PAUSE = 0.6  # seconds without a key, then what is typed is kept
_TAKT = 2.0  # seconds between looks at the file
_TASTEN = ("hilfe", "zurueck", "weiter", "uebersicht", "pruefen", "befehle")
_TASTEN_TEXT = (
    "hilfe",
    "editor",
    "zurueck",
    "weiter",
    "uebersicht",
    "fertig",
    "befehle",
)
_AM_ENDE = (
    Wahl("/prüfen", "Antworten prüfen"),
    Wahl("/abschluss", "Sehen, was gespeichert ist, was offen ist und was folgt"),
    Wahl("/übergangen", "Übergangene Fragen noch einmal stellen"),
)


class ChatScreen(Seite[Ausgang]):
    """The interview about one matrix; hands back where to go from it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings())

    def __init__(
        self,
        session: Session,
        reopen: Callable[[int], Session],
        belegung: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.belegung = belegung
        self.session = session
        self._reopen = reopen
        self._ablauf = Ablauf(self)
        self._typing: Timer | None = None
        self._kept = ""

    def compose(self) -> ComposeResult:
        """Yield head, conversation with the open question, entry, and keys."""
        yield Static(id="kopf")
        yield Static(id="fortschritt")
        with VerticalScroll(id="gespraech", can_focus=False):
            yield Verlauf()
            yield Fragefeld(id="frage")
        yield Eingabefeld(self.hear)
        yield Leiste(self.belegung)

    def on_mount(self) -> None:
        """Ask the first question, and say what was restored."""
        self.query_one("#gespraech", VerticalScroll).anchor()
        self.say(*restored(self.session.wiederaufnahme))
        self.ask()
        self.set_interval(_TAKT, self.look)

    # What is shown

    def ask(self) -> None:
        """Show the question that is open now."""
        interview = self.session.interview
        frage = interview.question
        self.query_one(Verlauf).follow(interview.faden)
        self.query_one(Fragefeld).show(frage)
        self.query_one(Eingabefeld).ask(frage, () if frage else _AM_ENDE)
        self._kept = self.query_one(Eingabefeld).text
        is_text = frage is not None and frage.is_text
        self.query_one(Leiste).show(_TASTEN_TEXT if is_text else _TASTEN)
        self._head()
        self.query_one("#gespraech", VerticalScroll).anchor()

    def say(self, *lines: str) -> None:
        """Add what the assistant has to tell to the conversation."""
        self.query_one(Verlauf).say(*lines)

    def lines(self) -> list[str]:
        """Return what the screen says, as plain lines, to be copied."""
        shown = [*self.query("Zeile, Meldung, #frage Static").results(Static)]
        return [str(one.render()) for one in shown if one.display]

    def _head(self) -> None:
        rahmen = self.session.interview.rahmen
        when = f"Tertial {rahmen.tertial} · {datum(rahmen.stichtag)}"
        head = f"{short_title(rahmen)} · {when}"
        self.query_one("#kopf", Static).update(Content(head))
        progress = self.session.interview.progress
        self.query_one("#fortschritt", Static).update(Content(progress.text))

    # What is answered

    def hear(self, text: str) -> None:
        """Do what a command says, or answer the question."""
        command = typed(text)
        if command:
            self._ablauf.run(command[0].name, command[1])
        elif self.session.interview.question is None and not text.strip():
            self._ablauf.run("pruefen")
        else:
            self.answer(text)

    def answer(self, text: str) -> None:
        """Answer the question; it is saved when the next one appears."""
        self._stop_typing()
        reply = self.guarded(lambda: self.session.answer(text))
        if reply:
            self.show(reply, text)

    def show(self, reply: Reply, sent: str = "") -> None:
        """Show what became of something said."""
        self.say(*foreign(reply.fremd))
        if reply.konflikte:
            self.ask()
            self._ablauf.settle(reply, sent)
        elif reply.rejected:
            self.query_one(Eingabefeld).complain(reply.rejected)
        elif reply.command:
            self._obey(reply.command)
        else:
            self.ask()
            self._ablauf.answered()

    def _obey(self, command: Command) -> None:
        names = {Befehl.HILFE: "hilfe", Befehl.SUCHE: "uebersicht", Befehl.ENDE: "ende"}
        self._ablauf.run(names[command.befehl], command.argument or "")

    def guarded(self, work: Callable[[], T]) -> T | None:
        """Return what some work returns; where it cannot go on, say why: None."""
        try:
            return work()
        except AssistantError as error:
            self.query_one(Eingabefeld).warn(str(error))
            return None

    def on_wertzeile_pasted(self, event: Wertzeile.Pasted) -> None:
        """Look through several pasted lines before anything is taken."""
        event.stop()
        self._ablauf.review_lines(event.text)

    # What is being typed

    def on_eingabefeld_typed(self, event: Eingabefeld.Typed) -> None:
        """Keep what is typed as soon as the typing pauses."""
        event.stop()
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(_PAUSE, self.keep)

    def keep(self) -> None:
        """Hand over what stands in the entry, so that nothing typed is lost."""
        self._stop_typing()
        text = self.query_one(Eingabefeld).text
        if text != self._kept and not text.startswith("/"):
            self._kept = text
            self.guarded(lambda: self.session.typed(text))

    def _stop_typing(self) -> None:
        if self._typing:
            self._typing.stop()
            self._typing = None

    def look(self) -> None:
        """See whether somebody else wrote in the file, and show it."""
        self.keep()
        fremd = self.guarded(self.session.refresh)
        if fremd:
            self.say(*foreign(fremd))
            self.ask()

    # What is wished

    def action_kommando(self, name: str) -> None:
        """Do what a key stands for, after the keys that were pressed before it.

        Those wait in the entry, which takes one after the other.
        """
        self._after_keys_of(self.focused or self, name)

    def _after_keys_of(self, waiting: Widget, name: str) -> None:
        waiting.call_later(self._run_after, waiting, name)

    def _run_after(self, waited: Widget, name: str) -> None:
        """Do a command, or wait on where the keys before it were passed on to."""
        entry = self.query_one(Eingabefeld).entry
        if waited.display or waited is entry:
            self._ablauf.run(name)
        else:
            self._after_keys_of(entry, name)

    def leave(self, ausgang: Ausgang) -> None:
        """End the interview; everything said is in the file."""
        self.keep()
        self.guarded(self.session.close)
        self.dismiss(ausgang)

    def change_tertial(self, tertial: int) -> None:
        """Go on with another Tertial of the same matrix."""
        self.keep()
        self.guarded(self.session.close)
        session = self.guarded(lambda: self._reopen(tertial))
        if session:
            self.session = session
            self.say(f"Ab hier: Tertial {tertial}.", *restored(session.wiederaufnahme))
            self.ask()
