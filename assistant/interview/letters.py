"""Letters for choices: a for the first, aa behind z, the same in every front."""

from string import ascii_lowercase

_COUNT = len(ascii_lowercase)


def letter(at: int) -> str:
    """Return the letter of a choice: a for the first."""
    round_, place = divmod(at, _COUNT)
    return ascii_lowercase[place] * (round_ + 1)


def position(text: str, count: int) -> int | None:
    """Return which of so many choices typed letters mean, None for none."""
    said = text.strip().lower().rstrip(")")
    return next((at for at in range(count) if letter(at) == said), None)
