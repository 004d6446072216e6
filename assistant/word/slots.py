"""What a tag means: its path resolved to a frame, its filters to functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from assistant.word import colours
from assistant.word.faults import Fault, near
from assistant.word.pictures import NO_WIDTH, is_width
from assistant.word.structure import Mark, Scope
from assistant.word.tags import Filter, For, If, Path, Value
from assistant.word.values import Applied, Otherwise, Reading, Remedy, Source

Filters = Mapping[str, Callable[[Any], str]]

OTHERWISE, MARKDOWN = "sonst", "markdown"
PICTURE, CHART, NOTE, DOCUMENT = "bild", "diagramm", "fussnote", "dokument"
#: Filters that decide what a tag becomes rather than what it prints.
SHAPING: Final = colours.FILTERS | {
    MARKDOWN,
    PICTURE,
    CHART,
    NOTE,
    DOCUMENT,
}
BUILT_IN: Final = SHAPING | {OTHERWISE}
_LOOP, _RECORD = "loop", ("nummer", "erstes", "letztes")
_NO_LOOP = (
    "„loop“ gibt es nur innerhalb einer Schleife. Setzen Sie die Marke zwischen "
    "{% for … %} und {% endfor %}."
)
_NO_ARGUMENT = "Der Filter „{}“ nimmt keine Angabe. Löschen Sie, was dahinter steht."
_NO_LEVEL = (
    "Der Filter „markdown“ braucht eine ganze Zahl von 1 bis 9: Als welche Überschrift "
    "soll # erscheinen? Schreiben Sie zum Beispiel markdown 2."
)
_NO_TEXT = (
    "Der Filter „sonst“ braucht einen Text in Anführungszeichen. Schreiben Sie zum "
    'Beispiel sonst "–".'
)


@dataclass(slots=True)
class Meaning:
    """Finds out what tags mean; what they cannot mean is in `faults`."""

    filters: Filters
    #: The control tags of the part by number.
    control: Mapping[int, Mark]
    faults: list[Fault] = field(default_factory=list)

    def source(self, mark: Mark, path: Path, scope: Scope) -> Source:
        """Return where the value of `path` is found at run time."""
        loops = self._loops(scope)
        if path[0] == _LOOP:
            return self._record(mark, path, len(loops))
        for depth in range(len(loops), 0, -1):
            if loops[depth - 1].name == path[0]:
                return Source(frame_at(depth), path[1:])
        return Source(0, path)

    def known_outside(self, path: Path, outer: Scope, inner: Scope) -> bool:
        """Tell whether a path read in one scope means the same in an outer one."""
        bound = {loop.name for loop in self._loops(inner)[len(self._loops(outer)) :]}
        return path[0] not in bound | {_LOOP}

    def depth(self, scope: Scope) -> int:
        """Return how many loops there are in a scope."""
        return len(self._loops(scope))

    def _loops(self, scope: Scope) -> list[For]:
        tags = (self.control[number].tag for number in scope)
        return [tag for tag in tags if isinstance(tag, For)]

    def _record(self, mark: Mark, path: Path, depth: int) -> Source:
        if depth == 0:
            self.faults.append(mark.fault(_NO_LOOP))
        elif ".".join(path[1:]) not in _RECORD:
            hint = near(".".join(path[1:]), _RECORD)
            self.faults.append(
                mark.fault(f"„{'.'.join(path)}“ gibt es in einer Schleife nicht.{hint}")
            )
        return Source(frame_at(depth) + 1, path[1:])

    def reading(self, mark: Mark, value: Value, scope: Scope) -> Reading:
        """Return how the value of a tag is read, shaping filters left aside."""
        steps = [self._step(mark, each) for each in value.filters]
        source = self.source(mark, value.path, scope)
        found = tuple(step for step in steps if step is not None)
        return Reading(source, found, Remedy(".".join(value.path), self.filters))

    def shape(self, mark: Mark, value: Value) -> Filter | None:
        """Return the filter that decides what the tag becomes, if there is one."""
        shaping = [each for each in value.filters if each.name in SHAPING]
        if shaping and shaping != [value.filters[-1]]:
            self.faults.append(
                mark.fault(
                    f"Der Filter „{shaping[0].name}“ kann nur als letzter stehen. "
                    "Setzen Sie ihn ans Ende, und nehmen Sie nur einen davon."
                )
            )
        if not shaping:
            return None
        self._check_argument(mark, shaping[0])
        return shaping[0]

    def _check_argument(self, mark: Mark, shaping: Filter) -> None:
        name, argument = shaping.name, shaping.argument
        if argument is None:
            return
        if name == PICTURE and not is_width(argument):
            self.faults.append(mark.fault(NO_WIDTH))
        elif name == MARKDOWN and argument not in range(1, 10):
            self.faults.append(mark.fault(_NO_LEVEL))
        elif name not in {PICTURE, MARKDOWN}:
            self.faults.append(mark.fault(_NO_ARGUMENT.format(name)))

    def _step(self, mark: Mark, wanted: Filter) -> Otherwise | Applied | None:
        if wanted.name == OTHERWISE:
            if not isinstance(wanted.argument, str):
                self.faults.append(mark.fault(_NO_TEXT))
            return Otherwise(str(wanted.argument))
        if wanted.name in SHAPING:
            return None
        if wanted.name in self.filters:
            return self._applied(mark, wanted)
        hint = near(wanted.name, {*self.filters, *BUILT_IN})
        self.faults.append(
            mark.fault(f"Den Filter „{wanted.name}“ gibt es nicht.{hint}")
        )
        return None

    def _applied(self, mark: Mark, wanted: Filter) -> Applied:
        if wanted.argument is not None:
            self.faults.append(mark.fault(_NO_ARGUMENT.format(wanted.name)))
        return Applied(wanted.name, self.filters[wanted.name])


def frame_at(depth: int) -> int:
    """Return the frame of the item of the loop at `depth`; its record is the next."""
    return 2 * depth - 1


def path_of(tag: object) -> Path | None:
    """Return the path a tag reads from, if it reads."""
    return tag.path if isinstance(tag, Value | For | If) else None
