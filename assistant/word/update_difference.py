"""What changed between two contents of a region, told as a reader would find it.

A table row is known by what stands in its first cell, a column by the head of the
table; paragraphs are matched by what they say. A chart is the table of its numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, zip_longest
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.runs import THING, text_of
from assistant.word.update_charts import charted
from assistant.word.update_digest import Look
from assistant.word.wordml import SDT, SDT_CONTENT, TBL, TC, TR, P, own, w

_GONE: Final = frozenset(map(w, ("del", "moveFrom")))

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed: the row and column of a cell, or "" for a paragraph.

    What came new has no `before`, what went has no `after`.
    """

    row: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be read in a region: paragraphs outside of tables, tables, charts."""

    paragraphs: tuple[str, ...] = ()
    tables: tuple[tuple[Row, ...], ...] = ()
    charts: tuple[tuple[Row, ...], ...] = ()


def content(nodes: Sequence[Element], look: Look) -> Content:
    """Return the words of the nodes; `look` knows their charts."""
    blocks = [block for node in nodes for block in _blocks(node)]
    tables = (each for each in blocks if each.tag == TBL)
    lines = [words(each).strip() for each in blocks if each.tag == P]
    rest = "".join(words(each) for each in blocks if each.tag not in {P, TBL}).strip()
    return Content(
        tuple(line for line in (*lines, rest) if line),
        tuple(tuple(map(_cells, own(table, TR))) for table in tables),
        tuple(map(charted, look.charts(nodes))),
    )


def words(node: Element) -> str:
    """Return what is to be read of a node, tracked changes taken as accepted."""
    return "" if node.tag in _GONE else text_of(node).replace(THING, "")


def _blocks(node: Element) -> Iterator[Element]:
    if node.tag == SDT:
        for holder in node.iterchildren(SDT_CONTENT):
            for child in holder:
                yield from _blocks(child)
    else:
        yield node


def _cells(row: Element) -> Row:
    return tuple(
        "\n".join(words(each) for each in cell.iter(P)) for cell in own(row, TC)
    )


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Return what differs; nothing where only the looks do."""
    tables = zip_longest(before.tables, after.tables, fillvalue=())
    charts = zip_longest(before.charts, after.charts, fillvalue=())
    pairs = chain(tables, charts)
    cells = [each for old, new in pairs for each in _in_table(old, new)]
    return (*_in_lines(before.paragraphs, after.paragraphs), *cells)


def _in_lines(before: Row, after: Row) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            pairs = zip_longest(before[a:b], after[c:d], fillvalue="")
            yield from (Difference("", "", old, new) for old, new in pairs)


def _in_table(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Difference]:
    heads = (after or before)[0]
    old, new = _keyed(before), _keyed(after)
    lost = [key for key in old if key not in new]
    come = [key for key in new if key not in old]
    if len(old) == len(new):
        # As many as before: the rows stayed, and their first cells say other things.
        for was, now in zip(lost, come, strict=True):
            yield from _in_row("", heads, old[was], new[now])
        lost = come = []
    for key in new:
        if key in old:
            yield from _in_row(key, heads, old[key], new[key])
    yield from (Difference(key, "", _said(old[key]), "") for key in lost)
    yield from (Difference(key, "", "", _said(new[key])) for key in come)


def _in_row(key: str, heads: Row, before: Row, after: Row) -> Iterator[Difference]:
    for number, (old, new) in enumerate(zip_longest(before, after, fillvalue="")):
        if old != new:
            head = heads[number] if number < len(heads) else ""
            yield Difference(key, _flat(head), old, new)


def _keyed(rows: Sequence[Row]) -> dict[str, Row]:
    """Return the rows by their first cell; a second one of that name gets a number."""
    found: dict[str, Row] = {}
    for row in rows:
        name = key = _flat(row[0]) if row else ""
        number = 1
        while key in found:
            number += 1
            key = f"{name} ({number})"
        found[key] = row
    return found


def _said(row: Row) -> str:
    """Return what a row says behind its first cell, by which it is called."""
    return " | ".join(map(_flat, row[1:]))


def _flat(text: str) -> str:
    return " ".join(text.split())
