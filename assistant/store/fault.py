"""One thing that is wrong with the text of a file, before its data is looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A place in a text and one German sentence or two: what stands there, what to do.

    Line and column count from 1, columns in code points. `lines` are the lines of the
    faulty statement: on them nothing further should be said, since they were mended by
    guess.
    """

    line: int
    column: int
    message: str
    lines: range = range(0)
