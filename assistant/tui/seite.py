"""A screen that hands something back, once: keys may come faster than it goes away."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class Seite(Screen[ScreenResultType]):
    """A page of the interview."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Hand the result back; from a page already left nothing comes."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class Ueberlage(ModalScreen[ScreenResultType]):
    """A page over another one, which stays in sight."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Hand the result back; from a page already left nothing comes."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
