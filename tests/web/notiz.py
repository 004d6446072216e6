"""The smallest app that asks something and keeps the answer."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Notiz(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Wie lautet die Notiz?")
        yield Input()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        Path(sys.argv[1]).write_text(event.value, encoding="utf-8")
        self.query_one(Static).update("Gespeichert.")


Notiz().run()
