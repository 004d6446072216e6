"""A single value that TOML cannot read: what was meant, and how it is written."""

import re
import tomllib
from decimal import Decimal, DecimalException

from assistant.store.syntax.dates import explain_date
from assistant.store.syntax.numbers import explain_number
from assistant.store.syntax.remark import Remark, Rule, first, shown, whole
from assistant.store.syntax.strings import explain_string

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ZERO_WIDTH = "\u200b-\u200d\u2060\ufeff\u00ad"
_UNSEEN_HEAD = re.compile(rf"[{_WIDE}{_ZERO_WIDTH}]+")
_UNSEEN_TAIL = re.compile(rf"[{_WIDE}{_ZERO_WIDTH}]+$")
_ENTRY_START = re.compile(r"[A-Za-z0-9_.-]+[ \t]*=")
_COMMENTS = {"//", "--", "/*", "; "}
_WORDS = {
    **dict.fromkeys(("ja", "wahr", "yes", "on", "an", "true", "richtig"), "true"),
    **dict.fromkeys(("nein", "falsch", "no", "off", "aus", "false"), "false"),
}
_NOTHING = {"null", "none", "nil", "leer", "-", "–", "—", "n/a", "n.a.", "na", "?"}
_HEAD = re.compile(
    r"""(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|"""
    r"""\d{4}-\d\d-\d\d[ ]\d\d:[^\s,;#]*|[^\s,;"'#/]+)"""
)


def explain_value(value: str) -> Remark | None:
    """Return what to say of one value outside arrays and inline tables."""
    return None if is_value(value) else first(_RULES, value)


def unseen(text: str) -> Remark | None:
    """Return a remark on blanks that look like none, at either end of a piece."""
    found = _UNSEEN_HEAD.match(text) or _UNSEEN_TAIL.search(text)
    if found is None:
        return None
    point = f"U+{ord(found[0][0]):04X}"
    wide = re.search(f"[{_WIDE}]", found[0]) is not None
    kind = "besonderes Leerzeichen" if wide else "unsichtbares Zeichen"
    do = "Ersetzen Sie es durch ein gewöhnliches." if wide else "Löschen Sie es."
    say = f"Hier steht ein {kind} ({point}). {do}"
    return Remark(found.start(), say, *found.span(), " " if wide else "")


def is_value(text: str) -> bool:
    """Tell whether TOML reads this piece as one value."""
    try:
        tomllib.loads(f"a = {text}\n", parse_float=Decimal)
    except (ValueError, DecimalException, RecursionError):
        return False
    return True


def _behind(value: str) -> tuple[str, int, str] | None:
    """Return a value that is right by itself, where what follows starts, and that."""
    head = _HEAD.match(value)
    if head is None or not is_value(head[0]):
        return None
    rest = value[head.end() :].strip()
    return (head[0], value.index(rest, head.end()), rest) if rest else None


def _comment_behind(value: str) -> Remark | None:
    match _behind(value):
        case (_, at, rest) if rest[:2] in _COMMENTS:
            sign = rest[:2].rstrip()
            say = f"Ein Kommentar beginnt mit #. Schreiben Sie # statt {shown(sign)}."
            return Remark(at, say, at, at + len(rest), "# " + rest.lstrip("/;-* "))
        case (head, at, "," | ";" | "." as sign):
            say = f"Nach dem Wert {shown(head)} steht „{sign}“. Löschen Sie es."
            return Remark(at, say, at, at + 1, "")
    return None


def _second_entry(value: str) -> Remark | None:
    match _behind(value):
        case (_, at, rest) if _ENTRY_START.match(rest):
            say = (
                f"In einer Zeile steht nur ein Eintrag. "
                f"Schreiben Sie {shown(rest)} in eine neue Zeile."
            )
            return Remark(at, say, at, len(value), "# " + rest)
    return None


def _text_behind(value: str) -> Remark | None:
    match _behind(value):
        case (head, at, rest) if head[0] in "\"'":
            say = (
                f"Nach dem Wert {shown(head)} steht noch {shown(rest)}. "
                f"Löschen Sie das oder setzen Sie # davor."
            )
            return Remark(at, say, at, len(value), "# " + rest)
    return None


def _word(value: str) -> Remark | None:
    mend = _WORDS.get(value.lower())
    if mend is None:
        return None
    return whole(value, f"Statt {shown(value)} schreibt man in TOML {mend}.", mend)


def _nothing(value: str) -> Remark | None:
    if value.lower() not in _NOTHING:
        return None
    say = (
        f"{shown(value)} ist kein Wert. "
        f"Löschen Sie die Zeile, wenn es noch keinen Wert gibt."
    )
    return whole(value, say, '""')


def _too_large(value: str) -> Remark | None:
    if not re.fullmatch(r"[+-]?[\d_]{19,}|[+-]?[\d_.]+[eE][+-]?\d+", value):
        return None
    say = f"Die Zahl {shown(value)} ist zu groß. Schreiben Sie eine kürzere."
    return whole(value, say, "0")


def _bare_text(value: str) -> Remark | None:
    if not re.match(r"[^\W_]|[(+*§&@<>.:/\\~%€$|]|[-–][ \w]", value) or "\n" in value:
        return None
    mend = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    say = f"{shown(value)} ist ein Text. Setzen Sie ihn in Anführungszeichen."
    return whole(value, say, mend)


_RULES: tuple[Rule, ...] = (
    unseen,
    _comment_behind,
    _second_entry,
    explain_string,
    _text_behind,
    explain_date,
    explain_number,
    _word,
    _nothing,
    _too_large,
    _bare_text,
)
