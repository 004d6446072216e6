"""Arrays and inline tables, walked bracket by bracket to the first thing wrong."""

import re
from dataclasses import dataclass, field
from typing import Literal

from assistant.store.syntax.keys import explain_key
from assistant.store.syntax.numbers import explain_number
from assistant.store.syntax.remark import Remark, shown
from assistant.store.syntax.values import explain_value, is_value

_TOKEN = re.compile(
    r'''"""(?:[^"\\]++|\\.|""?+(?!"))*+"{3,5}+|\'\'\'(?:[^']++|''?+(?!'))*+'{3,5}+'''
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'"""
    r"|[„“”«»‚‘’‹›][^„“”«»‚‘’‹›\n]*+[“”«»‘’‹›]"
    r"|#[^\n]*+|[\[\]{},=\n]|[ \t\r]++"
    r"""|"[^"\n\]},]*+|'[^'\n\]},]*+|[^\[\]{},=#\n"']++""",
    re.DOTALL,
)
_NAME_AND_COLON = re.compile(r"""([^:"']*+|"[^"]*+"|'[^']*+')(?P<sign>:=?)""")
_NAME_AND_VALUE = re.compile(r"([A-Za-z0-9_-]++)[ \t]++([^ \t].*+)")
_VALUE_AND_NAME = re.compile(r"(.+?)[ \t]+([A-Za-z0-9_-]+)")
_CLOSES = {"[": "]", "{": "}"}
_Expected = Literal["key", "sign", "value", "comma"]
_EARLIER = "erst TOML 1.1 erlaubt das"


@dataclass(slots=True)
class _Frame:
    """A bracket that is open, and what may come next in it."""

    start: int
    mark: str
    expects: _Expected
    last: str = ""
    last_start: int = 0
    comma: int = 0
    key: str = ""
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str

    def remark(self, say: str, mend: str) -> Remark:
        """Return a remark on just this token."""
        return Remark(self.start, say, self.start, self.start + len(self.text), mend)


def explain_container(text: str, start: int) -> Remark | None:
    """Return what is wrong first in the array or inline table that starts here."""
    frames: list[_Frame] = []
    end = start
    for found in _TOKEN.finditer(text, start):
        token = _Token(found.start(), found[0].rstrip(" \t"))
        if not token.text or (token.text[0] in "#\n\r" and _may_break(frames)):
            continue
        if remark := _step(text, token, frames):
            return remark
        if not frames:
            return _behind(text, found.end())
        end = token.start + len(token.text)
    return _unclosed(text, frames, end)


def _unclosed(text: str, frames: list[_Frame], end: int) -> Remark:
    at = frames[-1].start
    right = "".join(_CLOSES[frame.mark] for frame in reversed(frames))
    last = text[text.rfind("\n", at, end) + 1 : end] if "\n" in text[at:end] else ""
    say = (
        f"Der Klammer {text[at]} fehlt die schließende {right[0]}. "
        f"Setzen Sie {right} hinter {shown(last or text[at:end])}."
    )
    return Remark(at, say, end, end, right)


def _may_break(frames: list[_Frame]) -> bool:
    return not frames or frames[-1].mark == "["


def _step(text: str, token: _Token, frames: list[_Frame]) -> Remark | None:
    """Take one token into account; the frames are what the walk remembers."""
    if not frames:
        frames.append(_opened(token))
        return None
    if token.text[0] in "#\n\r":
        return _one_line(text, frames[-1])
    if token.text in ("]", "}"):
        return _close(token, frames)
    if token.text == ",":
        return _comma(token, frames[-1])
    return _content(text, token, frames)


def _content(text: str, token: _Token, frames: list[_Frame]) -> Remark | None:
    """Take a token that is neither comma nor closing bracket."""
    frame = frames[-1]
    if frame.expects == "comma":
        return _missing_comma(token, frame)
    if frame.expects == "key":
        return _key(token, frame)
    if frame.expects == "sign":
        return _sign(token, frame)
    if token.text in ("[", "{"):
        frame.expects, frame.last = "comma", token.text
        frames.append(_opened(token))
        return None
    return _value(text, token, frame)


def _opened(token: _Token) -> _Frame:
    return _Frame(token.start, token.text, "value" if token.text == "[" else "key")


def _close(token: _Token, frames: list[_Frame]) -> Remark | None:
    frame = frames.pop()
    right = _CLOSES[frame.mark]
    if token.text != right:
        say = (
            f"Die Klammer {frame.mark} endet mit „{token.text}“. Schreiben Sie {right}."
        )
        return token.remark(say, right)
    if frame.expects in ("value", "sign") and frame.mark == "{":
        return _no_value(token, frame)
    if frame.mark == "{" and frame.expects == "key" and frame.names:
        say = f"Vor }} steht ein Komma zu viel ({_EARLIER}). Löschen Sie es."
        return Remark(frame.comma, say, frame.comma, frame.comma + 1, "")
    return None


def _no_value(token: _Token, frame: _Frame) -> Remark:
    say = f"Zu {shown(frame.key)} fehlt der Wert. Tragen Sie ihn ein."
    mend = '"" }' if frame.expects == "value" else '= "" }'
    return token.remark(say, mend)


def _comma(token: _Token, frame: _Frame) -> Remark | None:
    if frame.expects == "comma":
        frame.expects = "value" if frame.mark == "[" else "key"
        frame.comma = token.start
        return None
    if frame.expects in ("value", "sign") and frame.mark == "{":
        say = f"Zu {shown(frame.key)} fehlt der Wert. Tragen Sie ihn ein."
        return token.remark(say, '"",' if frame.expects == "value" else '= "",')
    return token.remark("Hier steht ein Komma zu viel. Löschen Sie es.", " ")


