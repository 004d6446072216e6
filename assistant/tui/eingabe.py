"""The entry: one line for values, several for sentences; nothing typed is dropped.

The line is plain text, never a number field: those swallow the German comma. A paste of
several lines is handed over whole instead of being cut to its first line. In the box
for sentences Enter begins a new line; there a command is a line of its own.

Keys may come faster than questions. What sends an answer is therefore called at once
and not by message, and keys that were on their way to an entry that has gone since are
passed on to the one that stands there now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingsMap, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from assistant.interview.reading import commands
from assistant.interview.reading.clean import clean
from assistant.tui.befehle import typed


def _is_command(line: str) -> bool:
    """Return whether a line tells the screen or the conversation what to do."""
    if not line.strip().startswith("/"):
        return False
    found = commands.read(clean(line))
    return typed(line) is not None or bool(found and found.befehl)


async def _take(
    entry: Input | TextArea, event: events.Key, bindings: BindingsMap
) -> None:
    """Run at once what a key is bound to, or pass it on to the entry that is open.

    Textual runs the action of a bound key (Backspace) only after the key has climbed to
    the application; a letter typed meanwhile would come before it.
    """
    if not entry.display:
        _settled(event)
        now_open = _open_entry(entry)
        if now_open is not entry:
            now_open.post_message(events.Key(event.key, event.character))
        return
    for binding in bindings.key_to_bindings.get(event.key, ()):
        _settled(event)
        await entry.run_action(binding.action)


def _open_entry(entry: Widget) -> Widget:
    """Return the entry that stands in the place of one that is hidden."""
    beside = entry.parent.children if entry.parent else ()
    entries = (one for one in beside if isinstance(one, Input | TextArea))
    return next((one for one in entries if one.display), entry)


def _settled(event: events.Key) -> None:
    event.prevent_default()
    event.stop()


class Wertzeile(Input):
    """One line for an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", "Zur Auswahl", show=False),
        Binding("pageup", "screen.blaettern(-1)", "Hinauf", show=False),
        Binding("pagedown", "screen.blaettern(1)", "Hinunter", show=False),
    ]

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        text: str

    @dataclass
    class Down(Message):
        """The person wants to get to the choices."""

    def __init__(self, send: Callable[[], None]) -> None:
        super().__init__(id="wertzeile", select_on_focus=False)
        self._send = send

    async def action_submit(self) -> None:
        """Send the line."""
        self._send()

    def action_leave(self) -> None:
        """Leave the line for the choices."""
        self.post_message(self.Down())

    async def _on_key(self, event: events.Key) -> None:
        await _take(self, event, self._bindings)

    def _on_paste(self, event: events.Paste) -> None:
        lines = [line for line in event.text.splitlines() if line.strip()]
        event.prevent_default()
        event.stop()
        if len(lines) > 1:
            self.post_message(self.Pasted(event.text))
        elif lines:
            self.replace(lines[0], *self.selection)


class Textfeld(TextArea):
    """Several lines for a cause, a remedy, a reason."""

    def __init__(self, command: Callable[[str], None]) -> None:
        super().__init__(
            id="textfeld", tab_behavior="focus", highlight_cursor_line=False
        )
        self._command = command
        self.border_subtitle = "Eingabetaste: neue Zeile · F9 oder /fertig: übernehmen"

    async def _on_key(self, event: events.Key) -> None:
        row, _ = self.cursor_location
        line = self.document.get_line(row)
        if self.display and event.key == "enter" and _is_command(line):
            _settled(event)
            self.delete((row, 0), (row, len(line)))
            self._command(line.strip())
        else:
            await _take(self, event, self._bindings)
