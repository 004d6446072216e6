"""Names on the left of the equals sign and in headers."""

import re

from assistant.store.syntax.remark import Remark, shown
from assistant.store.syntax.values import unseen

_GOOD_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
GOOD_KEY = re.compile(rf"[ \t]*+{_GOOD_PART}(?:[ \t]*+\.[ \t]*+{_GOOD_PART})*+[ \t]*+")
_PART = re.compile(r"""(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|[^."'\n]+|["'])+""")
_ASCII = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "–": "-",
        "—": "-",
    }
)
_QUOTES = re.compile("[„“”«»‚‘’‹›]")


def explain_key(key: str) -> Remark | None:
    """Return what to say of a key that TOML does not take, or nothing."""
    if GOOD_KEY.fullmatch(key):
        return None
    if not key.strip():
        say = "Vor dem = fehlt der Name. Tragen Sie ihn ein."
        return Remark(0, say, 0, len(key), "ohne_namen ")
    return unseen(key.rstrip(" \t")) or _dots(key) or _part(key)


def _dots(key: str) -> Remark | None:
    found = re.search(r"^[ \t]*(\.)|\.[ \t]*(\.)|(\.)[ \t]*$", key)
    if found is None:
        return None
    at = next(start for n in (1, 2, 3) if (start := found.start(n)) >= 0)
    say = f"Im Namen {shown(key)} steht ein Punkt zu viel. Löschen Sie ihn."
    return Remark(at, say, at, at + 1, "")


def _part(key: str) -> Remark | None:
    """Explain the first part of a dotted key that needs other spelling."""
    parts = ((found[0].strip(), found.start()) for found in _PART.finditer(key))
    wrong = ((name, at) for name, at in parts if name and not GOOD_KEY.fullmatch(name))
    name, at = next(wrong, (key.strip(), 0))
    return _wrong_name(name).moved(key.index(name, at))


def _wrong_name(name: str) -> Remark:
    plain = _plain(name)
    bad = re.search(r"[^A-Za-z0-9_-]", name)
    sign = bad[0] if bad else ""
    at = bad.start() if bad else 0
    if _QUOTES.search(name) or sign in "\"'":
        say = f"Beim Namen {shown(name)} stehen falsche Anführungszeichen. {_do(plain)}"
        return Remark(at, say, 0, len(name), plain)
    has = "ein Leerzeichen" if sign.isspace() else f"„{sign}“"
    say = f"Der Name {shown(name)} enthält {has}. Schreiben Sie {plain}."
    return Remark(at, say, 0, len(name), plain)


def _do(plain: str) -> str:
    return f"Schreiben Sie {plain} ohne Anführungszeichen."


def _plain(name: str) -> str:
    """Return the nearest name of letters, digits, underscore and hyphen."""
    ascii_name = _QUOTES.sub("", name).translate(_ASCII)
    return re.sub(r"[^A-Za-z0-9_-]+", "_", ascii_name).strip("_") or "ohne_namen"
