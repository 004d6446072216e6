"""What an interview hands back when it does not go on: why, or what is wanted."""

from dataclasses import dataclass

from assistant.interview.answer import Antwort, Befehl


@dataclass(frozen=True, slots=True)
class Rejected:
    """An answer that was not taken: why, the remedy, and what was probably meant."""

    antwort: Antwort

    @property
    def meldung(self) -> str:
        """What to say."""
        return self.antwort.meldung

    @property
    def kandidaten(self) -> tuple[str, ...]:
        """What to offer; each is taken as it stands."""
        return self.antwort.kandidaten


@dataclass(frozen=True, slots=True)
class Command:
    """What the front has to do itself: show help, search, or end."""

    befehl: Befehl
    argument: str | None = None
