"""All indicators and Tertiale as a table; Enter edits a value of the open Tertial.

A cell is read by the same rules as a line of the conversation. What is odd about a
value is asked in the conversation, so that nothing is confirmed in passing.
"""

from typing import ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Footer, Input, Static

from assistant.errors import AssistantError
from assistant.goals.rating import rate
from assistant.goals.soll import TERTIALE
from assistant.interview.answer import Antwort
from assistant.interview.conversation import Gespraech
from assistant.interview.letters import letter, position
from assistant.interview.paste import review
from assistant.interview.preview import preview
from assistant.interview.question import Frage, FrageId
from assistant.interview.reply import is_taken, read
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema
from assistant.report.wording import ZEICHEN, reported
from assistant.tui.drawing import badged, short_title
from assistant.tui.eingabe import Wertzeile
from assistant.tui.german import GermanApp
from assistant.tui.liste import Zeilenliste
from assistant.tui.seite import Seite
from assistant.workflow.interview import Session
from assistant.workflow.interview_notices import conflicts, foreign
from assistant.workflow.interview_wording import reading

_ZELLE, _SCHMAL = 17, 9  # cells for a value, and where there is little room
_NAME = 21
_RAND = 8  # blanks around the four columns
_HINWEIS = "Eingabe ändert den Wert. Eine Spalte aus Excel fügen Sie einfach ein."


