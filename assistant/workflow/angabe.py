"""Stored values and their changes as people read them, of whatever kind they are."""

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assistant.goals.ampel import Ampel
from assistant.goals.tertial import KeinWert
from assistant.report.numbers import datum, plain
from assistant.report.wording import GRUENDE, KENNZEICHEN, ZEICHEN
from assistant.store.address import ROOT
from assistant.store.journal import Aenderung

_BREITE = 60
_NICHTS = "–"
# What stands in the file as a code, in the words of the screens and the papers.
_CODES: dict[str, dict[str, str]] = {
    "kein_wert": {code.value: GRUENDE[code] for code in KeinWert},
    "kennzeichen": {code.value: word for code, word in KENNZEICHEN.items()},
    "einschaetzung": {code.value: ZEICHEN[code].wort for code in Ampel},
}


def place(aenderung: Aenderung) -> str:
    """Return where a value stands: "S1.1 t2.ist"."""
    name, *keys = aenderung.pfad
    return ".".join(keys) if name == ROOT else f"{name} {'.'.join(keys)}"


def sides(aenderung: Aenderung) -> tuple[str, str]:
    """Return the old and the new value; of lists of tables only what differs."""
    alt, neu, key = aenderung.alt, aenderung.neu, aenderung.pfad[-1]
    if _has_tables(alt) and _has_tables(neu):
        lost = [each for each in alt if each not in neu]
        come = [each for each in neu if each not in alt]
        if lost or come:
            alt, neu = lost or None, come or None
    return value(alt, key), value(neu, key)


def value(of: Any, key: str = "") -> str:
    """Return a value as people write it; a dash where there is none.

    `key` is what it is the value of: codes have their own words.
    """
    match of:
        case list() | tuple():
            return ("; " if _has_tables(of) else ", ").join(map(value, of)) or _NICHTS
        case dict():
            return ", ".join(f"{k} {value(v, k)}" for k, v in of.items()) or _NICHTS
        case str():
            return _CODES.get(key, {}).get(of) or f"„{_short(of)}“"
    return _plain(of)


def _plain(of: Any) -> str:
    match of:
        case None:
            return _NICHTS
        case bool():
            return "ja" if of else "nein"
        case int() | Decimal():
            return _number(of)
        case datetime.date():
            return datum(of)
    return str(of)


def _number(of: int | Decimal) -> str:
    # TOML knows inf and nan, which are no fractions.
    return plain(Fraction(of)) if Decimal(of).is_finite() else str(of)


def _has_tables(of: Any) -> bool:
    return isinstance(of, list | tuple) and any(isinstance(each, dict) for each in of)


def _short(text: str) -> str:
    """Return the beginning of a text, in one line."""
    words = " ".join(text.split())
    return words if len(words) <= _BREITE else f"{words[:_BREITE].rstrip()} …"
