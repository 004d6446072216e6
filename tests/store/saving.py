"""A small matrix and ways to save into it, for the tests of keep, journal and files."""

from datetime import UTC, datetime
from pathlib import Path

from assistant.store.journal import Aenderung, Herkunft
from assistant.store.keep import Saved, save

MATRIX = """\
# Kopf
titel = "Größe"

[ampel]
gruen_bis = 5  # für alle

[[massnahme]]
id = "S1"

[[massnahme.indikator]]
id   = "S1.1"
soll = [3, 6, 10]

[massnahme.indikator.t1]
ist = 152        # aus der Liste
grund = "alt"


# ---- S2 ----
[[massnahme]]
id = "S2"
"""

IST = ("S1.1", "t1", "ist")
GRUND = ("S1.1", "t1", "grund")
T2 = ("S1.1", "t2", "ist")
INTERVIEW = Herkunft(datetime(2013, 9, 2, 8, 30, tzinfo=UTC), "meier", "interview")


def a_matrix(folder: Path, text: str = MATRIX) -> Path:
    path = folder / "sozialamt.toml"
    path.write_bytes(text.encode("utf-8"))
    return path


def saved(matrix: Path, pfad: tuple[str, ...], alt: object, neu: object) -> Saved:
    return save(matrix, [Aenderung(pfad, alt, neu)], INTERVIEW, lambda _: None)


def by_hand(matrix: Path, old: str, new: str) -> None:
    """Edit the file as a person would, without the program."""
    text = matrix.read_bytes().decode("utf-8")
    assert old in text
    matrix.write_bytes(text.replace(old, new).encode("utf-8"))


def text_of(matrix: Path) -> str:
    return matrix.read_bytes().decode("utf-8")


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
