"""What a session tells beside its questions: restored, changed elsewhere, done."""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assistant.goals.change import Change
from assistant.interview.faden import is_passed
from assistant.interview.overview import Aufgabe, Posten, Pruefzeile
from assistant.interview.progress import Fortschritt, Status
from assistant.interview.reading.absence import WORDING
from assistant.interview.record import ANTWORT
from assistant.interview.schritt import Schritt
from assistant.report.numbers import datum, plain, signed, with_unit
from assistant.report.wording import answers
from assistant.store.journal import Aenderung
from assistant.store.keep import Konflikt
from assistant.workflow.interview import Session
from assistant.workflow.interview_reply import Reply, Wiederaufnahme
from assistant.workflow.interview_wording import receipt

STEPS = {
    Schritt.WERT: "Wert",
    Schritt.WANN: "Tag",
    Schritt.BESTAETIGUNG: "Bestätigung",
    Schritt.GRUND: "Grund",
    Schritt.PROGNOSE: "Prognose",
    Schritt.URSACHE: "Ursache",
    Schritt.GEGENMASSNAHME: "Gegenmaßnahme",
    Schritt.VERANTWORTLICH: "Verantwortlich",
    Schritt.UEBERNAHME: "Übernahme",
}
_GROSS = ("grund", "kennzeichen", "ursache", "verantwortlich", "prognose", "vermerk")
STEPS_BY_KEY = {schritt.value: word for schritt, word in STEPS.items()}
_TERTIAL = re.compile(r"t(\d)")
_FELDER = {
    "ist": "Wert",
    "zaehler": "Zähler",
    "nenner": "Nenner",
    "erledigt": "erledigt am",
    "einschaetzung": "Einschätzung",
    "kein_wert": "warum kein Wert vorliegt",
    "naeherung": "Näherung",
    "vermerk_intern": "interner Vermerk",
    "gegenmassnahme": "Gegenmaßnahme",
    "datenstand": "Stand der Daten",
    **{key: key.capitalize() for key in _GROSS},
}
_LEER = "leer"
_NENNENSWERT = frozenset(
    {Status.OFFEN, Status.IN_ARBEIT, Status.SPAETER, Status.OHNE_WERT}
)
_OFFEN = frozenset({Status.OFFEN, Status.IN_ARBEIT, Status.NICHT_BEGONNEN})


def restored(left: Wiederaufnahme) -> list[str]:
    """Return what was restored from the last session, and from when; often nothing."""
    lines = []
    if left.nachgeholt and left.nachgeholt_von:
        count = len(left.nachgeholt)
        lines.append(
            f"Beim letzten Mal ist das Speichern abgebrochen. Nachgetragen aus dem "
            f"Verlauf vom {_moment(left.nachgeholt_von)}: {_values(count)}."
        )
    if left.entwurf:
        gesagt = left.entwurf.interview.gesagt
        answered = sum(not is_passed(one.text) for one in gesagt)
        if answered:
            lines.append(
                f"Wiederhergestellt, Stand {_moment(left.entwurf.zeit)}: "
                f"{answers(answered)}."
            )
        lines += [
            f"Übergangen war {one.frage.indikator}{_because(one.text)}"
            for one in left.entwurf.interview.faden.passed_over()
        ]
        lines += [
            f"Nicht abgeschickt war bei {one.frage.indikator}: {one.text}"
            for one in left.entwurf.unsent
        ]
    return lines


def _because(passed: str) -> str:
    _, _, reason = passed.partition(" ")
    return f": {reason}" if reason else "."


def _moment(zeit: Any) -> str:
    return f"{datum(zeit.date())}, {zeit:%H:%M} Uhr"


def _values(count: int) -> str:
    return "1 Wert" if count == 1 else f"{count} Werte"


def taken(reply: Reply, word: str = "Gespeichert") -> list[str]:
    """Return what was saved, a line each: a value with its rating, a text as such.

    After undo and redo the word for it is another one.
    """
    pairs = zip(reply.gespeichert, reply.themen, strict=True)
    return [
        f"{word}. {receipt(thema)}"
        if _is_rated(change)
        else f"{word} zu {change.indikator}."
        for change, thema in pairs
    ]


def _is_rated(change: Change) -> bool:
    """Return whether a change can show in the colour: a value, an expected day."""
    day = isinstance(change.felder.get("prognose"), datetime.date)
    return day or not change.felder.keys().isdisjoint(ANTWORT)


def foreign(found: Sequence[Aenderung]) -> list[str]:
    """Return what others changed in the file meanwhile, a line each."""
    return [
        f"Inzwischen geändert: {place(one.pfad)} ist jetzt {shown(one.neu)}, "
        f"vorher {shown(one.alt)}."
        for one in found
    ]


