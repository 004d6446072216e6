"""The interview without a person: a file of answers goes through the same questions.

A key is an indicator; its value is what would be typed, or a table with an answer for
each step: `"S1.2" = { wert = "27,4", ursache = "…", gegenmassnahme = "…" }`. A question
that the file does not answer stays open; nothing is confirmed that is not written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.errors import ExitCode
from assistant.goals.near import did_you_mean
from assistant.interview.answer import Ergebnis
from assistant.interview.question import Frage
from assistant.interview.schritt import Schritt
from assistant.workflow.answer_file import as_typed, read_answer_file
from assistant.workflow.interview import Session
from assistant.workflow.interview_reply import Reply

_FORM = ' Vorn steht die Kennung, dahinter die Antwort: "S1.1" = "441".'
_DANN = frozenset({Schritt.BESTAETIGUNG, Schritt.WANN})
_SCHRITTE = frozenset(Schritt) - {Schritt.UEBERNAHME}


class Ausgang(StrEnum):
    """What became of one answer of the file."""

    UEBERNOMMEN = "übernommen"
    UNVERAENDERT = "unverändert"
    WARTET = "noch nicht gespeichert"
    ZURUECKGEFRAGT = "zurückgefragt"
    ABGELEHNT = "abgelehnt"
    UNBENUTZT = "nicht gefragt"
    UNBEKANNT = "unbekannt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ergebniszeile:
    """One answer of the file, what became of it, and the sentence about it."""

    indikator: str
    schritt: str
    text: str
    ausgang: Ausgang
    meldung: str = ""


def read_answers(path: Path, known: frozenset[str]) -> dict[str, dict[str, str]]:
    """Return the answers of a file: for each indicator the text of each step.

    Raises AssistantError where it cannot be read or is no TOML.
    """
    return dict(_entries(read_answer_file(path), "", known))


def _entries(
    data: Mapping[str, Any], before: str, known: frozenset[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield indicators and texts; an unquoted S1.1 is a table S1 with a key 1."""
    for key, value in data.items():
        name = f"{before}{key}"
        nested = isinstance(value, dict) and name not in known
        if nested and not set(value) <= {step.value for step in _SCHRITTE}:
            yield from _entries(value, f"{name}.", known)
        elif isinstance(value, dict):
            yield name, {step: as_typed(text) for step, text in value.items()}
        else:
            yield name, {Schritt.WERT.value: as_typed(value)}


def take_answers(
    session: Session, entries: Mapping[str, Mapping[str, str]]
) -> Iterator[Ergebniszeile]:
    """Yield what became of each answer; each is saved before the next is read."""
    known = [thema.indikator.id for thema in session.interview.rahmen.themen]
    for kennung, texts in entries.items():
        if kennung not in known:
            hint = did_you_mean(kennung, known) or _FORM
            yield _row(kennung, "", "", Ausgang.UNBEKANNT, f"Kein Indikator.{hint}")
        else:
            yield from _talk(session, kennung, dict(texts))


def _talk(
    session: Session, kennung: str, texts: dict[str, str]
) -> Iterator[Ergebniszeile]:
    session.jump(kennung, _first(texts))
    while frage := session.interview.question:
        step = frage.schritt.value
        if frage.id.indikator != kennung or (step not in texts and frage.pflicht):
            break
        if step not in texts:
            session.forward()
            continue
        text = texts.pop(step)
        reply = session.answer(text)
        offered = session.interview.angebot
        if offered:
            yield _row(kennung, step, text, *_meant_elsewhere(offered.question))
            break
        waits = not reply.gespeichert and _waits(session, kennung)
        yield _row(
            kennung, step, text, *(_waiting(reply) if waits else _outcome(reply))
        )
        if reply.rejected or reply.command or reply.konflikte:
            break
    yield from _open(session, kennung)
    yield from (
        _row(kennung, step, text, *_unused(step)) for step, text in texts.items()
    )
    session.resume()


def _first(texts: Mapping[str, str]) -> Schritt:
    """Return where to begin: an explanation may come without its value."""
    known = [step for step in Schritt if step.value in texts]
    return known[0] if known else Schritt.WERT


def _outcome(reply: Reply) -> tuple[Ausgang, str]:
    if reply.rejected:
        asked = reply.rejected.antwort.ergebnis is Ergebnis.RUECKFRAGE
        offered = " | ".join(reply.rejected.kandidaten)
        meldung = f"{reply.rejected.meldung} {offered}".strip()
        return (Ausgang.ZURUECKGEFRAGT if asked else Ausgang.ABGELEHNT), meldung
    if reply.konflikte:
        return Ausgang.ZURUECKGEFRAGT, "Der Wert wurde inzwischen anderswo geändert."
    if reply.command:
        return Ausgang.ABGELEHNT, "Befehle wirken in einer Antwortdatei nicht."
    taken = Ausgang.UEBERNOMMEN if reply.gespeichert else Ausgang.UNVERAENDERT
    return taken, reply.gelesen.meldung if reply.gelesen else ""


def _waits(session: Session, kennung: str) -> bool:
    """Return whether a value waits for the next answer before it is taken."""
    frage = session.interview.question
    return (
        frage is not None and frage.id.indikator == kennung and frage.schritt in _DANN
    )


def _waiting(reply: Reply) -> tuple[Ausgang, str]:
    if reply.rejected or reply.command:
        return _outcome(reply)
    return Ausgang.WARTET, reply.gelesen.meldung if reply.gelesen else ""


def _meant_elsewhere(frage: Frage) -> tuple[Ausgang, str]:
    """Return that a text names another indicator; nothing is confirmed unasked."""
    offered = " | ".join(frage.wahl)
    return Ausgang.ZURUECKGEFRAGT, f"{frage.text} {offered}"


def _open(session: Session, kennung: str) -> Iterator[Ergebniszeile]:
    """Yield the question that still waits for an answer, if a duty is open."""
    gespraech = session.interview.faden.talk_of(kennung)
    frage = gespraech.offen if gespraech else None
    if frage and frage.pflicht and session.interview.faden.said(kennung):
        step = frage.schritt.value
        yield _row(kennung, step, "", Ausgang.ZURUECKGEFRAGT, frage.text)


def _unused(step: str) -> tuple[Ausgang, str]:
    if step in {one.value for one in _SCHRITTE}:
        return Ausgang.UNBENUTZT, "Danach wird bei diesem Wert nicht gefragt."
    names = sorted(one.value for one in _SCHRITTE)
    hint = did_you_mean(step, names) or f" Möglich sind: {', '.join(names)}."
    return Ausgang.UNBEKANNT, f"Eine Frage „{step}“ gibt es nicht.{hint}"


def _row(
    indikator: str, schritt: str, text: str, ausgang: Ausgang, meldung: str
) -> Ergebniszeile:
    return Ergebniszeile(
        indikator=indikator,
        schritt=schritt,
        text=text,
        ausgang=ausgang,
        meldung=meldung,
    )


def exit_code(rows: list[Ergebniszeile]) -> ExitCode:
    """Return what a script is told: the worst that became of an answer."""
    found = {row.ausgang for row in rows}
    if found & {Ausgang.ABGELEHNT, Ausgang.UNBEKANNT}:
        return ExitCode.REJECTED
    return ExitCode.ASKS_BACK if Ausgang.ZURUECKGEFRAGT in found else ExitCode.OK
