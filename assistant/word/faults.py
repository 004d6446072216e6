"""What is wrong with a template or with its data, and where.

A fault is a value: the place in Word's own terms, the placeholder as it is written
there, and one German sentence with the remedy. Faults are collected and told all at
once; `TemplateError` is only the vehicle that carries them out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

#: Where a fault is that concerns the file as a whole.
FILE: Final = "Datei"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is, which placeholder it is, what to do about it."""

    where: str
    placeholder: str
    message: str

    def __str__(self) -> str:
        """Return the fault as one German line; empty fields are left out.

        So is the file as a whole: its name stands before the fault, whoever tells it.
        """
        where = "" if self.where == FILE else self.where
        return " – ".join(filter(None, (where, self.placeholder, self.message)))


class TemplateError(Exception):
    """A template cannot be used, or not with this data; carries all faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def check(self, _values: Mapping[str, Any]) -> tuple[Fault, ...]:
        """Return what is wrong with data, as far as the faults let it be known."""
        return ()

    def __reduce__(self) -> tuple[type, tuple[tuple[Fault, ...]]]:
        """Let it pass from one process to another with its faults."""
        return type(self), (self.faults,)


def of_file(message: str) -> TemplateError:
    """Return what to raise for a file as a whole: its name is said by who opened it."""
    return TemplateError([Fault(FILE, "", message)])


def near(name: str, known: Iterable[str]) -> str:
    """Return a German hint at the known name most like `name`, with a leading blank.

    Nothing alike but few names to choose from: they are listed. Otherwise "".
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when a fault is told

    names = sorted(str(each) for each in known)
    if alike := get_close_matches(name, names, n=1):
        return f" Meinten Sie „{alike[0]}“?"
    if 0 < len(names) <= 12:  # noqa: PLR2004 - as many as a reader takes in
        return f" Es gibt hier: {', '.join(names)}."
    return ""
