"""Changes inside `[…]` and `{…}`: what is added or taken away, commas included."""

import re
from typing import Any

from assistant.store.layout import (
    comments_start,
    indent,
    line_end,
    line_start,
    newline,
    next_line,
)
from assistant.store.render import render_inline
from assistant.store.spans import Path, Span, Statement
from assistant.store.splice import Draft, Splice

_COMMA_BEHIND = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+,")
_REST_OF_LINE = re.compile(r"[ \t]*+,?[ \t]*+(?:#[^\n]*+)?\r?(?=\n)")


def append_to_array(draft: Draft, path: Path, value: Any) -> list[Splice]:
    """Return the splices that add a last item in the manner of the others."""
    items = array_items(draft, path)
    if not items:
        return [_first_item(draft, path, value)]
    text, last = draft.text, items[-1]
    before = items[-2].end if items[1:] else draft.index.values[path].start + 1
    if "\n" not in text[before : last.start]:
        return [_beside(text, last, render_inline(value))]
    array_end = draft.index.values[path].end
    prefix = text[line_start(text, last.start) : last.start]
    if prefix.strip() == ",":
        line = newline(text, last.start) + prefix + render_inline(value)
        end = line_end(text, last.end)
        at = end if end < array_end else last.end
        return [Splice(at, at, line)]
    return _below(text, last, array_end, render_inline(value))


def insert_item(draft: Draft, path: Path, value: Any) -> Splice:
    """Return the splice that puts an item in front of another one."""
    text, item = draft.text, draft.index.values[path]
    start, rendered = line_start(text, item.start), render_inline(value)
    prefix = text[start : item.start]
    if prefix.strip() not in {"", ","}:
        return Splice(item.start, item.start, f"{rendered}, ")
    comma = "" if prefix.strip() else ","
    at = comments_start(text, item)
    line = prefix + rendered + comma + newline(text, item.start)
    return Splice(at, at, line)


def array_items(draft: Draft, path: Path) -> list[Span]:
    """Return the spans of the items of an array."""
    items: list[Span] = []
    while item := draft.index.values.get((*path, len(items))):
        items.append(item)
    return items


def _first_item(draft: Draft, path: Path, value: Any) -> Splice:
    """Put the first item right behind the bracket, so that any comment stays."""
    at = draft.index.values[path].start + 1
    return Splice(at, at, render_inline(value))


def _beside(text: str, last: Span, item: str) -> Splice:
    if comma := _COMMA_BEHIND.match(text, last.end):
        return Splice(comma.end(), comma.end(), f" {item},")
    return Splice(last.end, last.end, f", {item}")


def _below(text: str, last: Span, array_end: int, item: str) -> list[Splice]:
    """Put an item on a line of its own, behind the comment on the line above."""
    comma = _COMMA_BEHIND.match(text, last.end)
    anchor = comma.end() if comma else last.end
    line = newline(text, last.start) + indent(text, last.start) + item
    if line_end(text, anchor) >= array_end:  # the bracket closes on the same line
        return [Splice(anchor, anchor, f"{line}," if comma else f",{line}")]
    end = line_end(text, anchor)
    if comma:
        return [Splice(end, end, f"{line},")]
    return [Splice(anchor, anchor, ","), Splice(end, end, line)]


def delete_item(draft: Draft, path: Path) -> Splice:
    """Return the splice that takes an item of an array away.

    Raises `Refused` where a comment would go with it.
    """
    items, number = array_items(draft, path[:-1]), path[-1]
    item = draft.index.values[path]
    if lines := _own_lines(draft.text, item):
        return Splice(lines.start, lines.end, "")
    previous = items[number - 1] if isinstance(number, int) and number else None
    following = next((other for other in items if other.start > item.start), None)
    return _cut(draft, path, _with_comma(draft.text, item, previous, following))


def _own_lines(text: str, item: Span) -> Span | None:
    """Return the lines of an item that shares them with no other, nor a bracket."""
    start = line_start(text, item.start)
    rest = _REST_OF_LINE.match(text, item.end)
    head = text[start : item.start].strip()
    if rest is None or head not in {"", ","}:
        return None
    if "," in (head, rest[0].strip()[:1]) or not _COMMA_BEHIND.match(text, item.end):
        return Span(start, next_line(text, item.end))
    return None


def _with_comma(
    text: str, item: Span, previous: Span | None, following: Span | None
) -> Span:
    if following:
        return Span(item.start, following.start)
    if previous:
        return Span(previous.end, item.end)
    comma = _COMMA_BEHIND.match(text, item.end)
    return Span(item.start, comma.end() if comma else item.end)


def _cut(draft: Draft, path: Path, span: Span) -> Splice:
    item = draft.index.values[path]
    around = draft.text[span.start : item.start] + draft.text[item.end : span.end]
    if "#" in around:
        why = "hat einen Kommentar bei sich. Löschen Sie es in einem Editor."
        draft.refuse(path, item.start, why)
    return Splice(span.start, span.end, "")


def delete_entry(entries: list[Statement], entry: Statement) -> Splice:
    """Return the splice that takes an entry of an inline table away."""
    number = entries.index(entry)
    if number:
        return Splice(entries[number - 1].value.end, entry.value.end, "")
    end = entries[1].key.start if entries[1:] else entry.value.end
    return Splice(entry.key.start, end, "")
