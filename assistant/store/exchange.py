"""A key that takes the place of another one, with the comments written for the place.

`ist = 2588 # ohne Doppelfälle` becomes `kein_wert = "…" # ohne Doppelfälle` when one
change takes the one away and sets the other, and comes back the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.store.change import Delete, Set, Small
from assistant.store.entries import adapted, is_in_braces, siblings_of
from assistant.store.layout import indent, key_instead, line_end, newline
from assistant.store.render import render_inline, render_key
from assistant.store.spans import Path, Statement
from assistant.store.splice import Draft, Splice
from assistant.store.tokens import NAME


@dataclass(frozen=True, slots=True)
class Exchange:
    """Put keys in the place of another one: the first in its line, the others below."""

    path: Path
    entries: tuple[tuple[str, Any], ...]


Step = Small | Exchange


def exchanged(draft: Draft, steps: Sequence[Small]) -> list[Step]:
    """Return the steps with an exchange where a table loses a key and gets another.

    Which key gives its place is told by the order of the steps: the first of a table.
    """
    if not any(isinstance(step, Delete) for step in steps) or not _are_apart(steps):
        return list(steps)
    gone = {step.path[:-1]: step for step in reversed(steps) if _goes(draft, step)}
    come: dict[Path, list[Set]] = {}
    for step in steps:
        if isinstance(step, Set) and step.path[:-1] in gone and _is_new(draft, step):
            come.setdefault(step.path[:-1], []).append(step)
    exchanges: list[Step] = []
    done: set[Path] = set()
    for table, sets in come.items():
        path = gone[table].path
        # Braces hold no lines: only one key can stand where one stood.
        taken = sets[:1] if is_in_braces(draft, _statement(draft, path)) else sets
        entries = tuple((str(step.path[-1]), step.value) for step in taken)
        exchanges.append(Exchange(path, entries))
        done |= {path, *(step.path for step in taken)}
    return exchanges + [step for step in steps if step.path not in done]


def _are_apart(steps: Sequence[Small]) -> bool:
    """Tell whether no step changes what another one's path leads through."""
    paths = {step.path for step in steps}
    return len(paths) == len(steps) and all(
        isinstance(step, Set | Delete)
        and isinstance(step.path[-1], str)
        and not any(step.path[:length] in paths for length in range(len(step.path)))
        for step in steps
    )


def _goes(draft: Draft, step: Small) -> bool:
    path = step.path
    return (
        isinstance(step, Delete)
        and path in draft.index.values
        and path not in draft.index.inline
    )


def _is_new(draft: Draft, step: Set) -> bool:
    index = draft.index
    is_there = step.path in index.keys or step.path in index.tables
    return not (is_there or isinstance(step.value, dict))


def exchange(draft: Draft, step: Exchange) -> list[Splice]:
    """Return the splices that make an exchange."""
    statement = _statement(draft, step.path)
    (key, value), below = step.entries[0], step.entries[1:]
    text, start, end = draft.text, statement.key.start, statement.value.end
    if is_in_braces(draft, statement):
        rendered = render_inline(value)
    else:
        rendered = adapted(text, start, value)
    head = _head(draft, statement, key)
    at, line = line_end(text, end), newline(text, end) + indent(text, start)
    lines = (
        line + _head(draft, statement, key) + adapted(text, start, value)
        for key, value in below
    )
    return [Splice(start, end, head + rendered), Splice(at, at, "".join(lines))]


def _head(draft: Draft, statement: Statement, key: str) -> str:
    """Return a new key with its equals sign, dotted as the one that was there."""
    *_, last = NAME.finditer(draft.text, statement.key.start, statement.key.end)
    name = draft.text[statement.key.start : last.start()] + render_key(key)
    others = [one for one in siblings_of(draft, statement.path) if one != statement]
    if is_in_braces(draft, statement):
        others = []
    return key_instead(draft.text, name, statement, others)


def _statement(draft: Draft, path: Path) -> Statement:
    return next(one for one in siblings_of(draft, path) if one.path == path)
