"""What looks odd about an answer that was understood: warnings a person can overrule.

A warning never changes the answer. It says in German what is suspected and offers the
corrected answer where there is one; whoever knows better confirms with a note.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.context import Kontext
from assistant.interview.reading.roles import Rolle
from assistant.interview.reading.writing import day
from assistant.interview.suspicion import NUMBER_CHECKS, Fall
from assistant.interview.warning import Code, Warnung

_JAHRE = 1  # a Meilenstein of the year before or after is nothing unusual


def warn(antwort: Antwort, kontext: Kontext) -> tuple[Warnung, ...]:
    """Return what looks odd about an answer, nothing for one that is no value."""
    return tuple(_warnings(antwort, kontext))


def _warnings(antwort: Antwort, kontext: Kontext) -> Iterator[Warnung]:
    if isinstance(antwort.wert, Fraction):
        fall = Fall(antwort.wert, antwort, kontext)
        for group in NUMBER_CHECKS:
            yield from _first(check(fall) for check in group)
    if antwort.datum:
        tag = antwort.datum
        yield from _first(check(tag, antwort, kontext) for check in _DAY_CHECKS)
    if antwort.datenstand:
        yield from _first([_stand(antwort.datenstand, kontext)])


def _first(found: Iterable[Warnung | None]) -> Iterator[Warnung]:
    """Yield the first warning only: the others would say the same in other words."""
    warning = next(filter(None, found), None)
    if warning:
        yield warning


def _stand(stand: datetime.date, kontext: Kontext) -> Warnung | None:
    if stand > kontext.stichtag:
        return Warnung(
            Code.STAND_NACH_STICHTAG,
            f"Der Stand {day(stand)} liegt nach dem Stichtag {day(kontext.stichtag)}. "
            "Geben Sie den Wert zum Stichtag ein, oder begründen Sie den Stand.",
        )
    if stand.year == kontext.jahr:
        return None
    return Warnung(
        Code.STAND_ANDERES_JAHR,
        f"Der Stand {day(stand)} liegt nicht im Berichtsjahr {kontext.jahr}.",
    )


def _far_year(
    tag: datetime.date, _antwort: Antwort, kontext: Kontext
) -> Warnung | None:
    if abs(tag.year - kontext.jahr) <= _JAHRE:
        return None
    return Warnung(
        Code.JAHR_FERN,
        f"Der {day(tag)} liegt weit vom Berichtsjahr {kontext.jahr} entfernt. Prüfen "
        "Sie das Jahr.",
    )


def _done_too_late(
    tag: datetime.date, antwort: Antwort, kontext: Kontext
) -> Warnung | None:
    """Warn of a day that this Tertial can only hold as an expected one."""
    if antwort.ergebnis is not Ergebnis.ERLEDIGT or tag <= kontext.stichtag:
        return None
    return Warnung(
        Code.ERLEDIGT_NACH_STICHTAG,
        f"Der {day(tag)} liegt nach dem Stichtag {day(kontext.stichtag)}. Für dieses "
        "Tertial zählt er als erwarteter Tag, erst im nächsten als erledigt.",
        Rolle.ERWARTET.value.format(day(tag)),
    )


def _expected_in_past(
    tag: datetime.date, antwort: Antwort, kontext: Kontext
) -> Warnung | None:
    until = kontext.reported_until
    if antwort.ergebnis is not Ergebnis.DATUM or tag > until:
        return None
    return Warnung(
        Code.ERWARTET_VERGANGEN,
        f"Erwartet werden kann nur ein Tag nach dem {day(until)}, nicht der "
        f"{day(tag)}. Ist der Meilenstein an diesem Tag erreicht worden, geben Sie "
        "„erledigt am …“ ein.",
        Rolle.ERLEDIGT.value.format(day(tag)),
    )


_DayCheck = Callable[[datetime.date, Antwort, Kontext], Warnung | None]

_DAY_CHECKS: tuple[_DayCheck, ...] = (_far_year, _done_too_late, _expected_in_past)
