"""The surgical edit: only the spans meant change, and the result is proven.

Each change is broken into changes of single values. They become splices of the text,
which is then read again: it must hold the old data plus exactly the wanted change,
or the edit is refused and the text stays as it was.
"""

import tomllib
from collections.abc import Sequence
from decimal import Decimal, DecimalException
from itertools import pairwise
from typing import Any, NoReturn

from assistant.store.change import (
    Append,
    Delete,
    Edit,
    Refused,
    Set,
    apply,
    same,
    smaller,
)
from assistant.store.encoding import MARK
from assistant.store.placing import in_turn, nearest_table, splices_for
from assistant.store.spans import Path, locate
from assistant.store.splice import Draft, Splice, spliced

__all__ = ["Append", "Delete", "Edit", "Refused", "Set", "apply", "edit"]


def edit(text: str, edits: Sequence[Edit], known: dict[str, Any] | None = None) -> str:
    """Return the text with all changes made and every other byte as it was.

    `known` is the data of the text, where it was read before: with `Decimal`.

    Raises `Refused` where a change cannot be made without touching more than is
    meant, and `tomllib.TOMLDecodeError` where the text is no TOML to begin with.
    """
    mark = MARK if text.startswith(MARK) else ""
    old = text.removeprefix(MARK)
    data = tomllib.loads(old, parse_float=Decimal) if known is None else known
    steps: list[Edit] = []
    for change in edits:
        steps += smaller(data, change)
        data = apply(data, [change])
    new = _made(old, steps)
    if not _holds(new, data):
        _refuse(old, edits[0].path)
    return mark + new


def _holds(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return same(tomllib.loads(text, parse_float=Decimal), wanted)
    except (ValueError, DecimalException):
        return False


def _refuse(text: str, path: Path) -> NoReturn:
    draft = Draft.of(text)
    why = "lässt sich hier nicht ändern. Ändern Sie es in einem Editor."
    draft.refuse(path, locate(draft.index, path).start, why)


def _made(text: str, steps: list[Edit]) -> str:
    """Make the changes, as many in one go as do not touch one another."""
    while steps:
        draft = Draft.of(text)
        steps = [*in_turn(draft, steps[0]), *steps[1:]]
        splices = _first_go(draft, steps)
        text = spliced(text, (splice for group in splices for splice in group))
        steps = steps[len(splices) :]
    return text


def _first_go(draft: Draft, steps: list[Edit]) -> list[list[Splice]]:
    """Return the splices of each change that can be decided from one draft."""
    groups = [splices_for(draft, steps[0])]
    claimed = {_claim(draft, steps[0])}
    for before, step in pairwise(steps):
        if not (isinstance(before, Set) and isinstance(step, Set)):
            break
        if _is_claimed(step.path, claimed) or in_turn(draft, step) != [step]:
            break
        group = splices_for(draft, step)
        if _touches(group, groups):
            break
        groups.append(group)
        claimed.add(_claim(draft, step))
    return groups


def _claim(draft: Draft, step: Edit) -> Path:
    """Return what a change brings into being: a table, if that is missing as well."""
    if step.path in draft.index.values:
        return step.path
    return step.path[: len(nearest_table(draft, step.path)) + 1]


def _is_claimed(path: Path, claimed: set[Path]) -> bool:
    """Tell whether a path leads through or to a claimed one, or above it."""
    length = len(path)
    return any(path[: len(one)] == one or one[:length] == path for one in claimed)


def _touches(group: list[Splice], groups: list[list[Splice]]) -> bool:
    """Tell whether a change lands where an earlier one does, so that it must wait."""
    return any(_collide(one, other) for one in group for g in groups for other in g)


def _collide(later: Splice, earlier: Splice) -> bool:
    """Tell whether two splices overlap, or a line might get behind a header."""
    if later.start == earlier.start:
        return "[" in earlier.text or later.end + earlier.end > 2 * later.start
    return later.start < earlier.end and earlier.start < later.end
