"""What the commands of a conversation about a new paper do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from assistant.tui.abschluss import Abschluss
from assistant.tui.handgriffe import Handgriffe
from assistant.tui.papierfrage import SCHREIBE, SCHREIBEN, rows
from assistant.tui.pruefung import Pruefung
from assistant.tui.suchliste import Eintrag
from assistant.workflow.paper_notices import put_off
from assistant.workflow.paper_session import PaperSession

if TYPE_CHECKING:
    from assistant.tui.papier import PaperScreen

_TITEL = "Prüfen Sie Ihre Antworten, bevor Sie die Vorlage schreiben"
_KEINE = "Noch ist nichts beantwortet."
_OFFEN = "Noch ist nicht alles beantwortet. /prüfen zeigt die Antworten."
_HILFE = (
    "Die Eingabetaste schickt ab; leer übernimmt den Vorschlag. Nummern wählen aus der "
    "Liste, ebenso Pfeil nach unten. Alle Befehle: F12 oder /befehle."
)
_TEXT = "F7 markiert den ganzen Text, Entf löscht, was markiert ist."
_NACHHER = {
    "ende": "Beenden",
    "start": "Zur Startseite",
    "kopieren": "Diese Seite kopieren",
}
_UNTERWEGS = {
    **_NACHHER,
    "pruefen": "Antworten prüfen",
    "weiter": "Zurück zum Gespräch",
}


class Papierablauf(Handgriffe):
    """The commands of the screen of one new paper, by name."""

    def __init__(self, papier: "PaperScreen") -> None:
        super().__init__(papier)
        self._papier = papier
        self._changed: str | None = None  # an answer changed from the check page
        self._open_then: str | None = None  # and the question that was open then
        self._do |= {
            "hilfe": self._help,
            "zurueck": self._back,
            "weiter": self._forward,
            "pruefen": self._check,
            "schreiben": self._write,
            "abschluss": self._put_off,
            "ende": self._put_off,
        }

    def answered(self) -> None:
        """Go to the check page: at the end, or back where one came from it."""
        frage = self._session.question
        is_back = self._changed and frage and frage.id == self._open_then
        if frage is None or is_back:
            self._check("")

    # Going

    def _back(self, _: str) -> None:
        self._papier.keep()
        self._session.back()
        self._papier.ask()

    def _forward(self, _: str) -> None:
        self._papier.keep()
        self._papier.answer("/weiter")

    def _check(self, _: str) -> None:
        self._papier.keep()
        marked, self._changed = self._changed, None
        page = Papierpruefung(rows(self._session), marked)
        self.open(page, self._checked)

    def _checked(self, name: str | None) -> None:
        if name == SCHREIBEN:
            self._write("")
        elif name:
            frage = self._session.question
            if frage is None or frage.id != name:
                self._changed, self._open_then = name, frage.id if frage else None
            self._session.jump(name)
            self._papier.ask()

    # Looking

    def _help(self, _: str) -> None:
        frage = self._session.question
        if frage is None:
            self._papier.explain("Alle Fragen sind beantwortet.", [_HILFE])
            return
        found = [frage.hinweis, frage.hilfe, _TEXT if frage.is_text else ""]
        self._papier.explain(frage.text, [*filter(None, found), "", _HILFE])

    # Ending

    def _write(self, _: str) -> None:
        if not self._session.is_complete:
            self._papier.field.warn(_OFFEN)
            return
        said = self._papier.guarded(self._session.write)
        if said is None:
            self._after_refusal()
        else:
            self._close(said, _NACHHER)

    def _after_refusal(self) -> None:
        """Ask for another name where that is what hindered; the reason stays."""
        if self._session.question is not None:
            reason = self._papier.field.said
            self._papier.ask()
            self._papier.field.warn(reason)

    def _put_off(self, _: str) -> None:
        self._papier.keep()
        desk = self._session.desk
        count = len(self._session.asked)
        self._close(put_off(desk, count), _UNTERWEGS)

    def _close(self, lines: Sequence[str], wege: dict[str, str]) -> None:
        self.open(Abschluss(lines, wege), self._left)

    def _left(self, name: str | None) -> None:
        if name == "pruefen":
            self._check("")
        else:
            self.leave(name)

    @property
    def _session(self) -> PaperSession:
        return self._papier.session


class Papierpruefung(Pruefung):
    """The check page of a paper: hands back what to change, or that it be written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "schreiben", SCHREIBE, priority=True)
    ]

    def __init__(self, found: Sequence[Eintrag], marked: str | None) -> None:
        super().__init__(_TITEL, found, _KEINE)
        self._names = [one.name for one in found]
        self._marked = marked

    def on_mount(self) -> None:
        """Stand on the answer that was changed last."""
        if self._marked in self._names:
            at = self._names.index(self._marked)
            self.query_one(OptionList).highlighted = at

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """Offer to write only what is complete."""
        return action != "schreiben" or SCHREIBEN in self._names

    def action_schreiben(self) -> None:
        """Have the paper written."""
        self.dismiss(SCHREIBEN)
