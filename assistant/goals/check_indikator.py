"""Rules for one indicator: its target, its Soll, and its Tertiale as a series."""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from assistant.goals.check_tertial import check_tertial
from assistant.goals.matrix import GEMESSEN, Art, Indikator, Korridor
from assistant.goals.problem import Path, Problem, Schwere
from assistant.goals.rating import Berichtsjahr, value
from assistant.goals.soll import TERTIALE, Anteile, Linear, Liste
from assistant.goals.tertial import KeinWert, Kennzeichen, Tertial


def check_indikator(
    path: Path, indikator: Indikator, jahr: Berichtsjahr
) -> Iterator[Problem]:
    """Yield every fault of one indicator."""
    yield from _target(path, indikator)
    yield from _direction(path, indikator)
    yield from _profile(path, indikator)
    for nummer, bericht in _reports(indikator):
        where = (*path, f"t{nummer}")
        yield from check_tertial(where, indikator, bericht, jahr.stichtag(nummer))
    yield from _falling(path, indikator)
    yield from _dates_rise(path, indikator)
    yield from _one_day(path, indikator)
    yield from _done_before_open(path, indikator, jahr)


def _reports(indikator: Indikator) -> list[tuple[int, Tertial]]:
    reports = ((nummer, indikator.tertial(nummer)) for nummer in TERTIALE)
    return [(nummer, bericht) for nummer, bericht in reports if bericht is not None]


def _target(path: Path, indikator: Indikator) -> Iterator[Problem]:
    if indikator.art is Art.MEILENSTEIN:
        yield from _due_day(path, indikator)
    elif indikator.art in (Art.MONITORING, Art.QUALITATIV):
        yield from _no_target(path, indikator)
    else:
        wanted, example = _ZIELWERTE.get(indikator.art, (Fraction, "zielwert = 450"))
        if not isinstance(indikator.zielwert, wanted):
            yield _wants(path, indikator, example)


_ZIELWERTE: dict[Art, tuple[Any, str]] = {
    Art.KORRIDOR: (Korridor, "zielwert = { von = 55, bis = 65 }"),
    Art.JA_NEIN: (bool | None, "zielwert = true"),
}


def _due_day(path: Path, indikator: Indikator) -> Iterator[Problem]:
    if indikator.termin is None:
        yield Problem(
            path,
            f"Der Meilenstein „{indikator.id}“ hat keinen Termin. Ergänzen Sie den "
            "Tag, etwa termin = 2013-09-30.",
        )


def _wants(path: Path, indikator: Indikator, example: str) -> Problem:
    kind = f"Der Indikator „{indikator.id}“ (art = „{indikator.art}“)"
    if indikator.zielwert is None:
        return Problem(
            path, f"{kind} hat keinen Zielwert. Ergänzen Sie ihn, etwa {example}."
        )
    return Problem(
        (*path, "zielwert"),
        f"{kind} lässt sich mit diesem Zielwert nicht bewerten. "
        f"Schreiben Sie ihn so: {example}.",
    )


def _no_target(path: Path, indikator: Indikator) -> Iterator[Problem]:
    if indikator.zielwert is not None:
        yield Problem(
            (*path, "zielwert"),
            f"Ein Indikator mit art = „{indikator.art}“ wird nicht an einem Zielwert "
            "gemessen. Streichen Sie den Zielwert oder ändern Sie die art.",
            Schwere.HINWEIS,
        )


def _direction(path: Path, indikator: Indikator) -> Iterator[Problem]:
    """Yield a direction that nobody stated although the colour depends on it."""
    if indikator.art in GEMESSEN and "richtung" not in indikator.model_fields_set:
        yield Problem(
            path,
            f"Bei „{indikator.id}“ fehlt die richtung; bewertet wird, als wäre mehr "
            'besser. Ergänzen Sie richtung = "mehr" oder richtung = "weniger".',
            Schwere.HINWEIS,
        )


def _profile(path: Path, indikator: Indikator) -> Iterator[Problem]:
    where = (*path, "soll")
    soll = indikator.verlauf
    if isinstance(soll, Liste | Anteile):
        werte = soll.werte if isinstance(soll, Liste) else soll.anteile
        yield from _three(where, werte)
    if isinstance(soll, Anteile):
        yield from _rising(where, soll.anteile)
    if isinstance(soll, Liste):
        yield from _ends_at_target(where, soll.werte, indikator)
    if isinstance(soll, Linear) and not soll.start and _is_stock(indikator):
        yield Problem(
            where,
            f"„{indikator.art}“ ist ein Bestand und wird nicht gedrittelt. Schreiben "
            'Sie soll = "konstant" oder nennen Sie den Anfangsbestand: '
            "soll = { start = 14 }.",
        )


