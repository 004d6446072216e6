"""Kill writers at random moments, let many write at once, and lose nothing.

    python benchmarks/stress_store.py                # some 30 seconds
    python benchmarks/stress_store.py --runden 2000  # the long run

`schuss`: a child saves one value after the other and says each one when the save has
returned; it is killed (SIGKILL) at a random moment, again and again, on one and the
same file. After each kill, before anything is repaired: the file is, byte for byte, a
state from before or after a save; every value that was said stands in the journal, in
order. After `recover`: file, journal and copy agree, no temporary file is left.

`viele`: eight processes write different values into one file at once; all arrive.

Exits with 1 on any loss.
"""

import argparse
import datetime
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from toml_matrix import matrix_text

from assistant.store.journal import Aenderung, Herkunft, Journal, digest
from assistant.store.keep import recover, save, values_of
from assistant.store.parse import parse

MASSNAHMEN = 4
WRITERS, VALUES = 8, 12
LONGEST = 0.3  # seconds until a shot; a save takes some hundredths


class Lost(Exception):  # noqa: N818
    """Something that must never happen; the text says what."""


def address(number: int) -> tuple[str, str, str]:
    """Return where the n-th value is written; some of the places do not exist yet."""
    massnahme = number % MASSNAHMEN + 1
    tertial = number // MASSNAHMEN % 3 + 1
    key = ("vermerk", "grund", "naeherung")[number % 3]
    return f"M{massnahme}.{number % 2 + 1}", f"t{tertial}", key


def put(matrix: Path, pfad: tuple[str, ...], neu: object) -> None:
    """Save one value, whatever stands there now."""
    alt = values_of(matrix.read_bytes()).get(pfad)
    herkunft = Herkunft(datetime.datetime.now(datetime.UTC), "stress", "stress")
    saved = save(matrix, [Aenderung(pfad, alt, neu)], herkunft, lambda _: None)
    if saved.konflikte:
        raise Lost(f"conflict without another writer: {saved.konflikte}")


def write_on(matrix: Path, start: int) -> None:
    """Child: save until killed, and say each number once it is saved."""
    print("bereit", flush=True)
    number = start
    while True:
        gone = number % 5 == 4  # noqa: PLR2004 - some values are taken away again
        put(matrix, address(number - gone), None if gone else f"Wert {number} – ä")
        print(number, flush=True)
        number += 1


def write_some(matrix: Path, writer: int) -> None:
    """Child: save some values at places of its own."""
    for number in range(VALUES):
        key = ("ursache", "gegenmassnahme", "verantwortlich")[number % 3]
        indikator = f"M{number // 6 + 1}.{writer % 2 + 1}"
        pfad = (indikator, f"t{number % 3 + 1}", f"{key}_{writer}_{number}")
        put(matrix, pfad, f"{writer}-{number}")


def shoot(folder: Path, rounds: int, chance: random.Random) -> Counter[str]:
    """Kill a writer again and again; return what was seen how often."""
    matrix = _fresh(folder, "schuss")
    seen: Counter[str] = Counter()
    acknowledged: list[int] = []
    start = 0
    for _ in range(rounds):
        said = _shot(matrix, start, chance)
        acknowledged += said
        seen["Schüsse"] += 1
        seen["bestätigt"] += len(said)
        _check_torn(matrix, acknowledged, seen)
        pending = recover(matrix)
        seen["nachgeholt"] += len(pending)
        _check_whole(matrix)
        start = (acknowledged[-1] if acknowledged else -1) + 2
    return seen


def _shot(matrix: Path, start: int, chance: random.Random) -> list[int]:
    """Start a writer, kill it, and return the numbers that it had said."""
    child = _child("--schreibe", matrix, start)
    if child.stdout is None or child.stdout.readline().strip() != "bereit":
        raise Lost("a writer did not start")
    time.sleep(chance.uniform(0, LONGEST))
    child.kill()
    lines, _ = child.communicate()
    # A number whose line end did not make it was not said.
    return [int(line) for line in lines.split("\n")[:-1]]


