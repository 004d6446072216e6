"""Several lines at once, pasted or typed: look through them, then take the chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, SelectionList, Static
from textual.widgets.selection_list import Selection

from assistant.interview.offer import Zeile
from assistant.interview.question import FrageId
from assistant.tui.seite import Seite

_TITEL = "Mehrere Zeilen: Prüfen Sie, was übernommen wird"
_HINWEIS = "Leer wählt eine Zeile ab oder an, F9 übernimmt die gewählten."


class Zeilenliste(Seite[dict[FrageId, str] | None]):
    """Hands back the answers that were chosen, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "uebernehmen", "Übernehmen", priority=True),
        Binding("escape", "dismiss", "Verwerfen"),
    ]

    def __init__(self, rows: Sequence[Zeile]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Yield the heading, the rows, and what the keys do."""
        yield Static(Content(_TITEL), classes="titel")
        yield SelectionList[int](
            *(
                Selection(
                    _shown(row), at, row.is_takeable, disabled=not row.is_takeable
                )
                for at, row in enumerate(self._rows)
            ),
            compact=True,
        )
        yield Static(Content(self._count()), classes="hinweis")
        yield Footer(compact=True)

    def action_uebernehmen(self) -> None:
        """Hand the chosen rows back."""
        chosen = [self._rows[at] for at in self.query_one(SelectionList).selected]
        self.dismiss({row.frage: row.wert for row in chosen if row.frage})

    def _count(self) -> str:
        taken = sum(row.is_takeable for row in self._rows)
        left = len(self._rows) - taken
        rest = f" {left} bleiben liegen." if left else ""
        return f"{taken} von {len(self._rows)} Zeilen sind verstanden.{rest} {_HINWEIS}"


def _shown(row: Zeile) -> Content:
    said = f"{row.text}: {row.lesung.value}"
    if row.thema and row.antwort:
        indikator = row.thema.indikator
        said = f"{row.text} → {indikator.id} {indikator.name}: {row.antwort.meldung}"
    odd = " ".join(one.meldung for one in row.warnungen)
    return Content.assemble(said, f"\n  Zu prüfen: {odd}" if odd else "")