def _is_stock(indikator: Indikator) -> bool:
    return indikator.art in GEMESSEN and indikator.art is not Art.KUMULATIV


def _three(where: Path, werte: tuple[Fraction, ...]) -> Iterator[Problem]:
    if len(werte) != len(TERTIALE):
        noun = "steht 1 Wert" if len(werte) == 1 else f"stehen {len(werte)} Werte"
        yield Problem(
            where,
            f"Das Soll braucht genau drei Werte, einen je Tertial; hier {noun}.",
        )


def _ends_at_target(
    where: Path, werte: tuple[Fraction, ...], indikator: Indikator
) -> Iterator[Problem]:
    if len(werte) == len(TERTIALE) and werte[-1] != indikator.zielwert:
        yield Problem(
            where,
            "Das letzte Soll der Liste ist nicht der Zielwert. Gleichen Sie beide an, "
            "wenn das nicht gewollt ist.",
            Schwere.HINWEIS,
        )


def _rising(where: Path, anteile: tuple[Fraction, ...]) -> Iterator[Problem]:
    if any(later < earlier for earlier, later in pairwise(anteile)):
        yield Problem(
            where,
            "Die Anteile fallen. Schreiben Sie sie aufgelaufen: aus 10 %, 60 % und "
            "30 % wird anteile = [10, 70, 100].",
        )


def _falling(path: Path, indikator: Indikator) -> Iterator[Problem]:
    """Yield sums since January that shrink without having been corrected.

    Where the target is negative (a deficit) the sum runs downwards by its nature.
    """
    if indikator.art is not Art.KUMULATIV or _negative(indikator):
        return
    values = [
        (nummer, bericht, ist)
        for nummer, bericht in _reports(indikator)
        if (ist := value(indikator, bericht)) is not None
    ]
    for (before, _, earlier), (nummer, bericht, later) in pairwise(values):
        if later < earlier and bericht.kennzeichen is not Kennzeichen.BERICHTIGT:
            yield Problem(
                (*path, f"t{nummer}", "ist"),
                f"Der aufgelaufene Wert fällt gegenüber t{before}. Tragen Sie die "
                "Summe seit Jahresbeginn ein; ist der frühere Wert überholt, setzen "
                'Sie kennzeichen = "berichtigt".',
            )


def _negative(indikator: Indikator) -> bool:
    return isinstance(indikator.zielwert, Fraction) and indikator.zielwert < 0


def _dates_rise(path: Path, indikator: Indikator) -> Iterator[Problem]:
    dated: list[tuple[int, datetime.date]] = [
        (nummer, bericht.datenstand)
        for nummer, bericht in _reports(indikator)
        if bericht.datenstand
    ]
    for (before, earlier), (nummer, later) in pairwise(dated):
        if later < earlier:
            yield Problem(
                (*path, f"t{nummer}", "datenstand"),
                f"Der Datenstand von t{nummer} liegt vor dem von t{before}. "
                "Prüfen Sie, ob die beiden Tage vertauscht sind.",
            )


def _one_day(path: Path, indikator: Indikator) -> Iterator[Problem]:
    done = [(n, b.erledigt) for n, b in _reports(indikator) if b.erledigt]
    for (before, earlier), (nummer, later) in pairwise(done):
        if later != earlier:
            yield Problem(
                (*path, f"t{nummer}", "erledigt"),
                f"In t{before} ist der Meilenstein an einem anderen Tag erledigt. "
                "Tragen Sie in beiden Tertialen denselben Tag ein.",
            )


def _done_before_open(
    path: Path, indikator: Indikator, jahr: Berichtsjahr
) -> Iterator[Problem]:
    """Yield a day of completion at which an earlier report still called it open."""
    unfinished: tuple[int, datetime.date] | None = None
    for nummer, bericht in _reports(indikator):
        stichtag = jahr.stichtag(nummer)
        if bericht.erledigt and unfinished and bericht.erledigt <= unfinished[1]:
            before, until = unfinished
            yield Problem(
                (*path, f"t{nummer}", "erledigt"),
                f"Am {bericht.erledigt:%d.%m.%Y} war der Meilenstein nach t{before} "
                f"noch nicht erreicht (Stichtag {until:%d.%m.%Y}). Prüfen Sie den Tag, "
                f"oder berichtigen Sie t{before}.",
                Schwere.HINWEIS,
            )
        expected = isinstance(bericht.prognose, datetime.date)
        if not bericht.erledigt and (expected or bericht.kein_wert is KeinWert.OFFEN):
            unfinished = nummer, stichtag
