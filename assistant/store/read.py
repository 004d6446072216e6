"""From the bytes of a file to a model, or to everything that is wrong with them."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.goals.problem import Path, Problem, Schwere
from assistant.store.encoding import decode
from assistant.store.fault import SyntaxFault
from assistant.store.finding import Finding, Source, line_of
from assistant.store.literal import DREI_STELLEN
from assistant.store.messages import problems_of
from assistant.store.parse import parse
from assistant.store.partial import believable, partial
from assistant.store.syntax import syntax_faults

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reading(Generic[M]):
    """A file as it was read; `model` is None where a fault forbids to use it.

    `sound` is what rules may still look at, the model itself or what is left of it.
    `faulted` are the paths that are wrong already, `guessed` the lines that were
    mended by guess: nothing further is to be said of them.
    """

    source: Source
    model: M | None
    findings: tuple[Finding, ...]
    sound: M | None = None
    faulted: frozenset[Path] = frozenset()
    guessed: frozenset[int] = frozenset()

    def with_rules(self, problems: Iterable[Problem]) -> "Reading[M]":
        """Return the reading with what the rules found, as far as it is certain."""
        found = self.source.findings(believable(problems, self.faulted))
        certain = [item for item in found if item.zeile not in self.guessed]
        return replace(self, findings=tuple(sorted([*self.findings, *certain])))


def read(datei: str, raw: bytes, model: type[M]) -> Reading[M]:
    """Return the model of a file, and all its faults with their places."""
    decoded = decode(raw)
    if isinstance(decoded, SyntaxFault):
        fault = _from_syntax(datei, raw.decode("utf-8", "replace"), decoded)
        return Reading(Source(datei, ""), None, (fault,))
    _, text = decoded
    try:
        data = parse(text)
    except tomllib.TOMLDecodeError:
        return _read_mended(datei, text, model)
    return _checked(Source(datei, text), data, model)


def _read_mended(datei: str, text: str, model: type[M]) -> Reading[M]:
    """Check what is readable beside the syntax faults, so that one go names all."""
    faults, mended = syntax_faults(text)
    reading = _checked(Source(datei, mended), parse(mended), model)
    guessed = frozenset(line for fault in faults for line in (fault.line, *fault.lines))
    findings = [_from_syntax(datei, text, fault) for fault in faults]
    findings += [item for item in reading.findings if item.zeile not in guessed]
    return replace(
        reading,
        model=None,
        findings=tuple(sorted(findings)),
        faulted=reading.faulted | reading.source.paths_on(guessed),
        guessed=guessed,
    )


def _checked(source: Source, data: dict[str, Any], model: type[M]) -> Reading[M]:
    problems = [*_thousands_points(data)]
    sound: M | None
    try:
        sound = model.model_validate(data)
    except ValidationError as error:
        known = {problem.path for problem in problems}
        found = problems_of(error, model)
        problems += [problem for problem in found if problem.path not in known]
        sound = partial(data, error, model)
    return Reading(
        source,
        None if problems else sound,
        tuple(source.findings(problems)),
        sound,
        frozenset(problem.path for problem in problems),
    )


def _from_syntax(datei: str, text: str, fault: SyntaxFault) -> Finding:
    return Finding(
        datei, fault.line, fault.column, 1, fault.message, Schwere.FEHLER,
        line_of(text, fault.line),
    )  # fmt: skip


def _thousands_points(data: Any, path: Path = ()) -> Iterator[Problem]:
    """Yield what looks like a German thousands point: TOML reads 1.250 as 1,25."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _thousands_points(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _thousands_points(value, (*path, number))
    elif isinstance(data, Decimal) and data.as_tuple().exponent == DREI_STELLEN:
        digits = str(data).replace(".", "").lstrip("0")
        german = format(data.normalize(), "f").replace(".", ",")
        yield Problem(
            path,
            f"{data} ist in TOML die Dezimalzahl {german}, kein Tausenderpunkt. "
            f"Meinten Sie {digits}? Wenn nicht, schreiben Sie {data}0.",
        )
