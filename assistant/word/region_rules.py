"""What a template may do with regions: each comes out once at most.

Of two with the same tag an update could not tell which is which.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.faults import Fault
from assistant.word.places import part_title
from assistant.word.regions import controls, tag_of, title_of

_TWICE: Final = (
    "Den Bereich „{title}“ gibt es in der Vorlage mehrmals. Geben Sie jedem einen "
    "eigenen Tag (Entwicklertools, Eigenschaften)."
)
_LOOPED: Final = (
    "Der Bereich „{title}“ steht in einer Schleife, es gäbe ihn im Dokument mehrmals. "
    "Setzen Sie das Inhaltssteuerelement um die ganze Schleife."
)


def doubled(roots: Mapping[str, Element]) -> Iterator[Fault]:
    """Yield a fault for every tag that regions of a template share."""
    found = [(name, each) for name, root in roots.items() for each in controls(root)]
    many = Counter(tag_of(control) for _, control in found)
    for name, control in found:
        if many.pop(tag_of(control), 1) > 1:
            yield _fault(part_title(name), control, _TWICE)


def looped(root: Element, repeated: Iterable[Element], title: str) -> Iterator[Fault]:
    """Yield a fault for every region among what loops of a part repeat."""
    again = set(repeated)
    for control in controls(root):
        if control in again:
            yield _fault(title, control, _LOOPED)


def _fault(where: str, control: Element, message: str) -> Fault:
    return Fault(where, tag_of(control), message.format(title=title_of(control)))
