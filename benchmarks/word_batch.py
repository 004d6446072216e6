"""The Word engine from a cold start, and 200 documents in one and in two processes.

    python benchmarks/word_batch.py

Template, data and engines are those of word_engine.py. Cold: a new process reads the
template, fills it once and ends. Batch: 200 different documents from one template; the
two-process run uses `assistant.word.batch`. Every document is read back.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from word_engine import ENGINES, build_template, data, docxtpl, verify

from assistant.word.batch import Job, render_all

DOCUMENTS = 200
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


def seconds(
    make: Callable[[], list[bytes]], values: list[dict[str, Any]], runs: int
) -> float:
    """Return the best time of some runs; the documents of the last are read back."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        made = make()
        times.append(time.perf_counter() - start)
    for document, each in zip(made, values, strict=True):
        verify(document, each)
    return min(times)


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
    one, two = (
        seconds(partial(batch, path, jobs, processes), values, 5)
        for processes in (1, 2)
    )
    render = docxtpl(folder / "docxtpl.docx")
    peer = seconds(lambda: [render(each) for each in values], values, 1)
    print(
        f"{DOCUMENTS} x {rows:>4} rows: one process {one:.2f} s, two {two:.2f} s "
        f"({one / two:.2f}x), docxtpl {peer:.1f} s "
        f"({peer / one:.0f}x, {peer / two:.0f}x)"
    )


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
