"""How long the main job takes, part by part, as shares of one run.

    python benchmarks/model_case.py

Builds the model case in a temporary folder: cold (a new process, as a person calls it)
and warm (in this process), and says what the warm time is spent on.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.workflow.build import build
from assistant.workflow.documents import Paper, TemplateShelf, orders
from assistant.workflow.load import load_dezernat, load_matrices, load_vorlage
from assistant.workflow.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7


def median(job: Callable[[], object]) -> float:
    """Return the median time of a job in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("matrices", "doc_templates"):
            shutil.copytree(ROOT / part, folder / part)
        measure(Workspace(folder))


def measure(workspace: Workspace) -> None:
    """Print cold, warm and the parts of warm."""
    command = [sys.executable, "-m", "assistant"]

    def cold(*arguments: str) -> float:
        return median(
            lambda: subprocess.run(
                [*command, *arguments],
                cwd=workspace.root,
                check=True,
                capture_output=True,
                env={"PYTHONPATH": str(ROOT)},
            )
        )

    bare = median(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
    whole = median(lambda: build(workspace, [], workspace.root / "neu", overwrite=True))
    print(f"bare Python start              {bare:8.1f} ms")
    for arguments in (["--help"], ["pruefen"], ["stand"], ["bauen"]):
        took = cold(*arguments)
        label = f"zielmatrix {arguments[0]}, cold"
        print(f"{label:<30} {took:8.1f} ms  {took / bare:6.1f} × bare Python")
    print(f"building in a warm process     {whole:8.1f} ms")
    for label, took in parts(workspace):
        print(f"  {label:<28} {took:8.1f} ms  {took / whole:6.0%} of warm")


def parts(workspace: Workspace) -> list[tuple[str, float]]:
    """Return what the steps of building take, each alone."""
    dezernat = load_dezernat(workspace)
    path = workspace.vorlage_files(2013)[0]
    vorlage, _ = load_vorlage(workspace, path, dezernat)
    files = load_matrices(workspace, 2013, dezernat)
    paper = Paper(
        path.stem, vorlage, dezernat, {file.matrix.organisation: file for file in files}
    )
    shelf = TemplateShelf(workspace)
    shelf.render(list(orders(paper)), paper)
    fresh = TemplateShelf
    return [
        (
            "reading and checking",
            median(lambda: load_matrices(workspace, 2013, dezernat)),
        ),
        ("rating and wording", median(lambda: list(orders(paper)))),
        (
            "compiling and filling",
            median(lambda: fresh(workspace).render(list(orders(paper)), paper)),
        ),
        (
            "filling compiled templates",
            median(lambda: shelf.render(list(orders(paper)), paper)),
        ),
    ]


if __name__ == "__main__":
    main()
