"""Where a person answers: a message, choices, the entry, and its live reading.

A front needs three things of it: `ask` puts it before a question, `complain` says why
an answer was not taken, and what the person says is handed to `say`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from assistant.interview.preview import preview
from assistant.interview.question import Frage
from assistant.interview.record import GENOMMEN
from assistant.interview.result import Rejected
from assistant.interview.schritt import Schritt
from assistant.tui.befehle import beginning, typed
from assistant.tui.dialog import Wahl, letter, position
from assistant.tui.drawing import badged, one_line
from assistant.tui.eingabe import Textfeld, Wertzeile
from assistant.workflow.interview_wording import rated

_OFFENE_ANTWORT = "Ihre Antwort"


class Eingabefeld(Vertical):
    """The place to answer the question on screen."""

    @dataclass
    class Typed(Message):
        """The text in the entry changed."""

        text: str

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(id="eingabefeld")
        self._answer = say
        self._frage: Frage | None = None
        self._wahl: Sequence[Wahl] = ()

    def compose(self) -> ComposeResult:
        """Yield message, choices, both entries, and the reading."""
        yield Static(id="meldung")
        yield OptionList(id="wahl", compact=True)
        yield Wertzeile(self.send)
        yield Textfeld(self._answer)
        yield Static(id="vorschau")

    # What the screen says

    def ask(self, frage: Frage | None, wahl: Sequence[Wahl] = ()) -> None:
        """Stand before a question; what was typed there before is there again."""
        self._frage = frage
        is_text = frage is not None and frage.is_text
        self._line.display, self._box.display = not is_text, is_text
        self.offer(wahl or [Wahl(one, one) for one in (frage.wahl if frage else ())])
        self._say("")
        self.fill(_filled(frage))
        self._line.placeholder = _placeholder(frage)
        self.entry.focus()

    def complain(self, rejected: Rejected) -> None:
        """Say why an answer was not taken; the entry stays as it is."""
        self._say(rejected.meldung)
        if rejected.kandidaten:
            self.offer([Wahl(one, one) for one in rejected.kandidaten])

    def warn(self, text: str) -> None:
        """Say that something did not work."""
        self._say(text)

    def offer(self, wahl: Sequence[Wahl]) -> None:
        """Offer answers, each with its letter."""
        self._wahl = wahl
        found = self.query_one("#wahl", OptionList)
        found.display = bool(wahl)
        found.set_options(
            Option(Content(f"{letter(at)}  {one.text}")) for at, one in enumerate(wahl)
        )

    def fill(self, text: str) -> None:
        """Put a text into the entry, the cursor behind it."""
        with self.prevent(Input.Changed, TextArea.Changed):
            if self._is_text:
                self._box.text = text
                self._box.move_cursor(self._box.document.end)
            else:
                self._line.value = text
                self._line.cursor_position = len(text)
        self._read(text)

    @property
    def text(self) -> str:
        """What stands in the entry; "" where that is what the file says anyway."""
        vorgabe = self._frage.vorgabe if self._frage else None
        return "" if self._is_text and self.draft == vorgabe else self.draft

    @property
    def entry(self) -> Wertzeile | Textfeld:
        """The entry that stands open: the line, or the box for sentences."""
        return self._box if self._is_text else self._line

    @property
    def draft(self) -> str:
        """What stands in the entry, whatever the file says."""
        return self._box.text if self._is_text else self._line.value

    # What the person does

    def send(self) -> None:
        """Send what stands in the entry."""
        chosen = position(self.text, len(self._wahl))
        said = self.text if chosen is None else self._wahl[chosen].name
        if typed(said):
            self.fill("")
        self._answer(said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Send the answer that was chosen."""
        event.stop()
        self._answer(self._wahl[event.option_index].name)

    def on_wertzeile_down(self, event: Wertzeile.Down) -> None:
        """Go to the choices."""
        event.stop()
        if self._wahl:
            found = self.query_one("#wahl", OptionList)
            found.highlighted = found.highlighted or 0
            found.focus()

    def key_escape(self) -> None:
        """Come back from the choices."""
        self.entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read what is being typed."""
        event.stop()
        self._read(event.value)
        self.post_message(self.Typed(self.text))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is being typed."""
        event.stop()
        self.post_message(self.Typed(self.text))

    # Inside

    @property
    def _line(self) -> Wertzeile:
        return self.query_one(Wertzeile)

    @property
    def _box(self) -> Textfeld:
        return self.query_one(Textfeld)

    @property
    def _is_text(self) -> bool:
        return self._frage is not None and self._frage.is_text

    def _say(self, text: str) -> None:
        meldung = self.query_one("#meldung", Static)
        meldung.display = bool(text)
        meldung.update(Content(f"! {text}" if text else ""))

    def _read(self, text: str) -> None:
        self.query_one("#vorschau", Static).update(_reading(text, self._frage))


def _filled(frage: Frage | None) -> str:
    if frage is None:
        return ""
    kept = frage.vorgabe if frage.is_text else None
    return frage.getippt or kept or ""


def _placeholder(frage: Frage | None) -> str:
    if frage is None:
        return "/prüfen, /abschluss oder /ende"
    if frage.vorgabe is None:
        return _OFFENE_ANTWORT if frage.pflicht else "leer, wenn nichts zu sagen ist"
    return f"leer bleibt unverändert: {one_line(frage.vorgabe)}"


def _reading(text: str, frage: Frage | None) -> Content:
    """Return what a text would mean; nothing is called wrong while it is typed."""
    if text.startswith("/"):
        return Content("  ".join(f"{one.slash}" for one in beginning(text)))
    if frage is None or frage.is_text or frage.schritt is Schritt.UEBERNAHME:
        return Content()
    found = preview(text, frage)
    if found is None or found.antwort.ergebnis not in GENOMMEN:
        return Content()
    odd = " · ungewöhnlich, wird nachgefragt" if found.warnungen else ""
    return badged(rated(found.thema) + odd if found.thema else found.antwort.meldung)
