"""The question on screen, whatever it is about: what is asked, and how it is said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.interview.letters import letter
from assistant.tui.dialog import Wahl

_TEILE = ("ort", "text", "gezaehlt", "lage", "reihe", "hinweis")


def _unread(_: str) -> Content:
    return Content()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gefragt:
    """One question as the screen shows it.

    `teile` are its parts in words, by their names. `steht` is what the entry begins
    with; an untouched box that holds `vorgabe` says nothing new. `label` numbers the
    choices, of which several may be taken where `is_list`. A text that `is_draft` is
    read from its beginning. `read` tells what a text would mean while it is typed.
    """

    teile: Mapping[str, Content]
    platzhalter: str
    steht: str = ""
    vorgabe: str | None = None
    wahl: Sequence[Wahl] = ()
    label: Callable[[int], str] = letter
    is_text: bool = False
    is_list: bool = False
    is_draft: bool = False
    read: Callable[[str], Content] = _unread


class Fragefeld(Vertical):
    """One question in words; parts that say nothing take no room."""

    def compose(self) -> ComposeResult:
        """Yield place, question, what is counted, the figures, and the hint."""
        for name in _TEILE:
            yield Static(id=f"frage-{name}")

    def show(self, gefragt: Gefragt) -> None:
        """Ask this question."""
        for part in self.query(Static):
            name = str(part.id).removeprefix("frage-")
            content = gefragt.teile.get(name, Content())
            part.display = bool(content)
            part.update(content)
