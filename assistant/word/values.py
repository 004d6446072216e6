"""From the data to what is printed: walking a path, filters, and what may be text.

Whatever does not fit raises `BadData` with a German sentence; where the placeholder
stands is added by the one who asks (`check`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from numbers import Number
from typing import Any

from assistant.word.faults import near

#: Item and loop record of each loop around a slot, the data themselves at 0.
Frames = list[Any]
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


class BadData(Exception):  # noqa: N818 - never leaves the engine
    """A value is missing or of a kind that cannot stand here."""


class UnknownNameError(BadData):
    """A group of values does not have the name that is asked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """A path whose first name is already resolved to a frame."""

    frame: int
    keys: tuple[str, ...]

    def get(self, frames: Frames) -> Any:
        """Return the value; null above makes null below. Raises `BadData`."""
        return walk(frames[self.frame], self.keys)

    def items(self, frames: Frames) -> Sequence[Any]:
        """Return the list a loop runs over, empty for null. Raises `BadData`."""
        value = self.get(frames)
        if value is None:
            return ()
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            return value
        raise BadData(
            f"{self.name} ist {kind_of(value)}, eine Schleife braucht eine Liste. "
            "Geben Sie eine Liste an, oder schreiben Sie {% if … %} statt {% for … %}."
        )

    def holds(self, frames: Frames) -> bool:
        """Tell whether there is anything: a zero is, null, no and empty are not."""
        value = self.get(frames)
        if value is None or value is False:
            return False
        return bool(value) if isinstance(value, str | Sequence | Mapping) else True

    @property
    def name(self) -> str:
        """The last name of the path in German quotes."""
        return f"„{self.keys[-1]}“" if self.keys else "Der Eintrag"


def walk(value: Any, keys: Sequence[str]) -> Any:
    """Return what lies at `keys` below `value`. Raises `BadData`."""
    for key in keys:
        if value is None:
            return None
        value = step(value, key)
    return value


def step(value: Any, key: str) -> Any:
    """Return what a group of values has by a name. Raises `BadData`."""
    if isinstance(value, Mapping):
        if key in value:
            return value[key]
        raise _missing(key, value)
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        if key in names:
            return getattr(value, key)
        raise _missing(key, names)
    raise BadData(
        f"„{key}“ lässt sich nicht nachschlagen: Davor steht {kind_of(value)}, keine "
        "Gruppe von Werten. Kürzen Sie den Pfad, oder prüfen Sie die Daten."
    )


def _missing(key: str, known: Any) -> BadData:
    return UnknownNameError(
        f"Den Namen „{key}“ gibt es in den Daten nicht.{near(key, known)}"
    )


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "ein Text"),
    (bytes, "der Inhalt einer Datei"),
    (bool, "ein Ja-Nein-Wert"),
    (int, "eine Zahl"),
    (Number, "eine Kommazahl"),
    (date, "ein Datum"),
    (Mapping, "eine Gruppe von Werten"),
    (Sequence, "eine Liste"),
)


def kind_of(value: Any) -> str:
    """Return the kind of a value in German."""
    if value is None:
        return "leer"
    names = (name for kind, name in _KINDS if isinstance(value, kind))
    return next(names, "weder Text noch Zahl")


def printed(value: Any) -> str:
    """Return a text or whole number as it is, null as "". Raises `BadData`."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    raise BadData(f"Der Wert ist {kind_of(value)}, hier kann nur Text stehen.")


def colour(value: Any) -> str | None:
    """Return a colour as six capital digits, null as null. Raises `BadData`."""
    if value is None or value == "":
        return None
    if isinstance(value, str) and (match := _COLOUR.fullmatch(value)):
        return match[1].upper()
    is_text = isinstance(value, str)
    found = f"„{value}“ ist" if is_text else f"Der Wert ist {kind_of(value)} und"
    raise BadData(
        f"{found} keine Farbe. Eine Farbe hat sechs Stellen aus 0–9 und A–F, zum "
        "Beispiel C6E0B4."
    )


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The filter `sonst`: what stands there for null."""

    text: str

    def __call__(self, value: Any) -> Any:
        """Return the value, or the text for null."""
        return self.text if value is None else value


@dataclass(frozen=True, slots=True)
class Applied:
    """A filter of the caller; it is not asked about null."""

    name: str
    function: Callable[[Any], Any]

    def __call__(self, value: Any) -> Any:
        """Return the formatted value. Raises `BadData` where the filter cannot."""
        if value is None:
            return None
        try:
            return self.function(value)
        except (TypeError, ValueError):
            raise BadData(
                f"Der Filter „{self.name}“ passt nicht zu diesem Wert: Er ist "
                f"{kind_of(value)}. Nehmen Sie einen anderen Filter, oder prüfen Sie "
                "die Daten."
            ) from None


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do about a value that cannot be printed: which filter would help."""

    path: str
    filters: Mapping[str, Callable[[Any], Any]]

    def of(self, value: Any) -> str:
        """Return the remedy for a value."""
        if isinstance(value, bool):
            return (
                f"Schreiben Sie zwischen {{% if {self.path} %}} und {{% endif %}}, was "
                "bei ja dastehen soll."
            )
        fitting = [name for name in sorted(self.filters) if self._fits(name, value)]
        if not fitting:
            return "Geben Sie den Wert als Text in die Daten."
        return (
            "Geben Sie einen Filter an, zum Beispiel "
            f"{{{{ {self.path} | {fitting[0]} }}}}. Es gibt: {', '.join(fitting)}."
        )

    def _fits(self, name: str, value: Any) -> bool:
        try:
            self.filters[name](value)
        except (TypeError, ValueError, AttributeError, ArithmeticError):
            # Nobody asked for this filter; how it says no does not matter.
            return False
        return True


@dataclass(frozen=True, slots=True)
class Reading:
    """A path with its filters: everything between two braces."""

    source: Source
    steps: tuple[Otherwise | Applied, ...]
    remedy: Remedy

    def get(self, frames: Frames) -> Any:
        """Return the value after all filters. Raises `BadData`."""
        return self.filtered(self.source.get(frames))

    def text(self, frames: Frames) -> str:
        """Return the text to print. Raises `BadData`."""
        return self.finished(self.source.get(frames))

    def finished(self, value: Any) -> str:
        """Return what is printed for a raw value. Raises `BadData`."""
        value = self.filtered(value)
        if type(value) is str:
            return value
        try:
            return printed(value)
        except BadData as error:
            raise BadData(f"{error} {self._advice(value)}") from None

    def filtered(self, value: Any) -> Any:
        """Return a raw value after all filters. Raises `BadData`."""
        for step in self.steps:
            value = step(value)
        return value

    def _advice(self, value: Any) -> str:
        if isinstance(value, Mapping):
            return f"Nennen Sie einen Namen daraus: {', '.join(map(str, value))}."
        if isinstance(value, Sequence):
            return "Wiederholen Sie die Stelle mit {% for eintrag in … %}."
        return self.remedy.of(value)
