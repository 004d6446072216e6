"""Rules for the report of one Tertial: whether it fits the kind of its indicator."""

import datetime
from collections.abc import Iterator
from fractions import Fraction

from assistant.goals.matrix import GEMESSEN, Art, Indikator
from assistant.goals.problem import Path, Problem, Schwere
from assistant.goals.rating import value
from assistant.goals.tertial import KeinWert, Tertial

_ZAHLEN = GEMESSEN | {Art.KORRIDOR, Art.MONITORING}
_ANTEILE = frozenset({Art.QUOTE, Art.GLEITEND, Art.KORRIDOR, Art.MONITORING})

# Which keys carry the value, by kind; every other one of them is out of place.
_TRAEGER: dict[str, frozenset[Art]] = {
    "ist": _ZAHLEN | {Art.JA_NEIN},
    "zaehler": _ANTEILE,
    "nenner": _ANTEILE,
    "erledigt": frozenset({Art.MEILENSTEIN}),
    "einschaetzung": frozenset({Art.QUALITATIV}),
}
_RICHTIG = {
    Art.MEILENSTEIN: "erledigt = 2013-09-12 oder prognose = 2013-11-12",
    Art.QUALITATIV: 'einschaetzung = "gelb" und grund = "…"',
    Art.JA_NEIN: "ist = true oder ist = false",
}


def check_tertial(
    path: Path, indikator: Indikator, bericht: Tertial, stichtag: datetime.date
) -> Iterator[Problem]:
    """Yield every fault of one report."""
    yield from _kind(path, indikator, bericht)
    yield from _type(path, indikator, bericht)
    yield from _fraction(path, bericht)
    yield from _either_or(path, bericht)
    yield from _reason(path, indikator, bericht)
    yield from _forecast(path, indikator, bericht)
    yield from _too_late(path, bericht, stichtag)
    yield from _forecast_passed(path, bericht, stichtag)
    yield from _above_all(path, indikator, bericht)
    yield from _later_data(path, bericht, stichtag)


def _given(bericht: Tertial) -> list[str]:
    return [key for key in _TRAEGER if getattr(bericht, key) is not None]


def _kind(path: Path, indikator: Indikator, bericht: Tertial) -> Iterator[Problem]:
    right = _RICHTIG.get(indikator.art, "ist = 152")
    for key in _given(bericht):
        if indikator.art not in _TRAEGER[key]:
            yield Problem(
                (*path, key),
                f"„{key}“ passt nicht zu einem Indikator mit art = "
                f"„{indikator.art}“. Schreiben Sie {right}.",
            )


def _type(path: Path, indikator: Indikator, bericht: Tertial) -> Iterator[Problem]:
    truth = isinstance(bericht.ist, bool)
    if bericht.ist is None or truth is (indikator.art is Art.JA_NEIN):
        return
    if indikator.art in _ZAHLEN or indikator.art is Art.JA_NEIN:
        wanted = "true oder false" if indikator.art is Art.JA_NEIN else "eine Zahl"
        yield Problem(
            (*path, "ist"),
            f"Bei art = „{indikator.art}“ muss der Istwert {wanted} sein.",
        )


def _fraction(path: Path, bericht: Tertial) -> Iterator[Problem]:
    if (bericht.zaehler is None) is not (bericht.nenner is None):
        there, missing = (
            ("zaehler", "nenner") if bericht.nenner is None else ("nenner", "zaehler")
        )
        yield Problem(
            (*path, there),
            f"Zu „{there}“ fehlt „{missing}“. Ergänzen Sie ihn oder tragen Sie die "
            "fertige Quote als ist ein.",
        )
    if bericht.nenner is not None and bericht.nenner < 0:
        yield Problem(
            (*path, "nenner"),
            "Der Nenner ist negativ. Tragen Sie die Anzahl ohne Vorzeichen ein.",
        )
    if bericht.nenner == 0:
        yield Problem(
            (*path, "nenner"),
            "Der Nenner ist 0; daraus lässt sich keine Quote berechnen. Berichtigen "
            "Sie ihn, oder schreiben Sie statt zaehler und nenner "
            'kein_wert = "nicht_berechenbar".',
        )
    if bericht.ist is not None and bericht.nenner is not None:
        yield Problem(
            (*path, "ist"),
            "Hier stehen ist und zaehler/nenner zugleich. Streichen Sie eines von "
            "beiden; die Quote wird aus Zähler und Nenner berechnet.",
        )


