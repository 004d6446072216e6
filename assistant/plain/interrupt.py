"""Being ended from outside: Ctrl+C, a closed window, a stopped service.

A signal ends the talk between two steps, never within a save: what came in meanwhile
is raised when the save is through.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Windows knows no SIGHUP; there a closed console ends the process by itself.
_SIGNALS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
]


class Stopped(BaseException):
    """The process was asked to end by a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


class Interrupts:
    """The signals of this process while a talk is held."""

    def __init__(self) -> None:
        self._waiting: int | None = None
        self._is_held = False

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Turn the signals into `Stopped` while the block runs."""
        before = {number: signal.getsignal(number) for number in _SIGNALS}
        for number in _SIGNALS:
            signal.signal(number, self._on_signal)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the block come to its end, then stop if a signal came in."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._waiting is not None:
            raise Stopped(self._waiting)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._waiting = number
        if not self._is_held:
            raise Stopped(number)
