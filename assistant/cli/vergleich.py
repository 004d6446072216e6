"""Old and new beside each other, cut down to where they differ."""

from itertools import takewhile

_KURZ = 70
_UMFELD = 20


def pair(before: str, after: str) -> str:
    """Return "441 → 450"; of long texts only what differs with some words around."""
    old, new = _flat(before), _flat(after)
    if max(len(old), len(new)) > _KURZ and old and new:
        old, new = _around_the_change(old, new)
    return f"{old or '(leer)'} → {new or '(leer)'}"


def shortened(text: str) -> str:
    """Return a text on one line and not too long."""
    flat = _flat(text)
    return flat if len(flat) <= _KURZ else f"{flat[: _KURZ - 1].rstrip()}…"


def _around_the_change(old: str, new: str) -> tuple[str, str]:
    start = max(0, _common(old, new) - _UMFELD)
    end = _common(old[start:][::-1], new[start:][::-1]) - _UMFELD
    return _cut(old, start, max(0, end)), _cut(new, start, max(0, end))


def _common(old: str, new: str) -> int:
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], pairs))


def _cut(text: str, start: int, end: int) -> str:
    middle = shortened(text[start : len(text) - end])
    return f"{'… ' if start else ''}{middle}{' …' if end else ''}"


def _flat(text: str) -> str:
    return " ".join(text.split())
