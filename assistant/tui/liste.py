"""Several lines at once, pasted or typed: look through them, then take the chosen.

A line that may be meant in several ways stands here with each of its readings, of which
one can be chosen. What is chosen is told by a sign, never by a colour alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from assistant.interview.offer import Zeile
from assistant.interview.question import FrageId
from assistant.tui.seite import Seite

_TITEL = "Mehrere Zeilen: Prüfen Sie, was übernommen wird"
_HINWEIS = "Die Leertaste wählt eine Zeile ab oder an, F9 übernimmt die gewählten."
_GEWAEHLT, _FREI, _GEHT_NICHT = "[x] ", "[ ] ", " –  "


@dataclass(frozen=True, slots=True)
class _Lesart:
    """One reading of a line, and the number of that line."""

    nummer: int
    zeile: Zeile
    is_sure: bool


class Zeilenliste(Seite[dict[FrageId, str] | None]):
    """Hands back the answers that were chosen, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "waehlen", "Wählen", priority=True),
        Binding("f9", "uebernehmen", "Übernehmen", priority=True),
        Binding("escape", "dismiss", "Verwerfen"),
    ]

    def __init__(self, rows: Sequence[Zeile]) -> None:
        super().__init__()
        self._rows = rows
        self._lesarten = list(_readings(rows))
        self._chosen = {at for at, one in enumerate(self._lesarten) if one.is_sure}

    def compose(self) -> ComposeResult:
        """Yield the heading, the rows, and what the keys do."""
        yield Static(Content(_TITEL), classes="titel")
        yield OptionList(*map(self._option, range(len(self._lesarten))), compact=True)
        yield Static(Content(self._count()), classes="hinweis")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Stand on the first row."""
        self.query_one(OptionList).focus()

    def action_waehlen(self) -> None:
        """Choose the marked row, or do not take it after all."""
        for rows in self.query(OptionList):  # none yet where the key came very fast
            if rows.highlighted is not None:
                self._toggle(rows.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do the same with Enter and with the mouse."""
        self._toggle(event.option_index)

    def action_uebernehmen(self) -> None:
        """Hand the chosen rows back."""
        chosen = (self._lesarten[at].zeile for at in sorted(self._chosen))
        self.dismiss({row.frage: row.wert for row in chosen if row.frage})

    def _toggle(self, at: int) -> None:
        """Turn a choice round; of the readings of one line one at most is chosen."""
        if not self._lesarten[at].zeile.is_takeable:
            return
        number = self._lesarten[at].nummer
        others = {n for n, one in enumerate(self._lesarten) if one.nummer == number}
        self._chosen = (self._chosen - others) | ({at} - self._chosen)
        found = self.query_one(OptionList)
        for one in others:
            found.replace_option_prompt_at_index(one, self._text(one))

    def _option(self, at: int) -> Option:
        taken = self._lesarten[at].zeile.is_takeable
        return Option(self._text(at), disabled=not taken)

    def _text(self, at: int) -> Content:
        zeile = self._lesarten[at].zeile
        sign = _GEWAEHLT if at in self._chosen else _FREI
        return Content((sign if zeile.is_takeable else _GEHT_NICHT) + _said(zeile))

    def _count(self) -> str:
        sure = sum(row.is_takeable for row in self._rows)
        open_ = sum(bool(row.auswahl) for row in self._rows)
        left = len(self._rows) - sure - open_
        choose = f" Bei {open_} wählen Sie, was gemeint ist." if open_ else ""
        verb = "bleibt" if left == 1 else "bleiben"
        rest = f" {left} {verb} liegen." if left else ""
        head = f"{sure} von {len(self._rows)} Zeilen sind verstanden."
        return f"{head}{choose}{rest} {_HINWEIS}"


def _readings(rows: Sequence[Zeile]) -> Iterator[_Lesart]:
    for number, row in enumerate(rows):
        if row.auswahl:
            yield from (_Lesart(number, one, is_sure=False) for one in row.auswahl)
        else:
            yield _Lesart(number, row, is_sure=row.is_takeable)


def _said(row: Zeile) -> str:
    """Return what a line says, indented below itself: "Besuche 441 → S1.1 …: 441"."""
    if row.is_takeable:
        odd = " ".join(one.meldung for one in row.warnungen)
        return f"{row.text} → {row.said}" + (f"\n    Zu prüfen: {odd}" if odd else "")
    if row.thema and row.antwort:
        indikator = row.thema.indikator
        said = f"{row.text} → {indikator.id} {indikator.name}: {row.lesung.value}"
        return f"{said}\n    {row.antwort.meldung}"
    return f"{row.text}: {row.lesung.value}"
