"""The name somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_GLYPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CUTOFF = 0.6


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name closest to `name`, None if none is near.

    Umlauts count as what they are written as in keys: "maßnahme" finds "massnahme".
    """
    folded = {_fold(item): item for item in known}
    matches = get_close_matches(_fold(name), folded, n=1, cutoff=_CUTOFF)
    return folded[matches[0]] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return " Meinten Sie „…“?", or nothing if no known name is near."""
    match = nearest(name, known)
    return f" Meinten Sie „{match}“?" if match else ""


def _fold(name: str) -> str:
    return name.lower().translate(_GLYPHS)
