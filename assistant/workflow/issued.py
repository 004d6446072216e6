"""What the head data of a paper were when its document was written.

The document carries them, so that a correction in Word and a change of the file can
both be held against what they started from.
"""

from collections.abc import Mapping
from typing import Final

from assistant.goals.vorlage import Vorlage
from assistant.workflow.angabe import value

#: The fields that can be read back from Word.
FELDER: Final = (
    "datum", "drucksachennummer", "beratungsfolge", "betreff", "hier", "zusatz",
    "produktgruppe", "auswirkungen", "fruehere_behandlung", "zusammenfassung",
    "sachverhalt",
)  # fmt: skip
_STAND: Final = "stand:"


def issued(vorlage: Vorlage) -> dict[str, str]:
    """Return the head data in words, to be kept in a document."""
    given = vorlage.model_dump(exclude_unset=True)
    return {f"{_STAND}{key}": value(given.get(key), key) for key in FELDER}


def as_issued(origin: Mapping[str, str], key: str) -> str | None:
    """Return a field as the document says it was, None where it does not say."""
    return origin.get(f"{_STAND}{key}")
