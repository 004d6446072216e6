"""Line and column of offsets in a text."""

from bisect import bisect_right
from itertools import accumulate


class Places:
    """Line and column of many offsets of one text."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        lengths = map(len, text.split("\n"))
        self._starts = list(accumulate(lengths, lambda at, n: at + n + 1, initial=0))

    def __call__(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of one offset; for many, keep a `Places`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1
