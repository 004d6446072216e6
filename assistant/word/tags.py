"""What stands between the braces: the grammar of a tag, and finding tags in a text.

    {{ pfad | filter | sonst "–" }}
    {% for name in pfad %} … {% endfor %}
    {% if pfad %} … {% else %} … {% endif %}      {% if not pfad %}
    {% spalten name in pfad %} … {% endspalten %}

A tag names values; it cannot compute. Word likes to curl quotes and to set hard
blanks, so both are read like their plain kin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Opener = Literal["for", "if", "spalten"]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """One `| name argument` of a value tag."""

    name: str
    argument: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """`{{ path | filters }}`."""

    path: Path
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class For:
    """`{% for name in path %}`."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Columns(For):
    """`{% spalten name in path %}`: a loop over the columns of a table."""


@dataclass(frozen=True, slots=True)
class If:
    """`{% if path %}` or `{% if not path %}`."""

    path: Path
    negated: bool


@dataclass(frozen=True, slots=True)
class Else:
    """`{% else %}`."""


@dataclass(frozen=True, slots=True)
class End:
    """`{% endfor %}`, `{% endspalten %}` or `{% endif %}`."""

    opener: Opener


@dataclass(frozen=True, slots=True)
class Broken:
    """A tag that cannot be read; knows what it opens so that its end is no orphan."""

    message: str
    opener: Opener | None = None