def _missing_comma(token: _Token, frame: _Frame) -> Remark:
    sign = token.text
    if sign[0] == ";" and len(sign) == 1:
        return token.remark("Werte trennt ein Komma. Schreiben Sie , statt ;.", ",")
    if sign == "=":
        say = f"Vor dem = fehlt ein Name oder nach {shown(frame.last)} ein Komma."
        return token.remark(f"{say} Ergänzen Sie, was fehlt.", ", x =")
    say = f"Vor {shown(sign)} fehlt ein Komma. Setzen Sie es."
    return token.remark(say, f", {sign}")


def _key(token: _Token, frame: _Frame) -> Remark | None:
    name = token.text
    if remark := _decimals(token, frame) or _colon(token) or _no_sign(token):
        return remark
    if remark := explain_key(name):
        return remark.moved(token.start)
    frame.key, frame.expects = name, "sign"
    if name not in frame.names:
        frame.names.add(name)
        return None
    say = f"Der Name {shown(name)} steht zweimal in dieser Klammer. Löschen Sie einen."
    return token.remark(say, f"{name.strip(chr(34))}_doppelt")


def _decimals(token: _Token, frame: _Frame) -> Remark | None:
    """Explain { von = 3,5 }, where the comma seems to part two entries."""
    if not (frame.last.lstrip("+-").isdigit() and token.text.isdigit()):
        return None
    mend = f"{frame.last}.{token.text}"
    say = f"„{frame.last},{token.text}“ hat ein Dezimalkomma. Schreiben Sie {mend}."
    end = token.start + len(token.text)
    return Remark(frame.last_start, say, frame.last_start, end, mend)


def _colon(token: _Token) -> Remark | None:
    found = _NAME_AND_COLON.match(token.text)
    if found is None:
        return None
    at, end = found.start("sign") + token.start, found.end("sign") + token.start
    say = f"Nach {shown(found[1])} steht „{found['sign']}“. Schreiben Sie ein =."
    return Remark(at, say, at, end, " =")


def _no_sign(token: _Token) -> Remark | None:
    found = _NAME_AND_VALUE.fullmatch(token.text)
    if found is None or not is_value(found[2]):
        return None
    at = token.start + found.start(2)
    say = f"Nach {shown(found[1])} fehlt das =. Setzen Sie es."
    return Remark(at, say, at, at, "= ")


def _sign(token: _Token, frame: _Frame) -> Remark | None:
    if token.text == "=":
        frame.expects = "value"
        return None
    say = f"Nach {shown(frame.key)} fehlt das =. Setzen Sie es."
    return Remark(token.start, say, token.start, token.start, "= ")


def _value(text: str, token: _Token, frame: _Frame) -> Remark | None:
    frame.expects, frame.last, frame.last_start = "comma", token.text, token.start
    if is_value(token.text):
        return None
    follows = text[token.start + len(token.text) :].lstrip(" \t")[:1]
    remark = _next_name(token.text) if follows == "=" else _crowded(token.text)
    remark = remark or explain_value(token.text)
    return remark.moved(token.start) if remark else None


def _next_name(value: str) -> Remark | None:
    """Explain { von = 1 bis = 2 }, of which `1 bis` was read as one value."""
    found = _VALUE_AND_NAME.fullmatch(value)
    if found is None or not is_value(found[1]):
        return None
    at = found.start(2)
    say = f"Vor {shown(found[2])} fehlt ein Komma. Setzen Sie es."
    return Remark(at, say, found.end(1), at, ", ")


def _crowded(value: str) -> Remark | None:
    """Explain several values between two commas."""
    if found := re.search(r";[ \t]*", value):
        say = "Werte trennt ein Komma. Schreiben Sie , statt ;."
        return Remark(found.start(), say, *found.span(), ", ")
    pieces = value.split()
    if not pieces[1:] or not all(map(is_value, pieces)) or explain_number(value):
        return None
    at = value.index(pieces[1], len(pieces[0]))
    say = f"Vor {shown(pieces[1])} fehlt ein Komma. Setzen Sie es."
    return Remark(at, say, 0, len(value), ", ".join(pieces))


def _one_line(text: str, frame: _Frame) -> Remark:
    """Explain an inline table over several lines; mended, it keeps its length."""
    end = _end_of(text, frame.start)
    inside = re.sub(
        r"#[^\n]*|\n", lambda found: " " * len(found[0]), text[frame.start : end]
    )
    mend = re.sub(r",([ \t\r]*\}?)$", r" \1", inside)
    say = (
        f"Die Klammer {{ geht über mehrere Zeilen ({_EARLIER}). Schreiben Sie alles "
        f"in eine Zeile oder legen Sie einen Abschnitt mit eigener Überschrift an."
    )
    return Remark(frame.start, say, frame.start, end, mend)


def _end_of(text: str, start: int) -> int:
    depth = 0
    for found in _TOKEN.finditer(text, start):
        depth += (found[0] in ("[", "{")) - (found[0] in ("]", "}"))
        if not depth:
            return found.end()
    return len(text)


def _behind(text: str, end: int) -> Remark | None:
    rest = text[end:].strip()
    if not rest or rest.startswith("#"):
        return None
    at = text.index(rest, end)
    if rest in (",", ";", "]", "}"):
        say = f"Nach der Klammer steht „{rest}“ zu viel. Löschen Sie das Zeichen."
        return Remark(at, say, at, at + 1, "")
    say = (
        f"Nach der Klammer steht noch {shown(rest)}. "
        f"Löschen Sie das oder setzen Sie # davor."
    )
    return Remark(at, say, at, len(text), "# " + rest.lstrip("/; "))
