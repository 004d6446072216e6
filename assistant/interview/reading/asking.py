"""The sentence that says what is asked for, used wherever an answer is no answer."""

from assistant.goals.matrix import Art
from assistant.interview.context import ZAHLEN, Kontext
from assistant.interview.reading import writing

_KIND = {
    Art.MEILENSTEIN: (
        "Geben Sie ein, wann „{name}“ erreicht wurde („erledigt am {tag}“) oder wann "
        "damit zu rechnen ist („voraussichtlich am …“), sonst „offen“."
    ),
    Art.JA_NEIN: "Beantworten Sie „{name}“ zum {tag} mit ja oder nein.",
    Art.QUALITATIV: (
        "Geben Sie für „{name}“ eine Farbe mit Begründung ein: „grün, weil …“, "
        "„gelb, weil …“ oder „rot, weil …“."
    ),
}
_NUMBER = (
    "Geben Sie für „{name}“ den Wert zum {tag} ein{einheit}. Liegt keiner vor, "
    "schreiben Sie „k. A.“, „fällt später an“ oder „entfällt“."
)


def wanted(kontext: Kontext) -> str:
    """Return the German sentence that asks for this indicator's answer."""
    indikator = kontext.indikator
    einheit = f" (Einheit: {indikator.einheit})" if indikator.einheit else ""
    pattern = _NUMBER if indikator.art in ZAHLEN else _KIND[indikator.art]
    return pattern.format(
        name=indikator.name, tag=writing.day(kontext.stichtag), einheit=einheit
    )


def number_wanted(kontext: Kontext) -> str:
    """Return the short German sentence that a number is asked for, in which unit."""
    einheit = kontext.indikator.einheit
    return f"Gefragt ist eine Zahl{f' (Einheit: {einheit})' if einheit else ''}."
