"""Title, author and dates of a document: renewed unless somebody typed others.

The record of a document says what they were when it was made. Who saved it last and
when is Word's to say once somebody saved it, and follows without a word until then.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from assistant.word.core import NAMES
from assistant.word.properties import PART
from assistant.word.update_difference import Difference
from assistant.word.update_file import WordFile

TITLE: Final = "Dokumenteigenschaften"
_LABELS: Final = {
    "dc:title": "Titel",
    "dc:subject": "Thema",
    "dc:creator": "Autor",
    "cp:keywords": "Stichwörter",
    "dcterms:created": "Erstellt am",
}
_MOMENT: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T.*")


def read_properties(file: WordFile) -> dict[str, str]:
    """Return the properties by name; "" for one that is not there."""
    if PART not in file.names:
        return {}
    root = file.root(PART)
    return {name: root.findtext(tag) or "" for name, tag in NAMES.items()}


def renew_properties(
    file: WordFile, stored: Mapping[str, str], fresh: WordFile
) -> tuple[Difference, ...]:
    """Take over those of `fresh` that are as `stored`; return what a reader notices."""
    present, wanted = read_properties(file), read_properties(fresh)
    stale = [
        name
        for name, value in present.items()
        if name in stored and value == stored[name] != wanted.get(name, value)
    ]
    for name in stale:
        _replace(file, fresh, NAMES[name])
    return tuple(
        Difference("", label, _shown(present[name]), _shown(wanted[name]))
        for name, label in _LABELS.items()
        if name in stale
    )


def recorded(
    file: WordFile, stored: Mapping[str, str], fresh: WordFile
) -> dict[str, str]:
    """Return what is on record after an update: not what somebody typed."""
    present, wanted = read_properties(file), read_properties(fresh)
    return {
        name: wanted[name] if value == wanted.get(name) else stored[name]
        for name, value in present.items()
        if name in stored
    }


def _replace(file: WordFile, fresh: WordFile, tag: str) -> None:
    root, new = file.root(PART), fresh.root(PART).find(tag)
    for old in root.findall(tag):
        root.remove(old)
    if new is not None:
        root.append(deepcopy(new))
    file.touch(PART)


def _shown(value: str) -> str:
    return _MOMENT.sub(r"\3.\2.\1", value)
