"""A new paper on screen, asked question by question as an interview is."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from assistant.interview.answer import Befehl
from assistant.interview.result import Command, Rejected
from assistant.tui.befehle import PAPIERKOMMANDOS, Kommando, bindings
from assistant.tui.eingabe import Wertzeile
from assistant.tui.gespraech import Gespraech
from assistant.tui.papierablauf import Papierablauf
from assistant.tui.papierfrage import asked, lines, progress
from assistant.tui.verlauf import Verlauf
from assistant.workflow.paper_notices import NAMELESS, go_on, restored
from assistant.workflow.paper_session import PaperSession

Back = Rejected | Command | None

_NEU = "Neue Vorlage"
_GESICHERT = "Der Entwurf ist gesichert, auch was noch im Eingabefeld steht."
_EINE_ZEILE = "Mehrere Zeilen stehen nun in einer. Prüfen Sie sie vor dem Abschicken."


class PaperScreen(Gespraech):
    """The conversation about one new paper; hands back where to go from it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings(PAPIERKOMMANDOS))
    KOMMANDOS: ClassVar[Sequence[Kommando]] = PAPIERKOMMANDOS
    TASTEN = ("hilfe", "zurueck", "weiter", "pruefen", "befehle", "pause")
    TASTEN_TEXT = ("hilfe", "editor", "zurueck", "weiter", "fertig", "befehle")

    def __init__(self, session: PaperSession, belegung: Mapping[str, str]) -> None:
        self._antworten = Verlauf()
        super().__init__(self._antworten, belegung)
        self.session = session
        self._shown: str | None = None  # the question on screen
        self.handgriffe = self._ablauf = Papierablauf(self)

    def on_mount(self) -> None:
        """Ask the first question, and say what was restored."""
        self.ask()
        self.say(*restored(self.session.entwurf))
        self._take(self.session.take_given)

    def ask(self) -> None:
        """Show the question that is open now."""
        shown = list(lines(self.session))
        self._antworten.keep_only({one.frage for one in shown})
        self._antworten.put(shown)
        desk = self.session.desk
        head = f"{_NEU} „{desk.name}“" if desk else _NEU
        self.show_question(asked(self.session), head, progress(self.session))
        self._shown = self._open

    # What is answered

    def answer(self, text: str) -> None:
        """Answer the question; where none is left, an empty answer checks them all."""
        if self.session.question is None and not text.strip():
            self._ablauf.run("pruefen")
            return
        self.stop_typing()
        self._take(lambda: self.session.answer(text))

    def _take(self, work: Callable[[], Back]) -> None:
        """Do what may answer a question, and show what comes back or next."""
        before = self.session.entwurf
        done = self.guarded(lambda: (work(),))
        if done is None:
            return
        if self._shown != self._open or done == (None,):
            self.ask()
        if self.session.entwurf is not before:
            self.say(*restored(self.session.entwurf))
        match done:
            case (None,):
                self._ablauf.answered()
            case (Rejected() as rejected,):
                self.field.complain(rejected)
            case (Command(befehl),):
                self._ablauf.run("ende" if befehl is Befehl.ENDE else "hilfe")

    @property
    def _open(self) -> str:
        frage = self.session.question
        return frage.id if frage else ""

    def remember(self, text: str) -> None:
        """Keep a text that is typed and not sent."""
        self.session.typed(text)

    def pasted(self, text: str) -> None:
        """Put several lines into the one there is, divided as the question wants it."""
        frage = self.session.question
        found = [line.strip() for line in text.splitlines() if line.strip()]
        several = frage is not None and isinstance(frage.read("\n".join(found)), tuple)
        line = self.query_one(Wertzeile)
        line.replace(("; " if several else " ").join(found), *line.selection)
        self.field.warn(_EINE_ZEILE)

    # How it is left

    def pause_lines(self) -> Sequence[str]:
        """Return what is said before it is interrupted; nothing once it is written."""
        if self.session.is_written:
            return ()
        desk = self.session.desk
        return (_GESICHERT, go_on(desk.name)) if desk else (NAMELESS,)
