"""Where a value stands, said so that it stays true: by id, not by number.

An address is ("S1.1", "t2", "ist"): the id of an indicator or Maßnahme, then the keys
below it. Values of the matrix itself begin with "." (no id can). Somebody may insert a
Maßnahme above in the meantime; the address still leads to the same value.
"""

from collections.abc import Iterator
from typing import Any

from assistant.store.spans import Path

Address = tuple[str, ...]

ROOT = "."


def addresses(data: dict[str, Any]) -> dict[Address, Any]:
    """Return every value of a matrix by its address.

    A list of plain values counts as one value.
    """
    return dict(_all(data))


def tables(data: dict[str, Any]) -> dict[str, Path]:
    """Return the path of every Maßnahme and indicator by its id."""
    found: dict[str, Path] = {ROOT: ()}
    for name, path, _ in _tables(data):
        found.setdefault(name, path)
    return found


def _all(data: dict[str, Any]) -> Iterator[tuple[Address, Any]]:
    own = {key: value for key, value in data.items() if key != "massnahme"}
    yield from _values(own, (ROOT,))
    for name, _, table in _tables(data):
        below = {key: value for key, value in table.items() if key != "indikator"}
        yield from _values(below, (name,))


def _tables(data: dict[str, Any]) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    for m, massnahme in enumerate(data.get("massnahme", ())):
        path: Path = ("massnahme", m)
        yield _name(massnahme, path), path, massnahme
        for i, indikator in enumerate(massnahme.get("indikator", ())):
            inner = (*path, "indikator", i)
            yield _name(indikator, inner), inner, indikator


def _name(table: dict[str, Any], path: Path) -> str:
    # Without an id there is nothing better than the number of the moment.
    return str(table.get("id") or f"{path[-2]}[{int(path[-1]) + 1}]")


def _values(table: dict[str, Any], address: Address) -> Iterator[tuple[Address, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _values(value, (*address, key))
        else:
            yield (*address, key), value
