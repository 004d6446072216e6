"""One session as lines: what is said, what is read, until it is over."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.errors import AssistantError, ExitCode
from assistant.interview.answer import Befehl
from assistant.interview.letters import letter, position
from assistant.interview.question import Frage, FrageId
from assistant.interview.reading.absence import WORDING
from assistant.interview.reading.clean import fold_word
from assistant.interview.result import Command
from assistant.interview.schritt import OHNE_WERT
from assistant.plain.interrupt import Interrupts
from assistant.report.numbers import datum
from assistant.workflow import interview_notices as notices
from assistant.workflow import interview_wording as wording
from assistant.workflow.interview import Session
from assistant.workflow.interview_reply import Reply
from assistant.workflow.load import trouble

Say = Callable[[str], None]

_BEFEHLE = (
    "Befehle: /zurück, /weiter GRUND (auslassen), /später GRUND, /keinwert, /suche "
    "WORT, /hilfe, /ende. Dazu /rückgängig, /wiederholen, /übersicht, /antworten, "
    "/übergangen, /abschluss, /zeilen (mehrere Zeilen, Ende mit einer leeren). "
    "Umlaute dürfen ae, oe, ue sein; von Vorschlägen genügt der Buchstabe."
)
_SICHER = 0.95  # so near, a search goes there at once


class Talk:
    """A session in lines; `lines` yields what is typed, `say` shows a line."""

    def __init__(
        self, session: Session, lines: Iterator[str], say: Say, interrupts: Interrupts
    ) -> None:
        self._session = session
        self._lines = lines
        self._say = say
        self._interrupts = interrupts
        self._code = ExitCode.OK
        self._shown: FrageId | None = None
        self._wahl: Sequence[str] = ()
        self._own: dict[str, Callable[[], None]] = {
            "/rueckgaengig": self._undo,
            "/wiederholen": self._redo,
            "/uebersicht": self._overview,
            "/antworten": self._answers,
            "/pruefen": self._answers,
            "/uebergangen": self._again,
            "/abschluss": self._closing,
            "/keinwert": self._no_value,
            "/zeilen": self._several,
            "/befehle": self._commands,
        }

    def run(self) -> ExitCode:
        """Ask until everything is asked, the input ends, or somebody ends it."""
        self._greet()
        while self._ask():
            pass
        self.finish()
        return self._code

    def finish(self) -> None:
        """Say what was written where, what is open, and what comes next."""
        self._session.close()
        self._say("")
        self._all(notices.closing(self._session))

    def _greet(self) -> None:
        rahmen = self._session.interview.rahmen
        self._say(rahmen.matrix.titel)
        self._say(
            f"Tertial {rahmen.tertial}, Stichtag {datum(rahmen.stichtag)}. "
            f"{self._session.interview.progress.text}."
        )
        self._all(notices.restored(self._session.wiederaufnahme))
        self._say(_BEFEHLE)

    def _ask(self) -> bool:
        """Ask one question, or what else there is to do; return whether to go on."""
        frage = self._session.interview.question
        if frage:
            self._show(frage)
        else:
            self._wahl = ()
            self._say("")
            self._say(_ALLES_GEFRAGT)
        line = next(self._lines, None)
        if line is None or (frage is None and not line.strip()):
            return False
        own = self._own.get(fold_word(line.strip()))
        if own:
            own()
            return True
        return self._answer(self._meant(line))

    def _meant(self, line: str) -> str:
        """Return what a letter stands for, any other line as it is."""
        at = position(line, len(self._wahl))
        return line if at is None else self._wahl[at]

    def _offer(self, wahl: Sequence[str]) -> None:
        """Say what may be chosen, a line each: a voice reads one after the other."""
        self._wahl = wahl
        if wahl:
            self._say("Vorschläge:")
        self._all(f"{letter(at)}) {one}" for at, one in enumerate(wahl))

    def _show(self, frage: Frage) -> None:
        """Say the question; asked again, only its text: a voice reads all of it.

        What was offered for the last answer stays, so that its letters count.
        """
        again, self._shown = self._shown == frage.id, frage.id
        self._say("")
        if again:
            self._say(frage.text)
            return
        self._all(wording.context(frage))
        self._say(frage.text)
        self._say(frage.hinweis)
        self._offer(frage.wahl)

    def _answer(self, line: str) -> bool:
        try:
            with self._interrupts.held():
                reply = self._session.answer(line)
        except AssistantError as error:
            self._stuck(error)
            return True
        self._tell(reply)
        return reply.command is None or self._run(reply.command)

    def _tell(self, reply: Reply, word: str = "Gespeichert") -> None:
        self._all(notices.foreign(reply.fremd))
        self._all(notices.conflicts(reply.konflikte))
        if reply.rejected:
            self._say(reply.rejected.meldung)
            frage = self._session.interview.question
            self._wahl = frage.wahl if frage else ()
            if reply.rejected.kandidaten:
                self._offer(reply.rejected.kandidaten)
        self._all(notices.taken(reply, word))

    def _run(self, command: Command) -> bool:
        if command.befehl is Befehl.ENDE:
            return False
        if command.befehl is Befehl.SUCHE:
            self._search(command.argument or "")
        elif frage := self._session.interview.question:
            self._all([*wording.help_lines(frage), _BEFEHLE])
        else:
            self._commands()
        return True

    def _commands(self) -> None:
        self._say(_BEFEHLE)

    def _closing(self) -> None:
        self._all(notices.closing(self._session))

    def _again(self) -> None:
        self._session.ask_again()
        if not self._session.interview.question:
            self._say("Es ist keine Frage übergangen.")

    def _no_value(self) -> None:
        frage = self._session.interview.question
        if frage and frage.schritt in OHNE_WERT:
            self._say("Warum liegt kein Wert vor? Der Grund wird gespeichert.")
            self._offer(tuple(WORDING.values()))
        else:
            self._say("Hier wird kein Wert erfragt. /weiter übergeht die Frage.")

    def _search(self, text: str) -> None:
        found = self._session.search(text)
        sure = [one for one in found if one.naehe >= _SICHER] or found
        if len(sure) == 1:
            self._session.jump(sure[0].thema.indikator.id)
            return
        for one in found:
            indikator = one.thema.indikator
            self._say(f"{indikator.id} {indikator.name} ({one.thema.massnahme.titel})")
        self._say(_WOHIN if found else f"Zu „{text}“ passt kein Indikator.")

    def _undo(self) -> None:
        self._taken_back("Zurückgenommen", self._session.undo)

    def _redo(self) -> None:
        self._taken_back("Wiederholt", self._session.redo)

    def _taken_back(self, word: str, step: Callable[[], Reply]) -> None:
        try:
            with self._interrupts.held():
                reply = step()
        except AssistantError as error:
            self._stuck(error)
            return
        self._tell(reply, word)

    def _stuck(self, error: AssistantError) -> None:
        """Say why one cannot go on now; the exit code says it too."""
        self._say(trouble(error))
        self._code = error.code

    def _overview(self) -> None:
        for task in self._session.tasks():
            self._all(notices.task_lines(task))
        self._say(f"{self._session.interview.progress.text}.")

    def _answers(self) -> None:
        rows = [notices.compared(row) for row in self._session.answers()]
        self._all(rows or ["In dieser Sitzung ist noch nichts geändert."])

    def _several(self) -> None:
        """Read lines up to an empty one as one text: a note, or a list of answers."""
        lines = iter(lambda: next(self._lines, "").rstrip(), "")
        self._answer("\n".join(lines))

    def _all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)


_ALLES_GEFRAGT = (
    "Alle Fragen sind gestellt. /antworten zeigt, was Sie geändert haben, /übergangen "
    "stellt ausgelassene Fragen noch einmal, /suche S1.1 geht zu einer Frage, /zurück "
    "zur letzten. Leer oder /ende beendet."
)
_WOHIN = "Mit /suche und der Kennung, etwa /suche S1.1, gehen Sie zur Frage."
