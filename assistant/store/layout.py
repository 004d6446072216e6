"""Lines, indents and blank lines around a place in a text."""

import re

from assistant.store.spans import Section, Span, Statement
from assistant.store.tokens import NAME

_INDENT = re.compile(r"[ \t]*+")
_EQUALS = re.compile(r"([ \t]*+)=([ \t]*+)$")


def line_start(text: str, at: int) -> int:
    """Return the offset of the first character of a line."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return the offset behind the last character of a line, before its line end."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if text[end - 1 : end] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Return the offset of the line after this one, or the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def newline(text: str, at: int) -> str:
    """Return how the line ends; the last line of a file ends like the one before."""
    end = text.find("\n", at)
    if end < 0:
        end = text.rfind("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def indent(text: str, at: int) -> str:
    """Return the blanks at the start of a line."""
    found = _INDENT.match(text, line_start(text, at))
    return found[0] if found else ""


def line_at(text: str, at: int) -> str:
    """Return the line without blanks around it."""
    return text[line_start(text, at) : line_end(text, at)].strip()


def content_end(text: str, section: Section) -> int:
    """Return the end of the last line that holds a header or statement of a section."""
    if section.statements:
        return line_end(text, section.statements[-1].value.end)
    return line_end(text, section.header.end) if section.header else 0


def section_end(text: str, section: Section) -> int:
    """Return the end of a section with the comments that close it.

    Comments right below the last statement belong to it when a blank line follows;
    right above a header they belong to that.
    """
    end = at = content_end(text, section)
    while (start := next_line(text, at)) < len(text) and start > at:
        if not line_at(text, start).startswith("#"):
            break
        at = line_end(text, start)
    follows = line_at(text, next_line(text, at)) if next_line(text, at) > at else ""
    return end if follows else at


def comments_start(text: str, header: Span) -> int:
    """Return the start of the comment lines right above a header, or of its line."""
    start = line_start(text, header.start)
    while start and line_at(text, start - 1).startswith("#"):
        start = line_start(text, start - 1)
    return start


def blank_lines_above(text: str, header: Span) -> int:
    """Return how many blank lines part a header and its comments from what is above."""
    start, count = comments_start(text, header), 0
    while start and not line_at(text, start - 1):
        start, count = line_start(text, start - 1), count + 1
    return count


def key_and_equals(text: str, key: str, siblings: list[Statement]) -> str:
    """Return key and equals sign, spaced as those of the statements beside it."""
    if not siblings:
        return f"{key} = "
    last = siblings[-1]
    found = _EQUALS.search(text, last.key.end, last.value.start)
    before, after = found.groups() if found else (" ", " ")
    width = _aligned_at(text, siblings)
    return f"{key.ljust(width)}{' ' if width else before}={after}"


def key_instead(
    text: str, key: str, statement: Statement, others: list[Statement]
) -> str:
    """Return key and equals sign, spaced as those of the statement they replace."""
    like = [*others, statement]
    # A key too long for the column of the others comes back into it when it is short.
    if others and not _aligned_at(text, like) and _aligned_at(text, others):
        like = others
    return key_and_equals(text, key, like)


def _aligned_at(text: str, siblings: list[Statement]) -> int:
    """Return the length to which keys are padded, 0 where they are not."""
    ends = {
        text.index("=", one.key.end) - line_start(text, one.key.start)
        for one in siblings
    }
    padded = any(text[one.key.end : one.key.end + 2].isspace() for one in siblings)
    if len(ends) != 1 or not padded:
        return 0
    return ends.pop() - 1 - len(indent(text, siblings[-1].key.start))


def written_name(text: str, header: Span, parts: int) -> str:
    """Return so many parts of the name in a header, as they are written there."""
    found = list(NAME.finditer(text, header.start, header.end))
    return text[found[0].start() : found[parts - 1].end()]
