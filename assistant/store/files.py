"""Write a file so that it is always either the old one or the new one."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from assistant.errors import AssistantError, ExitCode


def write_safely(path: Path, content: bytes) -> None:
    """Replace a file as a whole; its mode is kept.

    Raises AssistantError (LOCKED) with the file untouched where it cannot be written.
    """
    try:
        _replace(path, content)
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
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


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
