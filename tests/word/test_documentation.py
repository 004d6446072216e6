"""docs/wordvorlagen.md says what is: its tags can be read, its messages are ours."""

import ast
import re
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from assistant.report.filters import FILTERS
from assistant.word import slots, tags
from assistant.word.tags import Broken, Value
from tests.word.building import Seen, Styled, docx, opened

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/wordvorlagen.md").read_text(encoding="utf-8")
MESSAGES = PAGE[PAGE.index("| Meldung |") :]
CODE = re.findall(r"`([^`]*(?:\{\{|\{%)[^`]*)`", PAGE.replace(MESSAGES, ""))
EXAMPLES = sorted({code.replace("\\|", "|") for code in CODE} - {"{{"})
# What the page leaves open with "…" stands for anything that may stand there.
TAGS = [
    found
    for example in EXAMPLES
    for found in tags.find(example.replace("in …", "in liste"))
]


# What a message takes from the template or the data; the page has examples for it.
FILLED_IN = re.compile(
    r"„?…“?| / |\{%.*?%\}|\d|„\}\}“|Der Wert ist ein\w* \w+|ist ein Text|der Zelle"
    r"|(?:Die Schleife|Die Bedingung|Markdown|Ein Dokument) (?=wird)|ist (?=keine)"
)


@cache
def told() -> list[str]:
    """Every text in the sources of the engine, those of f-strings in pieces."""
    files = (ROOT / "assistant/word").glob("*.py")
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return [
        re.sub(r"\{\w+\}", "…", node.value)
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def message_pieces() -> list[str]:
    """The fixed words of the messages in the table, alternatives apart."""
    rows = re.findall(r"^\| (.+?) \| .+ \|$", MESSAGES, flags=re.MULTILINE)
    texts = (row for row in rows if row not in {"Meldung", "---"})
    pieces = (piece for text in texts for piece in FILLED_IN.split(text))
    return [piece.strip(" „“.,:") for piece in pieces if len(piece.strip()) > 3]


@pytest.mark.parametrize("found", TAGS, ids=lambda found: found.source)
def test_every_tag_on_the_page_can_be_read(found: tags.Found) -> None:
    assert not isinstance(found.tag, Broken)
    if isinstance(found.tag, Value):
        known = {*FILTERS, *slots.SHAPING, slots.OTHERWISE}
        assert {each.name for each in found.tag.filters} <= known


@pytest.mark.parametrize("piece", message_pieces())
def test_every_message_on_the_page_is_one_of_ours(piece: str) -> None:
    assert any(piece in text for text in told())


def test_every_filter_is_on_the_page() -> None:
    for name in {*FILTERS, *slots.SHAPING, slots.OTHERWISE}:
        assert f"| {name}" in PAGE or f"`{name}" in PAGE


def test_the_first_template_of_the_page() -> None:
    row = ["{% for m in massnahmen %}{{ loop.nummer }}", "{{ m.titel }}{% endfor %}"]
    made = opened(docx("Betreff: {{ betreff }}", [["Nr.", "Maßnahme"], row]))
    items = [{"titel": "Hausbesuche"}, {"titel": "Mittagstisch"}]
    seen = Seen(made.render({"betreff": "Ziele", "massnahmen": items}))
    assert seen.paragraphs == ["Betreff: Ziele"]
    assert seen.table[1:] == [["1", "Hausbesuche"], ["2", "Mittagstisch"]]


def test_the_filters_of_the_page_do_what_it_says() -> None:
    day = date(2013, 1, 6)
    made = {name: FILTERS[name](day) for name in ("datum", "datum_lang")}
    made["zahl"] = FILTERS["zahl"](Fraction(2469135, 2))
    for name, text in made.items():
        row = rf"^\| `{name}` \| .* \| {re.escape(text)} \|$"
        assert re.search(row, PAGE, re.MULTILINE)


def test_the_markdown_of_the_page() -> None:
    made = opened(docx(Styled("Body Text", "{{ t | markdown 3 }}")), FILTERS)
    text = "# Titel\n\nNormal\n\n- Punkt\n  - innen\n\n1. eins\n\n> Zitat\n"
    assert Seen(made.render({"t": text})).styles == [
        ("Heading3", "Titel"), ("BodyText", "Normal"), ("ListBullet", "Punkt"),
        ("ListBullet2", "innen"), ("ListNumber", "eins"), ("Quote", "Zitat"),
    ]  # fmt: skip
