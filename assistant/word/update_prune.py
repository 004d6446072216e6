"""Taking out of a file what only replaced content led to: old pictures, old charts.

They would be carried on with every update, and whoever unpacks the file could read
figures that were taken back.
"""

from collections.abc import Iterable
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.update_file import WordFile, relations_of

_RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
)


def relations_in(nodes: Iterable[Element]) -> set[str]:
    """Return the ids of the relationships that the nodes name."""
    return {
        str(value)
        for node in nodes
        for each in node.iter()
        for name, value in each.attrib.items()
        if str(name).startswith(_RELATION) and value
    }


def drop_unused(file: WordFile, part: str, identities: set[str]) -> None:
    """Drop those relationships of a part that it no longer names, with their parts."""
    for identity in sorted(identities - relations_in([file.root(part)])):
        if file.relation(part, identity) is not None:
            _drop(file, file.unrelate(part, identity))


def _drop(file: WordFile, name: str) -> None:
    """Drop a part that nothing leads to any more, and what only it led to."""
    if name not in file.names or file.is_wanted(name):
        return
    below: list[str] = []
    if relations_of(name) in file.names:
        below = [file.target(name, each) for each in file.relations(name)]
    file.drop(name)
    for each in below:
        _drop(file, each)
