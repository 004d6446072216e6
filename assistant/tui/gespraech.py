"""A conversation on screen: what was said, the question, and where it is answered.

The screen decides nothing: it hands every text to a session and shows what comes back.
An answer is in the file when the session has taken it, so the screen may end at any
moment; what is being typed is handed over whenever the typing pauses.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from assistant.errors import AssistantError
from assistant.tui.ausgang import Ausgang
from assistant.tui.befehle import Kommando, typed
from assistant.tui.dialog import Dialog, Wahl
from assistant.tui.eingabe import Wertzeile
from assistant.tui.feld import Eingabefeld
from assistant.tui.frage import Fragefeld, Gefragt
from assistant.tui.german import GermanApp
from assistant.tui.handgriffe import Handgriffe
from assistant.tui.leiste import Leiste
from assistant.tui.seite import Seite
from assistant.tui.verlauf import Verlauf
from assistant.workflow.load import trouble

T = TypeVar("T")

_PAUSE = 0.6  # seconds without a key, then what is typed is kept


class Gespraech(Seite[Ausgang]):
    """What every conversation on screen has; hands back where to go from it."""

    KOMMANDOS: ClassVar[Sequence[Kommando]]
    TASTEN: ClassVar[Sequence[str]]
    TASTEN_TEXT: ClassVar[Sequence[str]]
    handgriffe: Handgriffe

    def __init__(self, verlauf: Verlauf, belegung: Mapping[str, str]) -> None:
        super().__init__()
        self.belegung = belegung
        self._verlauf = verlauf
        self._typing: Timer | None = None
        self._kept = ""
        self._trouble = ""

    # What each conversation does in its own way

    def ask(self) -> None:
        """Show the question that is open now."""
        raise NotImplementedError

    def answer(self, text: str) -> None:
        """Answer the question; it is saved when the next one appears."""
        raise NotImplementedError

    def remember(self, text: str) -> None:
        """Keep a text that is typed and not sent."""
        raise NotImplementedError

    def pasted(self, text: str) -> None:
        """Look through several pasted lines before anything is taken."""
        raise NotImplementedError

    def pause_lines(self) -> Sequence[str]:
        """Return what is said before it is interrupted."""
        raise NotImplementedError

    def close_session(self) -> None:
        """Close what is open; everything said is in the file."""

    # What is shown

    def compose(self) -> ComposeResult:
        """Yield head, conversation with the open question, entry, and keys."""
        yield Static(id="kopf")
        yield Static(id="fortschritt")
        with VerticalScroll(id="gespraech", can_focus=False):
            yield self._verlauf
            yield Fragefeld(id="frage")
        yield Eingabefeld(self.hear, self.KOMMANDOS)
        yield Leiste(self.belegung)

    def show_question(self, gefragt: Gefragt, head: str, progress: str) -> None:
        """Show a question below what was said, and above it where one is."""
        self.query_one("#kopf", Static).update(Content(head))
        self.query_one("#fortschritt", Static).update(Content(progress))
        self.query_one(Fragefeld).show(gefragt)
        self.field.ask(gefragt)
        self._kept = self.field.text
        keys = self.TASTEN_TEXT if gefragt.is_text else self.TASTEN
        self.query_one(Leiste).show(keys)
        self.query_one("#gespraech", VerticalScroll).anchor()

    def say(self, *lines: str) -> None:
        """Add what the assistant has to tell to the conversation."""
        self._verlauf.say(*lines)

    def lines(self) -> list[str]:
        """Return what the screen says, as plain lines, to be copied."""
        shown = [*self.query("Zeile, Meldung, #frage Static").results(Static)]
        return [str(one.render()) for one in shown if one.display]

    @property
    def field(self) -> Eingabefeld:
        """Where the person answers."""
        return self.query_one(Eingabefeld)

    @property
    def german_app(self) -> GermanApp[int]:
        """The application the conversation is held in."""
        return cast("GermanApp[int]", self.app)

    # What is answered

    def hear(self, text: str) -> None:
        """Do what a command says, or answer the question."""
        command = typed(text)
        if command and self.handgriffe.knows(command[0].name):
            self.handgriffe.run(command[0].name, command[1])
        else:
            self.answer(text)

    def guarded(self, work: Callable[[], T]) -> T | None:
        """Return what some work returns; where it cannot go on, say why: None."""
        try:
            done = work()
        except AssistantError as error:
            self._trouble = trouble(error)
            self.field.warn(self._trouble)
            return None
        if self._trouble:
            self._trouble = ""
            self.field.warn("")
        return done

    def on_wertzeile_pasted(self, event: Wertzeile.Pasted) -> None:
        """Look through several pasted lines before anything is taken."""
        event.stop()
        self.pasted(event.text)

    # What is being typed

    def on_eingabefeld_typed(self, event: Eingabefeld.Typed) -> None:
        """Keep what is typed as soon as the typing pauses."""
        event.stop()
        self.stop_typing()
        self._typing = self.set_timer(_PAUSE, self.keep)

    def keep(self) -> None:
        """Hand over what stands in the entry, so that nothing typed is lost."""
        self.stop_typing()
        text = self.field.text
        if text != self._kept and not text.startswith("/"):
            self._kept = text
            self.guarded(lambda: self.remember(text))

    def stop_typing(self) -> None:
        """Forget that something was being typed: it is sent."""
        if self._typing:
            self._typing.stop()
            self._typing = None

    # What is looked at

    def action_blaettern(self, pages: int) -> None:
        """Scroll the conversation up or down."""
        talk = self.query_one("#gespraech", VerticalScroll)
        talk.release_anchor()
        talk.scroll_relative(y=pages * talk.size.height)

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
        entry = self.field.entry
        if waited.display or waited is entry:
            self.handgriffe.run(name)
        else:
            self._after_keys_of(entry, name)

    def explain(self, titel: str, lines: Sequence[str]) -> None:
        """Show the help of a question."""
        dialog = Dialog(titel, lines, (Wahl("zu", "Schließen"),))
        self.german_app.open_page(dialog, _ignore)

    def leave(self, ausgang: Ausgang) -> None:
        """End the conversation; everything said is in the file."""
        self.keep()
        self.guarded(self.close_session)
        self.dismiss(ausgang)


def _ignore(_: object) -> None:
    """Do nothing with what a screen hands back."""