Tag = Value | For | If | Else | End | Broken


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in a text, `text[start:end]`."""

    start: int
    end: int
    source: str
    tag: Tag


_DELIMITER = re.compile(r"\{\{|\{%|\}\}|%\}|\{#")
_CLOSER = {"{{": "}}", "{%": "%}"}
# Possessive throughout: a tag made to be read in many ways must not cost the time of
# trying them all.
_NAME = r"[^\W\d]\w*+"
_PATH = rf"{_NAME}(?:\s*+\.\s*+\w++)*+"
_STRING = r"""[„“”«»"][^„“”«»"]*[„“”«»"]|[‚‘’‹›'][^‚‘’‹›']*[‚‘’‹›']"""
_FILTER = rf"\|\s*+({_NAME})(?:\s*+({_STRING}|\d++(?:[.,]\d++)?+))?+\s*+"
_VALUE = re.compile(rf"({_PATH})\s*+((?:{_FILTER})*+)")
_EACH_FILTER = re.compile(_FILTER)
_FOR = re.compile(rf"(for|spalten)\s+({_NAME})\s+in\s+({_PATH})")
_IF = re.compile(rf"if\s+(not\s+)?({_PATH})")
_QUOTES = frozenset("„“”«»\"‚‘’‹›'")
_COMPUTES = re.compile(r"[-+*/=<>()\[\]~%&]")
_OPENERS: dict[str, Opener] = {"for": "for", "if": "if", "spalten": "spalten"}
_BARE: dict[str, Tag] = {
    "endfor": End("for"),
    "endif": End("if"),
    "endspalten": End("spalten"),
    "else": Else(),
}

_NO_COMPUTING = (
    "Eine Marke nennt einen Wert, rechnen kann sie nicht. Lassen Sie den Wert vorher "
    "berechnen, und nennen Sie hier nur seinen Namen."
)
_NO_VALUE = (
    "Hier steht kein Name. Schreiben Sie einen Namen, dahinter höchstens Filter: "
    '{{ name }} oder {{ name | sonst "–" }}.'
)
_NO_QUOTE = (
    "Dem Text fehlt ein Anführungszeichen. Setzen Sie es davor und dahinter, zum "
    'Beispiel sonst "–".'
)
_NO_FILTER = (
    "Hinter dem senkrechten Strich steht kein Filter. Nennen Sie einen, zum Beispiel "
    "{{ name | datum }}, oder löschen Sie den Strich."
)
_TOO_MUCH = (
    "Hinter „{}“ steht noch „{}“. Ein Name hat keine Leerzeichen, und vor jeden Filter "
    "gehört ein senkrechter Strich: {{{{ name | filter }}}}."
)
_NO_COMMENT = (
    "Kommentare mit {# … #} gibt es hier nicht, sie stünden im Dokument. Löschen Sie "
    "ihn, oder nehmen Sie einen Kommentar von Word (Überprüfen, Neuer Kommentar)."
)
_NO_FOR = "Die Schleife ist unvollständig. Schreiben Sie {% for eintrag in liste %}."
_NO_COLUMNS = (
    "Die Schleife ist unvollständig. Schreiben Sie {% spalten eintrag in liste %}."
)
_NO_IF = "Die Bedingung ist unvollständig. Schreiben Sie {% if name %}."
_NO_ELIF = (
    "„elif“ gibt es nicht. Schreiben Sie {% else %} und darin eine weitere Bedingung "
    "{% if name %} … {% endif %}."
)


def find(text: str) -> Iterator[Found]:
    """Yield the tags of `text` from left to right; broken ones as `Broken`."""
    position, last_comment = 0, text.rfind("#}")
    while opening := _DELIMITER.search(text, position):
        position = opening.end()
        # Only both signs together are meant as a comment.
        if opening.group() == "{#" and position > last_comment:
            continue
        found = _found(text, opening)
        yield found
        position = found.end


def _found(text: str, opening: re.Match[str]) -> Found:
    start, mark = opening.start(), opening.group()
    if mark == "{#":
        end = text.index("#}", opening.end()) + 2
        return Found(start, end, _shown(text[start:end]), Broken(_NO_COMMENT))
    closer = _CLOSER.get(mark)
    if closer is None:
        return Found(start, opening.end(), mark, _stray(mark))
    closing = _DELIMITER.search(text, opening.end())
    if closing and closing.group() == closer:
        source = text[start : closing.end()]
        inner = text[opening.end() : closing.start()]
        return Found(start, closing.end(), _shown(source), parse(mark, inner))
    end = closing.start() if closing else len(text)
    return Found(start, end, _shown(text[start:end]), _unclosed(mark, text[start:end]))


def parse(mark: str, inner: str) -> Tag:
    """Return the tag that opens with `mark` (`{{` or `{%`) and says `inner`."""
    words = " ".join(inner.replace("\ufffc", "").split())
    return _value(words) if mark == "{{" else _control(words)


def _value(words: str) -> Tag:
    if not (match := _VALUE.fullmatch(words)):
        return Broken(_what_is_wrong(words))
    filters = _EACH_FILTER.findall(match[2])
    return Value(_path(match[1]), tuple(Filter(n, _argument(a)) for n, a in filters))


def _what_is_wrong(words: str) -> str:
    """Return what keeps words from being a value, by how far they can be read."""
    begun = _VALUE.match(words)
    rest = words[begun.end() :] if begun else words
    if rest[:1] in _QUOTES:
        return _NO_QUOTE
    if begun and rest.startswith("|"):
        return _NO_FILTER
    if _COMPUTES.search(rest):
        return _NO_COMPUTING
    if not begun:
        return _NO_VALUE
    return _TOO_MUCH.format(words[: begun.end()].strip(), rest)


def _control(words: str) -> Tag:
    if match := _FOR.fullmatch(words):
        kind = For if match[1] == "for" else Columns
        return kind(match[2], _path(match[3]))
    if match := _IF.fullmatch(words):
        return If(_path(match[2]), bool(match[1]))
    return _BARE.get(words) or _unreadable(words)


def _unreadable(words: str) -> Broken:
    first = words.partition(" ")[0]
    if first == "for":
        return Broken(_NO_FOR, "for")
    if first == "spalten":
        return Broken(_NO_COLUMNS, "spalten")
    if first == "if":
        return Broken(_NO_COMPUTING if _COMPUTES.search(words) else _NO_IF, "if")
    if first == "elif":
        return Broken(_NO_ELIF)
    return Broken(
        f"Die Anweisung „{words}“ gibt es nicht. Es gibt: for … in …, endfor, "
        "if …, if not …, else, endif, spalten … in …, endspalten."
    )


def _path(text: str) -> Path:
    return tuple(name.strip() for name in text.split("."))


def _argument(text: str) -> str | int | float | None:
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    is_number = text[0].isdecimal()
    return float(text.replace(",", ".")) if is_number else text[1:-1]


def _stray(mark: str) -> Broken:
    opener = "{{" if mark == "}}" else "{%"
    return Broken(
        f"„{mark}“ schließt eine Marke, die nicht geöffnet wurde. "
        f"Schreiben Sie davor „{opener}“, oder löschen Sie „{mark}“."
    )


def _unclosed(mark: str, text: str) -> Broken:
    first = text[2:].split(maxsplit=1)[:1]
    opener = _OPENERS.get(first[0]) if mark == "{%" and first else None
    return Broken(
        f"Die Marke wird nicht geschlossen. Ergänzen Sie „{_CLOSER[mark]}“ im selben "
        "Absatz.",
        opener,
    )


def _shown(source: str) -> str:
    """Return the tag as a fault quotes it: on one line and not too long."""
    text = " ".join(source.replace("\ufffc", "").split())
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004
