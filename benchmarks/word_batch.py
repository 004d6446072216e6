"""The Word engine from a cold start, and 200 documents in one and in two processes.

    python benchmarks/word_batch.py

Template, data and engines are those of word_engine.py. Cold: a new process reads the
template, fills it once and ends. Batch: 200 different documents from one template; the
two-process run uses `assistant.word.batch`. docxtpl makes 20 of them, reckoned up. All
that an engine made in its last run is read back. What the machine had to give meanwhile
is told by two processes that share nothing, each making its half from one paper of its
own: on a busy machine even they are not twice as fast as one.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import Process
from pathlib import Path
from typing import Any

from word_engine import ENGINES, aim, build_template, data, docxtpl, verify

from assistant.word.batch import Job, render_all
from assistant.word.template import Template

DOCUMENTS = 200
DOCXTPL = 20
_ROUNDS = 9
COLD_SIZES = (10, 100, 1000, 5000)
BATCH_SIZES = (100, 1000)
ENGINE = Path(__file__).with_name("word_engine.py")


def cold(name: str, folder: Path, rows: int) -> float:
    """Return the median milliseconds of a process that makes one document."""
    command = [sys.executable, str(ENGINE), "--one", name, str(folder), str(rows)]
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def papers(rows: int) -> list[dict[str, Any]]:
    """Return the data of different documents."""
    return [data(rows) | {"feld_0": f"Vorlage {n}"} for n in range(DOCUMENTS)]


def seconds(make: Callable[[], list[bytes]]) -> tuple[float, list[bytes]]:
    """Return the time of a run, and its documents."""
    start = time.perf_counter()
    made = make()
    return time.perf_counter() - start, made


def read_back(made: list[bytes], values: list[dict[str, Any]]) -> None:
    """Compare every document with the data it was made from."""
    for document, each in zip(made, values, strict=True):
        verify(document, each)


def made_apart(path: Path, rows: int, processes: int) -> float:
    """Return the time of processes that share nothing and hand nothing back."""
    share = DOCUMENTS // processes
    crew = [Process(target=_make, args=(path, rows, share)) for _ in range(processes)]
    start = time.perf_counter()
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return time.perf_counter() - start


def _make(path: Path, rows: int, count: int) -> None:
    template, values = Template.open(path), data(rows)
    for _ in range(count):
        template.render(values)


def batch(path: Path, jobs: list[Job], processes: int) -> list[bytes]:
    """Return the documents of all jobs."""
    return list(render_all(path, jobs, processes=processes))


def report_cold(folder: Path) -> None:
    """Print what a cold process needs."""
    names = ("assistant.word", "docxtpl", "python-docx row copy")
    print(f"cold, ms  {'rows':>6}" + "".join(f"{name:>24}" for name in names))
    for rows in COLD_SIZES:
        times = (cold(name, folder, rows) for name in names)
        print(f"{'':<10}{rows:>6}" + "".join(f"{each:>24.0f}" for each in times))
    print()


def report_batch(folder: Path, rows: int) -> None:
    """Print what 200 documents need."""
    path, values = folder / "assistant.word.docx", papers(rows)
    jobs = [Job(each) for each in values]
    # In turn and the best of each: what else the machine does hits all alike.
    times: dict[int, list[float]] = {1: [], 2: []}
    apart: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(_ROUNDS):
        for processes, spent in times.items():
            one_run, made = seconds(partial(batch, path, jobs, processes))
            spent.append(one_run)
            apart[processes].append(made_apart(path, rows, processes))
    read_back(made, values)
    one, two = map(min, times.values())
    render = docxtpl(folder / "docxtpl.docx")
    some = values[:DOCXTPL]
    peer, made = seconds(lambda: [render(each) for each in some])
    read_back(made, some)
    peer *= len(values) / len(some)
    print(
        f"{DOCUMENTS} x {rows:>4} rows: one process {one:.2f} s, two {two:.2f} s "
        f"({one / two:.2f}x), docxtpl {peer:.1f} s "
        f"({peer / one:.0f}x, {peer / two:.0f}x)"
    )
    print(aim(f"two processes, {rows} rows", one / two, at_least=1.7))
    alone, both = map(min, apart.values())
    print(f"two processes that share nothing, meanwhile: {alone / both:.2f}\n")


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for engine, (_, dialect) in ENGINES.items():
            (folder / f"{engine}.docx").write_bytes(build_template(dialect))
        report_cold(folder)
        for rows in BATCH_SIZES:
            report_batch(folder, rows)


if __name__ == "__main__":
    main()
