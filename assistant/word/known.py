"""Every name of a template held against the data, also where no run would look today.

`check` follows the branches the data take. A slip in a branch that is not taken, or in
a template that cannot be run for other faults, shows only here. What lies in a list is
known by all its entries together; of an empty one, of null and of an empty group
nothing is known, and nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.word.faults import Fault, TemplateError
from assistant.word.tags import For, If, Path, Value
from assistant.word.values import BadData, UnknownNameError, step

if TYPE_CHECKING:
    from assistant.word.structure import Mark, Scope


@dataclass(frozen=True, slots=True)
class Marked:
    """The tags of one part in the order of its text, and the blocks around each."""

    marks: "tuple[Mark, ...]"
    scopes: "Mapping[int, Scope]"
    #: Content controls: they may carry a name that is not ours.
    controls: frozenset[int]


class FaultyTemplateError(TemplateError):
    """A template that cannot be used, but whose names can be held against data."""

    def __init__(self, faults: Sequence[Fault], marked: Sequence[Marked]) -> None:
        super().__init__(dict.fromkeys(faults))
        self._marked = marked

    def __reduce__(self) -> tuple[type, tuple[tuple[Fault, ...]]]:
        """Let it pass to another process with its faults; trees cannot go along."""
        return TemplateError, (self.faults,)

    def check(self, values: Mapping[str, Any]) -> tuple[Fault, ...]:
        """Return a fault for each name the data do not know."""
        found = (unknown(each, values).values() for each in self._marked)
        return tuple(dict.fromkeys(chain.from_iterable(found)))


def unknown(marked: Marked, values: Mapping[str, Any]) -> dict[int, Fault]:
    """Return a fault for each name the data do not know, by the number of its tag."""
    known = _Known(marked, values)
    told = ((mark, known.error(mark)) for mark in marked.marks)
    return {mark.number: mark.fault(str(error)) for mark, error in told if error}


class _Known:
    """Walks the tags in order and keeps what the loops run over."""

    def __init__(self, marked: Marked, values: Mapping[str, Any]) -> None:
        self._marked = marked
        self._values = values
        self._loops: dict[int, tuple[str, list[Any]]] = {}

    def error(self, mark: "Mark") -> UnknownNameError | None:
        """Return what is wrong with the name of a tag, None if nothing can be said."""
        tag = mark.tag
        if not isinstance(tag, Value | For | If) or tag.path[0] == "loop":
            return None
        places, path = self._origin(mark, tag.path)
        if places is None:
            is_foreign = mark.number in self._marked.controls
            if is_foreign and path[0] not in self._values:
                return None
            places = [self._values]
        found, error = _gathered(places, path)
        if isinstance(tag, For):
            self._loops[mark.number] = tag.name, list(_entries(found))
        return None if found else error

    def _origin(self, mark: "Mark", path: Path) -> tuple[list[Any] | None, Path]:
        """Return where a path begins, None for the data themselves, and its rest."""
        for number in reversed(self._marked.scopes[mark.number]):
            name, entries = self._loops.get(number, ("", []))
            if name == path[0]:
                return entries, path[1:]
        return None, path


def _gathered(
    places: list[Any], path: Path
) -> tuple[list[Any], UnknownNameError | None]:
    """Return what lies at a path below several values, and why nothing does."""
    found, first = [], None
    for place in places:
        try:
            found.append(_walked(place, path))
        except UnknownNameError as error:
            first = first or error
        except BadData:
            # Null or no group at all: the way ends before the name can be looked up.
            continue
    return found, first


def _walked(value: Any, path: Path) -> Any:
    for key in path:
        if isinstance(value, Mapping) and not value:
            raise BadData(key)
        value = step(value, key)
    return value


def _entries(lists: list[Any]) -> Iterator[Any]:
    for each in lists:
        if isinstance(each, Sequence) and not isinstance(each, str | bytes):
            yield from each
