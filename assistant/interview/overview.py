"""The conversation seen from outside: a task list, and the answers to check.

Both are made from the conversation, never kept beside it; a row leads back to its
question with `interview.jump(row.frage.indikator, row.frage.schritt)`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from assistant.goals.matrix import Massnahme
from assistant.goals.rating import value
from assistant.interview import stored
from assistant.interview.conversation import Gespraech
from assistant.interview.faden import Faden
from assistant.interview.progress import Fortschritt, Status, count, lacking, status
from assistant.interview.question import Frage, FrageId
from assistant.interview.record import ANTWORT
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema

_GEZEIGT = (*ANTWORT, "vermerk_intern")
_TEXTFELDER = {
    Schritt.URSACHE: "ursache",
    Schritt.GEGENMASSNAHME: "gegenmassnahme",
    Schritt.VERANTWORTLICH: "verantwortlich",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posten:
    """One indicator of the task list.

    `grund` is why it was passed over or has no value; `fehlt` what is missing to it
    beside the value; `offen` what is asked next.
    """

    thema: Thema
    status: Status
    is_changed: bool
    grund: str | None
    fehlt: tuple[Schritt, ...]
    offen: Frage | None

    @property
    def frage(self) -> FrageId:
        """Where a jump leads to."""
        if self.offen:
            return self.offen.id
        return FrageId(self.thema.indikator.id, Schritt.WERT)


@dataclass(frozen=True, slots=True)
class Aufgabe:
    """One Maßnahme of the task list with its indicators."""

    massnahme: Massnahme
    posten: tuple[Posten, ...]

    @property
    def fortschritt(self) -> Fortschritt:
        """The counts of this Maßnahme."""
        return count(one.status for one in self.posten)

    @property
    def status(self) -> Status:
        """The status word: done, in progress, not yet started, cannot start yet."""
        found = self.fortschritt
        if found.gesamt == 0:
            return Status.NICHT_FAELLIG
        if found.is_complete:
            return Status.ERLEDIGT
        begun = found.nicht_begonnen < found.gesamt
        return Status.IN_ARBEIT if begun else Status.NICHT_BEGONNEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruefzeile:
    """One answer to check: what stood there, what stands there now."""

    frage: FrageId
    thema: Thema
    alt: str | None
    neu: str | None
    differenz: Fraction | None = None


def tasks(faden: Faden) -> list[Aufgabe]:
    """Return the task list, a row for each Maßnahme in the order of the file."""
    rows = [_posten(faden, gespraech) for gespraech in faden.talks()]
    groups = groupby(rows, key=lambda row: row.thema.massnahme.id)
    found = {kennung: tuple(group) for kennung, group in groups}
    return [
        Aufgabe(massnahme, found.get(massnahme.id, ()))
        for massnahme in faden.rahmen.matrix.massnahme
    ]


def _posten(faden: Faden, gespraech: Gespraech) -> Posten:
    thema = gespraech.thema
    kennung = thema.indikator.id
    before = faden.rahmen.thema(kennung)
    reasons = filter(None, (thema.bericht.grund, faden.reason(kennung)))
    return Posten(
        thema=thema,
        status=status(faden, gespraech),
        is_changed=before is not None and before.indikator != thema.indikator,
        grund="; ".join(dict.fromkeys(reasons)) or None,
        fehlt=_missing(faden, gespraech),
        offen=gespraech.offen,
    )


def _missing(faden: Faden, gespraech: Gespraech) -> tuple[Schritt, ...]:
    """Return the steps beside the value that have to be answered and are not."""
    kennung = gespraech.thema.indikator.id
    passed = (one.frage for one in faden.passed_over())
    steps = [one.schritt for one in passed if one.indikator == kennung]
    steps += lacking(gespraech)
    return tuple(one for one in Schritt if one in steps and one is not Schritt.WERT)


def answers(faden: Faden) -> list[Pruefzeile]:
    """Return what this conversation has changed, in the order of the file."""
    spoken = set(faden.spoken_ids())
    pairs = (
        (thema, faden.talk(thema).thema)
        for thema in faden.rahmen.themen
        if thema.indikator.id in spoken
    )
    return [row for before, after in pairs for row in _rows(before, after)]


def _rows(before: Thema, after: Thema) -> Iterator[Pruefzeile]:
    old, new = before.bericht, after.bericht
    if any(getattr(old, key) != getattr(new, key) for key in _GEZEIGT):
        yield _row(before, after, Schritt.WERT, _value(before), _value(after))
    for schritt, key in _TEXTFELDER.items():
        if getattr(old, key) != getattr(new, key):
            yield _row(before, after, schritt, getattr(old, key), getattr(new, key))
    if old.prognose != new.prognose:
        texts = (_forecast(before), _forecast(after))
        yield _row(before, after, Schritt.PROGNOSE, *texts)


def _row(
    before: Thema, after: Thema, schritt: Schritt, alt: str | None, neu: str | None
) -> Pruefzeile:
    return Pruefzeile(
        frage=FrageId(after.indikator.id, schritt),
        thema=after,
        alt=alt,
        neu=neu,
        differenz=_difference(before, after) if schritt is Schritt.WERT else None,
    )


def _value(thema: Thema) -> str | None:
    """Return the value with its internal note, which is nowhere else to be checked."""
    note, said = (
        thema.bericht.vermerk_intern,
        stored.value_text(thema.bericht, thema.kontext),
    )
    return "; ".join(filter(None, (said, note and f"Vermerk: {note}"))) or None


def _forecast(thema: Thema) -> str | None:
    return stored.forecast_text(thema.bericht, thema.kontext)


def _difference(before: Thema, after: Thema) -> Fraction | None:
    old = value(before.indikator, before.bericht)
    new = value(after.indikator, after.bericht)
    return new - old if old is not None and new is not None else None
