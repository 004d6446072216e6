"""The live reading of what is being typed: understood and rated, before Enter."""

from dataclasses import dataclass

from assistant.goals.rating import Bewertung
from assistant.interview.answer import Antwort
from assistant.interview.plausibility import warn
from assistant.interview.question import Frage
from assistant.interview.record import GENOMMEN, record
from assistant.interview.reply import read
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema
from assistant.interview.warning import Warnung

_WERTE = frozenset({Schritt.WERT, Schritt.WANN, Schritt.BESTAETIGUNG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorschau:
    """What a text would mean if it were sent now; nothing is changed by looking.

    `thema` is the indicator as it would stand then, with its rating; None where the
    text is no value.
    """

    antwort: Antwort
    thema: Thema | None = None
    warnungen: tuple[Warnung, ...] = ()

    @property
    def bewertung(self) -> Bewertung | None:
        """The rating the value would get, None where there is no value."""
        return self.thema.bewertung if self.thema else None


def preview(text: str, frage: Frage) -> Vorschau | None:
    """Return the reading of a text at a question, None for an empty one.

    Never raises; cheap enough for every keystroke.
    """
    if not text.strip():
        return None
    antwort = read(text, frage)
    if frage.schritt not in _WERTE or not _is_value(antwort):
        return Vorschau(antwort=antwort)
    thema = frage.thema.changed(record(antwort, frage.thema.kontext).felder)
    return Vorschau(
        antwort=antwort, thema=thema, warnungen=warn(antwort, frage.thema.kontext)
    )


def _is_value(antwort: Antwort) -> bool:
    """Return whether there is something to rate: a bare "ja" still lacks its day."""
    if antwort.ergebnis not in GENOMMEN:
        return False
    lacks_reason = antwort.einschaetzung and not antwort.vermerk
    carries = antwort.wert is not None or antwort.datum or antwort.grund
    return bool(carries or antwort.einschaetzung) and not lacks_reason
