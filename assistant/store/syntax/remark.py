"""What is said about one place of a refused statement, and how it is mended."""

from collections.abc import Callable
from dataclasses import dataclass, replace

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """A German message for the place `at`, and what to put from `start` to `end`."""

    at: int
    message: str
    start: int
    end: int
    mend: str

    def moved(self, by: int) -> "Remark":
        """Return the same remark for a text that starts this much earlier."""
        return replace(self, at=self.at + by, start=self.start + by, end=self.end + by)

    def placed(self, at: int) -> "Remark":
        """Return the same remark, said at another place."""
        return replace(self, at=at)

    def applied(self, text: str) -> str:
        """Return the text with the place mended."""
        return text[: self.start] + self.mend + text[self.end :]


Rule = Callable[[str], Remark | None]


def whole(value: str, message: str, mend: str) -> Remark:
    """Return a remark on a whole value."""
    return Remark(0, message, 0, len(value), mend)


def first(rules: tuple[Rule, ...], value: str) -> Remark | None:
    """Return what the first rule says that has something to say."""
    return next((remark for rule in rules if (remark := rule(value))), None)


def shown(piece: str) -> str:
    """Return a piece of the file in quotation marks, cut where it is long."""
    line = piece.strip().split("\n")[0].rstrip()
    cut = line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
    return f"‚{cut}‘" if set(cut) & set("„“”") else f"„{cut}“"


def shown_code(code: str) -> str:
    """Return what is to be written, cut where it is long."""
    return code if len(code) <= _LONGEST else code[: _LONGEST - 1].rstrip() + "…"
