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
from assistant.tui.drawing import short_title
from assistant.tui.seite import Seite
from assistant.workflow.interview import Session

_HINWEIS = (
    "Die Eingabetaste öffnet. Jede Antwort ist gespeichert, sobald die nächste Frage "
    "erscheint."
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
    """The task list of a workspace; says which matrix was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "hilfe", "Hilfe"),
        Binding("escape", "app.pause", "Beenden"),
    ]

    def __init__(
        self,
        namen: tuple[str, ...],
        open_matrix: Callable[[str], Session],
        chosen: Callable[[Ziel], None],
    ) -> None:
        super().__init__()
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
        rows.set_options(row for card in cards for row in _rows(card))
        rows.highlighted = marked
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        matrix, _, massnahme = str(event.option.id).partition("/")
        self._chosen(Ziel(matrix, massnahme or None))

    def action_hilfe(self) -> None:
        """Say how to go on."""
        self.notify(
            "Pfeiltasten wählen, Eingabe öffnet die Matrix oder die Maßnahme. Im "
            "Gespräch zeigt F1 die Hilfe zur Frage und F12 alle Befehle.",
            markup=False,
        )

    def _card(self, name: str) -> _Karte:
        try:
            return _Karte(name, self._open(name))
        except AssistantError:
            return _Karte(
                name,
                None,
                f"Die Datei hat Fehler. zielmatrix pruefen {name} nennt sie.",
            )


def _is_done(card: _Karte) -> bool:
    """Return whether a matrix may stand behind those that are due."""
    return card.session is not None and card.session.interview.progress.is_complete


def _rows(card: _Karte) -> Iterator[Option]:
    if card.session is None:
        text = Content.assemble((card.name, "bold"), f": {card.fehler}")
        yield Option(text, id=card.name, disabled=True)
        return
    yield Option(_headline(card.session), id=card.name)
    for task in card.session.tasks():
        yield Option(_task(task), id=f"{card.name}/{task.massnahme.id}")


def _headline(session: Session) -> Content:
    rahmen, progress = session.interview.rahmen, session.interview.progress
    due = "" if progress.is_complete else " · fällig"
    tag = f"Tertial {rahmen.tertial} zum {datum(rahmen.stichtag)}{due}"
    return Content.assemble(
        (short_title(rahmen), "bold"), f"\n  {tag} · {progress.text}"
    )


def _task(task: Aufgabe) -> Content:
    name = f"    {task.massnahme.id:<4}{task.massnahme.titel}"
    found = task.fortschritt
    count = f" ({found.erledigt} von {found.gesamt})" if found.gesamt else ""
    return Content.assemble(
        Content(name).truncate(48, ellipsis=True).pad_right(max(0, 50 - len(name))),
        f"{task.status.value}{count}",
    )
