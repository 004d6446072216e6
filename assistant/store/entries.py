"""Changes of `key = value`: replaced, added where its kind stands, taken away."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.store.brackets import delete_entry, delete_item
from assistant.store.layout import (
    comments_start,
    indent,
    key_and_equals,
    line_end,
    line_start,
    newline,
    next_line,
    written_name,
)
from assistant.store.render import render, render_inline, render_key
from assistant.store.spans import Path, Section, Statement
from assistant.store.splice import Draft, Splice, kind_of
from assistant.store.tokens import NAME

_DIRECTIVES = re.compile(r"(?:#:[^\n]*+\n)*+")


def replace(draft: Draft, path: Path, value: Any) -> Splice:
    """Return the splice that puts a value in place of the one that is there."""
    span = draft.index.values[path]
    old = draft.text[span.start : span.end]
    # Lines within a value may stand in brackets too, but only if they did before.
    is_nested = path[:-1] in draft.index.inline or isinstance(path[-1], int)
    if is_nested and "\n" not in old:
        return Splice(span.start, span.end, render_inline(value))
    return Splice(span.start, span.end, adapted(draft.text, span.start, value, old))


def adapted(text: str, at: int, value: Any, old: str = "") -> str:
    """Return a value as TOML with the line ends that a place has."""
    return render(value, old).replace("\n", newline(text, at))


def into_inline(draft: Draft, table: Path, key: str, value: Any) -> Splice:
    """Return the splice that adds a last entry to an inline table."""
    entries, name = draft.index.inline[table], render_key(key)
    if entries:
        at = entries[-1].value.end
        head = key_and_equals(draft.text, name, entries[-1:])
        return Splice(at, at, f", {head}{render_inline(value)}")
    span = draft.index.values[table]
    return Splice(span.start, span.end, render({key: value}))


def into_section(draft: Draft, section: Section, key: str, value: Any) -> Splice:
    """Return the splice that adds a key below the last one of a section."""
    head = key_and_equals(draft.text, render_key(key), section.statements)
    if section.statements:
        last = section.statements[-1]
        return _line_below(draft, last.value.end, last.key.start, (head, value))
    if section.header:
        return _line_below(
            draft, section.header.end, section.header.start, (head, value)
        )
    return _first_line(draft, head, value)


def _line_below(draft: Draft, at: int, like: int, entry: tuple[str, Any]) -> Splice:
    """Add a line below the one at an offset, indented like that at another."""
    text, (head, value) = draft.text, entry
    line = indent(text, like) + head + adapted(text, at, value)
    end = line_end(text, at)
    return Splice(end, end, newline(text, at) + line)


def _first_line(draft: Draft, head: str, value: Any) -> Splice:
    """Add the first key in front of all headers, or to a file without any."""
    text, end = draft.text, newline(draft.text, 0)
    line = head + adapted(text, 0, value)
    if not draft.index.tables:
        before = "" if not text or text.endswith("\n") else end
        return Splice(len(text), len(text), before + line + end)
    at = comments_start(text, next(iter(draft.index.tables.values())))
    directives = _DIRECTIVES.match(text, at)
    at = directives.end() if directives and not at else at
    return Splice(at, at, line + end + end)


def above_implicit(draft: Draft, table: Path, key: str, value: Any) -> Splice:
    """Return the splice that adds a key to a table known only by its sub-tables.

    It gets a header, above the first of them and its comments.
    """
    first = draft.below(table)[0]
    header = first.header or draft.index.keys[table]
    text = draft.text
    written = written_name(text, header, len(kind_of(table)))
    end, blank = newline(text, header.start), indent(text, header.start)
    line = f"{blank}{render_key(key)} = {adapted(text, header.start, value)}"
    at = comments_start(text, header)
    return Splice(at, at, f"{blank}[{written}]{end}{line}{end}{end}")


def dotted(draft: Draft, table: Path) -> Statement | None:
    """Return the last statement whose dotted key makes this table, if one does."""
    if not table or table in draft.index.sections or table in draft.index.inline:
        return None
    found = [s for _, s in _statements(draft, table) if s.path[: len(table)] == table]
    return found[-1] if found else None


def _statements(
    draft: Draft, path: Path
) -> Iterator[tuple[list[Statement], Statement]]:
    """Yield the statements that may be at or under a path, each with its siblings."""
    for base in (path[:length] for length in range(len(path))):
        section = draft.index.sections.get(base)
        siblings = section.statements if section else draft.index.inline.get(base, [])
        yield from ((siblings, statement) for statement in siblings)


def siblings_of(draft: Draft, path: Path) -> list[Statement]:
    """Return the statements around the one at a path, itself included."""
    return next(pair[0] for pair in _statements(draft, path) if pair[1].path == path)


def beside_dotted(
    draft: Draft, table: Path, missing: tuple[str, ...], value: Any
) -> Splice | None:
    """Return the splice that adds a dotted key to a table made of such keys."""
    beside = dotted(draft, table)
    if beside is None:
        return None
    prefix = _written(draft, beside, len(beside.path) - len(table))
    head = key_and_equals(
        draft.text, ".".join((prefix, *map(render_key, missing))), [beside]
    )
    if is_in_braces(draft, beside):
        at = beside.value.end
        return Splice(at, at, f", {head}{render_inline(value)}")
    return _line_below(draft, beside.value.end, beside.key.start, (head, value))


def _written(draft: Draft, statement: Statement, without: int) -> str:
    """Return a dotted key as it stands, without its last parts."""
    start, end = statement.key.start, statement.key.end
    parts = list(NAME.finditer(draft.text, start, end))
    return draft.text[start : parts[-1 - without].end()]


def is_in_braces(draft: Draft, statement: Statement) -> bool:
    """Tell whether a statement stands in an inline table."""
    above = (statement.path[:length] for length in range(len(statement.path)))
    return any(path in draft.index.inline for path in above)


def delete_value(draft: Draft, path: Path) -> Splice:
    """Return the splice that takes a key and its value, or an item, away."""
    if isinstance(path[-1], int):
        return delete_item(draft, path)
    siblings, statement = next(
        pair for pair in _statements(draft, path) if pair[1].path == path
    )
    if _is_last_of_dotted(draft, siblings, statement):
        parent = _written(draft, statement, 1)
        return Splice(statement.key.start, statement.value.end, f"{parent} = {{}}")
    if is_in_braces(draft, statement):
        return delete_entry(siblings, statement)
    return delete_line(draft.text, statement)


def _is_last_of_dotted(
    draft: Draft, siblings: list[Statement], statement: Statement
) -> bool:
    """Tell whether a table made of dotted keys would go with its last key."""
    table = statement.path[:-1]
    if table in draft.index.sections or table in draft.index.inline:
        return False
    others = [one for one in siblings if one.path[: len(table)] == table]
    return others == [statement] and not draft.below(table)


def delete_line(text: str, statement: Statement) -> Splice:
    """Return the splice that takes the lines of a statement away."""
    start = line_start(text, statement.key.start)
    end = next_line(text, statement.value.end)
    if end == len(text) and start and not text.endswith("\n"):
        start = line_end(text, start - 1)
    return Splice(start, end, "")


def delete_dotted(draft: Draft, path: Path) -> list[Splice]:
    """Return the splices that take all dotted keys under a path away."""
    found = [
        pair for pair in _statements(draft, path) if pair[1].path[: len(path)] == path
    ]
    if found and is_in_braces(draft, found[0][1]):
        if found[1:]:
            why = "steht hier in mehreren Stücken. Löschen Sie sie in einem Editor."
            draft.refuse(path, found[0][1].key.start, why)
        return [delete_entry(*found[0])]
    return [delete_line(draft.text, statement) for _, statement in found]
