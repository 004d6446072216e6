"""Answers that are meant elsewhere: a free answer, a paste, a column from Excel.

Every line becomes a row of a list to look through before anything is taken. Lines that
name their indicator go there; a bare column fills the questions in their order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.faden import Faden
from assistant.interview.free import find, understood
from assistant.interview.offer import Angebot, Lesung, Zeile
from assistant.interview.question import Frage
from assistant.interview.reading.clean import clean
from assistant.interview.reply import is_taken
from assistant.interview.result import Rejected
from assistant.interview.thema import Rahmen, Thema

_MIN_ZEILEN = 2


def elsewhere(
    text: str, frage: Frage, antwort: Antwort, faden: Faden
) -> Angebot | Rejected | None:
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

    `offen` are the indicators a bare column is for, in order.
    """
    lines = [line for line in text.splitlines() if clean(line)]
    named = [find(line.replace("\t", " "), rahmen) for line in lines]
    if not any(named) and len(lines) >= _MIN_ZEILEN:
        return tuple(_column(lines, offen))
    return tuple(
        row or Zeile(text=clean(line), lesung=Lesung.UNBEKANNT)
        for row, line in zip(named, lines, strict=True)
    )


def _column(lines: Sequence[str], offen: Sequence[Thema]) -> Iterator[Zeile]:
    for number, line in enumerate(map(clean, lines)):
        if number < len(offen):
            yield understood(line, offen[number], line)
        else:
            yield Zeile(text=line, lesung=Lesung.UNBEKANNT)


def _one(zeile: Zeile, frage: Frage, text: str) -> Angebot | Rejected | None:
    if frage.is_text and not _is_plain(zeile):
        return None
    if zeile.is_takeable:
        return Angebot((zeile,), frage, text)
    return Rejected(_ambiguous(zeile))


def _is_plain(zeile: Zeile) -> bool:
    """Return whether a line in a text field can only be meant for an indicator."""
    return zeile.lesung is Lesung.VERSTANDEN and any(map(str.isdigit, zeile.wert))


def _ambiguous(zeile: Zeile) -> Antwort:
    if zeile.antwort:
        return replace(zeile.antwort, kandidaten=zeile.kandidaten)
    return Antwort(
        ergebnis=Ergebnis.RUECKFRAGE,
        meldung=f"„{zeile.text}“ kann mehrere Indikatoren meinen. Wählen Sie einen.",
        kandidaten=zeile.kandidaten,
    )
