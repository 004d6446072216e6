"""Many documents from one template, on as many processors as wanted.

Processes rather than threads: filling a template is Python's work, and only one thread
does that at a time. Where the system can fork, the template is compiled once and its
copies share it; elsewhere each process compiles its own.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from assistant.word.properties import Properties
from assistant.word.template import Template

Filters = Mapping[str, Callable[[Any], str]]
_NO_FILTERS: Final[Filters] = MappingProxyType({})
# So many pieces for each process: few enough to be cheap, enough to even out.
_PIECES: Final = 4


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be made."""

    values: Mapping[str, Any]
    properties: Properties | None = None


def render_all(
    path: Path,
    jobs: Sequence[Job],
    filters: Filters = _NO_FILTERS,
    *,
    processes: int = 1,
) -> Iterator[bytes]:
    """Yield the document of each job in their order.

    Values and filters have to be such as can be pickled if there are several processes
    on a system that cannot fork. Raises `TemplateError` for faults of the template and
    at the first document whose values do not fit.
    """
    template = Template.open(path, filters)
    if processes < 2 or len(jobs) < 2:  # noqa: PLR2004 - nothing to share out
        yield from (template.render(j.values, properties=j.properties) for j in jobs)
        return
    context = _context()
    # A fork has the compiled template; anything else has to be able to make its own.
    forked = context.get_start_method() == "fork"
    crew = _Crew(template, {}, jobs) if forked else _Crew(path, dict(filters), jobs)
    with ProcessPoolExecutor(processes, context, crew.join) as pool:
        size = -(-len(jobs) // (processes * _PIECES))
        starts = range(0, len(jobs), size)
        for made in pool.map(_render, starts, [size] * len(starts)):
            yield from made


def _context() -> BaseContext:
    """Return the quickest way to start a process that this system has."""
    if "fork" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context()


@dataclass(frozen=True, slots=True)
class _Crew:
    """What every process has to know."""

    template: Template | Path
    filters: Filters
    jobs: Sequence[Job]

    def join(self) -> None:
        """Get a process ready; runs in that process."""
        template = self.template
        if isinstance(template, Path):
            template = Template.open(template, self.filters)
        _here.append((template, self.jobs))


#: The template and the jobs, in a process that fills.
_here: list[tuple[Template, Sequence[Job]]] = []


def _render(first: int, count: int) -> list[bytes]:
    """Return some of the documents; runs in a process of the crew."""
    template, jobs = _here[-1]
    return [
        template.render(job.values, properties=job.properties)
        for job in jobs[first : first + count]
    ]
