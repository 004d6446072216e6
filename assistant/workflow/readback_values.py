"""From the words of a Word field to the TOML value of a Vorlage."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any, Final

from assistant.goals.dezernat import Dezernat
from assistant.goals.near import did_you_mean
from assistant.interview.reading.dates import find_loose
from assistant.report.vorlage_values import NICHT_VERGEBEN
from assistant.word.readback import Field

_OEFFENTLICH: Final = {"öffentlich": True, "nichtöffentlich": False}
_NOCH_OFFEN: Final = frozenset({"", "noch offen", "–", "-"})
# The columns of the Beratungsfolge; a row may hold more in the file.
_IN_WORD: Final = frozenset({"gremium", "sitzung", "oeffentlich"})
_BUCHSTABE: Final = re.compile(r"^[a-z]\)\s*")
_LEERZEILE: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_DIE_FORM: Final = "Schreiben Sie dort den Tag mit Monat und Jahr, etwa 16.01.2013."

Row = tuple[str, ...]


class Unreadable(ValueError):  # noqa: N818 - a reason, told to the person
    """What stands in Word is no value of its field; says why, and the remedy."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A field in Word, the same printed from today's data, and what is stored."""

    key: str
    word: Field
    printed: Field | None
    stored: Any
    dezernat: Dezernat


def _text(reading: Reading) -> Any:
    return reading.word.text or None


def _number(reading: Reading) -> Any:
    text = reading.word.text
    return None if text in {"", NICHT_VERGEBEN} else text


def _date(reading: Reading) -> Any:
    return day(reading.word.text)


def day(text: str) -> datetime.date:
    """Return the day a text names. Raises `Unreadable`."""
    # Only days of the calendar count here; what today is plays no part.
    found = find_loose(text, datetime.date.min)
    angabe = found[0] if len(found) == 1 else None
    if angabe is None or (angabe.start, angabe.end) != (0, len(text)):
        raise Unreadable(f"„{text}“ ist kein Datum. {_DIE_FORM}")
    if angabe.tag is None or angabe.jahr is None:
        raise Unreadable(f"„{text}“ nennt nicht Tag, Monat und Jahr. {_DIE_FORM}")
    fault = angabe.fault(angabe.jahr)
    result = angabe.on(angabe.jahr)
    if fault or result is None:
        raise Unreadable(f"„{text}“ gibt es nicht. {fault} {_DIE_FORM}")
    return result


def _points(reading: Reading) -> Any:
    """Return the points behind "hier:"; the letters are set by the program."""
    lines = (line.strip() for line in reading.word.content.paragraphs)
    points = [_BUCHSTABE.sub("", line) for line in lines if line.lower() != "hier:"]
    return [point for point in points if point] or None


def _markdown(reading: Reading) -> Any:
    """Return the text; a paragraph nobody touched keeps its spelling in the file."""
    source = str(reading.stored or "")
    printed = reading.printed.markdown if reading.printed else ()
    blocks = _LEERZEILE.split(source.strip("\n")) if source.strip() else []
    kept = blocks if len(blocks) == len(printed) else list(printed)
    text = "\n\n".join(_merged(kept, printed, reading.word.markdown))
    return f"{text}\n" if text and source.endswith("\n") else text or None


def _merged(kept: list[str], before: Row, after: Row) -> Iterator[str]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield from kept[a:b] if kind == "equal" else after[c:d]


def _meetings(reading: Reading) -> Any:
    """Return the Beratungsfolge; rows keep what the table in Word does not show."""
    tables = reading.word.content.tables
    rows = [_shown(row, reading.dezernat) for table in tables for row in table[1:]]
    stored = _partners(rows, list(reading.stored or []))
    return [_meeting(row, old) for row, old in zip(rows, stored, strict=True)] or None


def _partners(
    rows: Sequence[Mapping[str, Any]], stored: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return for each row what is stored of it; one that came new is like all others.

    It is the one of the same Gremium on the same day, else of the same Gremium. Where
    none came or went, what is left over stood in the same line.
    """
    found: dict[int, dict[str, Any]] = {}
    left = dict(enumerate(stored))
    for keys in (("gremium", "sitzung"), ("gremium",)):
        for number, row in enumerate(rows):
            alike = (n for n, old in left.items() if _agree(row, old, keys))
            if number not in found and (partner := next(alike, None)) is not None:
                found[number] = left.pop(partner)
    if len(rows) == len(stored):
        new = (number for number in range(len(rows)) if number not in found)
        found |= zip(new, left.values(), strict=True)
    said = all("oeffentlich" in old for old in stored)
    new_one = {"oeffentlich": True} if stored and said else {}
    return [found.get(number, new_one) for number in range(len(rows))]


def _agree(
    one: Mapping[str, Any], other: Mapping[str, Any], keys: tuple[str, ...]
) -> bool:
    return all(one.get(key) == other.get(key) for key in keys)


def _shown(row: Row, dezernat: Dezernat) -> dict[str, Any]:
    """Return what a row of the table in Word says."""
    gremium, sitzung, beratung = (*map(_flat, row), "", "", "")[:3]
    shown: dict[str, Any] = {"gremium": _gremium(gremium, dezernat)}
    if sitzung.lower() not in _NOCH_OFFEN:
        shown["sitzung"] = day(sitzung)
    is_public = _OEFFENTLICH.get(beratung.lower().replace("nicht ö", "nichtö"))
    if is_public is None:
        raise Unreadable(
            f"„{beratung}“ bei „{gremium}“ sagt nicht, wie beraten wird. Schreiben Sie "
            "dort „öffentlich“ oder „nichtöffentlich“."
        )
    return shown | {"oeffentlich": is_public}


def _meeting(row: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: old[key] for key in old if key not in _IN_WORD}
    new = {**row, **kept}
    if row["oeffentlich"] and "oeffentlich" not in old:  # it need not be said
        del new["oeffentlich"]
    return new


def _gremium(name: str, dezernat: Dezernat) -> str:
    known = {_flat(gremium.name): gremium.id for gremium in dezernat.gremium}
    if name not in known:
        raise Unreadable(
            f"Das Gremium „{name}“ steht nicht in dezernat.toml."
            f"{did_you_mean(name, known)} Schreiben Sie es wie dort, oder ergänzen Sie "
            "es dort."
        )
    return known[name]


def _flat(text: str) -> str:
    return " ".join(text.split())


READERS: Mapping[str, Callable[[Reading], Any]] = MappingProxyType(
    {
        "datum": _date,
        "drucksachennummer": _number,
        "beratungsfolge": _meetings,
        "betreff": _text,
        "hier": _points,
        "zusatz": _text,
        "produktgruppe": _text,
        "auswirkungen": _text,
        "fruehere_behandlung": _text,
        "zusammenfassung": _markdown,
        "sachverhalt": _markdown,
    }
)
