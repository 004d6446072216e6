"""The typed text in one spelling of its characters, before anything is read from it.

Full-width letters and odd spaces become plain ones. Some characters must not be folded
like the rest: "80²" would turn into 802 and "1½" into 11/2.
"""

import re
import unicodedata

_MAPPED = str.maketrans(
    {
        **dict.fromkeys("´`’‘ʼ′", "'"),
        **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}", "-"),
        "\N{HORIZONTAL BAR}": "—",
    }
)
_LINES = re.compile(r"\s*[\r\n]+\s*")
_QUOTES = '„“”"«»'
_TELLING = ("<fraction>", "<super>", "<sub>", "<circle>")
_KEPT = "…"


def clean(text: str) -> str:
    """Return the text trimmed, with one kind of blank, apostrophe and digit.

    A line break separates a remark, as a semicolon does.
    """
    lines = _LINES.sub("; ", text.strip())
    folded = "".join(_fold(char) for char in lines.translate(_MAPPED))
    return " ".join(unicodedata.normalize("NFC", folded).split()).strip(_QUOTES + " ")


def _fold(char: str) -> str:
    if char in _KEPT or unicodedata.decomposition(char).startswith(_TELLING):
        return char
    category = unicodedata.category(char)
    if category == "Cf":  # soft hyphen, zero width, byte order mark
        return ""
    return " " if category == "Cc" else unicodedata.normalize("NFKC", char)


def spell_fractions(text: str) -> str:
    """Return the text with "1½" as "1 1⁄2": two numbers, not eleven halves."""
    return " ".join("".join(_spell(char) for char in text).split())


def _spell(char: str) -> str:
    is_fraction = unicodedata.decomposition(char).startswith("<fraction>")
    return f" {unicodedata.normalize('NFKC', char)}" if is_fraction else char


def remark(text: str) -> str | None:
    """Return a note without the bracket that only closes it, None if it is empty."""
    bare = text.strip()
    return (bare if "(" in bare else bare.removesuffix(")").rstrip()) or None


_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold_word(word: str) -> str:
    """Return the word in lower case with its umlauts spelled out."""
    return word.lower().translate(_UMLAUTE)
