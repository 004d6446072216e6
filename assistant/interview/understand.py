"""What a typed answer means: one function for interview, `eintragen` and answers file.

A text is a command, a reason why there is no value, or an answer of the indicator's
kind. What is ambiguous is asked back with candidates, what is impossible is rejected
with the remedy; nothing is guessed, and an empty text is never a value.
"""

from collections.abc import Callable

from assistant.goals.matrix import Art
from assistant.interview.answer import Antwort, ask_back, reject
from assistant.interview.context import ZAHLEN, Kontext
from assistant.interview.reading import (
    absence,
    commands,
    milestone,
    quantity,
    verdict,
)
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.clean import clean

_MAX_TEXT = 2000

_READERS: dict[Art, Callable[[str, Kontext], Antwort]] = {
    **dict.fromkeys(ZAHLEN, quantity.read),
    Art.MEILENSTEIN: milestone.read,
    Art.JA_NEIN: verdict.read_yes_no,
    Art.QUALITATIV: verdict.read_colour,
}


def understand(text: str, kontext: Kontext) -> Antwort:
    """Return what the text answers to the question in `kontext`; never raises."""
    if len(text) > _MAX_TEXT:
        return reject(
            f"Die Eingabe ist länger als {_MAX_TEXT} Zeichen. Kürzen Sie die Bemerkung."
        )
    cleaned = clean(text)
    if not cleaned:
        return ask_back(wanted(kontext))
    return (
        commands.read(cleaned)
        or absence.read(cleaned, kontext)
        or _READERS[kontext.indikator.art](cleaned, kontext)
    )
