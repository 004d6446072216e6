"""Fields of Word: which are marked to be brought up to date, and which are refused.

Page numbers keep themselves. A contents table does not, and what it lists has changed,
so it is marked; `updateFields` in the settings would do so for all, but makes Word ask
the reader a question first. A field that fetches from elsewhere or starts a program
has no place in a template.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.faults import Fault
from assistant.word.places import part_title
from assistant.word.wordml import w

_CHAR, _CODE, _SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
_CONTENTS: Final = re.compile(r"\s*TOC\b")
_FETCHES: Final = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b"
)
_REFUSED: Final = (
    "Das Feld {name} holt Inhalte von außen oder startet ein Programm. Löschen Sie es "
    "in Word (Alt+F9 zeigt die Feldfunktionen), und fügen Sie den Inhalt selbst ein."
)
_IMPORT: Final = (
    "Die Datei enthält ein eingebettetes fremdes Dokument, das Word erst beim Öffnen "
    "umwandelt. Fügen Sie seinen Inhalt in Word in die Datei ein."
)


def mark_contents(root: Element) -> None:
    """Mark contents tables for Word to build anew."""
    for begin, code in _codes(root):
        if _CONTENTS.match(code):
            begin.set(w("dirty"), "true")


def refused(root: Element, name: str) -> Iterator[Fault]:
    """Yield a fault for every field that reaches out of the document."""
    for _, code in _codes(root):
        if match := _FETCHES.match(code.upper()):
            yield Fault(part_title(name), "", _REFUSED.format(name=match[1]))
    if next(root.iter(w("altChunk")), None) is not None:
        yield Fault(part_title(name), "", _IMPORT)


def _codes(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the fields: the element that begins one, and its whole code."""
    opened: list[tuple[Element, list[str]]] = []
    for node in root.iter(_CHAR, _CODE, _SIMPLE):
        kind = node.get(w("fldCharType"))
        if node.tag == _SIMPLE:
            yield node, node.get(w("instr")) or ""
        elif node.tag == _CODE and opened:
            opened[-1][1].append(node.text or "")
        elif kind == "begin":
            opened.append((node, []))
        elif kind == "end" and opened:
            begin, pieces = opened.pop()
            yield begin, "".join(pieces)
    # A field may end in a part of the text that is not there; it counts all the same.
    yield from ((begin, "".join(pieces)) for begin, pieces in opened)
