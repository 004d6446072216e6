"""What a number is labelled with: "S1.1: 441", "T3: 441", "2013: 441".

A label is no part of the answer. The indicator's own is taken off; one that names
another Tertial, year or indicator is asked back, because the number may belong there.
"""

import re

from assistant.interview.context import ZAHLEN, Kontext

_WOERTER = ("Ist(?:-?wert)?", "Wert")
_FREMD = re.compile(
    r"(?P<wort>T[1-3]|[1-3]\. ?Tertial|Tertial [1-3]|(?:19|20)[0-9]{2}"
    r"|[A-Z]{1,3}[0-9]{1,2}(?:\.[0-9]{1,2})+) ?[:=] ?(?=[0-9])",
    re.IGNORECASE,
)


def without_own(text: str, kontext: Kontext) -> str:
    """Return the text without the label that only repeats what is asked."""
    tertial, kennung = kontext.tertial, re.escape(kontext.indikator.id)
    named = [f"T{tertial}", rf"{tertial}\. ?Tertial", f"Tertial {tertial}", *_WOERTER]
    if kontext.indikator.id[0].isalpha():
        named.append(kennung)
    words, tag = "|".join(named), kontext.stichtag
    stichtag = rf"(?:(?:zum|am) )?0?{tag.day}\.0?{tag.month}\.(?:{tag.year})?"
    # A year without a colon could be the number itself.
    label = (
        rf"(?:(?:{words}|{kennung}|{kontext.jahr}|{stichtag})[ /]*)+[:=]\s*(?=\S)"
        rf"|(?:(?:{words})(?:/{kontext.jahr})? )+(?=[0-9])"
    )
    match = re.match(label, text, re.IGNORECASE)
    return text[match.end() :] if match else text


def foreign(text: str, kontext: Kontext) -> tuple[str, str] | None:
    """Return a label that names something else, and what stands behind it."""
    match = _FREMD.match(text) if kontext.indikator.art in ZAHLEN else None
    return (match["wort"], text[match.end() :]) if match else None
