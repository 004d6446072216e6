"""The typed text in one spelling of its characters, before anything is read from it.

Full-width letters and odd spaces become plain ones. Two characters must not be folded
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


def clean(text: str) -> str:
    """Return the text trimmed, with one kind of blank, apostrophe and digit.

    A line break separates a remark, as a semicolon does; "¾" becomes " 3⁄4".
    """
    lines = _LINES.sub("; ", text.strip())
    folded = "".join(_fold(char) for char in lines.translate(_MAPPED))
    return " ".join(unicodedata.normalize("NFC", folded).split()).strip(_QUOTES + " ")


def _fold(char: str) -> str:
    decomposition = unicodedata.decomposition(char)
    if decomposition.startswith("<fraction>"):
        return " " + unicodedata.normalize("NFKC", char)
    if decomposition.startswith(("<super>", "<sub>", "<circle>")):
        return char
    if unicodedata.category(char) == "Cf":  # soft hyphen, zero width, byte order mark
        return ""
    if unicodedata.category(char) == "Cc":
        return " "
    return unicodedata.normalize("NFKC", char)


_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold_word(word: str) -> str:
    """Return the word in lower case with its umlauts spelled out."""
    return word.lower().translate(_UMLAUTE)
