"""A Word template, opened once and filled as often as wanted."""

from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self

from assistant.word.check import Inspector, frames_for
from assistant.word.deflate import Packer
from assistant.word.faults import Fault, TemplateError
from assistant.word.known import unknown
from assistant.word.package import Part, pack
from assistant.word.program import run_all
from assistant.word.properties import PART as CORE
from assistant.word.properties import Properties
from assistant.word.stream import Numbers, Output
from assistant.word.values import BadData

if TYPE_CHECKING:
    from assistant.word.compiler import Compiled
    from assistant.word.names import Name
    from assistant.word.prepare import Prepared

_NO_FILTERS: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType({})


class Template:
    """A compiled template; keeps nothing of the documents it made."""

    __slots__ = ("_prepared",)

    def __init__(self, prepared: "Prepared") -> None:
        self._prepared = prepared

    @classmethod
    def open(
        cls, path: Path, filters: Mapping[str, Callable[[Any], str]] = _NO_FILTERS
    ) -> Self:
        """Return the template at `path`, read and compiled.

        A filter turns a value into text and may raise `ValueError` or `TypeError` for
        one it cannot; it is never asked about null. Raises `TemplateError` with all
        faults of the template.
        """
        # lxml is needed to prepare a template, and for nothing else.
        from assistant.word.prepare import prepare  # noqa: PLC0415

        return cls(prepare(path, filters))

    @property
    def names(self) -> "tuple[Name, ...]":
        """Every path the template wants, lists with the paths of their entries."""
        return self._prepared.names

    def check(self, values: Mapping[str, Any]) -> tuple[Fault, ...]:
        """Return every value that is missing or does not fit; builds nothing.

        A name the data do not know is a fault also where these data would not be asked
        for it, in the branch of a condition that they do not take; `render` is not
        held up by that.
        """
        programs = self._prepared.programs.values()
        found = chain.from_iterable(_faults(each, values) for each in programs)
        # Word keeps a text box twice, once more for old programs: told once.
        return tuple(dict.fromkeys(found))

    def render(
        self, values: Mapping[str, Any], *, properties: Properties | None = None
    ) -> bytes:
        """Return the .docx filled with `values`; the same values, the same bytes.

        Raises `TemplateError` with all faults of the values.
        """
        prepared = self._prepared
        numbers = prepared.counts.numbers()
        numbers.additions.taken = prepared.parts
        try:
            made = {
                name: _run(name, compiled, values, numbers)
                for name, compiled in prepared.programs.items()
            }
        except BadData as error:
            raise TemplateError(self.check(values)) from error
        for each in numbers.lists:
            numbers.additions.append(prepared.numbering_part, each)
        if properties is not None:
            made[CORE] = prepared.core.part(properties)
        whole = {name: made.get(name, part) for name, part in prepared.parts.items()}
        if numbers.additions:
            whole = numbers.additions.put_in(whole)
        return pack(whole.values())


def _run(
    name: str, compiled: "Compiled", values: Mapping[str, Any], numbers: Numbers
) -> Part:
    packer = Packer()
    out = Output(packer, numbers)
    run_all(compiled.nodes, frames_for(values, compiled.frames), out)
    out.flush()
    return packer.part(name)


def _faults(compiled: "Compiled", values: Mapping[str, Any]) -> list[Fault]:
    marks = compiled.marked.marks
    inspector = Inspector({mark.number: mark for mark in marks})
    inspector.inspect(compiled.nodes, frames_for(values, compiled.frames))
    # What the data run into is told better than what they only do not know.
    told = unknown(compiled.marked, values) | inspector.faults
    return [told[mark.number] for mark in marks if mark.number in told]
