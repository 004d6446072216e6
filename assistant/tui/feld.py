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

from assistant.interview.letters import letter, position
from assistant.interview.result import Rejected
from assistant.tui.befehle import Kommando, beginning, typed
from assistant.tui.dialog import Wahl
from assistant.tui.eingabe import Textfeld, Wertzeile
from assistant.tui.frage import Gefragt

_NICHTS = Gefragt(teile={}, platzhalter="")


class Eingabefeld(Vertical):
    """The place to answer the question on screen."""

    @dataclass
    class Typed(Message):
        """The text in the entry changed."""

        text: str

    def __init__(
        self, say: Callable[[str], None], kommandos: Sequence[Kommando]
    ) -> None:
        super().__init__(id="eingabefeld")
        self._answer = say
        self._kommandos = kommandos
        self._gefragt = _NICHTS
        self._wahl: Sequence[Wahl] = ()
        self.said = ""  # the message above the entry

    def compose(self) -> ComposeResult:
        """Yield message, choices, both entries, and the reading."""
        yield Static(id="meldung")
        yield OptionList(id="wahl", compact=True)
        yield Wertzeile(self.send)
        yield Textfeld(self._answer)
        yield Static(id="vorschau")

    # What the screen says

    def ask(self, gefragt: Gefragt) -> None:
        """Stand before a question; what was typed there before is there again."""
        self._gefragt = gefragt
        self._line.display, self._box.display = not self.is_text, self.is_text
        self.offer(gefragt.wahl, gefragt.label)
        self._say("")
        self.fill(gefragt.steht)
        if gefragt.is_draft:
            self._box.move_cursor((0, 0))
        self._line.placeholder = gefragt.platzhalter
        self.entry.focus()

    def complain(self, rejected: Rejected) -> None:
        """Say why an answer was not taken; the entry stays as it is.

        Where there is something to choose it is marked: a letter takes its place. What
        was offered to an earlier answer is not offered any more.
        """
        self._say(rejected.meldung)
        if rejected.kandidaten:
            self.entry.select_all()
            self.offer([Wahl(one, one) for one in rejected.kandidaten])
        else:
            self.offer(self._gefragt.wahl, self._gefragt.label)

    def warn(self, text: str) -> None:
        """Say that something did not work."""
        self._say(text)

    def offer(self, wahl: Sequence[Wahl], label: Callable[[int], str] = letter) -> None:
        """Offer answers, each with its letter or its number."""
        self._wahl = wahl
        found = self.query_one("#wahl", OptionList)
        found.display = bool(wahl)
        found.set_options(
            Option(Content(f"{label(at)}  {one.text}")) for at, one in enumerate(wahl)
        )

    def fill(self, text: str) -> None:
        """Put a text into the entry, the cursor behind it."""
        with self.prevent(Input.Changed, TextArea.Changed):
            if self.is_text:
                self._box.text = text
                self._box.move_cursor(self._box.document.end)
            else:
                self._line.value = text
                self._line.cursor_position = len(text)
        self._read(text)

    @property
    def text(self) -> str:
        """What stands in the entry; "" where that is what the file says anyway."""
        is_kept = self.is_text and self.draft == self._gefragt.vorgabe
        return "" if is_kept else self.draft

    @property
    def is_text(self) -> bool:
        """Whether sentences are wanted."""
        return self._gefragt.is_text

    @property
    def entry(self) -> Wertzeile | Textfeld:
        """The entry that stands open: the line, or the box for sentences."""
        return self._box if self.is_text else self._line

    @property
    def draft(self) -> str:
        """What stands in the entry, whatever the file says."""
        return self._box.text if self.is_text else self._line.value

    # What the person does

    def send(self) -> None:
        """Send what stands in the entry."""
        chosen = position(self.text, len(self._wahl))
        said = self.text if chosen is None else self._wahl[chosen].name
        if typed(said):
            self.fill("")
        self._answer(said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Send the answer that was chosen; of a list more may follow."""
        event.stop()
        if not _is_offered(event):
            return
        if self._gefragt.is_list and self._wahl is self._gefragt.wahl:
            self._add(self._gefragt.label(event.option_index))
        else:
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

    def _add(self, label: str) -> None:
        """Put one more choice into the line, to be sent with the others."""
        before = self.draft.rstrip(" ,;")
        divider = "; " if ";" in before else ", "
        self.fill(divider.join(filter(None, [before, label])))
        self.entry.focus()
        self.post_message(self.Typed(self.text))

    @property
    def _line(self) -> Wertzeile:
        return self.query_one(Wertzeile)

    @property
    def _box(self) -> Textfeld:
        return self.query_one(Textfeld)

    def _say(self, text: str) -> None:
        self.said = text
        meldung = self.query_one("#meldung", Static)
        meldung.display = bool(text)
        meldung.update(Content(f"! {text}" if text else ""))

    def _read(self, text: str) -> None:
        if text.startswith("/"):
            found = Content("  ".join(map(_slash, beginning(text, self._kommandos))))
        else:
            found = self._gefragt.read(text)
        self.query_one("#vorschau", Static).update(found)


def _is_offered(event: OptionList.OptionSelected) -> bool:
    """Return whether the choice still stands there: Enter may come twice."""
    found, at = event.option_list, event.option_index
    return at < found.option_count and found.options[at] is event.option


def _slash(one: Kommando) -> str:
    return one.slash
