"""The first page: every matrix and Maßnahme with its status, and what is due."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from assistant.errors import AssistantError
from assistant.interview.overview import Aufgabe
from assistant.report.numbers import datum
from assistant.tui.dialog import Dialog, Wahl
from assistant.tui.drawing import fitted, short_title
from assistant.tui.seite import Seite
from assistant.workflow.interview import Session
from assistant.workflow.load import FaultyFilesError

_NEU = "/vorlage"
_NEUE_VORLAGE = "Neue Vorlage anlegen"
_RAND = 4  # cells beside the list
_NAME, _STATUS = 48, 33  # for a name at most, and for what follows it
_HINWEIS = (
    "Die Eingabetaste öffnet. Jede Antwort ist gespeichert, sobald die nächste Frage "
    "erscheint."
)


_HILFE = (
    "Die Pfeiltasten wählen, die Eingabetaste öffnet die Matrix oder die Maßnahme.",
    "N legt eine neue Vorlage an, Esc beendet.",
    "Im Gespräch zeigt F1 die Hilfe zur Frage und F12 alle Befehle.",
)


@dataclass(frozen=True, slots=True)
class Ziel:
    """What was chosen: a matrix, and a Maßnahme of it where one was."""

    matrix: str
    massnahme: str | None


@dataclass(frozen=True, slots=True)
class _Karte:
    """What is known about one matrix: its session, or why there is none."""

    name: str
    session: Session | None
    fehler: str = ""


class StartScreen(Seite[Ziel]):
    """The task list of a workspace; says what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "hilfe", "Hilfe"),
        Binding("n", "neu", "Neue Vorlage"),
        Binding("escape", "app.pause", "Beenden"),
    ]

    def __init__(
        self,
        namen: tuple[str, ...],
        open_matrix: Callable[[str], Session],
        chosen: Callable[[Ziel], None],
        new_paper: Callable[[], None],
    ) -> None:
        super().__init__()
        self._new_paper = new_paper
        self._namen = namen
        self._open = open_matrix
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Yield the heading, the list, and what the keys do."""
        yield Static(Content("Zielmatrix · Erfassung"), classes="titel")
        yield OptionList(compact=True)
        yield Static(Content(_HINWEIS), classes="hinweis")
        yield Footer(compact=True, show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Count anew: the interview may have changed everything."""
        rows = self.query_one(OptionList)
        marked = rows.highlighted or 0
        cards = sorted(map(self._card, self._namen), key=_is_done)
        room = self.app.size.width - _RAND
        rows.set_options(row for card in cards for row in _rows(card, room))
        rows.add_option(Option(Content.styled(_NEUE_VORLAGE, "bold"), id=_NEU))
        rows.highlighted = marked
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        if event.option.id == _NEU:
            self._new_paper()
            return
        matrix, _, massnahme = str(event.option.id).partition("/")
        self._chosen(Ziel(matrix, massnahme or None))

    def action_neu(self) -> None:
        """Begin a new paper."""
        self._new_paper()

    def action_hilfe(self) -> None:
        """Say how to go on."""
        self.app.push_screen(Dialog("Startseite", _HILFE, (Wahl("zu", "Schließen"),)))

    def _card(self, name: str) -> _Karte:
        try:
            return _Karte(name, self._open(name))
        except FaultyFilesError:
            say = "Die Datei hat Fehler. zielmatrix pruefen nennt sie."
            return _Karte(name, None, say)
        except AssistantError as error:
            return _Karte(name, None, str(error))


def _is_done(card: _Karte) -> bool:
    """Return whether a matrix may stand behind those that are due."""
    return card.session is not None and card.session.interview.progress.is_complete


def _rows(card: _Karte, room: int) -> Iterator[Option]:
    if card.session is None:
        text = Content.assemble((card.name, "bold"), f": {card.fehler}")
        yield Option(text, id=card.name, disabled=True)
        return
    yield Option(_headline(card.session, room), id=card.name)
    for task in card.session.tasks():
        yield Option(_task(task, room), id=f"{card.name}/{task.massnahme.id}")


def _headline(session: Session, room: int) -> Content:
    rahmen, progress = session.interview.rahmen, session.interview.progress
    due = "" if progress.is_complete else " · fällig"
    tag = f"  Tertial {rahmen.tertial} zum {datum(rahmen.stichtag)}{due}"
    fits = len(f"{tag} · {progress.text}") <= room
    rest = f" · {progress.text}" if fits else f"\n  {progress.text}"
    return Content.assemble((short_title(rahmen), "bold"), f"\n{tag}{rest}")


def _task(task: Aufgabe, room: int) -> Content:
    name = f"    {task.massnahme.id:<4}{task.massnahme.titel}"
    found = task.fortschritt
    count = f" ({found.erledigt} von {found.gesamt})" if found.gesamt else ""
    names = max(min(_NAME, room - _STATUS), _STATUS // 2)
    return Content.assemble(fitted(name, names), f"  {task.status.value}{count}")
