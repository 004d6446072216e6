"""A refused text cut into statements, so that one fault cannot hide the next.

Most statements are one line. Where a string or bracket goes on over several, its end
is looked for, but not beyond a line that plainly begins something else: a header, or
`name =` where no name can stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.store.syntax.lines import ENTRY

_NEW_STATEMENT = re.compile(
    r"[ \t]*+(?:[A-Za-z_][\w.-]*+[ \t]*+=(?!=)"
    r"""|\[\[?+[A-Za-z_"][\w."-]*+\]\]?+[ \t]*+(?:#|$))"""
)
_HEADER = re.compile(r"[ \t]*+\[")
_TRIPLE = {
    '"""': re.compile(r'(?:[^"\\]++|\\.|""?+(?!"))*+("{3,5}+)', re.DOTALL),
    "'''": re.compile(r"(?:[^']++|''?+(?!'))*+('{3,5}+)", re.DOTALL),
}
_INSIDE = re.compile(
    r'''"""(?:[^"\\]++|\\.|""?+(?!"))*+"{3,5}+|\'\'\'(?:[^']++|''?+(?!'))*+'{3,5}+'''
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|#[^\n]*+|[\[\]{}\n]""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One statement: its first line (from 1), its text, what it opens and not closes.

    `opened` is the offset of a string or bracket without end inside the text.
    """

    line: int
    text: str
    opened: int | None = None

    @property
    def lines(self) -> range:
        """The lines of the statement."""
        return range(self.line, self.line + self.text.count("\n") + 1)


def blocks(text: str) -> Iterator[Block]:
    """Yield the statements of a text; joined by newlines they are the text again."""
    at, line = 0, 1
    while at <= len(text):
        block = _block(text, at, line)
        yield block
        at += len(block.text) + 1
        line += len(block.lines)


def _block(text: str, at: int, line: int) -> Block:
    line_end = _line_end(text, at)
    entry = ENTRY.match(text, at, line_end)
    if entry is None or _HEADER.match(text, at):
        return Block(line, text[at:line_end])
    start = entry.end()
    if text[start : start + 3] in _TRIPLE:
        end, next_start = _end_of_string(text, start), _next_statement(text, start)
    elif text[start : start + 1] in ("[", "{"):
        end, next_start = _end_of_brackets(text, start)
    else:
        return Block(line, text[at:line_end])
    if end is None:
        return Block(line, text[at : next_start - 1], start - at)
    return Block(line, text[at : _line_end(text, end)])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _end_of_string(text: str, start: int) -> int | None:
    """Return where a multi-line string ends, unless it swallows the next one."""
    mark = text[start : start + 3]
    found = _TRIPLE[mark].match(text, start + 3)
    if found is None:
        return None
    line_start = text.rfind("\n", 0, found.start(1)) + 1
    entry = ENTRY.match(text, line_start, _line_end(text, line_start))
    if line_start > start and entry and entry.end() == found.start(1):
        return None
    return found.end()


def _end_of_brackets(text: str, start: int) -> tuple[int | None, int]:
    """Return where a bracket closes; where it does not, None and the next statement."""
    open_marks: list[str] = []
    for found in _INSIDE.finditer(text, start):
        sign = found[0]
        if sign in ("[", "{"):
            open_marks.append(sign)
        elif sign in ("]", "}"):
            open_marks.pop()
            if not open_marks:
                return found.end(), found.end()
        elif sign == "\n" and _begins_anew(text, found.end(), open_marks):
            return None, found.end()
    return None, len(text) + 1


def _begins_anew(text: str, line_start: int, open_marks: list[str]) -> bool:
    line = text[line_start : _line_end(text, line_start)]
    if not _NEW_STATEMENT.match(line):
        return False
    if open_marks[-1] == "[" or _HEADER.match(line):
        return True
    # In braces over several lines, as TOML 1.1 has them, a name follows a comma.
    before = re.sub(r"#[^\n]*", "", text[:line_start].rsplit("\n", 2)[-2])
    return not before.rstrip().endswith((",", "{"))


def _next_statement(text: str, at: int) -> int:
    """Return the start of the next line that begins something; one past the end."""
    line_start = _line_end(text, at) + 1
    while line_start <= len(text):
        line_end = _line_end(text, line_start)
        if _NEW_STATEMENT.match(text[line_start:line_end]):
            return line_start
        line_start = line_end + 1
    return len(text) + 1
