"""All questions of a matrix: to search, to filter, and to jump to."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from assistant.interview.overview import Aufgabe, Posten
from assistant.interview.progress import Status
from assistant.interview.reading.clean import fold_word
from assistant.tui.drawing import badge, fitted
from assistant.tui.suchliste import Eintrag, Suchliste
from assistant.workflow.interview import Session
from assistant.workflow.interview_notices import reason

_FERTIG = frozenset({Status.ERLEDIGT, Status.OHNE_WERT, Status.NICHT_FAELLIG})
_NAME, _REST = 38, 38  # cells for id and name at most, and for what follows
FILTER: dict[str, Callable[[Posten], bool]] = {
    "alle": lambda _: True,
    "offen": lambda one: one.status not in _FERTIG,
    "fehlerhaft": lambda one: one.status is Status.IN_ARBEIT,
    "geändert": lambda one: one.is_changed,
}
_NAMEN = list(FILTER)


class Uebersicht(Suchliste):
    """Hands back the question to jump to: "S1.1/wert"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "filtern", "Filter", priority=True)
    ]
    TITEL = "Übersicht"
    HINWEIS = "Indikator oder Maßnahme suchen; /offen, /fehlerhaft, /geändert filtern"

    def __init__(self, session: Session, gesucht: str = "") -> None:
        super().__init__(gesucht)
        self._session = session
        self._tasks = session.tasks()
        self._filter = _NAMEN[0]

    def entries(self, gesucht: str) -> Sequence[Eintrag]:
        """Return the Maßnahmen with the indicators that are searched for."""
        word = fold_word(gesucht.strip().removeprefix("/"))
        if gesucht.startswith("/"):
            found = (one for one in _NAMEN if word and fold_word(one).startswith(word))
            self._filter = next(found, self._filter)
            gesucht = ""
        self._headline()
        if gesucht.strip():
            return self._nearest(gesucht)
        return [row for task in self._tasks for row in self._group(task)]

    def action_filtern(self) -> None:
        """Go on to the next filter."""
        self._filter = _NAMEN[(_NAMEN.index(self._filter) + 1) % len(_NAMEN)]
        search = self.query_one(Input)
        search.value = "" if search.value.startswith("/") else search.value
        self.show()

    def _headline(self) -> None:
        shown = self._session.interview.progress.text
        text = f"{self.TITEL} · {shown} · Filter: {self._filter}"
        self.query_one(".titel", Static).update(Content(text))

    def _nearest(self, gesucht: str) -> list[Eintrag]:
        """Return what is searched for, the nearest first."""
        rows = {
            one.thema.indikator.id: one for task in self._tasks for one in task.posten
        }
        near = [one.thema.indikator.id for one in self._session.search(gesucht)]
        word = fold_word(gesucht.strip())
        named = [
            key for key, one in rows.items() if word in fold_word(_searchable(one))
        ]
        return [self._row(rows[key]) for key in dict.fromkeys([*named, *near])]

    def _group(self, task: Aufgabe) -> Iterator[Eintrag]:
        rows = [one for one in task.posten if FILTER[self._filter](one)]
        if rows:
            title = f"{task.massnahme.id} {task.massnahme.titel}: {task.status.value}"
            yield Eintrag(None, Content.styled(title, "bold"))
            yield from map(self._row, rows)

    def _row(self, posten: Posten) -> Eintrag:
        room = max(min(_NAME, self.app.size.width - _REST), _REST // 2)
        return Eintrag(str(posten.frage), _shown(posten, room))


def _searchable(posten: Posten) -> str:
    thema = posten.thema
    return f"{thema.indikator.id} {thema.indikator.name} {thema.massnahme.titel}"


def _shown(posten: Posten, room: int) -> Content:
    indikator = posten.thema.indikator
    changed = " · geändert" if posten.is_changed else ""
    why = reason(posten)
    return Content.assemble(
        fitted(f"  {indikator.id:<6}{indikator.name}", room - 1),
        " ",
        badge(posten.thema.bewertung.ampel),
        " ",
        f"{posten.status.value}{changed}",
        f"\n        {why}" if why else "",
    )
