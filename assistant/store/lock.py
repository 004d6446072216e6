"""One writer at a time: a lock beside the journal, for processes on any machine."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import AssistantError, ExitCode
from assistant.store.files import reason

WARTEZEIT = 30  # seconds; a save takes some hundredths
_EVERY = 0.02  # seconds between two tries


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    """Hold the lock while the block runs.

    The system lets go of it when a process dies. Raises AssistantError (LOCKED) where
    somebody holds it for too long or the drive knows no locks.
    """
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        holder = FileLock(lock, timeout=WARTEZEIT)
        _acquire(holder)
    except Timeout:
        raise AssistantError(
            f"Seit {WARTEZEIT} Sekunden schreibt ein anderes Programm an dieser "
            "Matrix. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.",
            ExitCode.LOCKED,
        ) from None
    except (OSError, NotImplementedError) as error:
        raise AssistantError(
            f"Der Ordner „{lock.parent}“ lässt sich nicht sperren: {reason(error)}. Es "
            "wurde nichts geändert. Prüfen Sie, ob Sie dort schreiben dürfen; manche "
            "Netzlaufwerke kennen keine Sperren, dann legen Sie den Arbeitsordner auf "
            "ein anderes Laufwerk.",
            ExitCode.LOCKED,
        ) from None
    try:
        yield
    finally:
        holder.release()


def _acquire(holder: FileLock) -> None:
    """Take the lock. Raises NotImplementedError where only a makeshift is to be had.

    filelock would fall back, with a warning, to a file that says "locked" by being
    there; after a crash it would stay and lock everybody out.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            holder.acquire(poll_interval=_EVERY)
        except UserWarning as warning:
            raise NotImplementedError(str(warning)) from None