def _check_torn(matrix: Path, said: list[int], seen: Counter[str]) -> None:
    """Check what the kill left behind, before anything repairs it."""
    content = matrix.read_bytes()
    parse(content.decode("utf-8"))
    saetze = Journal(matrix).saetze()
    if saetze:
        states = {
            saetze[-1].davor: "vor dem Speichern",
            saetze[-1].danach: "nach dem Speichern",
        }
        state = states.get(digest(content))
        if state is None:
            raise Lost("the file is neither from before nor from after the last save")
        seen[f"Datei {state}"] += 1
    written = [one.aenderungen[0].neu for one in saetze]
    numbers = [int(str(value).split()[1]) for value in written if value is not None]
    missing = {n for n in said if n % 5 != 4} - set(numbers)  # noqa: PLR2004
    if missing:
        raise Lost(f"said, but not in the journal: {sorted(missing)}")
    if numbers != sorted(numbers):
        raise Lost("the journal is out of order")


def _check_whole(matrix: Path) -> None:
    """Check that file, journal and copy agree after the repair."""
    content, journal = matrix.read_bytes(), Journal(matrix)
    last = journal.last()
    if last is not None and not digest(content) == last.danach == digest(
        _copy(journal)
    ):
        raise Lost("file, journal and copy do not agree after the repair")
    said: dict[tuple[str, ...], object] = {}
    for satz in journal.saetze():
        said |= {one.pfad: one.neu for one in satz.aenderungen}
    values = values_of(content)
    wrong = [pfad for pfad, value in said.items() if values.get(pfad) != value]
    if wrong:
        raise Lost(f"the file says something else than the journal: {wrong}")
    beside = [*matrix.parent.iterdir(), *journal.lock.parent.iterdir()]
    left = [path.name for path in beside if path.name.endswith(".neu")]
    if left:
        raise Lost(f"temporary files are left: {left}")


def _copy(journal: Journal) -> bytes:
    return journal.copy() or b""


def crowd(folder: Path) -> Counter[str]:
    """Let many processes write into one file at once; return the counts."""
    matrix = _fresh(folder, "viele")
    writers = [_child("--viele", matrix, number) for number in range(WRITERS)]
    for writer in writers:
        out, _ = writer.communicate()
        if writer.returncode:
            raise Lost(f"a writer failed: {out}")
    values = values_of(matrix.read_bytes())
    arrived = [value for value in values.values() if _is_ours(value)]
    if len(arrived) != WRITERS * VALUES:
        raise Lost(f"{WRITERS * VALUES} values were written, {len(arrived)} are there")
    if len(Journal(matrix).saetze()) != WRITERS * VALUES:
        raise Lost("the journal has not all saves")
    _check_whole(matrix)
    return Counter({"Schreiber": WRITERS, "angekommen": len(arrived)})


def _is_ours(value: object) -> bool:
    writer, dash, number = str(value).partition("-")
    return bool(dash) and writer.isdecimal() and number.isdecimal()


def _fresh(folder: Path, name: str) -> Path:
    """Return a small matrix of its own; no model looks at it."""
    matrix = folder / name / "matrix.toml"
    shutil.rmtree(matrix.parent, ignore_errors=True)
    matrix.parent.mkdir()
    matrix.write_bytes(matrix_text(MASSNAHMEN).encode("utf-8"))
    return matrix


def _child(what: str, matrix: Path, number: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, __file__, what, str(matrix), str(number)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def main() -> int:
    """Run rounds of both, print the counts."""
    options = argparse.ArgumentParser(description="see the module's docstring")
    options.add_argument("--runden", type=int, default=25, help="so many kills")
    options.add_argument("--saat", type=int, default=None, help="seed of the moments")
    options.add_argument("--schreibe", nargs=2, help=argparse.SUPPRESS)
    options.add_argument("--viele", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.schreibe:
        write_on(Path(asked.schreibe[0]), int(asked.schreibe[1]))
    if asked.viele:
        write_some(Path(asked.viele[0]), int(asked.viele[1]))
        return 0
    seed = secrets.randbelow(10**6) if asked.saat is None else asked.saat
    print(f"Saat {seed}")
    return _run(asked.runden, random.Random(seed))  # noqa: S311 - no secret


def _run(rounds: int, chance: random.Random) -> int:
    with tempfile.TemporaryDirectory() as name:
        try:
            print("schuss", dict(shoot(Path(name), rounds, chance)), flush=True)
            for _ in range(max(1, rounds // 25)):
                print("viele ", dict(crowd(Path(name))), flush=True)
        except Lost as loss:
            kept = Path(tempfile.mkdtemp(prefix="stress-")) / "verloren"
            shutil.copytree(name, kept)
            print(f"VERLUST: {loss}\nDer Ordner liegt unter {kept}")
            return 1
    print("nichts verloren")
    return 0


if __name__ == "__main__":
    sys.exit(main())
