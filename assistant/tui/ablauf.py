"""What the commands of the interview do; each hands its result back to the chat."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.goals.soll import TERTIALE
from assistant.interview.faden import Gesagt
from assistant.interview.question import FrageId
from assistant.interview.reading.absence import WORDING
from assistant.interview.schritt import OHNE_WERT, Schritt
from assistant.tui.abschluss import Abschluss
from assistant.tui.dialog import Dialog, Wahl
from assistant.tui.handgriffe import Handgriffe
from assistant.tui.liste import Zeilenliste
from assistant.tui.pruefung import Pruefung, compared
from assistant.tui.tabelle import Tabelle
from assistant.tui.uebersicht import Uebersicht
from assistant.workflow.interview import Session
from assistant.workflow.interview_notices import closing, conflicts
from assistant.workflow.interview_reply import Reply
from assistant.workflow.interview_wording import help_lines

if TYPE_CHECKING:
    from assistant.tui.chat import ChatScreen

_TITEL = "Prüfen Sie Ihre Antworten, bevor Sie die Vorlage ausgeben"
_KEIN_WERT = "Hier wird kein Wert erfragt. /weiter übergeht die Frage."
_EINE_ZEILE = (
    "Die Eingabetaste schickt ab; leer lässt stehen, was in der Datei steht. Alle "
    "Befehle: F12 oder /befehle."
)
_MEHRERE_ZEILEN = (
    "F9 schickt ab, die Eingabetaste beginnt eine neue Zeile. Alle Befehle: F12 oder "
    "/befehle."
)
_KEINE = "In dieser Sitzung ist noch nichts geändert."
_WEGE = {
    "ende": "Beenden",
    "start": "Zur Startseite",
    "pruefen": "Antworten prüfen",
    "kopieren": "Diese Seite kopieren",
    "vorlage": "Eine neue Vorlage anlegen",
    "weiter": "Zurück zum Gespräch",
}


class Ablauf(Handgriffe):
    """The commands of one interview screen, by name."""

    def __init__(self, chat: "ChatScreen") -> None:
        super().__init__(chat)
        self._chat = chat
        self._return_to: str | None = None  # an answer changed from the check page
        self._do |= {
            "hilfe": self._help,
            "zurueck": self._back,
            "weiter": self._forward,
            "uebersicht": self._overview,
            "pruefen": self._check,
            "rueckgaengig": self._undo,
            "wiederholen": self._redo,
            "tabelle": self._table,
            "keinwert": self._no_value,
            "abschluss": self._closing,
            "uebergangen": self._again,
            "tertial": self._tertial,
            "spaeter": self._later,
            "ende": self._closing,
        }

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
        self.open(Dialog(titel, lines, wahl), lambda name: self._decided(name, sent))

    def review_lines(self, text: str) -> None:
        """Show several lines, one row each, and take those that are chosen."""
        rows = self._session.interview.paste(text)
        self.open(Zeilenliste(rows), self._accept)

    # Going

    def _back(self, _: str) -> None:
        self._move(self._session.back)

    def _forward(self, _: str) -> None:
        self._chat.keep()
        reply = self._chat.guarded(self._session.forward)
        if reply:
            self._chat.show(reply)

    def _again(self, _: str) -> None:
        self._move(self._session.ask_again)
        if self._session.interview.question is None:
            self._chat.field.warn("Es ist keine Frage übergangen.")

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
        self.open(Uebersicht(self._session, rest), self._jump_to)

    def _jump_to(self, name: str | None) -> None:
        if name:
            kennung, _, schritt = name.partition("/")
            self._jump(FrageId(kennung, Schritt(schritt)))

    def _check(self, _: str) -> None:
        self._chat.keep()
        rows = compared(self._session.answers())
        self.open(Pruefung(_TITEL, rows, _KEINE), self._change)

    def _change(self, name: str | None) -> None:
        if name:
            self._jump_to(name)
            self._return_to, _, _ = name.partition("/")

    # Saying

    def _undo(self, _: str) -> None:
        self._took_back("Zurückgenommen", self._session.undo)

    def _redo(self, _: str) -> None:
        self._took_back("Wieder eingetragen", self._session.redo)

    def _took_back(self, what: str, work: Callable[[], Reply]) -> None:
        self._chat.keep()
        before = self._gesagt()
        reply = self._chat.guarded(work)
        if reply is None:
            return
        found = {one.frage.indikator for one in before ^ self._gesagt()}
        names = ", ".join(sorted(found))
        self._chat.show(reply)
        if not reply.rejected:
            self._chat.say(f"{what}: {names}." if names else f"{what}.")

    def _gesagt(self) -> frozenset[Gesagt]:
        return frozenset(self._session.interview.gesagt)

    def _no_value(self, _: str) -> None:
        frage = self._session.interview.question
        if frage is None or frage.schritt not in OHNE_WERT:
            self._chat.field.warn(_KEIN_WERT)
            return
        wahl = [Wahl(text, text) for text in WORDING.values()]
        lines = ("Der Grund wird gespeichert, die Farbe ist grau, nie rot.",)
        self.open(Dialog("Warum liegt kein Wert vor?", lines, wahl), self._because)

    def _later(self, _: str) -> None:
        self._chat.field.fill("/später ")

    def _because(self, reason: str | None) -> None:
        if reason:
            self._chat.field.fill(f"{reason}; ")

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
        several = frage is not None and frage.is_text
        more = _MEHRERE_ZEILEN if several else _EINE_ZEILE
        titel = frage.text if frage else "Hilfe"
        self._chat.explain(titel, [*lines, "", more])

    def _table(self, _: str) -> None:
        self._chat.keep()
        self.open(Tabelle(self._session), self._from_table)

    def _from_table(self, _: None) -> None:
        self._chat.ask()

    def _closing(self, _: str) -> None:
        self._chat.keep()
        self.open(Abschluss(closing(self._session), _WEGE), self._close)

    def _close(self, name: str | None) -> None:
        if name == "pruefen":
            self._check("")
        else:
            self.leave(name)

    def _tertial(self, rest: str) -> None:
        known = [str(one) for one in TERTIALE]
        if rest in known:
            self._chat.change_tertial(int(rest))
        else:
            self._chat.field.warn("Geben Sie das Tertial an: /tertial 1, 2 oder 3.")

    # Inside

    @property
    def _session(self) -> Session:
        return self._chat.session
