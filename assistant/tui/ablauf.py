"""What the commands of the interview do; each hands its result back to the chat."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import Screen

from assistant.goals.soll import TERTIALE
from assistant.interview.question import FrageId
from assistant.interview.reading.absence import WORDING
from assistant.interview.schritt import Schritt
from assistant.tui.abschluss import Abschluss
from assistant.tui.ausgang import Ausgang
from assistant.tui.dialog import Dialog, Wahl
from assistant.tui.editor import edit
from assistant.tui.feld import Eingabefeld
from assistant.tui.german import GermanApp
from assistant.tui.liste import Zeilenliste
from assistant.tui.palette import Palette
from assistant.tui.pruefung import Pruefung
from assistant.tui.tabelle import Tabelle
from assistant.tui.theme import after
from assistant.tui.uebersicht import Uebersicht
from assistant.workflow.interview import Session
from assistant.workflow.interview_notices import closing, conflicts
from assistant.workflow.interview_reply import Reply
from assistant.workflow.interview_wording import help_lines

if TYPE_CHECKING:
    from assistant.tui.chat import ChatScreen

T = TypeVar("T")


class Ablauf:
    """The commands of one interview screen, by name."""

    def __init__(self, chat: "ChatScreen") -> None:
        self._chat = chat
        self._return_to: str | None = None  # an answer changed from the check page
        self._do: dict[str, Callable[[str], None]] = {
            "hilfe": self._help,
            "editor": self._edit,
            "zurueck": self._back,
            "weiter": self._forward,
            "uebersicht": self._overview,
            "pruefen": self._check,
            "rueckgaengig": self._undo,
            "wiederholen": self._redo,
            "fertig": self._send,
            "befehle": self._palette,
            "tabelle": self._table,
            "keinwert": self._no_value,
            "abschluss": self._closing,
            "uebergangen": self._again,
            "kopieren": self._copy,
            "tertial": self._tertial,
            "thema": self._theme,
            "pause": self._pause,
            "ende": self._closing,
        }

    def run(self, name: str, rest: str = "") -> None:
        """Do what a command says; `rest` is what was typed behind it."""
        self._do[name](rest)

    def answered(self) -> None:
        """Go back to the check page when the answer changed from there is settled."""
        frage = self._session.interview.question
        if self._return_to and (not frage or frage.id.indikator != self._return_to):
            self._return_to = None
            self._check("")

    def settle(self, reply: Reply, sent: str) -> None:
        """Show a value that somebody else changed, and let the person decide."""
        wahl = (
            Wahl("meine", "Meine Angabe gilt"),
            Wahl("deren", "Es bleibt, was in der Datei steht"),
            Wahl("spaeter", "Später entscheiden"),
        )
        titel = "Jemand hat denselben Wert geändert"
        lines = conflicts(reply.konflikte)[:-1]
        self._open(Dialog(titel, lines, wahl), lambda name: self._decided(name, sent))

    def review_lines(self, text: str) -> None:
        """Show several lines, one row each, and take those that are chosen."""
        rows = self._session.interview.paste(text)
        self._open(Zeilenliste(rows), self._accept)

    # Going

    def _back(self, _: str) -> None:
        self._move(self._session.back)

    def _forward(self, _: str) -> None:
        self._move(self._session.forward)

    def _again(self, _: str) -> None:
        self._move(self._session.ask_again)

    def _move(self, go: Callable[[], None]) -> None:
        self._chat.keep()
        self._chat.guarded(go)
        self._chat.ask()
        self.answered()

    def _jump(self, frage: FrageId | None) -> None:
        if frage:
            self._move(lambda: self._session.jump(frage.indikator, frage.schritt))

    def _overview(self, rest: str) -> None:
        self._chat.keep()
        self._open(Uebersicht(self._session, rest), self._jump_to)

    def _jump_to(self, name: str | None) -> None:
        if name:
            kennung, _, schritt = name.partition("/")
            self._jump(FrageId(kennung, Schritt(schritt)))

    def _check(self, _: str) -> None:
        self._chat.keep()
        self._open(Pruefung(self._session), self._change)

    def _change(self, name: str | None) -> None:
        if name:
            self._jump_to(name)
            self._return_to, _, _ = name.partition("/")

    # Saying

    def _send(self, _: str) -> None:
        self._field.send()

    def _edit(self, _: str) -> None:
        frage, app = self._session.interview.question, self._app
        if frage is None or not frage.is_text:
            self._field.warn("Hier genügt eine Zeile; der Editor ist für Sätze.")
            return
        text = self._chat.guarded(lambda: edit(app, self._field.draft))
        if text is not None:
            self._field.fill(text)
            self._chat.keep()

    def _undo(self, _: str) -> None:
        self._took_back("Zurückgenommen", self._session.undo)

    def _redo(self, _: str) -> None:
        self._took_back("Wieder eingetragen", self._session.redo)

    def _took_back(self, what: str, work: Callable[[], Reply]) -> None:
        self._chat.keep()
        reply = self._chat.guarded(work)
        if reply is None:
            return
        names = ", ".join(dict.fromkeys(one.indikator for one in reply.gespeichert))
        self._chat.show(reply)
        if not reply.rejected:
            self._chat.say(f"{what}: {names}." if names else f"{what}.")

    def _no_value(self, _: str) -> None:
        frage = self._session.interview.question
        if frage is None or frage.schritt is not Schritt.WERT:
            self._field.warn("Hier wird kein Wert erfragt. /weiter übergeht die Frage.")
            return
        wahl = [Wahl(text, text) for text in WORDING.values()]
        lines = ("Der Grund wird gespeichert, die Farbe ist grau, nie rot.",)
        self._open(Dialog("Warum liegt kein Wert vor?", lines, wahl), self._because)

    def _because(self, reason: str | None) -> None:
        if reason:
            self._field.fill(f"{reason}; ")

    def _accept(self, rows: dict[FrageId, str] | None) -> None:
        if rows:
            reply = self._chat.guarded(lambda: self._session.accept(rows))
            if reply:
                self._chat.show(reply)
                self._chat.say(f"Übernommen: {len(rows)} von den gezeigten Zeilen.")

    def _decided(self, name: str | None, sent: str) -> None:
        if name == "meine":
            self._chat.answer(sent)
        elif name == "deren":
            self._chat.answer("")

    # Looking

    def _help(self, _: str) -> None:
        frage = self._session.interview.question
        lines = help_lines(frage) if frage else ["Alle Fragen sind gestellt."]
        more = (
            "Die Eingabetaste schickt ab; leer lässt stehen, was in der Datei steht. "
            "Alle Befehle: F12 oder /befehle."
        )
        titel = frage.text if frage else "Hilfe"
        self._open(
            Dialog(titel, [*lines, "", more], (Wahl("zu", "Schließen"),)), _ignore
        )

    def _palette(self, _: str) -> None:
        self._open(Palette(self._chat.belegung), self._chosen)

    def _chosen(self, name: str | None) -> None:
        if name:
            self.run(name)

    def _table(self, _: str) -> None:
        self._chat.keep()
        self._open(Tabelle(self._session), self._from_table)

    def _from_table(self, _: None) -> None:
        self._chat.ask()

    def _closing(self, _: str) -> None:
        self._chat.keep()
        self._open(Abschluss(closing(self._session)), self._close)

    def _close(self, name: str | None) -> None:
        if name == "pruefen":
            self._check("")
        elif name in ("start", "ende"):
            self._leave(name)

    def _pause(self, _: str) -> None:
        self._app.ask_for_pause()

    def _leave(self, name: str) -> None:
        self._chat.leave(Ausgang(name))

    def _tertial(self, rest: str) -> None:
        known = [str(one) for one in TERTIALE]
        if rest in known:
            self._chat.change_tertial(int(rest))
        else:
            self._field.warn("Geben Sie das Tertial an: /tertial 1, 2 oder 3.")

    def _theme(self, _: str) -> None:
        self._app.theme = after(self._app.theme)

    def _copy(self, _: str) -> None:
        lines: Sequence[str] = self._chat.lines()
        self._app.copy_to_clipboard("\n".join(lines))
        self._app.say("Das Gespräch ist kopiert.")

    # Inside

    @property
    def _session(self) -> Session:
        return self._chat.session

    @property
    def _field(self) -> Eingabefeld:
        return self._chat.query_one(Eingabefeld)

    @property
    def _app(self) -> GermanApp[int]:
        return cast("GermanApp[int]", self._chat.app)

    def _open(self, screen: Screen[T], then: Callable[[T | None], None]) -> None:
        self._app.open_page(screen, then)


def _ignore(_: object) -> None:
    """Do nothing with what a screen hands back."""
