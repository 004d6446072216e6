"""What is sound in faulty data, so that rules can still look at the rest of it.

A person with five typos should need one run, not five. Faulty values are taken out or,
where the model must have one, replaced by a stand-in; what rules then say about the
places that were touched is not to be believed, and `believable` sorts it out.
"""

import copy
import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.goals.problem import Path, Problem

M = TypeVar("M", bound=BaseModel)

_STAND_INS: dict[str, Any] = {
    "art": "monitoring",
    "jahr": 2000,
    "wahlperiode": "2000-2005",
    "datum": datetime.date(2000, 1, 1),
    "indikator": [],
    "massnahme": [],
}
# What a rule says of these depends on the year.
_DAYS = {("erledigt",), ("prognose",), ("datenstand",)}
_WORD = "unlesbar"  # fits every text and every Kennung


def partial(data: dict[str, Any], error: ValidationError, model: type[M]) -> M | None:
    """Return a model of what is sound, None where too little is."""
    rest = copy.deepcopy(data)
    for number, detail in enumerate(error.errors(include_url=False)):
        _replace(rest, detail["loc"], _stand_in(detail["loc"], number))
    return _first_valid(rest, model)


def believable(
    problems: Iterable[Problem], faulted: Iterable[Path]
) -> Iterable[Problem]:
    """Yield the problems that do not speak of what is faulty already.

    That is a value itself, the table it stands in and, where the year is not known,
    every day.
    """
    wrong = frozenset(faulted)
    tables = {path[:-1] for path in wrong} - {()}
    for problem in problems:
        path = problem.path
        own_id = path[-1:] == ("id",) and path not in wrong
        in_doubt = path in wrong or (("jahr",) in wrong and path[-1:] in _DAYS)
        if own_id or not (in_doubt or any(_is_in(path, table) for table in tables)):
            yield problem


def _is_in(path: Path, table: Path) -> bool:
    # A fault in a Tertial concerns the series of its indicator: t1, t2 and t3.
    indicator = table[:4] if table[2:3] == ("indikator",) else table
    return path[: len(indicator)] == indicator


def _stand_in(path: Path, number: int) -> Any:
    key = str(path[-1]) if path else ""
    return f"{_WORD}-{number}" if key == "id" else _STAND_INS.get(key, _WORD)


def _first_valid(rest: dict[str, Any], model: type[M]) -> M | None:
    """Stand-ins first; where one does not fit, the key is optional and goes."""
    for _ in range(2):
        try:
            return model.model_validate(rest)
        except ValidationError as still:
            for detail in still.errors(include_url=False):
                _remove(rest, detail["loc"])
    return None


def _replace(data: Any, path: Path, value: Any) -> None:
    table = _table(data, path)
    if isinstance(table, dict) and path:
        table[path[-1]] = value


def _remove(data: Any, path: Path) -> None:
    table = _table(data, path)
    if isinstance(table, dict) and path:
        table.pop(path[-1], None)


def _table(data: Any, path: Path) -> Any:
    for part in path[:-1]:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
