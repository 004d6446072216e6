"""One answer as a change of the data; the interview and the store meet only here.

The test of the house: `read(edit(text, change)) == apply(read(text), change)`.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assistant.goals.matrix import Indikator, Massnahme, Matrix
from assistant.goals.tertial import Tertial

Feldwert = Fraction | datetime.date | bool | str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What is to stand in the report of one indicator at one Tertial.

    Only the named fields change; None takes a field away. A report of which nothing
    is left is no report.
    """

    indikator: str
    tertial: int
    felder: Mapping[str, Feldwert]


def apply(matrix: Matrix, change: Change) -> Matrix:
    """Return the matrix with the change made. Raises KeyError for an unknown id."""
    if not any(one.id == change.indikator for _, one in matrix.indikatoren()):
        raise KeyError(change.indikator)
    massnahmen = tuple(_in_massnahme(one, change) for one in matrix.massnahme)
    return matrix.model_copy(update={"massnahme": massnahmen})


def _in_massnahme(massnahme: Massnahme, change: Change) -> Massnahme:
    indikatoren = tuple(
        with_report(one, change) if one.id == change.indikator else one
        for one in massnahme.indikator
    )
    return massnahme.model_copy(update={"indikator": indikatoren})


def with_report(indikator: Indikator, change: Change) -> Indikator:
    """Return the indicator with the change made in its report, whatever its id."""
    before = indikator.tertial(change.tertial)
    fields: dict[str, Any] = dict(before) if before else {}
    fields |= change.felder
    left = {key: value for key, value in fields.items() if value is not None}
    report = Tertial.model_validate(left) if left else None
    return indikator.model_copy(update={f"t{change.tertial}": report})
