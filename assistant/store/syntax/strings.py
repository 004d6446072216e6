"""Texts in quotation marks, or in what was taken for quotation marks."""

import re
import tomllib

from assistant.store.syntax.remark import Remark, first, shown, whole

_OPENING = "„“”«»‚‘’‹›‟〝"
_CLOSING = "“”«»‘’‹›„‚"
_TYPOGRAPHIC = re.compile(
    rf"""(?P<open>[{_OPENING}]+)(?P<body>[^"\n]*?)(?P<close>[{_CLOSING}]+|["'])?+"""
)
_HALF = re.compile(rf'"(?P<body>[^"\n]*?)[{_CLOSING}]')
_BASIC = re.compile(r'"((?:[^"\\\n]++|\\.)*+)"')
_LITERAL = re.compile(r"'([^'\n]*+)'")
_BLOCK = re.compile(
    r'''"""((?:[^"\\]++|\\.|""?+(?!"))*+)"{3,5}+|\'\'\'(?:[^']++|''?+(?!'))*+'{3,5}+''',
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[ \t]*\n|.)?", re.DOTALL)
_GOOD_ESCAPE = re.compile(r'\\(?:[btnfr"\\]|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8})')
_WINDOWS_PATH = re.compile(r"[A-Za-z]:\\|\\\\\w")


def explain_string(value: str) -> Remark | None:
    """Return what to say of a value that was meant as text in quotation marks."""
    return first((_typographic, _half, _escape, _path_end, _inner, _unclosed), value)


def _typographic(value: str) -> Remark | None:
    found = _TYPOGRAPHIC.fullmatch(value)
    if found is None:
        return None
    mend = _quoted(found["body"])
    say = (
        f"Bei {shown(value)} stehen typografische Anführungszeichen. "
        f"Schreiben Sie gerade: {mend}."
    )
    return whole(value, say, mend)


def _half(value: str) -> Remark | None:
    found = _HALF.fullmatch(value)
    if found is None:
        return None
    mend = _quoted(found["body"])
    say = (
        f"Der Text {shown(value)} endet mit einem typografischen Anführungszeichen. "
        f"Schreiben Sie gerade: {mend}."
    )
    return Remark(len(value) - 1, say, 0, len(value), mend)


def _quoted(body: str) -> str:
    """Return a text in straight quotation marks, its own ones made typographic."""
    return '"' + body.replace("\\", "\\\\").replace('"', "”") + '"'


def _escape(value: str) -> Remark | None:
    """Find the first escape in a closed string that does not exist in TOML."""
    block = _BLOCK.match(value)
    found = block or _BASIC.match(value)
    if found is None or found[1] is None:
        return None
    for escape in _ESCAPE.finditer(value, found.start(1), found.end(1)):
        if not (_is_good(escape[0]) or (block and escape[0].endswith("\n"))):
            return _bad_escape(value[: found.end()], escape)
    return None


def _is_good(escape: str) -> bool:
    if not _GOOD_ESCAPE.fullmatch(escape):
        return False
    try:
        tomllib.loads(f'a = "{escape}"')  # not every number has a character
    except tomllib.TOMLDecodeError:
        return False
    return True


def _bad_escape(string: str, escape: re.Match[str]) -> Remark:
    at, end, sign = escape.start(), escape.end(), escape[0].strip()
    if _WINDOWS_PATH.match(string, 1) and "'" not in string:
        mend = f"'{string[1:-1]}'"
        say = (
            f"In {shown(string)} stehen Rückstriche. "
            f"Setzen Sie den Pfad in einfache Anführungszeichen: {mend}."
        )
        return Remark(at, say, 0, len(string), mend)
    if sign == "\\e":
        say = "„\\e“ gibt es erst ab TOML 1.1. Schreiben Sie \\u001b."
        return Remark(at, say, at, end, "\\u001b")
    if sign == "\\":
        say = "Nach dem Rückstrich am Zeilenende steht noch etwas. Löschen Sie es."
        return Remark(at, say, at, end, "\\\\" + escape[0][1:])
    say = (
        f"„{sign}“ ist kein Zeichen, das TOML kennt. "
        f"Schreiben Sie für den Rückstrich zwei: \\{sign}."
    )
    return Remark(at, say, at, end, "\\" + escape[0])


def _path_end(value: str) -> Remark | None:
    r"""Tell "C:\Daten\" from a forgotten mark: its last backslash hides the mark."""
    if not _WINDOWS_PATH.match(value, 1) or not value.endswith('\\"'):
        return None
    mend = f"'{value[1:-1]}'"
    say = (
        f"In {shown(value)} verdeckt der Rückstrich das Anführungszeichen. "
        f"Setzen Sie den Pfad in einfache Anführungszeichen: {mend}."
    )
    return Remark(len(value) - 2, say, 0, len(value), mend)


def _inner(value: str) -> Remark | None:
    """Explain "Er sagte "ja" dazu" and 'Tom's Haus'."""
    mark = value[:1]
    closed = (_BASIC if mark == '"' else _LITERAL).match(value)
    if closed is None or len(value) == closed.end() or value[-1] != mark:
        return None
    at = closed.end() - 1
    if mark == "'":
        mend = '"' + value[1:-1].replace("\\", "\\\\").replace('"', '\\"') + '"'
        say = f"Das Hochkomma beendet den Text {shown(value)}. Schreiben Sie {mend}."
        return Remark(at, say, 0, len(value), mend)
    mend = '"' + re.sub(r'(?<!\\)"', lambda _: '\\"', value[1:-1]) + '"'
    say = (
        f"Im Text {shown(value)} steht ein gerades Anführungszeichen. "
        f'Schreiben Sie \\" oder „…“.'
    )
    return Remark(at, say, 0, len(value), mend)


def _unclosed(value: str) -> Remark | None:
    mark = value[:1]
    pattern = {'"': _BASIC, "'": _LITERAL}.get(mark)
    if pattern is None or pattern.match(value) or value.startswith(mark * 3):
        return None
    body = value[1:].rstrip()
    tail = re.search(r"[ \t]+#[^#]*$", body)
    end = 1 + (tail.start() if tail else len(body))
    # An odd backslash at the end would hide the mark again.
    stuck = len(body) - len(body.rstrip("\\"))
    mend = ("\\" if stuck % 2 and not tail else "") + mark
    say = (
        f"Dem Text {shown(value[:end])} fehlt das schließende {mark}. "
        f"Setzen Sie es an das Ende."
    )
    return Remark(0, say, end, end, mend)
