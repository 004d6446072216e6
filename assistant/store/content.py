"""One state of a matrix file: its bytes, and what they say.

Each thing is worked out once, however often a save asks for it.
"""

import tomllib
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from typing import Any

from pydantic_core import PydanticCustomError

from assistant.errors import AssistantError, ExitCode
from assistant.goals.zahl import exact
from assistant.store.address import Address, addresses, tables
from assistant.store.change import Delete, Edit, Refused, Set, lookup, same
from assistant.store.edit import edit
from assistant.store.encoding import decode
from assistant.store.fault import SyntaxFault
from assistant.store.journal import Aenderung, digest
from assistant.store.parse import parse
from assistant.store.render import render
from assistant.store.spans import Path, index


class Content:
    """The bytes of a matrix file at one moment."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def digest(self) -> str:
        """The hash by which the journal knows this state."""
        return digest(self.raw)

    @cached_property
    def values(self) -> dict[Address, Any]:
        """Every value by its address. Raises AssistantError where there are none."""
        return addresses(self._data)

    def value(self, pfad: Address) -> Any:
        """Return what stands there, None for nothing: without walking all values."""
        table = self._tables.get(pfad[0])
        try:
            found = None if table is None else lookup(self._data, table + pfad[1:])
        except KeyError:
            return None
        return None if isinstance(found, dict) else found

    def says(self, pfad: Address, value: Any) -> bool:
        """Tell whether this value stands there; None stands for: nothing."""
        return same(self.value(pfad), value)

    def means(self, pfad: Address, value: Any) -> bool:
        """Tell whether this value stands there, however the number is written.

        Who read the file as a model knows 31, where 31.0 or "62/2" is written.
        """
        there = self.value(pfad)
        return same(there, value) or (
            (number := _number(there)) is not None and number == _number(value)
        )

    def has_empty_table(self, pfad: Address) -> bool:
        """Tell whether a table stands there and nothing in it."""
        try:
            return bool(lookup(self._data, self._path(pfad)) == {})
        except KeyError:
            return False

    @property
    def names(self) -> Iterable[str]:
        """The ids of all Maßnahmen and indicators, and the one of the file itself."""
        return self._tables.keys()

    def knows(self, pfad: Address) -> bool:
        """Tell whether the indicator or Maßnahme of an address is there."""
        return pfad[0] in self._tables

    def changed(self, changes: Iterable[Aenderung]) -> "Content":
        """Return the file with these values changed and all else byte for byte.

        Raises `Refused` where that cannot be.
        """
        mark, text = self._text
        todo = list(changes)
        edits = [one for change in todo for one in self._edits(change)]
        kept = {self._path(change.pfad)[:-1] for change in todo if change.leer}
        new = edit(text, _without_empty(self._data, edits, kept))
        return Content((mark + new).encode("utf-8"))

    def headed(self, key: str, value: Any) -> "Content":
        """Return the file with a new key in front of all others.

        Raises `Refused` where that cannot be.
        """
        mark, text = self._text
        first = index(text).sections[()].statements[0].key.start
        end = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
        new = f"{text[:first]}{key} = {render(value)}{end}{text[first:]}"
        if not same(parse(new), {**self._data, key: value}):
            raise Refused(
                f"„{key}“ lässt sich hier nicht eintragen. Ergänzen Sie im Editor: "
                f"{key} = {render(value)}"
            )
        return Content((mark + new).encode("utf-8"))

    def differences(self, later: "Content") -> tuple[Aenderung, ...]:
        """Return the values that are others in a later state of the file."""
        before, now = self.values, later.values
        return tuple(
            Aenderung(pfad, before.get(pfad), now.get(pfad))
            for pfad in {**before, **now}
            if not same(before.get(pfad), now.get(pfad))
        )

    @cached_property
    def _text(self) -> tuple[str, str]:
        decoded = decode(self.raw)
        if isinstance(decoded, SyntaxFault):
            raise AssistantError(decoded.message)
        return decoded

    @cached_property
    def _data(self) -> dict[str, Any]:
        try:
            return parse(self._text[1])
        except tomllib.TOMLDecodeError:
            raise AssistantError(
                "In der Datei steht seit Kurzem etwas, das sich nicht lesen lässt. "
                "zielmatrix pruefen nennt die Stelle; bis dahin wird nichts "
                "gespeichert."
            ) from None

    @cached_property
    def _tables(self) -> dict[str, Path]:
        return tables(self._data)

    def _path(self, pfad: Address) -> Path:
        return (*self._tables[pfad[0]], *pfad[1:])

    def _edits(self, change: Aenderung) -> list[Edit]:
        if not self.knows(change.pfad):
            raise AssistantError(
                f"„{change.pfad[0]}“ gibt es in der Datei nicht mehr. Prüfen Sie, ob "
                "jemand die Kennung geändert hat.",
                ExitCode.NOT_FOUND,
            )
        path = self._path(change.pfad)
        if change.neu is not None:
            return [Set(path, change.neu)]
        return [Delete(path)] if self.value(change.pfad) is not None else []


def _number(value: Any) -> Fraction | None:
    try:
        return exact(value)
    except PydanticCustomError:
        return None


def _without_empty(
    data: dict[str, Any], edits: list[Edit], kept: set[Path]
) -> list[Edit]:
    """Take a whole table away where its last keys are: an empty t2 is no report."""
    deleted = {one.path for one in edits if isinstance(one, Delete)}
    kept = kept | {one.path[:-1] for one in edits if isinstance(one, Set)}
    steps: dict[Path, Edit] = {}
    for one in edits:
        table = one.path[:-1]
        emptied = table not in kept and _keys(data, table) <= deleted
        step = Delete(table) if isinstance(one, Delete) and emptied and table else one
        steps.setdefault(step.path, step)
    return [*steps.values()]


def _keys(data: dict[str, Any], table: Path) -> set[Path]:
    return {(*table, key) for key in lookup(data, table)}
