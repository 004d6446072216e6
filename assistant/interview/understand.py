"""What a typed answer means: one function for interview, `eintragen` and answers file.

A text is a command, a reason why there is no value, or an answer of the indicator's
kind. What is ambiguous is asked back with candidates, what is impossible is rejected
with the remedy; nothing is guessed, and an empty text is never a value.
"""

from collections.abc import Callable

from assistant.goals.matrix import Art
from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import ZAHLEN, Kontext
from assistant.interview.reading import (
    absence,
    commands,
    labels,
    milestone,
    quantity,
    verdict,
)
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.clean import clean
from assistant.interview.reading.writing import day, quote

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
    bare = labels.without_own(cleaned, kontext)
    if label := labels.foreign(bare, kontext):
        return _labelled(*label, kontext)
    return commands.read(cleaned) or _answer(bare, kontext)


def _answer(text: str, kontext: Kontext) -> Antwort:
    reader = _READERS[kontext.indikator.art]
    return absence.read(text, kontext) or reader(text, kontext)


def _labelled(label: str, rest: str, kontext: Kontext) -> Antwort:
    """Ask about a number that is labelled as that of another question."""
    antwort = _answer(rest, kontext)
    taken = antwort.ergebnis is Ergebnis.WERT
    return ask_back(
        f"Vor der Zahl steht {quote(label)}. Gefragt ist der Wert für "
        f"„{kontext.indikator.name}“ zum {day(kontext.stichtag)}.",
        *((rest,) if taken else antwort.kandidaten),
    )
