"""Markdown into the styles of the template.

CommonMark is read by markdown-it-py; what comes out are Word paragraphs: running text
in the style of the paragraph that held the placeholder, headings, lists and quotes in
the template's styles. A style the template lacks is a fault that names it. HTML is
text, a picture is its description, a link is its words with the address behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Final

from assistant.word.stream import Numbers, Output, encode
from assistant.word.values import BadData, Frames, Reading, kind_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from assistant.word.styles import Styles

_BREAK: Final = b"<w:r><w:br/></w:r>"
_RULE: Final = (
    b'<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" '
    b'w:color="auto"/></w:pBdr></w:pPr></w:p>'
)
_GERMAN: Final = {
    "heading": "Überschrift",
    "list bullet": "Aufzählungszeichen",
    "list number": "Listennummer",
    "quote": "Zitat",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the placeholder looked, as XML."""

    paragraph: bytes
    #: The run properties by (bold, italic).
    runs: dict[tuple[bool, bool], bytes]


@dataclass(frozen=True, slots=True)
class Markdown:
    """A value written as paragraphs; `#` becomes heading `first_level`."""

    reading: Reading
    look: Look
    styles: "Styles"
    first_level: int
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the paragraphs."""
        out.data(self.data(frames, out.numbers))

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if the text does not fit."""
        self.data(frames, Numbers())

    def data(self, frames: Frames, numbers: Numbers) -> bytes:
        """Return the paragraphs. Raises `BadData`."""
        value = self.reading.get(frames)
        if value is None:
            return b""
        if not isinstance(value, str):
            raise BadData(
                f"Der Wert ist {kind_of(value)}, Markdown ist Text. Geben Sie den Text "
                "als Ganzes in die Daten."
            )
        writer = _Writer(self, numbers)
        for token in _parser().parse(value):
            writer.take(token)
        return b"".join(writer.done)


@cache
def _parser() -> Any:
    # Not needed by a template without Markdown, and slow to import.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark", {"html": False})


@dataclass(slots=True)
class _List:
    """A list that is being written: its kind, and its number if it counts."""

    kind: str
    number: int | None = None
    #: The XML of the item's paragraphs so far; one item is one Word paragraph.
    item: list[bytes] = field(default_factory=list)


class _Writer:
    """Takes the parser's tokens one by one and gathers paragraphs in `done`."""

    def __init__(self, markdown: Markdown, numbers: Numbers) -> None:
        self._markdown = markdown
        self._numbers = numbers
        self._lists: list[_List] = []
        self._quotes = 0
        self._heading = 0
        self.done: list[bytes] = []

    def take(self, token: "Token") -> None:
        """Take the next token; kinds nobody waits for carry nothing to print."""
        step = getattr(self, f"_{token.type}", None)
        if step is not None:
            step(token)

    def _inline(self, token: "Token") -> None:
        runs = b"".join(_Runs(self._markdown.look).written(token.children or []))
        if self._heading:
            self._put(self._styled("heading", f" {self._heading}"), runs)
        elif self._lists:
            self._lists[-1].item.append(runs)
        elif self._quotes:
            self._put(self._styled("quote"), runs)
        else:
            self._put(self._markdown.look.paragraph, runs)

    def _heading_open(self, token: "Token") -> None:
        self._heading = int(token.tag[1:]) + self._markdown.first_level - 1

    def _heading_close(self, _token: "Token") -> None:
        self._heading = 0

    def _blockquote_open(self, _token: "Token") -> None:
        self._quotes += 1

    def _blockquote_close(self, _token: "Token") -> None:
        self._quotes -= 1

    def _bullet_list_open(self, _token: "Token") -> None:
        self._open_list(_List("list bullet"))

    def _ordered_list_open(self, _token: "Token") -> None:
        style = self._style("list number", _level(len(self._lists)))
        abstract = self._markdown.styles.lists.get(style)
        number = None if abstract is None else self._numbers.restarted_list(abstract)
        self._open_list(_List("list number", number))

    def _open_list(self, opened: _List) -> None:
        self._end_item()
        self._lists.append(opened)

    def _bullet_list_close(self, _token: "Token") -> None:
        self._lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_close(self, _token: "Token") -> None:
        self._end_item()

    def _end_item(self) -> None:
        if not self._lists or not self._lists[-1].item:
            return
        present = self._lists[-1]
        form = self._styled(present.kind, _level(len(self._lists) - 1), present.number)
        self._put(form, _BREAK.join(present.item))
        present.item.clear()

    def _fence(self, token: "Token") -> None:
        text = token.content.rstrip("\n")
        self._put(self._markdown.look.paragraph, _run(self._markdown.look.runs, text))

    _code_block = _fence

    def _hr(self, _token: "Token") -> None:
        self.done.append(_RULE)

    def _put(self, form: bytes, runs: bytes) -> None:
        self.done.append(b"<w:p>%b%b</w:p>" % (form, runs))

    def _styled(self, kind: str, level: str = "", number: int | None = None) -> bytes:
        style = self._style(kind, level)
        counted = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            if number is not None
            else ""
        )
        return f'<w:pPr><w:pStyle w:val="{escape(style)}"/>{counted}</w:pPr>'.encode()

    def _style(self, kind: str, level: str = "") -> str:
        identity = self._markdown.styles.ids.get(kind + level)
        if identity is None:
            name = f"{_GERMAN[kind]}{level}"
            raise BadData(
                f"Der Text braucht die Formatvorlage „{name}“ ({kind}{level}), die es "
                "in dieser Vorlage nicht gibt. Wenden Sie sie in Word einmal an, und "
                "speichern Sie die Vorlage."
            )
        return identity


class _Runs:
    """Writes what stands inside one paragraph."""

    def __init__(self, look: Look) -> None:
        self._forms = look.runs
        self._strong = 0
        self._emphasis = 0

    def written(self, tokens: list["Token"]) -> Iterator[bytes]:
        link = ""
        for token in tokens:
            self._strong += _step(token.type, "strong")
            self._emphasis += _step(token.type, "em")
            if token.type == "link_open":
                link = str(token.attrs.get("href", ""))
            elif token.type == "link_close":
                yield self._address(link, tokens)
            elif token.type == "hardbreak":
                yield _BREAK
            else:
                text = " " if token.type == "softbreak" else token.content
                yield self._text(text)

    def _address(self, link: str, tokens: list["Token"]) -> bytes:
        shown = any(token.content == link for token in tokens)
        return b"" if shown or not link else self._text(f" ({link})")

    def _text(self, text: str) -> bytes:
        form = (bool(self._strong), bool(self._emphasis))
        return _run(self._forms, text, form) if text else b""


def _run(
    forms: dict[tuple[bool, bool], bytes],
    text: str,
    form: tuple[bool, bool] = (False, False),
) -> bytes:
    content = encode([text])[0]
    return b'<w:r>%b<w:t xml:space="preserve">%b</w:t></w:r>' % (forms[form], content)


def _step(kind: str, name: str) -> int:
    return (kind == f"{name}_open") - (kind == f"{name}_close")


def _level(depth: int) -> str:
    """Return what Word appends to the name of a list style: "" on the first level."""
    return f" {depth + 1}" if depth else ""
