"""Moving a mark out of runs: the run is split where the mark stands."""

from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.wordml import PPR, RPR, R, T, w

# These can be cut in two without changing what they mean.
_DIVISIBLE = frozenset({T, R, w("hyperlink"), w("ins"), w("smartTag")})


def lift(node: Element, container: Element) -> bool:
    """Make a mark a child of `container`; False if something indivisible holds it."""
    while (parent := node.getparent()) is not None and parent is not container:
        if parent.tag not in _DIVISIBLE:
            return False
        _split(parent, node)
    return True


def _split(parent: Element, node: Element) -> None:
    """Move `node` behind `parent`, and what follows it into a twin behind the node."""
    twin = etree.Element(parent.tag, dict(parent.attrib), nsmap=parent.nsmap)
    if (form := parent.find(RPR)) is not None:
        twin.append(deepcopy(form))
    twin.text, node.tail = node.tail, None
    twin.extend(list(node.itersiblings()))
    parent.addnext(node)
    node.addnext(twin)
    for half in (parent, twin):
        if _is_empty(half):
            _remove(half)


def _is_empty(half: Element) -> bool:
    return not half.text and all(child.tag in {RPR, PPR} for child in half)


def _remove(half: Element) -> None:
    parent = half.getparent()
    if parent is not None:
        parent.remove(half)
