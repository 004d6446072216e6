"""Changes of TOML data, and what they do to plain data.

The editor makes the same change in the text; that both agree is its proof.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.errors import AssistantError
from assistant.store.aligning import Pair, Pairing, by_likeness
from assistant.store.spans import Path


class Refused(AssistantError):  # noqa: N818 - a refusal is no error
    """A change that was not made; the text says where and what to do, in German."""


@dataclass(frozen=True, slots=True)
class Set:
    """Give a path this value: replace it, or add the key and the tables above it."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Delete:
    """Take a key, a table or an element of an array away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Append:
    """Put a value at the end of an array, or a table at the end of its kind."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a value in front of the element of an array that the path names."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Move:
    """Put an element of an array at another number, counted without itself."""

    path: Path
    to: int


Edit = Set | Delete | Append | Insert
Small = Edit | Move

_PLAIN = (str, int)


def apply(data: dict[str, Any], edits: Sequence[Edit]) -> dict[str, Any]:
    """Return the data with all changes made, in order; the data itself stays.

    Raises `Refused` where the path of a change leads nowhere.
    """
    for edit in edits:
        data = _changed(data, edit.path, edit)
    return data


def lookup(data: Any, path: Path) -> Any:
    """Return what stands at a path; `KeyError` where there is nothing."""
    for step in path:
        if not _has(data, step):
            raise KeyError(step)
        data = data[step]
    return data


def named(path: Path) -> str:
    """Return a path as people read it, elements counted from 1."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _has(data: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(data, list) and 0 <= step < len(data)
    return isinstance(data, dict) and step in data


def _changed(data: Any, path: Path, edit: Edit) -> Any:
    """Copy only what lies on the path, so that a change is cheap in a large file."""
    if not path:
        raise Refused("Die ganze Datei lässt sich so nicht ändern.")
    step, rest = path[0], path[1:]
    if not _has(data, step):
        _check_absent(data, step, edit)
    copy = data.copy()
    if rest:
        copy[step] = _changed(data[step] if _has(data, step) else {}, rest, edit)
    else:
        _change(copy, step, edit)
    return copy


def _check_absent(data: Any, step: str | int, edit: Edit) -> None:
    """Let a missing key pass where it can be added."""
    if isinstance(edit, Delete):
        raise Refused(f"„{named(edit.path)}“ gibt es nicht. Prüfen Sie den Namen.")
    if isinstance(step, int) or not isinstance(data, dict):
        raise Refused(
            f"Für „{named(edit.path)}“ gibt es keinen Platz. "
            f"Prüfen Sie, was in der Datei darüber steht."
        )


def _change(table: Any, step: str | int, edit: Edit) -> None:
    match edit:
        case Set(_, value):
            table[step] = value
        case Delete():
            del table[step]
        case Insert(_, value):
            table.insert(step, value)
        case _:
            array = table[step] if _has(table, step) else []
            if not isinstance(array, list):
                name = named(edit.path)
                raise Refused(f"„{name}“ ist keine Liste. Prüfen Sie den Namen.")
            table[step] = [*array, edit.value]


def smaller(
    data: dict[str, Any], edit: Edit, pairing: Pairing = by_likeness
) -> list[Small]:
    """Return a change as the fewest changes of single values.

    What is the same already is left alone, so its comments and spelling stay.
    `pairing` tells which elements of a list are to be compared.
    """
    if not isinstance(edit, Set):
        return [edit]
    try:
        old = lookup(data, edit.path)
    except KeyError:
        return [edit]
    return list(_Differences(pairing).between(edit.path, old, edit.value))


@dataclass(frozen=True, slots=True)
class _Differences:
    """The changes that lead from one value to another."""

    pairing: Pairing

    def between(self, path: Path, old: Any, new: Any) -> list[Small]:
        if same(old, new):
            return []
        if isinstance(old, dict) and isinstance(new, dict):
            return self._of_tables(path, old, new)
        if isinstance(old, list) and isinstance(new, list):
            return self._of_arrays(path, old, new)
        return [Set(path, new)]

    def _of_tables(
        self, path: Path, old: dict[str, Any], new: dict[str, Any]
    ) -> list[Small]:
        edits: list[Small] = []
        for key, value in new.items():
            here = (*path, key)
            edits += (
                self.between(here, old[key], value)
                if key in old
                else [Set(here, value)]
            )
        return edits + [Delete((*path, key)) for key in old if key not in new]

    def _of_arrays(self, path: Path, old: list[Any], new: list[Any]) -> list[Small]:
        pairs = self.pairing(old, new, same)
        if move := _move(path, pairs, old, new):
            old = old.copy()
            old.insert(move.to, old.pop(int(move.path[-1])))
            return [move, *self._of_arrays(path, old, new)]
        edits: list[Small] = []
        for a, b in pairs:
            if a is not None and b is not None:
                edits += self.between((*path, a), old[a], new[b])
        return edits + _come_and_gone(path, pairs, len(old), new)


def _move(path: Path, pairs: list[Pair], old: list[Any], new: list[Any]) -> Move | None:
    """Return how a table that left its place and came to another one gets there."""
    gone = [one for one, other in pairs if one is not None and other is None]
    tables = [number for number in gone if isinstance(old[number], dict)]
    for place, (one, other) in enumerate(pairs):
        if one is not None or other is None:
            continue
        for number in tables:
            if same(old[number], new[other]):
                before = {pair[0] for pair in pairs[:place]} - {None, number}
                return Move((*path, number), len(before))
    return None


def _come_and_gone(
    path: Path, pairs: list[Pair], length: int, new: list[Any]
) -> list[Small]:
    """Return what takes elements out and puts others in.

    From the back, so that the numbers of those in front stay.
    """
    edits: list[Small] = []
    at = length
    for one, other in reversed(pairs):
        at = at if one is None else one
        if other is None:
            edits.append(Delete((*path, at)))
            length -= 1
        elif one is None:
            place = Insert((*path, at), new[other])
            edits.append(place if at < length else Append(path, new[other]))
            length += 1
    return edits


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same to TOML, kinds of number and date too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, _PLAIN):  # nearly all there is
        return bool(one == other)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    # As text two NaN are the same, and two moments in different zones are not.
    return bool(one == other and str(one) == str(other)) or _is_same_number(one, other)


def _is_same_number(one: Any, other: Any) -> bool:
    return isinstance(one, Decimal) and (one == other or str(one) == str(other))
