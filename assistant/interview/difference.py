"""What has to be stored so that one state of an indicator becomes another."""

from assistant.goals.change import Change, Feldwert
from assistant.goals.matrix import Indikator
from assistant.goals.tertial import Tertial
from assistant.interview.record import ANTWORT


def difference(before: Indikator, after: Indikator, tertial: int) -> Change | None:
    """Return the change that leads from one report to the other, None if none does.

    A value is stored with all its marks and the reasons for having none, also those
    that stay as they are: if somebody else has set one of them, that is a conflict.
    """
    old, new = before.tertial(tertial), after.tertial(tertial)
    changed = {key for key in Tertial.model_fields if _of(old, key) != _of(new, key)}
    if not changed:
        return None
    whole = set(ANTWORT) if changed & set(ANTWORT) else set()
    felder = {
        key: _of(new, key) for key in Tertial.model_fields if key in changed | whole
    }
    return Change(after.id, tertial, felder)


def _of(bericht: Tertial | None, key: str) -> Feldwert:
    value: Feldwert = getattr(bericht, key, None)
    return value
