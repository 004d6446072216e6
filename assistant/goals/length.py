"""How long a reasoning is on paper, estimated from its text.

The form of the paper says: "Wenn die Begründung länger als drei Seiten ist, bitte eine
kurze Zusammenfassung voranstellen." Only a layout engine can count pages exactly; this
reckons with the form's own type area (A4, Arial 11, 16,5 cm wide).
"""

from fractions import Fraction

SEITEN_OHNE_ZUSAMMENFASSUNG = 3

_ZEICHEN_JE_ZEILE = 90
_ZEILEN_JE_SEITE = 54
_ABSTAND = Fraction(1, 2)  # of a line, after each paragraph


def pages(markdown: str) -> Fraction:
    """Return the estimated length in pages of the form."""
    paragraphs = [line for line in markdown.splitlines() if line.strip()]
    lines = sum(-(-len(line) // _ZEICHEN_JE_ZEILE) + _ABSTAND for line in paragraphs)
    return Fraction(lines) / _ZEILEN_JE_SEITE
