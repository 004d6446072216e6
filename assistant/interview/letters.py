"""Letters for choices: a for the first, the same in every front."""


def letter(at: int) -> str:
    """Return the letter of a choice: a for the first."""
    return chr(ord("a") + at)


def position(text: str, count: int) -> int | None:
    """Return which of so many choices a typed letter means, None for none."""
    said = text.strip().lower().rstrip(")")
    at = ord(said) - ord("a") if len(said) == 1 else -1
    return at if 0 <= at < count else None