class Tabelle(Seite[None]):
    """The values of one matrix; each is saved as soon as it is entered."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "schliessen", "Zurück")]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wahl: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Yield the table, the line to edit a cell in, and what it says."""
        yield Static(Content(self._title()), classes="titel")
        yield DataTable[Content](zebra_stripes=True, fixed_columns=1)
        yield Wertzeile(self.send)
        yield Static(id="vorschau")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Fill the table; the cursor stands in the column that is entered."""
        table = self._table
        table.add_column("Indikator", key="name", width=self._name_width)
        for tertial in TERTIALE:
            mark = " ◂" if tertial == self._tertial else ""
            table.add_column(
                f"T{tertial}{mark}", key=f"t{tertial}", width=self._cell_width
            )
        for gespraech in self._session.interview.faden.talks():
            row = self._cells(gespraech)
            table.add_row(*row, key=gespraech.thema.indikator.id)
        table.cursor_coordinate = Coordinate(0, self._tertial)
        table.focus()
        self.query_one(Wertzeile).display = False
        self._say(_HINWEIS)

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Edit the cell, where it is of the Tertial that is entered."""
        if event.coordinate.column != self._tertial:
            column = event.coordinate.column or self._tertial
            self._say(
                f"Hier wird Tertial {self._tertial} erfasst; ein anderes öffnet "
                f"im Gespräch /tertial {column}."
            )
            return
        frage = self._frage()
        line = self.query_one(Wertzeile)
        line.value = (frage.vorgabe or "") if frage else ""
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read what is being typed."""
        frage = self._frage()
        found = preview(event.value, frage) if frage else None
        is_read = found is not None and is_taken(found.antwort)
        self._say(reading(found) if found and is_read else "")

    def send(self) -> None:
        """Save the value and go down; what is not understood stays in the line."""
        line = self.query_one(Wertzeile)
        frage, text = self._frage(), self._meant(line.value)
        if frage is None or not text.strip():
            self._leave_line()
            return
        antwort = read(text, frage)
        if not is_taken(antwort):
            self._ask_back(antwort)
            return
        self._leave_line()
        self._accept({frage.id: text})
        self._table.action_cursor_down()

    def on_wertzeile_pasted(self, event: Wertzeile.Pasted) -> None:
        """Look through a pasted column, from this row on."""
        self._look_through(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """Take a column that was pasted onto the table."""
        self._look_through(event.text)

    def action_schliessen(self) -> None:
        """Leave the line first, then the table."""
        if self.query_one(Wertzeile).display:
            self._leave_line()
        else:
            self.dismiss(None)

    # Inside

    @property
    def _table(self) -> DataTable[Content]:
        return self.query_one(DataTable)

    @property
    def _name_width(self) -> int:
        return max(_NAME, self.size.width - len(TERTIALE) * self._cell_width - _RAND)

    @property
    def _cell_width(self) -> int:
        room = (self.size.width - _NAME - _RAND) // len(TERTIALE)
        return max(_SCHMAL, min(_ZELLE, room))

    @property
    def _tertial(self) -> int:
        return self._session.interview.rahmen.tertial

    @property
    def _kennung(self) -> str:
        row = self._table.coordinate_to_cell_key(self._table.cursor_coordinate).row_key
        return str(row.value)

    def _meant(self, text: str) -> str:
        """Return what a letter stands for, any other text as it is."""
        at = position(text, len(self._wahl))
        return text if at is None else self._wahl[at]

    def _ask_back(self, antwort: Antwort) -> None:
        """Say why a value was not taken; a letter takes the place of what is marked."""
        self._wahl = antwort.kandidaten
        offered = (f"{letter(at)} {one}" for at, one in enumerate(self._wahl))
        self._say(f"! {antwort.meldung} {' · '.join(offered)}")
        if self._wahl:
            self.query_one(Wertzeile).select_all()

    def _frage(self) -> Frage | None:
        return self._session.interview.faden.frage(FrageId(self._kennung, Schritt.WERT))

    def _look_through(self, text: str) -> None:
        rahmen = self._session.interview.rahmen
        here = self._table.cursor_row
        rows = review(text, rahmen, list(rahmen.themen)[here:])
        self._leave_line()
        app = cast("GermanApp[int]", self.app)
        app.open_page(Zeilenliste(rows), self._accept)

    def _accept(self, answers: dict[FrageId, str] | None) -> None:
        """Save these answers and show what became of them."""
        if not answers:
            return
        try:
            reply = self._session.accept(answers)
        except AssistantError as error:
            self._say(f"! {error}")
            return
        refused = [f"! {reply.rejected.meldung}"] if reply.rejected else []
        self._say(
            " ".join([*foreign(reply.fremd), *conflicts(reply.konflikte), *refused])
        )
        self._refresh_rows()

    def _refresh_rows(self) -> None:
        for gespraech in self._session.interview.faden.talks():
            for at, cell in enumerate(self._cells(gespraech)):
                key = "name" if at == 0 else f"t{at}"
                self._table.update_cell(gespraech.thema.indikator.id, key, cell)

    def _cells(self, gespraech: Gespraech) -> list[Content]:
        thema, offen, width = gespraech.thema, gespraech.offen, self._cell_width
        name = f"{thema.indikator.id} {thema.indikator.name}"
        cells = [Content(name), *(_cell(thema, one, width) for one in TERTIALE)]
        if offen and offen.schritt is Schritt.BESTAETIGUNG:
            cells[self._tertial] = Content("? Rückfrage")
        widths = (self._name_width, *(width for _ in TERTIALE))
        return [
            cell.truncate(room, ellipsis=True)
            for cell, room in zip(cells, widths, strict=True)
        ]

    def _leave_line(self) -> None:
        line = self.query_one(Wertzeile)
        line.display = False
        self._wahl = ()
        self._table.focus()
        self._say("")

    def _say(self, text: str) -> None:
        self.query_one("#vorschau", Static).update(badged(text))

    def _title(self) -> str:
        rahmen = self._session.interview.rahmen
        return f"{short_title(rahmen)} · Tabelle: T{rahmen.tertial} ändern"


def _cell(thema: Thema, tertial: int, width: int) -> Content:
    """Return value and colour of a Tertial, short: "● grün 441".

    Where that is too wide the sign alone tells the colour: no number is cut.
    """
    indikator = thema.indikator
    bewertung = rate(indikator, tertial, thema.kontext.berichtsjahr)
    bericht = indikator.tertial(tertial)
    if bericht is None and bewertung.ist is None:
        return Content("·")
    zeichen, said = ZEICHEN[bewertung.ampel], reported(bewertung, bericht)
    word = "" if bewertung.ist is None else f"{zeichen.wort} "
    text = Content(f"{zeichen.symbol} {word}{said}")
    return text if text.cell_length <= width else Content(f"{zeichen.symbol} {said}")
