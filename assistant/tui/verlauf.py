"""The conversation as it is read: answered questions a line each, the open one below.

At most `_HOECHSTENS` lines are kept on screen; older ones are in the file, in the
overview and in `zielmatrix verlauf`. Only what changed is drawn anew.
"""

from collections.abc import Container, Hashable, Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.interview.faden import Faden, Gesagt
from assistant.tui.drawing import badge
from assistant.tui.faden import Antwortzeile, lines

_HOECHSTENS = 80
_NAME = 30  # cells for a name, more where the answer leaves them
_RAND = 4  # cells for the sign in front and the gap behind the name


class Zeile(Static):
    """One answered question: name, answer, coloured word, deviation."""

    def __init__(self, zeile: Antwortzeile) -> None:
        super().__init__(classes="zeile")
        self._zeile = zeile

    def show(self, zeile: Antwortzeile) -> None:
        """Say something else in this line."""
        if zeile != self._zeile:
            self._zeile = zeile
            self.refresh(layout=True)

    def render(self) -> Content:
        """Return the line, its end at the right edge and nothing wrapped."""
        zeile, width = self._zeile, self.content_size.width
        end = _end(zeile)
        room = max(width - end.cell_length - 1, 1)
        said = Content.styled(zeile.gesagt, "bold")
        names = max(min(_NAME, room // 2), room - said.cell_length - _RAND)
        name = Content(zeile.name).truncate(names, ellipsis=True)
        front = Content.assemble(f"{zeile.zeichen} ", name, ("  ", ""), said)
        front = front.truncate(room, ellipsis=True)
        gap = max(width - front.cell_length - end.cell_length, 0)
        return Content.assemble(front, " " * gap, end)


def _end(zeile: Antwortzeile) -> Content:
    if zeile.ampel is None:
        return Content("")
    return Content.assemble(
        f"{zeile.abweichung} " if zeile.abweichung else "", badge(zeile.ampel)
    )


class Meldung(Static):
    """Something the assistant says: restored, changed elsewhere, taken back."""

    def __init__(self, text: str) -> None:
        super().__init__(Content(text), classes="meldung")


class Verlauf(Widget):
    """The lines of the conversation, kept equal to what was said."""

    def __init__(self) -> None:
        super().__init__(id="verlauf")
        self._zeilen: dict[Hashable, Zeile] = {}

    def say(self, *texts: str) -> None:
        """Add what the assistant has to tell."""
        if texts:
            self.mount_all([Meldung(text) for text in texts])
            self._prune()

    def put(self, found: Iterable[Antwortzeile]) -> None:
        """Show these lines: where one is there in its place, else at the end."""
        new: list[Zeile] = []
        for one in found:
            shown = self._zeilen.get(one.frage)
            if shown:
                shown.show(one)
            else:
                new.append(self._zeilen.setdefault(one.frage, Zeile(one)))
        if new:
            self.mount_all(new)
            self._prune()

    def keep_only(self, said: Container[Hashable]) -> None:
        """Take the lines away whose answers are gone."""
        for frage in [one for one in self._zeilen if one not in said]:
            self._zeilen.pop(frage).remove()

    def _prune(self) -> None:
        too_many = list(self.children)[:-_HOECHSTENS]
        for one in too_many:
            one.remove()
        self._zeilen = {
            frage: zeile
            for frage, zeile in self._zeilen.items()
            if zeile not in too_many
        }


class Fadenverlauf(Verlauf):
    """The lines of an interview; only what was said anew is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._gesagt: tuple[Gesagt, ...] = ()

    def follow(self, faden: Faden) -> None:
        """Show what was said; a line whose answer is gone goes too."""
        now = faden.gesagt[-_HOECHSTENS:]
        if now == self._gesagt:
            return
        self.keep_only({one.frage for one in now})
        self.put(lines(faden, _touched(self._gesagt, now)))
        self._gesagt = now


def _touched(before: Sequence[Gesagt], now: Sequence[Gesagt]) -> list[Gesagt]:
    """Return the answers about every indicator of which something was said anew."""
    fresh = {one.frage.indikator for one in set(now) ^ set(before)}
    return [one for one in now if one.frage.indikator in fresh]
