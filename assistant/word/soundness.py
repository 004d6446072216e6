"""What a package must be in all its parts, also in those nobody looks at.

A part that is not touched goes into the finished document with its bytes as they are.
So whatever would harm the one who opens that document is looked for in every part,
before anything is written: one at a time, and never more of it than `MAX_PART`.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from lxml.etree import _Element as Element

from assistant.word.faults import of_file
from assistant.word.package import Part
from assistant.word.wordml import parse, refuse_declared

_PACKAGE: Final = "_rels/.rels"
_XML: Final = (".xml", ".rels", ".vml")
_MAIN: Final = "/officeDocument"
# A drive, a scheme or a server, where the name of a part should stand.
_ELSEWHERE: Final = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//|\\|\0")
_NO_MAIN: Final = (
    "Die Datei sagt nicht, wo ihr Text steht: Der Bestandteil „_rels/.rels“ fehlt oder "
    "nennt ihn nicht. Öffnen Sie die Datei in Word, und speichern Sie sie neu."
)
_LEADS_OUT: Final = (
    "Ein Verweis in „{name}“ führt aus der Datei hinaus: „{target}“. Stammt sie aus "
    "fremder Quelle, öffnen Sie sie nicht."
)


def hold_sound(parts: Mapping[str, Part]) -> None:
    """Raise `TemplateError` for a part that is damaged, too large or means harm."""
    for name, part in parts.items():
        data = part.read()
        if name.lower().endswith(_XML):
            refuse_declared(data, name)
        if name.lower().endswith(".rels"):
            _hold_inside(parse(data, name), name)
    if _PACKAGE not in parts or not _names_text(parts[_PACKAGE]):
        raise of_file(_NO_MAIN)


def _names_text(relations: Part) -> bool:
    root = parse(relations.read(), _PACKAGE)
    return any((node.get("Type") or "").endswith(_MAIN) for node in root)


def _hold_inside(root: Element, name: str) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for node in root.iter("{*}*"):
        target = node.get("Target") or ""
        if node.get("TargetMode") != "External" and _leads_out(target, folder):
            raise of_file(_LEADS_OUT.format(name=name, target=target[:80]))


def _leads_out(target: str, folder: str) -> bool:
    path = unquote(target)
    if _ELSEWHERE.search(path):
        return True
    # From the root upwards is out as well; `normpath` would swallow that.
    whole = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(whole).split("/")[0] == ".."
