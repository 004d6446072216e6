"""What is wrong with a text that tomllib refuses: all of it at once, in German.

The text is cut into statements; each is asked for by itself, explained and mended
until tomllib takes it. What is left are names that occur twice. The mended text has
the lines of the original, so that the data in it can be checked in the same go; of
what was mended by guess the caller says nothing more (`SyntaxFault.lines`).
"""

from itertools import chain

from assistant.store.fault import SyntaxFault
from assistant.store.syntax import conflicts, merges
from assistant.store.syntax.blocks import Block, blocks
from assistant.store.syntax.judge import refused_at
from assistant.store.syntax.mending import mend

__all__ = ["SyntaxFault", "syntax_faults"]


def syntax_faults(text: str) -> tuple[list[SyntaxFault], str]:
    """Return all faults of a text in order, and a mended text that tomllib accepts.

    The mended text has the same lines, but line feeds only. Without faults it is the
    text itself.
    """
    if refused_at(text) is None:
        return [], text
    merged, mended = merges.settle(text.replace("\r\n", "\n"))
    single, statements = _mend_each(mended)
    faulty = set(chain.from_iterable(fault.lines for fault in merged + single))
    doubled, statements = conflicts.settle(statements, faulty)
    faults = sorted(merged + single + doubled, key=lambda f: (f.line, f.column))
    return faults, "\n".join(block.text for block in statements)


def _mend_each(text: str) -> tuple[list[SyntaxFault], list[Block]]:
    faults: list[SyntaxFault] = []
    mended: list[Block] = []
    for block in blocks(text):
        found, good = mend(block)
        faults += found
        mended.append(Block(block.line, good))
    return faults, mended
