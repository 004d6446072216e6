"""The one judge of what is TOML: tomllib, asked for the place of its refusal."""

import re
import tomllib
from decimal import Decimal, DecimalException

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


def refused_at(text: str) -> int | None:
    """Return the offset at which tomllib refuses the text, or None if it takes it.

    Where it names no place, such as for a string without end, that is the end.
    """
    try:
        tomllib.loads(text, parse_float=Decimal)
    except (ValueError, DecimalException, RecursionError) as refusal:
        found = _PLACE.search(str(refusal))
        return _offset(text, int(found[1]), int(found[2])) if found else len(text)
    return None


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1
