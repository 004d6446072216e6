"""One statement explained and mended, fault after fault, until tomllib takes it."""

from dataclasses import dataclass, field

from assistant.store.fault import SyntaxFault
from assistant.store.spans import place
from assistant.store.syntax.blocks import Block
from assistant.store.syntax.containers import explain_container
from assistant.store.syntax.judge import refused_at
from assistant.store.syntax.lines import (
    ENTRY,
    explain_control,
    explain_line,
    value_of,
)
from assistant.store.syntax.remark import Remark, shown
from assistant.store.syntax.strings import explain_string
from assistant.store.syntax.values import explain_value

_MOST_FAULTS_IN_A_STATEMENT = 30


@dataclass(slots=True)
class _Draft:
    """A text being mended, and how to find its places in the text it came from."""

    text: str
    mends: list[Remark] = field(default_factory=list)

    def mend(self, remark: Remark) -> None:
        self.text = remark.applied(self.text)
        self.mends.append(remark)

    def original(self, at: int) -> int:
        """Return the offset that this one had before anything was mended."""
        for mend in reversed(self.mends):
            grown = len(mend.mend) - (mend.end - mend.start)
            if at >= mend.start + len(mend.mend):
                at -= grown
        return at


def mend(block: Block) -> tuple[list[SyntaxFault], str]:
    """Return all faults of a statement, and it again with as many lines, accepted."""
    draft = _Draft(block.text)
    faults: list[SyntaxFault] = []
    while (refused := refused_at(draft.text)) is not None:
        remark = _new_remark(block, draft)
        if remark is None:
            faults = faults or [_unknown(block, refused)]
            draft.text = _placeholder(block, draft.text)
            break
        faults.append(_fault(block, draft.original(remark.at), remark.message))
        draft.mend(remark)
    return faults, _as_many_lines(draft.text, len(block.lines))


def _new_remark(block: Block, draft: _Draft) -> Remark | None:
    """Return the next remark, unless mending leads nowhere."""
    remark = _remark(block, draft.text)
    if len(draft.mends) == _MOST_FAULTS_IN_A_STATEMENT or remark is None:
        return None
    again = any(remark.message == old.message for old in draft.mends[-1:])
    return None if again and remark.at <= draft.mends[-1].at else remark


def _remark(block: Block, text: str) -> Remark | None:
    first_line = text.split("\n", 1)[0]
    if remark := explain_control(text) or explain_line(first_line):
        return remark
    entry = ENTRY.match(text)
    if entry is None:
        return None
    start = entry.end()
    if text[start : start + 3] in ('"""', "'''"):
        return _unclosed(block, text) or _moved(explain_string(text[start:]), start)
    if text[start : start + 1] in ("[", "{"):
        return explain_container(text, start)
    return _moved(explain_value(value_of(first_line, start)), start)


def _unclosed(block: Block, text: str) -> Remark | None:
    if block.opened is None or block.text != text:
        return None
    mark, end = text[block.opened :][:3], len(text.rstrip())
    say = (
        f"Dem Text, der hier mit {mark} beginnt, fehlt das Ende. "
        f"Setzen Sie {mark} hinter das letzte Wort."
    )
    hidden = "\\" if mark == '"""' and _ends_in_escape(text) else ""
    return Remark(block.opened, say, end, end, hidden + mark)


def _ends_in_escape(text: str) -> bool:
    content = text.rstrip()
    return (len(content) - len(content.rstrip("\\"))) % 2 == 1


def _moved(remark: Remark | None, by: int) -> Remark | None:
    return remark.moved(by) if remark else None


def _unknown(block: Block, refused: int) -> SyntaxFault:
    """Return a remark for what nobody foresaw: it quotes the place of the refusal."""
    text = block.text
    at = min(refused, len(text.rstrip()))
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    say = (
        f"{shown(line)} ist so in TOML nicht zu lesen. Schreiben Sie "
        f"name = wert, Texte in Anführungszeichen, Zahlen wie 3.5, Tage wie 2013-08-31."
    )
    return _fault(block, at, say)


def _placeholder(block: Block, text: str) -> str:
    """Return something harmless in place of a statement that cannot be mended."""
    entry = ENTRY.match(text)
    if text.lstrip(" \t").startswith("["):
        return f"[zeile-{block.line}]"
    nothing = f'{entry["key"]} = ""' if entry else ""
    return nothing if refused_at(nothing) is None else ""


def _fault(block: Block, at: int, message: str) -> SyntaxFault:
    line, column = place(block.text, at)
    return SyntaxFault(block.line + line - 1, column, message, lines=block.lines)


def _as_many_lines(text: str, count: int) -> str:
    return text + "\n" * (count - text.count("\n") - 1)
