"""Names that are there twice, each statement being right by itself."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from assistant.store.fault import SyntaxFault
from assistant.store.spans import Index, Path, Section, index, place
from assistant.store.syntax.blocks import Block
from assistant.store.syntax.judge import refused_at
from assistant.store.syntax.remark import shown

_Use = Literal["table", "value", "list", "names"]


@dataclass(frozen=True, slots=True)
class _Conflict:
    """A statement that cannot stand, and where its name, or part of it, is in use."""

    block: Block
    path: Path
    written: str  # the key or header as it stands in the text
    used: Path  # as much of the path as is in use
    use: _Use
    line: int


def settle(
    blocks: list[Block], faulty: set[int]
) -> tuple[list[SyntaxFault], list[Block]]:
    """Return a fault for each statement that contradicts an earlier one, and the mend.

    Lines in `faulty` were mended by guess; a contradiction there is not reported.
    """
    faults: list[SyntaxFault] = []
    while (refused := refused_at(_text(blocks))) is not None:
        number = _number_at(blocks, refused)
        conflict = _conflict(blocks[:number], blocks[number])
        single = _single(blocks, conflict)
        if single is None:
            mended, sentence = _settled(conflict), _sentence(conflict)
        else:
            # Where several follow in double brackets it is the first that is wrong.
            number, mended = single, _in_double_brackets(blocks[single], conflict)
            sentence = _first_of_several(conflict)
        if blocks[number].line not in faulty:
            faults.append(_fault(blocks[number], sentence))
        blocks = [*blocks[:number], mended, *blocks[number + 1 :]]
    return faults, blocks


def _single(blocks: list[Block], conflict: _Conflict) -> int | None:
    """Return the number of the same header in single brackets, None where none is."""
    if not conflict.written.startswith("[["):
        return None
    name = conflict.written[1:-1]
    headers = (n for n, block in enumerate(blocks) if block.text.strip(" \t") == name)
    return next(headers, None)


def _in_double_brackets(block: Block, conflict: _Conflict) -> Block:
    return Block(block.line, conflict.written)


def _first_of_several(conflict: _Conflict) -> str:
    return (
        f"{shown(conflict.written[1:-1])} steht hier mit einfachen Klammern, in Zeile "
        f"{conflict.block.line} mit doppelten. Schreiben Sie auch hier "
        f"{conflict.written}."
    )


def _text(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _number_at(blocks: list[Block], at: int) -> int:
    """Return the number of the statement in which an offset lies."""
    ends = list(accumulate(len(block.text) + 1 for block in blocks))
    return bisect_right(ends, at)


def _conflict(before: list[Block], block: Block) -> _Conflict:
    text = _text(before)
    earlier = index(text)
    path, written = _path(_text([*before, block]), len(text))
    used, use, at = next(_in_use(earlier, path))
    return _Conflict(block, path, written, used, use, place(text, at)[0])


def _in_use(earlier: Index, path: Path) -> Iterator[tuple[Path, _Use, int]]:
    """Yield what part of a path is in use, as what, and its offset; longest first."""
    # Some part always is, or there would be no conflict.
    for length in range(len(path), 0, -1):  # pragma: no branch
        used = path[:length]
        if used in earlier.tables:
            yield used, "table", earlier.tables[used].start
        elif used in earlier.values:
            yield used, "value", earlier.values[used].start
        elif (*used, 0) in earlier.tables:
            yield used, "list", earlier.tables[(*used, 0)].start
        elif used in earlier.keys:
            yield used, "names", earlier.keys[used].start


def _path(text: str, start: int) -> tuple[Path, str]:
    """Return path and name, as written, of the last statement or header."""
    # A doubled header keeps its first place in the index, so the order does not tell.
    section = max(index(text).sections.values(), key=_start)
    if section.statements and section.statements[-1].key.end > start:
        key = section.statements[-1].key
        return section.statements[-1].path, text[key.start : key.end]
    header = section.header
    return section.path, text[header.start : header.end] if header else ""


def _start(section: Section) -> int:
    return section.header.start if section.header else -1


def _fault(block: Block, sentence: str) -> SyntaxFault:
    text = block.text
    column = len(text) - len(text.lstrip(" \t")) + 1
    return SyntaxFault(block.line, column, sentence, block.lines)


def _sentence(conflict: _Conflict) -> str:
    name, line = shown(conflict.written), conflict.line
    used = shown(".".join(part for part in conflict.used if isinstance(part, str)))
    if not _is_header(conflict.block):
        if conflict.use == "value" and conflict.used == conflict.path:
            return f"{name} steht schon in Zeile {line}. Löschen Sie eine der Zeilen."
        kind = "ein Wert" if conflict.use == "value" else "eine Tabelle"
        return f"{used} ist schon in Zeile {line} {kind}. Löschen Sie eines von beiden."
    if conflict.use == "table" and conflict.used == conflict.path:
        return (
            f"Die Überschrift {name} steht schon in Zeile {line}. "
            f"Fassen Sie beide Abschnitte zusammen."
        )
    if conflict.use == "list":
        return (
            f"{used} steht in Zeile {line} mit doppelten Klammern. "
            f"Schreiben Sie auch hier {_doubled(conflict.written)}."
        )
    if conflict.written.startswith("[[") and conflict.use == "table":
        return (
            f"{used} steht in Zeile {line} mit einfachen Klammern. "
            f"Schreiben Sie dort und hier {conflict.written}."
        )
    return (
        f"{used} hat schon in Zeile {line} einen Wert. "
        f"Löschen Sie die Zeile dort oder die Überschrift {name}."
    )


def _is_header(block: Block) -> bool:
    return block.text.lstrip(" \t").startswith("[")


def _doubled(header: str) -> str:
    return f"[{header}]"


def _settled(conflict: _Conflict) -> Block:
    """Return the statement mended or taken out of the way, its lines kept."""
    block = conflict.block
    if not _is_header(block):
        return Block(block.line, "\n" * (len(block.lines) - 1))
    if conflict.use == "list" and conflict.used == conflict.path:
        return Block(block.line, _doubled(conflict.written))
    return Block(block.line, f"[zeile-{block.line}]")
