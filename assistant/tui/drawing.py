"""Small drawings out of characters: coloured word, trend line, and a cut line.

All of it is text: a screen that shows no colour and no blocks still says everything.
"""

from collections.abc import Sequence
from fractions import Fraction

from textual.content import Content

from assistant.goals.ampel import Ampel
from assistant.interview.thema import Messpunkt, Rahmen
from assistant.report.numbers import plain
from assistant.report.wording import ZEICHEN

_STUFEN = "▁▂▃▄▅▆▇█"


def badge(ampel: Ampel) -> Content:
    """Return a colour with its symbol and its word: " ▲ gelb "."""
    zeichen = ZEICHEN[ampel]
    text = f" {zeichen.symbol} {zeichen.wort:<4} "  # grün, gelb, grau: all as wide
    return Content.styled(text, f"#000000 on #{zeichen.farbe}")


def badged(text: str) -> Content:
    """Return a sentence with the colour in it set off: "441 von 450: ● grün, −2 %"."""
    for zeichen in ZEICHEN.values():
        said = f"{zeichen.symbol} {zeichen.wort}"
        before, found, after = text.partition(said)
        if found:
            style = f"#000000 on #{zeichen.farbe}"
            return Content.assemble(before, (said, style), after)
    return Content(text)


def trend_line(points: Sequence[Messpunkt]) -> str:
    """Return earlier values as blocks with numbers: "Vorjahr █ 412 · T1 ▄ 152 grün".

    The lowest block stands for the lowest value, zero included where none is below.
    """
    known = [(point, point.wert) for point in points if point.wert is not None]
    low = min((Fraction(0), *(wert for _, wert in known)))
    high = max((Fraction(0), *(wert for _, wert in known)))
    return " · ".join(
        f"{point.name} {_step(wert, low, high)} {plain(wert)}{_word(point.ampel)}"
        for point, wert in known
    )


def _word(ampel: Ampel) -> str:
    zeichen = ZEICHEN[ampel]
    return "" if ampel is Ampel.GRAU else f" {zeichen.symbol} {zeichen.wort}"


def _step(wert: Fraction, low: Fraction, high: Fraction) -> str:
    span = high - low
    at = (wert - low) / span * (len(_STUFEN) - 1) if span else Fraction(0)
    return _STUFEN[round(at)]


def short_title(rahmen: Rahmen) -> str:
    """Return the title of a matrix without what every title begins with."""
    return rahmen.matrix.titel.removeprefix(f"Zielmatrix {rahmen.matrix.jahr} – ")


def fitted(text: str, width: int) -> Content:
    """Return a text in exactly so many cells, cut or filled up with blanks."""
    cut = Content(text).truncate(width, ellipsis=True)
    return cut.pad_right(max(0, width - cut.cell_length))


def one_line(text: str) -> str:
    """Return a text of several lines in one; the breaks are shown as a bar."""
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())
