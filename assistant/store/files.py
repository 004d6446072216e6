"""Read and write a file so that it is always either the old one or the new one."""

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assistant.errors import AssistantError, ExitCode

T = TypeVar("T")

# Windows: access denied, sharing violation, lock violation. An editor or a virus
# scanner holds a file for moments only.
_HELD = frozenset({5, 32, 33})
_TEMPORARY = ".neu"
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds

# What the system says in English, or in whatever language it was installed in.
_REASONS = {
    errno.ENOSPC: "auf dem Laufwerk ist kein Platz mehr",
    getattr(errno, "EDQUOT", errno.ENOSPC): "auf dem Laufwerk ist kein Platz mehr",
    errno.EROFS: "das Laufwerk ist schreibgeschützt",
    errno.EACCES: "Sie dürfen das hier nicht",
    errno.EPERM: "Sie dürfen das hier nicht",
    errno.ENOENT: "es gibt sie nicht",
    errno.EEXIST: "dort steht schon eine Datei dieses Namens",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOTDIR: "auf dem Weg dorthin steht eine Datei statt eines Ordners",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EIO: "das Laufwerk meldet einen Fehler",
    errno.ENOLCK: "das Laufwerk kennt keine Sperren",
    errno.ENOSYS: "das Laufwerk kennt keine Sperren",
    errno.EOPNOTSUPP: "das Laufwerk kennt keine Sperren",
}


def reason(error: OSError | NotImplementedError) -> str:
    """Return in German why the system refused something."""
    if getattr(error, "winerror", None) in _HELD:
        return "ein anderes Programm hält sie offen, oder Sie dürfen das hier nicht"
    if isinstance(error, NotImplementedError):
        return _REASONS[errno.ENOSYS]
    # What else a system says it says in English; the number helps those who help.
    return _REASONS.get(error.errno or 0, f"das System meldet Fehler {error.errno}")


def read_safely(path: Path) -> bytes:
    """Return what a file holds.

    Raises AssistantError (NOT_FOUND, LOCKED) where it cannot be read.
    """
    try:
        return _patiently(path.read_bytes)
    except FileNotFoundError:
        raise AssistantError(
            f"Die Datei „{path}“ gibt es nicht mehr. Prüfen Sie, ob sie jemand "
            "umbenannt oder verschoben hat.",
            ExitCode.NOT_FOUND,
        ) from None
    except OSError as error:
        raise AssistantError(
            f"Die Datei „{path}“ lässt sich nicht lesen: {reason(error)}. Schließen "
            "Sie sie in anderen Programmen und prüfen Sie, ob das Laufwerk verbunden "
            "ist.",
            ExitCode.LOCKED,
        ) from None


def write_safely(path: Path, content: bytes) -> None:
    """Replace a file as a whole; its mode is kept, a link keeps pointing to it.

    Raises AssistantError (LOCKED) with the file untouched where it cannot be written.
    """
    try:
        _replace(path.resolve(), content)
    except OSError as error:
        raise AssistantError(
            f"Die Datei „{path.name}“ lässt sich nicht schreiben: {reason(error)}. "
            f"Schließen Sie sie in anderen Programmen und prüfen Sie, ob Sie im Ordner "
            f"„{path.parent}“ schreiben dürfen und dort Platz ist.",
            ExitCode.LOCKED,
        ) from None


def append_safely(path: Path, content: bytes) -> None:
    """Put content at the end of a file, all of it or nothing, and on disk.

    Raises OSError with the file as it was. What stands there already is not touched.
    """
    # Without a buffer: one that could not be emptied would be written out later.
    with path.open("ab", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        try:
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise
    if not end:
        _sync_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Take away the temporary files of writes to this file that were killed.

    Only for whoever holds the lock: nobody else may be writing it.
    """
    path = path.resolve()
    for beside in path.parent.iterdir():
        # Not every such name: an editor keeps its own files beside, like .x.toml.swp.
        name = beside.name
        if name.startswith(f".{path.name}.") and name.endswith(_TEMPORARY):
            with contextlib.suppress(OSError):
                beside.unlink()


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(_TEMPORARY, f".{path.name}.", path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, beside)
        _patiently(lambda: beside.replace(path))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _patiently(step: Callable[[], T]) -> T:
    """Do something with a file that another program may hold for a moment."""
    for pause in _PAUSES:
        try:
            return step()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
    return step()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can be asked to."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _keep_mode(path: Path, beside: Path) -> None:
    if path.exists():
        with contextlib.suppress(OSError):  # some network drives know no modes
            shutil.copymode(path, beside)
    else:
        beside.chmod(0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
