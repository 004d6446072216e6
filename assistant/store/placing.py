"""Which splices make one change: what stands at its path decides."""

from typing import Any

from assistant.store.brackets import append_to_array, insert_item
from assistant.store.change import Append, Delete, Insert, Move, Set
from assistant.store.entries import (
    above_implicit,
    beside_dotted,
    delete_dotted,
    delete_value,
    dotted,
    into_inline,
    into_section,
    replace,
)
from assistant.store.exchange import Exchange, Step, exchange
from assistant.store.sections import (
    delete_sections,
    element_before,
    has_own_header,
    move_element,
    new_element,
    new_section,
)
from assistant.store.spans import Path, locate
from assistant.store.splice import Draft, Splice


def splices_for(draft: Draft, step: Step) -> list[Splice]:
    """Return the splices that make one change of one value, key or table.

    Raises `Refused` where the text has no single place for it.
    """
    match step:
        case Set(path, value):
            if path in draft.index.values:
                return [replace(draft, path, value)]
            return [_insert(draft, path, value)]
        case Append(path, value):
            return _append(draft, path, value)
        case Exchange():
            return exchange(draft, step)
        case Delete(path):
            return _delete(draft, path)
    return _of_element(draft, step)


def _of_element(draft: Draft, step: Insert | Move) -> list[Splice]:
    if isinstance(step, Insert):
        return [_put_before(draft, step.path, step.value)]
    return _move(draft, step.path, step.to)


def nearest_table(draft: Draft, path: Path) -> Path:
    """Return the longest part of a path that is a table already."""
    for length in range(len(path) - 1, 0, -1):
        table = path[:length]
        if table in draft.index.inline or table in draft.index.sections:
            return table
        if table in draft.index.keys:
            return table
    return ()


def _insert(draft: Draft, path: Path, value: Any) -> Splice:
    """Add a key, with the tables above it that are missing."""
    table = nearest_table(draft, path)
    missing = tuple(str(step) for step in path[len(table) :])
    if table in draft.index.inline:
        return into_inline(draft, table, missing[0], _nested(missing[1:], value))
    if splice := beside_dotted(draft, table, missing, value):
        return splice
    if has_own_header(draft, path, value):
        return new_section(draft, table, missing, value)
    if missing[1:]:
        return new_section(draft, table, missing[:-1], {missing[-1]: value})
    if table in draft.index.sections:
        return into_section(draft, draft.index.sections[table], missing[0], value)
    return above_implicit(draft, table, missing[0], value)


def _nested(names: tuple[str, ...], value: Any) -> Any:
    for name in reversed(names):
        value = {name: value}
    return value


def _append(draft: Draft, path: Path, value: Any) -> list[Splice]:
    if draft.is_array(path):
        return append_to_array(draft, path, value)
    if draft.is_tables(path):
        if not isinstance(value, dict):
            why = "ist eine Liste von Abschnitten und nimmt keinen einzelnen Wert."
            draft.refuse(path, draft.index.keys[path].start, why)
        return [new_element(draft, path, value)]
    table = nearest_table(draft, path)
    has_headers = table not in draft.index.inline and not dotted(draft, table)
    if has_headers and isinstance(value, dict) and path[:-1] == table:
        return [new_element(draft, path, value)]
    return [_insert(draft, path, [value])]


def _put_before(draft: Draft, path: Path, value: Any) -> Splice:
    if path in draft.index.values:
        return insert_item(draft, path, value)
    if isinstance(value, dict) and path in draft.index.tables:
        return element_before(draft, path, value)
    why = "ist ein Abschnitt, und vor ihm steht kein einzelner Wert."
    return draft.refuse(path, locate(draft.index, path).start, why)


def _move(draft: Draft, path: Path, to: int) -> list[Splice]:
    if path in draft.index.tables:
        return move_element(draft, path, to)
    why = "steht in Klammern und bleibt an seinem Platz. Ordnen Sie es in einem Editor."
    return draft.refuse(path, locate(draft.index, path).start, why)


def _delete(draft: Draft, path: Path) -> list[Splice]:
    if path in draft.index.values:
        return [delete_value(draft, path)]
    return [*delete_dotted(draft, path), *delete_sections(draft, path)]


def in_turn(draft: Draft, step: Step) -> list[Step]:
    """Return a change as steps: sections go before a value takes their place."""
    path = step.path
    if isinstance(step, Set) and path not in draft.index.values:
        is_there = path in draft.index.keys or path in draft.index.tables
        return [Delete(path), step] if is_there else [step]
    if isinstance(step, Delete) and _is_only_element(draft, path):
        return [step, Set(path[:-1], [])]  # without it, nothing tells of the array
    return [step]


def _is_only_element(draft: Draft, path: Path) -> bool:
    array = path[:-1]
    is_second_there = (*array, 1) in draft.index.tables
    return path in draft.index.tables and path[-1] == 0 and not is_second_there
