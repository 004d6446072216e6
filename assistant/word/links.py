"""Words with tags in attributes and addresses: descriptions, captions, links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from assistant.word.bench import Bench
from assistant.word.finder import RELATION, Sentence
from assistant.word.stream import Numbers
from assistant.word.structure import Mark
from assistant.word.values import BadData
from assistant.word.wordml import take_out
from assistant.word.written import Spelled, Written, write_words

# What a reader can click without leaving a trace in a file share.
_SCHEMES: Final = ("https://", "http://", "mailto:", "tel:")
_NO_SHAPES: Final = (
    "Der Filter „{name}“ wirkt nur im Text. Nehmen Sie hier einen Filter, der Text "
    "ergibt, oder keinen."
)
#: What stands in an address as it is.
_IN_ADDRESS: Final = "/:?#[]@!$&'()*+,;=%-._~"


@dataclass(frozen=True, slots=True)
class LinkWriter:
    """Adds an address to the document and writes by which id it is found."""

    part: str

    def __call__(self, pieces: Iterable[tuple[str, bool]], numbers: Numbers) -> bytes:
        """Return the id. Raises `BadData` for an address nobody should click."""
        spelled = list(pieces)
        alone = len(spelled) == 1
        address = "".join(
            quote(text, safe=_IN_ADDRESS if alone or not given else "")
            for text, given in spelled
        )
        if not address.lower().startswith(_SCHEMES):
            raise BadData(
                f"„{address}“ ist keine Adresse, die ein Link haben kann. Sie beginnt "
                f"mit {', '.join(_SCHEMES[:-1])} oder {_SCHEMES[-1]}."
            )
        return numbers.additions.link(self.part, address).encode()


def furnish_words(sentence: Sentence, bench: Bench) -> None:
    """Put slots into an attribute."""
    pieces = [
        piece if isinstance(piece, str) else _words(piece, bench)
        for piece in sentence.pieces
    ]
    sentence.holder.set(sentence.attribute, "".join(pieces))


def _words(mark: Mark, bench: Bench) -> str:
    refuse_shape(mark, bench)
    node = Written(bench.reading(mark), write_words, mark.number)
    take_out(mark.node)
    return bench.in_attribute(node, mark)


def furnish_link(sentence: Sentence, bench: Bench) -> None:
    """Put a slot in place of the reference to an address."""
    for mark in sentence.marks:
        refuse_shape(mark, bench)
        take_out(mark.node)
    pieces = tuple(
        piece if isinstance(piece, str) else bench.reading(piece)
        for piece in sentence.pieces
    )
    first = sentence.marks[0]
    node = Spelled(pieces, LinkWriter(bench.related.name), first.number)
    sentence.holder.set(RELATION, bench.in_attribute(node, first))


def refuse_shape(mark: Mark, bench: Bench) -> None:
    """Note a fault if a filter makes more of a value than text."""
    if (shape := bench.shape(mark)) is not None:
        bench.faults.append(mark.fault(_NO_SHAPES.format(name=shape.name)))
