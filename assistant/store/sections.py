"""`[tables]` and `[[elements]]`: new ones in the manner of their kin, old ones out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.store.layout import (
    blank_lines_above,
    comments_start,
    indent,
    line_at,
    line_end,
    line_start,
    newline,
    next_line,
    section_end,
    written_name,
)
from assistant.store.render import render, render_inline, render_key
from assistant.store.spans import Path, Section
from assistant.store.splice import Draft, Splice, kind_of

_LONGEST_INLINE = 60


@dataclass(frozen=True, slots=True)
class _Style:
    """How a new section looks: blank lines above, indents, line end."""

    blank_lines: int
    header: str
    entry: str
    newline: str


def new_section(
    draft: Draft, table: Path, names: tuple[str, ...], content: dict[str, Any]
) -> Splice:
    """Return the splice that adds `[table.names]` behind all there is of the table."""
    after = draft.below(table)[-1]
    kin = [s for s in draft.below(table) if s.header and len(s.path) > len(table)]
    level = [s for s in kin if len(s.path) == len(table) + len(names)] or kin
    name = _name(draft, table, names)
    like = level[-1] if level else draft.index.sections.get(table)
    lines = _Contents(draft.kinds).lines(name, kind_of((*table, *names)), content)
    return _behind(draft, after, like, [f"[{name}]", *lines])


def new_element(draft: Draft, path: Path, content: dict[str, Any]) -> Splice:
    """Return the splice that adds a `[[path]]` behind the last one, if there is any."""
    kin = [s for s in draft.index.sections.values() if s.path[:-1] == path]
    table = kin[-1].path if kin else path[:-1]
    name = (
        _header_name(draft, kin[-1]) if kin else _name(draft, table, (str(path[-1]),))
    )
    like = kin[-1] if kin else draft.index.sections.get(table)
    lines = _Contents(draft.kinds).lines(name, kind_of(path), content)
    return _behind(draft, draft.below(table)[-1], like, [f"[[{name}]]", *lines])


def element_before(draft: Draft, path: Path, content: dict[str, Any]) -> Splice:
    """Return the splice that adds an element in front of the one at a path."""
    kin = [s for s in draft.index.sections.values() if s.path[:-1] == path[:-1]]
    at = comments_start(draft.text, draft.index.tables[path])
    style = _style(draft, kin[-1], at)
    name = _header_name(draft, kin[-1])
    lines = _Contents(draft.kinds).lines(name, kind_of(path), content)
    body = "".join(_laid_out([f"[[{name}]]", *lines], style))
    return Splice(at, at, body + style.newline * (1 + style.blank_lines))


def move_element(draft: Draft, path: Path, to: int) -> list[Splice]:
    """Return the splices that put an element at another number, as it is written."""
    text, array, number = draft.text, path[:-1], int(path[-1])
    kin = [s for s in draft.index.sections.values() if s.path[:-1] == array]
    start = comments_start(text, draft.index.tables[path])
    end = section_end(text, draft.below(path)[-1])
    style = _style(draft, kin[-1], start)
    gap = style.newline * (1 + style.blank_lines)
    cut = _cut(text, start, next_line(text, end))
    neighbour = to if to < number else to + 1  # as they are counted with it
    if neighbour < len(kin):
        at = comments_start(text, draft.index.tables[(*array, neighbour)])
        return [cut, Splice(at, at, text[start:end] + gap)]
    at = section_end(text, draft.below(kin[-1].path)[-1])
    return [cut, Splice(at, at, gap + text[start:end])]


def has_own_header(draft: Draft, path: Path, value: Any) -> bool:
    """Tell whether a value becomes a section: as its kind does, or if it is long."""
    return isinstance(value, dict) and (
        _is_large(value) or kind_of(path) in draft.kinds
    )


def _is_large(table: dict[str, Any]) -> bool:
    return len(render_inline(table)) > _LONGEST_INLINE


def _behind(
    draft: Draft, after: Section, like: Section | None, lines: list[str]
) -> Splice:
    text = draft.text
    at = section_end(text, after)
    style = _style(draft, like, at)
    body = "".join(_laid_out(lines, style))
    if at or after.statements:
        return Splice(at, at, style.newline * (1 + style.blank_lines) + body)
    return _at_the_top(text, body, style.newline)


def _at_the_top(text: str, body: str, end: str) -> Splice:
    """Put the first section of a file behind its comments."""
    if not text.strip():
        return Splice(len(text), len(text), body + end)
    before = end if text.endswith("\n") else end + end
    return Splice(len(text), len(text), before + body + end)


def _style(draft: Draft, like: Section | None, at: int) -> _Style:
    text, end = draft.text, newline(draft.text, at)
    if like is None or like.header is None:
        return _Style(1, "", "", end)
    header = indent(text, like.header.start)
    entry = indent(text, like.statements[0].key.start) if like.statements else header
    # The first header of a file has none above it, which tells nothing.
    is_first = not text[: line_start(text, like.header.start)].strip()
    blank_lines = 1 if is_first else blank_lines_above(text, like.header)
    return _Style(blank_lines, header, entry, end)


def _laid_out(lines: list[str], style: _Style) -> Iterator[str]:
    for number, line in enumerate(lines):
        is_header = line.startswith("[")
        if number:
            yield style.newline * (1 + style.blank_lines * is_header)
        yield style.header if is_header else style.entry
        yield line.replace("\n", style.newline)


def _name(draft: Draft, table: Path, names: tuple[str, ...]) -> str:
    section = draft.index.sections.get(table)
    if section and section.header:
        above = _header_name(draft, section)
    else:
        above = ".".join(render_key(step) for step in table if isinstance(step, str))
    return ".".join(filter(None, (above, *map(render_key, names))))


def _header_name(draft: Draft, section: Section) -> str:
    header = section.header
    written = draft.text[header.start : header.end] if header else ""
    return written[2:-2].strip() if written.startswith("[[") else written[1:-1].strip()


@dataclass(frozen=True, slots=True)
class _Contents:
    """The lines of a table, given which kinds of table have headers in the file."""

    kinds: set[tuple[str, ...]]

    def lines(
        self, name: str, names: tuple[str, ...], content: dict[str, Any]
    ) -> list[str]:
        """Return the values first, then the tables with their headers."""
        values: list[str] = []
        tables: list[str] = []
        for key, value in content.items():
            inner, kind = f"{name}.{render_key(key)}", (*names, key)
            if _is_list_of_tables(value):
                for element in value:
                    tables += [f"[[{inner}]]", *self.lines(inner, kind, element)]
            elif isinstance(value, dict) and (kind in self.kinds or _is_large(value)):
                tables += [f"[{inner}]", *self.lines(inner, kind, value)]
            else:
                values.append(f"{render_key(key)} = {render(value)}")
        return values + tables


def _is_list_of_tables(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(element, dict) for element in value)
    )


def delete_sections(draft: Draft, path: Path) -> list[Splice]:
    """Return the splices that take away all headers at and under a path.

    A table that only these headers made known gets one of its own and stays, empty.
    """
    sections, parent = draft.below(path), path[:-1]
    if not (sections and sections[0].header and _is_made_by(draft, sections, parent)):
        return [_without(draft.text, section) for section in sections]
    header = sections[0].header
    name = written_name(draft.text, header, len(kind_of(parent)))
    end = section_end(draft.text, sections[0])
    others = [_without(draft.text, section) for section in sections[1:]]
    return [Splice(header.start, end, f"[{name}]"), *others]


def _is_made_by(draft: Draft, sections: list[Section], table: Path) -> bool:
    """Tell whether nothing but these headers says that there is such a table."""
    if not table or table in draft.index.sections or table in draft.index.inline:
        return False
    statements = (s for one in sections_above(draft, table) for s in one.statements)
    is_dotted = any(s.path[: len(table)] == table for s in statements)
    return not is_dotted and len(draft.below(table)) == len(sections)


def sections_above(draft: Draft, path: Path) -> list[Section]:
    """Return the sections whose statements may lead to a path."""
    tables = (path[:length] for length in range(len(path)))
    return [draft.index.sections[t] for t in tables if t in draft.index.sections]


def _without(text: str, section: Section) -> Splice:
    """Take a section away with the blank lines above it, which came with it."""
    start = line_start(text, section.header.start) if section.header else 0
    return _cut(text, start, next_line(text, section_end(text, section)))


def _cut(text: str, start: int, end: int) -> Splice:
    """Take lines away with the blank ones above them."""
    while start and not line_at(text, start - 1):
        start = line_start(text, start - 1)
    while not start and end < len(text) and not line_at(text, end):
        end = next_line(text, end)
    if end == len(text) and start and not text.endswith("\n"):
        start = line_end(text, start - 1)
    return Splice(start, end, "")
