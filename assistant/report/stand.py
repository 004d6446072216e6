"""The state of every indicator at one Tertial, as words and exact strings."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.goals.ampel import Ampel
from assistant.goals.matrix import Indikator, Korridor, Massnahme, Matrix
from assistant.goals.rating import Berichtsjahr, Bewertung, rate
from assistant.goals.soll import TERTIALE
from assistant.goals.trend import Trend, trend
from assistant.goals.zahl import as_text
from assistant.report.wording import Vergleichswert, deviation


@dataclass(frozen=True, slots=True)
class Zeile:
    """One indicator at one Tertial."""

    massnahme: Massnahme
    indikator: Indikator
    tertial: int
    bewertung: Bewertung
    trend: Trend | None

    @property
    def abweichung(self) -> str | None:
        """The deviation as displayed, None where there is none."""
        return deviation(self.bewertung.abweichung, self.indikator)


def rows(matrix: Matrix, tertial: int, berichtsjahr: Berichtsjahr) -> Iterator[Zeile]:
    """Yield one row per indicator, in the order of the file."""
    for massnahme, indikator in matrix.indikatoren():
        yield Zeile(
            massnahme,
            indikator,
            tertial,
            rate(indikator, tertial, berichtsjahr),
            trend(indikator, tertial, berichtsjahr),
        )


def latest_tertial(matrix: Matrix) -> int:
    """Return the last Tertial for which anything was reported, 1 if nothing was."""
    reported = [
        nummer
        for _, indikator in matrix.indikatoren()
        for nummer in TERTIALE
        if indikator.tertial(nummer) is not None
    ]
    return max(reported, default=1)


def as_record(name: str, zeile: Zeile) -> dict[str, str | int | None]:
    """Return the row for other programs; numbers are exact strings, codes as in TOML.

    `grund` is set for grau only; `abweichung` reads as it is displayed.
    """
    bewertung = zeile.bewertung
    return {
        "matrix": name,
        "massnahme": zeile.massnahme.id,
        "indikator": zeile.indikator.id,
        "name": zeile.indikator.name,
        "einheit": zeile.indikator.einheit,
        "tertial": zeile.tertial,
        "soll": _exact(bewertung.soll),
        "ist": _exact(bewertung.ist),
        "abweichung": zeile.abweichung,
        "ampel": bewertung.ampel.value,
        "grund": bewertung.grund.value
        if bewertung.grund and bewertung.ampel is Ampel.GRAU
        else None,
        "trend": zeile.trend.value if zeile.trend else None,
    }


def _exact(value: Vergleichswert) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "ja" if value else "nein"
        case datetime.date():
            return value.isoformat()
        case Korridor():
            return f"{as_text(value.von)}–{as_text(value.bis)}"
    return as_text(value)