def _either_or(path: Path, bericht: Tertial) -> Iterator[Problem]:
    given = _given(bericht)
    if bericht.kein_wert and given:
        yield Problem(
            (*path, "kein_wert"),
            f"„kein_wert“ und „{given[0]}“ schließen sich aus. Streichen Sie eines "
            "von beiden.",
        )


def _reason(path: Path, indikator: Indikator, bericht: Tertial) -> Iterator[Problem]:
    if bericht.einschaetzung and not bericht.grund:
        yield Problem(
            (*path, "einschaetzung"),
            "Eine Einschätzung braucht eine Begründung. Ergänzen Sie grund = „…“.",
        )
    later = bericht.kein_wert is KeinWert.FAELLT_SPAETER_AN
    if later and not bericht.grund and indikator.art is not Art.MEILENSTEIN:
        yield Problem(
            (*path, "kein_wert"),
            "Ergänzen Sie in grund, warum der Wert später anfällt und wann er "
            "zu erwarten ist.",
            Schwere.HINWEIS,
        )


def _forecast(path: Path, indikator: Indikator, bericht: Tertial) -> Iterator[Problem]:
    if bericht.prognose is None:
        return
    number = isinstance(bericht.prognose, Fraction)
    if number is (indikator.art is Art.MEILENSTEIN):
        wanted = "ein Tag wie 2013-11-12" if number else "eine Zahl"
        yield Problem(
            (*path, "prognose"),
            f"Bei art = „{indikator.art}“ muss die Prognose {wanted} sein.",
        )


def _too_late(
    path: Path, bericht: Tertial, stichtag: datetime.date
) -> Iterator[Problem]:
    if bericht.erledigt and bericht.erledigt > stichtag:
        yield Problem(
            (*path, "erledigt"),
            f"Der Tag liegt nach dem Stichtag {stichtag:%d.%m.%Y}. Tragen Sie ihn als "
            "prognose ein oder erst im nächsten Tertial als erledigt.",
        )


def _forecast_passed(
    path: Path, bericht: Tertial, stichtag: datetime.date
) -> Iterator[Problem]:
    prognose = bericht.prognose
    passed = isinstance(prognose, datetime.date) and prognose <= stichtag
    if passed and not bericht.erledigt:
        yield Problem(
            (*path, "prognose"),
            f"Der erwartete Tag ist am Stichtag {stichtag:%d.%m.%Y} schon vorbei. "
            "Ist der Meilenstein erreicht, tragen Sie ihn als erledigt ein, sonst "
            "einen neuen Tag.",
            Schwere.HINWEIS,
        )


def _above_all(path: Path, indikator: Indikator, bericht: Tertial) -> Iterator[Problem]:
    ist = value(indikator, bericht)
    share = indikator.art is Art.QUOTE and indikator.einheit == "%"
    if share and ist is not None and ist > 100:  # noqa: PLR2004 - per cent
        yield Problem(
            (*path, "ist" if bericht.ist is not None else "zaehler"),
            "Diese Quote liegt über 100 %. Prüfen Sie Zähler und Nenner oder das "
            "Dezimalzeichen.",
            Schwere.HINWEIS,
        )


def _later_data(
    path: Path, bericht: Tertial, stichtag: datetime.date
) -> Iterator[Problem]:
    if bericht.datenstand and bericht.datenstand > stichtag:
        yield Problem(
            (*path, "datenstand"),
            f"Der Datenstand liegt nach dem Stichtag {stichtag:%d.%m.%Y}. Tragen Sie "
            "den Wert zum Stichtag ein, oder erläutern Sie den späteren Stand im "
            "vermerk.",
            Schwere.HINWEIS,
        )
