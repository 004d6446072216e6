"""Editing and checking a large matrix, against tomlkit and bare tomllib.

    python benchmarks/toml_edit.py            # 200 KB and 2 MB, all measures
    python benchmarks/toml_edit.py --runden 5 # fewer rounds

Every round measures each candidate once, one after the other, so that a busy machine
slows all of them alike; what is printed are medians and their ratios. Before anything
is measured both editors' outputs are read back: they must hold the old data plus the
one change.

"edit" gets nothing but the text and reads it twice with tomllib, before and after;
"data known" is how a save calls it, which has read the file for its own ends already.
What the store remembers of a text is forgotten before each measure.
"""

import argparse
import gc
import shutil
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import tomlkit
from toml_matrix import matrix_text

from assistant.store.change import Set, apply, same
from assistant.store.edit import edit
from assistant.store.parse import parse
from assistant.store.spans import Path as Place
from assistant.workflow.check import check_files

ROOT = Path(__file__).resolve().parents[1]
SIZES = {"200 KB": 100, "2 MB": 1000}  # Maßnahmen
EDIT_AIM, CHECK_AIM, GROWTH_AIM = 5, 4, 12


@dataclass(frozen=True, slots=True)
class Job:
    """What is measured, and what may happen before the clock starts."""

    run: Callable[[], object]
    before: Callable[[], object] = parse.cache_clear


@dataclass(frozen=True, slots=True)
class Case:
    """A matrix of one size, and the change of one value in the middle of it."""

    text: str
    path: Path
    place: Place
    value: int = 4711

    @property
    def step(self) -> Set:
        """The change as our editor takes it."""
        return Set(self.place, self.value)


def case(massnahmen: int, workspace: Path) -> Case:
    """Write a matrix of so many Maßnahmen into a workspace and return it."""
    text = matrix_text(massnahmen)
    path = workspace / "matrices" / "2013" / f"gross-{massnahmen}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    place = ("massnahme", massnahmen // 2, "indikator", 0, "t2", "ist")
    return Case(text, path, place)


def by_tomlkit(one: Case) -> str:
    """Parse, set and dump, as tomlkit's documentation shows it."""
    document = tomlkit.parse(one.text)
    table = document
    for step in one.place[:-1]:
        table = table[step]
    table[one.place[-1]] = one.value
    return tomlkit.dumps(document)


def prove(one: Case) -> None:
    """Stop where an output is not the old data plus the change, or a file is faulty."""
    wanted = apply(_data(one.text), [one.step])
    for name, output in (
        ("ours", edit(one.text, [one.step])),
        ("tomlkit", by_tomlkit(one)),
    ):
        if not same(_data(output), wanted):
            sys.exit(f"{name}: the output does not hold the wanted data")
        print(f"  {name:<8} right; other lines changed: {_changed(one.text, output)}")
    _, findings = check_files([one.path], one.path.parent)
    if findings:
        sys.exit(f"the matrix is not sound: {findings[0].ort} {findings[0].meldung}")


def _data(text: str) -> dict[str, object]:
    return tomllib.loads(text, parse_float=Decimal)


def _changed(before: str, after: str) -> int:
    """Return how many lines differ, without the one that was meant to."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return sum(one != other for one, other in pairs) - 1


def medians(jobs: dict[str, Job], rounds: int) -> dict[str, float]:
    """Return the median time of each job in milliseconds, measured in turns."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            job.before()
            gc.collect()
            start = time.perf_counter()
            job.run()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def jobs(one: Case) -> dict[str, Job]:
    """Return what is measured."""

    def read() -> None:
        parse.cache_clear()
        parse(one.text)

    return {
        "tomllib.loads": Job(lambda: tomllib.loads(one.text)),
        "edit": Job(lambda: edit(one.text, [one.step])),
        "edit, data known": Job(lambda: edit(one.text, [one.step]), read),
        "tomlkit": Job(lambda: by_tomlkit(one)),
        "pruefen": Job(lambda: check_files([one.path], one.path.parent)),
    }


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runden", type=int, default=9)
    rounds = options.parse_args().runden
    with tempfile.TemporaryDirectory() as name:
        workspace = Path(name)
        shutil.copytree(ROOT / "matrices", workspace / "matrices")
        # The measured matrices are of this organisation, and one is enough.
        (workspace / "matrices/2013/sozialamt.toml").unlink()
        took = {size: _measured(size, case(n, workspace), rounds)
                for size, n in SIZES.items()}  # fmt: skip
    for size, times in took.items():
        report(size, times)
    small, large = took.values()
    for name in ("edit", "edit, data known", "pruefen"):
        growth = large[name] / small[name]
        print(f"growth of {name:<20} × {growth:5.1f}  {_aim(growth <= GROWTH_AIM)}")


def _measured(size: str, one: Case, rounds: int) -> dict[str, float]:
    size_now = len(one.text.encode("utf-8"))
    lines = one.text.count("\n")
    print(f"{size}: {size_now:,} bytes, {lines:,} lines")
    prove(one)
    return medians(jobs(one), rounds)


def report(size: str, times: dict[str, float]) -> None:
    """Print the times of one size and how they compare."""
    print(f"{size}, medians")
    for name, took in times.items():
        print(f"  {name:<20} {took:9.1f} ms")
    for name in ("edit", "edit, data known"):
        ratio = times["tomlkit"] / times[name]
        print(f"  {name:<20} {ratio:9.1f} times faster than tomlkit  "
              f"{_aim(ratio >= EDIT_AIM)}")  # fmt: skip
    bound = times["tomlkit"] / times["tomllib.loads"] / 2
    print(f"  {'bound of edit':<20} {bound:9.1f} times: tomllib before and after")
    ratio = times["pruefen"] / times["tomllib.loads"]
    print(f"  {'pruefen':<20} {ratio:9.1f} times tomllib.loads  "
          f"{_aim(ratio <= CHECK_AIM)}")  # fmt: skip


def _aim(reached: bool) -> str:  # noqa: FBT001
    return "aim reached" if reached else "AIM MISSED"


if __name__ == "__main__":
    main()
