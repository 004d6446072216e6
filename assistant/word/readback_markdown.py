"""From Word paragraphs back to Markdown: headings, lists, quotes, bold and italic.

The inverse of `markdown`. What a person formatted with Word's own list buttons, which
give no list style but a numbered paragraph, is a list, too. Signs that Markdown would
take for its own are escaped, so that they come out again as they stand there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.runs import THING, Segment, read
from assistant.word.update_digest import Look
from assistant.word.update_file import WordFile
from assistant.word.wordml import PPR, RPR, SDT, SDT_CONTENT, P, w

_VAL: Final = w("val")
_STYLED: Final = re.compile(r"(heading|list bullet|list number|quote)(?: (\d))?")
_SIGNS: Final = re.compile(r"([\\*`]|(?<!\w)_|_(?!\w)|\[(?=[^\]]*\]\())")
_LINE_SIGNS: Final = re.compile(r"^(\s*)([#>+-]|[=~]{2,}|\d+(?=[.)]\s))", re.MULTILINE)
_OFF: Final = frozenset({"0", "false", "off", "none"})


class Lists:
    """Which numbers of a document's lists are bullets, and which count."""

    def __init__(self, file: WordFile) -> None:
        name = file.named("numbering")
        self._root = file.root(name) if name else None

    def kind(self, paragraph: Element) -> tuple[str, int] | None:
        """Return what list a paragraph is numbered in, and its level from 1."""
        number = paragraph.find(f"{PPR}/{w('numPr')}/{w('numId')}")
        if self._root is None or number is None or number.get(_VAL) == "0":
            return None
        level = paragraph.find(f"{PPR}/{w('numPr')}/{w('ilvl')}")
        depth = "0" if level is None else level.get(_VAL) or "0"
        counted = self._format(number.get(_VAL) or "", depth) not in {"bullet", "none"}
        return "list number" if counted else "list bullet", int(depth) + 1

    def _format(self, number: str, level: str) -> str:
        if self._root is None:
            return ""
        for each in self._root.iterchildren(w("num")):
            form = each.find(w("abstractNumId"))
            if each.get(w("numId")) == number and form is not None:
                return self._of_level(form.get(_VAL) or "", level)
        return ""

    def _of_level(self, abstract: str, level: str) -> str:
        if self._root is None:
            return ""
        path = f"{w('abstractNum')}[@{w('abstractNumId')}='{abstract}']"
        inner = f"{w('lvl')}[@{w('ilvl')}='{level}']/{w('numFmt')}"
        form = self._root.find(f"{path}/{inner}")
        return "" if form is None else form.get(_VAL) or ""


def markdown(nodes: Iterable[Element], look: Look, lists: Lists) -> tuple[str, ...]:
    """Return the paragraphs as Markdown; a whole list is one entry."""
    lines = [
        (kind, level, text)
        for paragraph in _paragraphs(nodes)
        for kind, level in [_kind(paragraph, look, lists)]
        if (text := _inline(paragraph))
    ]
    blocks: list[str] = []
    for is_list, group in groupby(lines, lambda line: line[0].startswith("list")):
        if is_list:
            blocks.append("\n".join(_items(list(group))))
        else:
            blocks += [_block(kind, level, text) for kind, level, text in group]
    return tuple(blocks)


def _paragraphs(nodes: Iterable[Element]) -> Iterator[Element]:
    for node in nodes:
        if node.tag == P:
            yield node
        elif node.tag == SDT:
            for content in node.iterchildren(SDT_CONTENT):
                yield from _paragraphs(content)


def _kind(paragraph: Element, look: Look, lists: Lists) -> tuple[str, int]:
    if match := _STYLED.fullmatch(look.style(paragraph)):
        return match[1], int(match[2] or 1)
    return lists.kind(paragraph) or ("", 1)


def _block(kind: str, level: int, text: str) -> str:
    if kind == "heading":
        return f"{'#' * level} {text}"
    return f"> {text}" if kind == "quote" else text


def _items(lines: Sequence[tuple[str, int, str]]) -> Iterator[str]:
    """Yield the items of a list; what lies deeper is indented below its item."""
    counts: dict[int, int] = {}
    indents = {1: 0}
    for kind, level, text in lines:
        counts = {deep: n for deep, n in counts.items() if deep <= level}
        counts[level] = counts.get(level, 0) + 1
        sign = f"{counts[level]}. " if kind == "list number" else "- "
        indent = indents.get(level, max(indents.values()))
        indents[level + 1] = indent + len(sign)
        hanging = "\n" + " " * (indent + len(sign))
        yield f"{' ' * indent}{sign}{text.replace(chr(10), hanging)}"


def _inline(paragraph: Element) -> str:
    segments = [each for each in read(paragraph) if each.text not in {"", THING}]
    pieces = (
        _emphasised("".join(each.text for each in group), *form)
        for form, group in groupby(segments, _form)
    )
    text = _LINE_SIGNS.sub(r"\1\\\2", "".join(pieces).strip())
    # A figure at the beginning is escaped behind itself: 1\. is no list.
    return re.sub(r"^(\s*)\\(\d+)(?=[.)])", r"\1\2\\", text, flags=re.MULTILINE)


def _form(segment: Segment) -> tuple[bool, bool]:
    run = segment.element.getparent()
    form = None if run is None else run.find(RPR)
    if form is None:
        return False, False
    return _is_on(form.find(w("b"))), _is_on(form.find(w("i")))


def _is_on(node: Element | None) -> bool:
    return node is not None and (node.get(_VAL) or "1") not in _OFF


def _emphasised(text: str, bold: bool, italic: bool) -> str:  # noqa: FBT001 - one caller, above
    """Return a text with its stars, blanks at its ends left outside of them."""
    escaped = _SIGNS.sub(r"\\\1", text).replace("\n", "\\\n")
    stars = "**" * bold + "*" * italic
    inner = escaped.strip()
    if not stars or not inner:
        return escaped
    before, after = escaped.split(inner, 1)
    return f"{before}{stars}{inner}{stars[::-1]}{after}"
