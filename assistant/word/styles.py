"""The styles a template offers, found by the names Word gives them in every language.

Word shows "Überschrift 1" and stores "heading 1"; the stored name is the one looked
for, in any case, because LibreOffice writes "Heading 1".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from assistant.word.wordml import PPR, w

_HEADING = re.compile(r"heading \d|title")
_COUNTS = re.compile(r"list number(?: \d)?")


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles by lower-case name, and the list each numbered one counts in."""

    ids: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    @property
    def counting(self) -> dict[str, str]:
        """The list of each style made for numbered lists, by the style's id."""
        named = (each for name, each in self.ids.items() if _COUNTS.fullmatch(name))
        return {each: self.lists[each] for each in named if each in self.lists}

    @property
    def headings(self) -> frozenset[str]:
        """The ids of the styles that make a paragraph a heading."""
        ids = (each for name, each in self.ids.items() if _HEADING.fullmatch(name))
        return frozenset(ids)


def read_styles(styles: Element | None, numbering: Element | None) -> Styles:
    """Return the styles of the two parts; either may be missing."""
    found = Styles()
    if styles is None:
        return found
    abstracts = {} if numbering is None else _abstracts(numbering)
    for style in styles.iter(w("style")):
        name, identity = style.find(w("name")), style.get(w("styleId"))
        if name is None or identity is None or style.get(w("type")) != "paragraph":
            continue
        found.ids.setdefault((name.get(w("val")) or "").lower(), identity)
        number = style.find(f"{PPR}/{w('numPr')}/{w('numId')}")
        if number is not None and number.get(w("val")) in abstracts:
            found.lists[identity] = abstracts[number.get(w("val"))]
    return found


def kinds_and_names(styles: Element | None) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield kind and lower-case name of each style of all kinds, with its id."""
    for style in () if styles is None else styles.iter(w("style")):
        name, identity = style.find(w("name")), style.get(w("styleId"))
        if name is not None and identity is not None:
            kind = style.get(w("type")) or "paragraph"
            yield (kind, (name.get(w("val")) or "").lower()), identity


def _abstracts(numbering: Element) -> dict[str | None, str]:
    """Return the definition behind each list number."""
    pairs = (
        (number.get(w("numId")), number.find(w("abstractNumId")))
        for number in numbering.iter(w("num"))
    )
    return {number: a.get(w("val")) or "" for number, a in pairs if a is not None}


def highest(root: Element | None, name: str, attribute: str) -> int:
    """Return the highest number that elements of a name have, 0 if there are none."""
    nodes = () if root is None else root.iter(w(name))
    numbers = (node.get(w(attribute)) or "" for node in nodes)
    return max((int(n) for n in numbers if n.isdecimal() and len(n) < 10), default=0)  # noqa: PLR2004
