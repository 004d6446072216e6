"""A statement up to its value: comment, header, name and equals sign."""

import re

from assistant.store.syntax.keys import GOOD_KEY, explain_key
from assistant.store.syntax.remark import Remark, shown, shown_code, whole
from assistant.store.syntax.values import is_value, unseen

ENTRY = re.compile(
    r"""(?P<key>(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|[^"'=:#\n]++|["'])*?)"""
    r"(?P<sign>:=|==|=>|=|:)[ \t]*+"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_OTHER_COMMENT = re.compile(r"[ \t]*+(//+|;+|/\*+|\*+/|--+|%+|\*+[ ]|'[ ])")
_HEADER = re.compile(
    r"(?P<indent>[ \t]*+)(?P<open>\[[ \t]*\[?)(?P<name>[^\[\]#\n]*+)"
    r"(?P<close>(?:\](?:[ \t]*\])*)?)(?P<rest>.*+)",
    re.DOTALL,
)
_NO_SIGN = re.compile(r"([ \t]*+[A-Za-z0-9_.-]++)[ \t]++(.++)", re.DOTALL)


def explain_line(line: str) -> Remark | None:
    """Return what to say of a statement's first line, apart from the value."""
    if found := _HEADER.match(line):
        return _header(found)
    return _blank(line) or _comment(line) or _entry(line)


def explain_control(text: str) -> Remark | None:
    """Return what to say of the first control character in a statement."""
    found = _CONTROL.search(text)
    if found is None:
        return None
    at = found.start()
    say = (
        f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X}). "
        f"Löschen Sie es."
    )
    return Remark(at, say, at, at + 1, " ")


def _blank(line: str) -> Remark | None:
    head = line[: len(line) - len(line.lstrip())] if line.strip() else line
    return unseen(line) if head else unseen(line[:1])


def _comment(line: str) -> Remark | None:
    found = _OTHER_COMMENT.match(line)
    if found is None:
        return None
    say = f"Ein Kommentar beginnt mit #. Schreiben Sie # statt {shown(found[1])}."
    return Remark(found.start(1), say, *found.span(1), "#")


def _header(found: re.Match[str]) -> Remark | None:
    name = found["name"].strip()
    if not name:
        say = "Zwischen den Klammern fehlt der Name der Tabelle. Tragen Sie ihn ein."
        return Remark(found.end("open"), say, 0, len(found[0]), "[ohne_namen]")
    return (
        _brackets(found, name)
        or _moved(explain_key(found["name"]), found.start("name"))
        or _after_header(found)
    )


def _moved(remark: Remark | None, by: int) -> Remark | None:
    return remark.moved(by) if remark else None


def _brackets(found: re.Match[str], name: str) -> Remark | None:
    if (found["open"], found["close"]) in {("[", "]"), ("[[", "]]")}:
        return None
    double = "[[" in found["open"] or "]]" in found["close"]
    mend = f"[[{name}]]" if double else f"[{name}]"
    start = found.end("indent")
    written = found[0][start : found.end("close")]
    say = f"Bei {shown(written)} passen die Klammern nicht. Schreiben Sie {mend}."
    return Remark(start, say, start, found.end("close"), mend)


def _after_header(found: re.Match[str]) -> Remark | None:
    rest = found["rest"].strip(" \t")
    if not rest or rest.startswith("#"):
        return None
    at = found.start("rest") + found["rest"].index(rest)
    say = (
        f"Nach der Überschrift [{found['name'].strip()}] steht noch {shown(rest)}. "
        f"Setzen Sie # davor oder schreiben Sie es in eine neue Zeile."
    )
    if remark := unseen(found["rest"]):
        return remark.moved(found.start("rest"))
    return Remark(at, say, at, len(found[0]), "# " + rest)


def _entry(line: str) -> Remark | None:
    found = ENTRY.match(line)
    if found is None:
        return _loose(line)
    return explain_key(found["key"]) or _sign(found) or _empty(found, line)


def _empty(found: re.Match[str], line: str) -> Remark | None:
    if value_of(line, found.end()):
        return None
    say = (
        f"Nach {shown(found[0])} fehlt der Wert. "
        f"Tragen Sie ihn ein oder löschen Sie die Zeile."
    )
    return Remark(found.end(), say, found.end(), found.end(), '"" ')


def value_of(line: str, start: int) -> str:
    """Return the value that starts here, without the comment behind it."""
    value = line[start:].rstrip(" \t\r\n")
    if value[:1] in "\"'":
        return _string_and_rest(value)
    return re.split(r"(?:^|[ \t]+)#", value, maxsplit=1)[0]


def _string_and_rest(value: str) -> str:
    """Cut the comment behind a string, which may hold `#` itself."""
    closed = re.match(r"""(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')""", value)
    if closed is None:
        return value
    rest = re.split(r"[ \t]*#", value[closed.end() :], maxsplit=1)[0]
    return value[: closed.end()] + rest


def _sign(found: re.Match[str]) -> Remark | None:
    if found["sign"] == "=":
        return None
    start, end = found.span("sign")
    name = found["key"].strip()
    say = f"Nach {shown(name)} steht „{found['sign']}“. Schreiben Sie ein =."
    blank = "" if found["key"].endswith((" ", "\t")) else " "
    return Remark(start, say, start, end, f"{blank}=")


def _loose(line: str) -> Remark | None:
    """Explain a line without a sign between name and value."""
    content = line.strip()
    at = line.index(content)
    found = _NO_SIGN.fullmatch(line.rstrip())
    if found and (is_value(found[2]) or found[2][0] in "\"'„“[{"):
        mend = f"{found[1].strip()} = {found[2]}"
        say = f"Nach {shown(found[1])} fehlt das =. Schreiben Sie {shown_code(mend)}."
        return Remark(found.end(1), say, found.end(1), found.start(2), " = ")
    if content[0] in "]})":
        say = f"Hier steht „{content[0]}“ ohne die öffnende Klammer. Löschen Sie es."
        return Remark(at, say, at, at + 1, "")
    if GOOD_KEY.fullmatch(content):
        say = f"Nach {shown(content)} fehlen das = und der Wert. Tragen Sie sie ein."
        return Remark(at + len(content), say, 0, len(line), f'{content} = ""')
    say = (
        f"{shown(content)} ist kein Eintrag. "
        f"Schreiben Sie name = wert oder setzen Sie # davor."
    )
    return whole(line, say, "# " + content).placed(at)
