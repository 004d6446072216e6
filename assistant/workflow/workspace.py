"""Where the files of a workspace lie, and how they are found and read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from assistant.errors import AssistantError, ExitCode
from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.near import did_you_mean
from assistant.goals.vorlage import Vorlage
from assistant.store.files import reason
from assistant.store.journal import FOLDER

T = TypeVar("T")

DEZERNAT = "dezernat.toml"
VORLAGEN = "vorlagen"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `matrices/` and `doc_templates/`."""

    root: Path

    @property
    def matrices(self) -> Path:
        """The folder of all TOML files."""
        return self.root / "matrices"

    @property
    def templates(self) -> Path:
        """The folder of the Word templates."""
        return self.root / "doc_templates"

    @property
    def ausgabe(self) -> Path:
        """The folder of what was generated."""
        return self.root / "ausgabe"

    def jahre(self) -> list[int]:
        """Return the years that have a folder, oldest first."""
        names = (path.name for path in self.matrices.iterdir() if path.is_dir())
        return sorted(int(name) for name in names if name.isdecimal())

    def matrix_files(self, jahr: int) -> list[Path]:
        """Return the matrix files of a year, by name."""
        return _visible((self.matrices / str(jahr)).glob("*.toml"))

    def vorlage_files(self, jahr: int) -> list[Path]:
        """Return the Vorlage files of a year, by name."""
        return _visible((self.matrices / str(jahr) / VORLAGEN).glob("*.toml"))

    def vorlagen(self) -> dict[str, Path]:
        """Return the file of every Vorlage of all years by its name.

        Where several years have one name the year stands before it: "2013/bericht".
        """
        files = {
            (jahr, path.stem): path
            for jahr in self.jahre()
            for path in self.vorlage_files(jahr)
        }
        often = Counter(name for _, name in files)
        return {
            name if often[name] == 1 else f"{jahr}/{name}": path
            for (jahr, name), path in files.items()
        }

    def files(self) -> Iterator[Path]:
        """Yield every TOML file, dezernat.toml first."""
        yield self.matrices / DEZERNAT
        for jahr in self.jahre():
            yield from self.matrix_files(jahr)
            yield from self.vorlage_files(jahr)

    def shown(self, path: Path) -> str:
        """Return the path as a person would type it in this workspace."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return str(path)


def toml_files(folder: Path) -> list[Path]:
    """Return the TOML files of a folder and all below it, by name."""
    # The journal keeps copies beside the files; they are nobody's to mend.
    files = folder.rglob("*.toml")
    return _visible(file for file in files if FOLDER not in file.parts)


def _visible(files: Iterable[Path]) -> list[Path]:
    """Leave out what editors and macOS lay beside a file: ".#a.toml", "._a.toml"."""
    return sorted(file for file in files if not file.name.startswith((".", "~")))


def find_workspace(start: Path) -> Workspace:
    """Return the workspace at or above a folder.

    Raises AssistantError (NO_WORKSPACE) where there is none.
    """
    found = surrounding_workspace(start)
    if found is None:
        raise AssistantError(
            f"In „{start}“ und darüber liegt kein Arbeitsordner: es fehlt "
            f"matrices/{DEZERNAT}. Wechseln Sie mit cd in den Ordner, der matrices "
            "enthält.",
            ExitCode.NO_WORKSPACE,
        )
    return found


def surrounding_workspace(start: Path) -> Workspace | None:
    """Return the workspace at or above a path, None where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "matrices" / DEZERNAT).is_file():
            return Workspace(folder)
    return None


def model_of(path: Path) -> type[BaseModel]:
    """Return which model a file has to meet, told by its name and folder."""
    if path.name == DEZERNAT:
        return Dezernat
    return Vorlage if path.parent.name == VORLAGEN else Matrix


def read_bytes(path: Path, shown: str) -> bytes:
    """Return what a file holds.

    Raises AssistantError (NOT_FOUND, LOCKED) where it cannot be opened.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        names = [other.name for other in path.parent.glob("*.toml")]
        raise AssistantError(
            f"Die Datei „{shown}“ gibt es nicht.{did_you_mean(path.name, names)}",
            ExitCode.NOT_FOUND,
        ) from None
    except OSError as error:
        raise AssistantError(
            f"Die Datei „{shown}“ lässt sich nicht öffnen: {reason(error)}. Prüfen "
            "Sie, ob Sie sie lesen dürfen und ob das Laufwerk verbunden ist.",
            ExitCode.LOCKED,
        ) from None


def pick(noun: str, names: Sequence[str], known: Mapping[str, T]) -> list[T]:
    """Return what is known by these names, everything where none is named.

    Raises AssistantError (NOT_FOUND) that names the nearest: "Eine Matrix „…“ gibt es
    nicht. Meinten Sie „…“?"
    """
    for name in names:
        if name not in known:
            there = f" Vorhanden: {', '.join(known)}." if known else ""
            raise AssistantError(
                f"{noun} „{name}“ gibt es nicht.{did_you_mean(name, known)}{there}",
                ExitCode.NOT_FOUND,
            )
    return [known[name] for name in names] or list(known.values())
