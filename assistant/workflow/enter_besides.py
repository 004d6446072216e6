"""What else changes with an answer: the same day elsewhere, marks of the old value."""

import datetime
from collections.abc import Iterator, Sequence

from assistant.goals.change import Change
from assistant.goals.matrix import Indikator
from assistant.goals.soll import TERTIALE
from assistant.goals.tertial import Tertial
from assistant.store.literal import to_toml
from assistant.workflow.angabe import value

_ERLEDIGT = "erledigt"
# Said about the old value, and not to be read in the new one.
_ANGABEN = ("naeherung", "kennzeichen", "datenstand", "grund")


def moved_days(change: Change, basis: Indikator) -> list[Change]:
    """Return what corrects the day of a milestone in the other Tertiale of the year.

    A milestone is reached on one day: where another Tertial holds the old one, the
    correction of one place alone would be a fault, and could never be made.
    """
    new = change.felder.get(_ERLEDIGT)
    old = _report(basis, change.tertial).erledigt
    if not isinstance(new, datetime.date) or old in (None, new):
        return []
    others = (n for n in TERTIALE if n != change.tertial)
    return [
        Change(change.indikator, n, {_ERLEDIGT: new})
        for n in others
        if _report(basis, n).erledigt == old
    ]


def besides(change: Change, basis: Indikator, moved: Sequence[Change]) -> list[str]:
    """Return in German what changes that nobody typed."""
    return [*_moved(moved), *_dropped(change, _report(basis, change.tertial))]


def _moved(moved: Sequence[Change]) -> Iterator[str]:
    if moved:
        tertiale = " und ".join(str(one.tertial) for one in moved)
        yield f"In Tertial {tertiale} stand derselbe Tag; er ist dort mit berichtigt."


def _dropped(change: Change, before: Tertial) -> Iterator[str]:
    gone = [
        f"{key} {value(to_toml(getattr(before, key)), key)}"
        for key in _ANGABEN
        if getattr(before, key) is not None and change.felder.get(key, "") is None
    ]
    if gone:
        verb = "entfallen" if gone[1:] else "entfällt"
        yield f"Mit der alten Angabe {verb}: {', '.join(gone)}."


def _report(indikator: Indikator, tertial: int) -> Tertial:
    return indikator.tertial(tertial) or Tertial()
