"""Write a file so that it is always either the old one or the new one."""

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from assistant.errors import AssistantError, ExitCode

# Windows: access denied, sharing violation, lock violation. An editor or a virus
# scanner holds a file for moments only.
_HELD = frozenset({5, 32, 33})
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


def write_safely(path: Path, content: bytes) -> None:
    """Replace a file as a whole; its mode is kept, a link keeps pointing to it.

    Raises AssistantError (LOCKED) with the file untouched where it cannot be written.
    """
    try:
        _replace(path.resolve(), content)
    except OSError as error:
        raise AssistantError(
            f"Die Datei „{path.name}“ lässt sich nicht schreiben ({error.strerror}). "
            f"Schließen Sie sie in anderen Programmen und prüfen Sie, ob Sie im Ordner "
            f"„{path.parent}“ schreiben dürfen und dort Platz ist.",
            ExitCode.LOCKED,
        ) from None


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, beside)
        _put_in_place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _put_in_place(beside: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            beside.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
        else:
            return
    beside.replace(path)


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
