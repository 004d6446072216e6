"""Names of generated files: short, ASCII, without "/", fit for any council system."""

import re

from assistant.goals.dezernat import Dezernat
from assistant.goals.vorlage import Anlage, Vorlage
from assistant.report.vorlage_values import title

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


def safe(text: str) -> str:
    """Return the text as part of a file name: "Zielmatrix-Sozialamt"."""
    ascii_text = text.translate(_LETTERS)
    return re.sub(r"[^A-Za-z0-9.]+", "-", ascii_text).strip("-.")


def vorlage_name(vorlage: Vorlage, stem: str) -> str:
    """Return "5247-2009-2014_Informationsvorlage.docx"."""
    return f"{_prefix(vorlage, stem)}_{safe(vorlage.art.split()[0])}.docx"


def anlage_name(anlage: Anlage, vorlage: Vorlage, dezernat: Dezernat, stem: str) -> str:
    """Return "5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt.docx"."""
    number = f"Anlage-{anlage.nummer}_" if anlage.nummer else ""
    return f"{_prefix(vorlage, stem)}_{number}{safe(title(anlage, dezernat))}.docx"


def _prefix(vorlage: Vorlage, stem: str) -> str:
    """Return the Drucksachen-Nr., the name of the file while there is none."""
    return safe(vorlage.drucksachennummer or stem)
