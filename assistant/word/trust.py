"""What a package must be before anything in it is used.

Nothing of a template is ever run or fetched. A file that holds something to run, or
that would have its reader's computer fetch something, is refused as a whole: leaving
it out silently would change what somebody else has made.
"""

import re
from collections.abc import Mapping
from typing import Final

from assistant.word.faults import of_file
from assistant.word.package import Part
from assistant.word.related import content_types, without_outside
from assistant.word.soundness import hold_sound

TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN: Final = f"{TYPE}document.main+xml"
TEMPLATE: Final = f"{TYPE}template.main+xml"
_NO_WORD: Final = (
    "Die Datei enthält keinen Word-Textteil. Wählen Sie eine .docx-Datei, die in Word "
    "gespeichert wurde."
)
_MACROS: Final = (
    "Die Datei enthält Makros. Speichern Sie sie in Word als „Word-Dokument "
    "(*.docx)“, ohne Makros."
)
_ACTIVE: Final = (
    "Die Datei enthält ActiveX-Steuerelemente, also ausführbaren Code. Ersetzen Sie "
    "sie in Word durch Inhaltssteuerelemente."
)
_SIGNED: Final = (
    "Die Datei ist digital signiert. Mit dem Ausfüllen würde die Signatur ungültig. "
    "Entfernen Sie sie in Word (Datei, Informationen, Signaturen anzeigen), und "
    "signieren Sie das fertige Dokument."
)
_CODE: Final = re.compile(r"macroEnabled|vbaProject|vbaData", re.IGNORECASE)
_CODE_PART: Final = re.compile(r"(?:^|/)vba(?:Project|Data)[^/]*$", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"(?:^|/)activeX/", re.IGNORECASE)
_SIGNATURES: Final = re.compile(r"^_xmlsignatures/", re.IGNORECASE)


def trusted(parts: dict[str, Part]) -> tuple[dict[str, Part], dict[str, str]]:
    """Return the parts that may be used, and their kinds. Raises `TemplateError`."""
    types = content_types(parts)
    for message in _refusals(parts, types):
        raise of_file(message)
    hold_sound(parts)
    return without_outside(parts), types


def _refusals(parts: Mapping[str, Part], types: Mapping[str, str]) -> list[str]:
    found = {
        _MACROS: any(map(_CODE.search, types.values()))
        or any(map(_CODE_PART.search, parts)),
        _ACTIVE: any(map(_CONTROLS.search, parts)),
        _SIGNED: any(map(_SIGNATURES.search, parts)),
    }
    return [message for message, holds in found.items() if holds]


def main_part(types: Mapping[str, str]) -> str:
    """Return the name of the text part. Raises `TemplateError` if there is none."""
    for name, kind in types.items():
        if kind in {MAIN, TEMPLATE}:
            return name
    raise of_file(_NO_WORD)


def named(types: Mapping[str, str], kind: str) -> str:
    """Return the name of the part of a kind: styles, numbering; "" if there is none."""
    return next((n for n, each in types.items() if each == f"{TYPE}{kind}+xml"), "")