def conflicts(found: Sequence[Konflikt]) -> list[str]:
    """Return each conflict with its three values, and what to do."""
    lines = [
        f"{place(one.pfad)} hat inzwischen jemand geändert. Vorher: {shown(one.alt)}. "
        f"Jetzt in der Datei: {shown(one.deren)}. Ihre Angabe: {shown(one.unser)}."
        for one in found
    ]
    if lines:
        lines.append(
            "Ihre Angabe ist noch nicht gespeichert. Soll sie gelten, geben Sie sie "
            "noch einmal ein; leer bleibt, was in der Datei steht."
        )
    return lines


def place(pfad: tuple[str, ...]) -> str:
    """Return where a value stands: "S1.1 (Wert, Tertial 3)"."""
    first, *keys = pfad
    words = [_FELDER.get(key) or _TERTIAL.sub(r"Tertial \1", key) for key in keys]
    return f"{first} ({', '.join(reversed(words))})" if words else first


def shown(value: Any) -> str:
    """Return a value of a file as people write it, a word where there is none."""
    match value:
        case None:
            return _LEER
        case bool():
            return "ja" if value else "nein"
        case int() | Decimal():
            return plain(Fraction(value))
        case str():
            return f"„{value}“"
        case list() | dict():
            return "geändert"
    return datum(value)


def compared(row: Pruefzeile) -> str:
    """Return an answer to check in one line, in words: old, new, difference."""
    indikator, step = row.thema.indikator, STEPS[row.frage.schritt]
    change = f"bisher {row.alt or _LEER}, jetzt {row.neu or _LEER}"
    return f"{indikator.id} {indikator.name}, {step}: {change}{_difference(row)}"


def _difference(row: Pruefzeile) -> str:
    if row.differenz is None:
        return ""
    places = 0 if row.differenz.denominator == 1 else 1
    return f" ({with_unit(signed(row.differenz, places), row.thema.indikator.einheit)})"


def task_line(aufgabe: Aufgabe) -> str:
    """Return a Maßnahme of the task list with its status word."""
    massnahme = aufgabe.massnahme
    counts = f" ({aufgabe.fortschritt.text})" if aufgabe.fortschritt.gesamt else ""
    return f"{massnahme.id} {massnahme.titel}: {aufgabe.status.value}{counts}"


def task_lines(aufgabe: Aufgabe) -> list[str]:
    """Return a Maßnahme and below it what is open, late or has no value, and why."""
    rows = (row for row in aufgabe.posten if row.status in _NENNENSWERT)
    return [
        task_line(aufgabe),
        *(f"{_row(row)}: {row.status.value}" for row in rows),
    ]


def closing(session: Session) -> list[str]:
    """Return what was written where, what is open, and what comes next."""
    rows, progress = session.answers(), session.interview.progress
    file = session.shown
    wrote = (
        f"Gespeichert in {file}: {answers(len(rows))}."
        if rows
        else (f"In {file} ist nichts geändert.")
    )
    return [wrote, f"Stand: {progress.text}.", *_left(session.tasks()), _next(progress)]


def _left(tasks: Sequence[Aufgabe]) -> Iterator[str]:
    rows = [row for task in tasks for row in task.posten]
    for row in rows:
        if row.status in _OFFEN:
            yield f"Noch offen: {_row(row)}"
    for row in rows:
        if row.status is Status.SPAETER:
            yield f"Fällt später an: {_row(row)}"
    for row in rows:
        if row.status is Status.OHNE_WERT:
            yield f"Ohne Wert: {_row(row)}"


def _row(row: Posten) -> str:
    indikator = row.thema.indikator
    said = reason(row)
    return f"{indikator.id} {indikator.name}" + (f" ({said})" if said else "")


def reason(row: Posten) -> str:
    """Return why a row of the task list is as it is, and what it still lacks."""
    kein_wert = row.thema.bericht.kein_wert
    named = row.status is Status.OHNE_WERT and kein_wert
    names = ", ".join(STEPS[one] for one in row.fehlt)
    missing = f"es fehlt: {names}" if names else ""
    said = (WORDING[kein_wert] if named and kein_wert else "", row.grund, missing)
    return "; ".join(filter(None, said))


def _next(progress: Fortschritt) -> str:
    if progress.is_complete:
        return "Als Nächstes: die Vorlage ausgeben mit zielmatrix bauen."
    return "Als Nächstes: die offenen Angaben nachtragen, dann zielmatrix bauen."
