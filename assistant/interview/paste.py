"""Answers that are meant elsewhere: a free answer, a paste, a column from Excel.

Every line becomes a row of a list to look through before anything is taken. Lines that
name their indicator go there; a bare column fills the questions in their order.
"""

from collections.abc import Iterator, Sequence

from assistant.interview.answer import Antwort
from assistant.interview.faden import Faden
from assistant.interview.free import find, understood
from assistant.interview.offer import Angebot, Auswahl, Lesung, Zeile
from assistant.interview.question import Frage
from assistant.interview.reading.clean import clean
from assistant.interview.reply import is_taken
from assistant.interview.result import Rejected
from assistant.interview.thema import Rahmen, Thema

_MIN_ZEILEN = 2
_MAX_SPALTEN = 12


def elsewhere(
    text: str, frage: Frage, antwort: Antwort, faden: Faden
) -> Angebot | Auswahl | Rejected | None:
    """Return what a text says about other indicators, None where it belongs here.

    `antwort` is what it says to the question on screen. Sentences are wanted there
    or a value was found: then only what is plainly meant elsewhere is offered.
    """
    if "\n" in text.strip():
        rows = review(text, faden.rahmen, faden.due_from(frage.id.indikator))
        return Angebot(rows, frage, text) if _is_list(rows, frage) else None
    if is_taken(antwort) and not frage.is_text:
        return None
    zeile = find(text, faden.rahmen)
    return _one(zeile, frage, text) if zeile else None


def _is_list(rows: Sequence[Zeile], frage: Frage) -> bool:
    """Return whether pasted lines are several answers, not one with a remark."""
    takeable = [row for row in rows if row.is_takeable]
    if frage.is_text:  # sentences have lines, too: every one must name its indicator
        return len(rows) >= _MIN_ZEILEN and all(map(_is_plain, rows))
    return len(takeable) >= _MIN_ZEILEN


def review(text: str, rahmen: Rahmen, offen: Sequence[Thema]) -> tuple[Zeile, ...]:
    """Return one row for each line that is not empty.

    `offen` are the indicators a bare column is for, in order; an empty cell in it
    stands for one that is left as it is.
    """
    column = text.rstrip().splitlines()
    lines = [line for line in column if clean(line)]
    named = [_named(line, rahmen) for line in lines]
    if not any(named) and len(lines) >= _MIN_ZEILEN:
        return tuple(_column(column, offen))
    return tuple(
        row or Zeile(text=clean(line), lesung=Lesung.UNBEKANNT)
        for row, line in zip(named, lines, strict=True)
    )


def _named(line: str, rahmen: Rahmen) -> Zeile | None:
    """Return what a line says that names its indicator in its first cell.

    Of several columns of figures nobody knows which one is meant: all are offered.
    """
    name, *cells = _cells(line)
    found = [find(f"{name} {cell}", rahmen) for cell in cells[:_MAX_SPALTEN]]
    readings = tuple(row for row in found if row and row.is_takeable)
    if len(cells) <= 1 or not readings:
        return find(" ".join((name, *cells)), rahmen)
    return readings[0] if len(readings) == 1 else _several(line, readings)


def _cells(line: str) -> list[str]:
    return [cell for cell in map(clean, line.split("\t")) if cell]


def _several(line: str, readings: tuple[Zeile, ...]) -> Zeile:
    text = " | ".join(_cells(line))
    return Zeile(text=text, lesung=Lesung.MEHRDEUTIG, auswahl=readings)


def _column(lines: Sequence[str], offen: Sequence[Thema]) -> Iterator[Zeile]:
    """Yield a row for each cell that is not empty; an empty one keeps its place."""
    for number, line in enumerate(lines):
        cells = _cells(line)
        if cells and number < len(offen):
            yield _cell(line, cells, offen[number])
        elif cells:
            yield Zeile(text=clean(line), lesung=Lesung.UNBEKANNT)


def _cell(line: str, cells: Sequence[str], thema: Thema) -> Zeile:
    found = [understood(cell, thema, cell) for cell in cells]
    readings = tuple(row for row in found if row.is_takeable)
    return _several(line, readings) if len(readings) > 1 else found[-1]


def _one(zeile: Zeile, frage: Frage, text: str) -> Angebot | Auswahl | Rejected | None:
    if frage.is_text and not _is_plain(zeile):
        return None
    if zeile.is_takeable:
        return Angebot((zeile,), frage, text)
    if zeile.auswahl:
        return Auswahl(zeile.auswahl, frage, text.strip())
    return Rejected(zeile.antwort) if zeile.antwort else None


def _is_plain(zeile: Zeile) -> bool:
    """Return whether a line in a text field can only be meant for an indicator."""
    return zeile.lesung is Lesung.VERSTANDEN and any(map(str.isdigit, zeile.wert))
