"""The marks that git leaves where it could not join two versions."""

from itertools import chain

from assistant.store.fault import SyntaxFault


def settle(text: str) -> tuple[list[SyntaxFault], str]:
    """Return a fault for each place, and the text with the first version only."""
    lines = text.split("\n")
    faults: list[SyntaxFault] = []
    number = 0
    while number < len(lines):
        end = _end(lines, number) if lines[number].startswith("<<<<<<<") else number
        if end > number:
            faults.append(_fault(lines, number, end))
            _keep_first(lines, number, end)
        number = end + 1
    return faults, "\n".join(lines)


def _end(lines: list[str], start: int) -> int:
    """Return the number of the closing mark, or the start where there is none."""
    numbers = range(start, len(lines))
    return next((n for n in numbers if lines[n].startswith(">>>>>>>")), start)


def _fault(lines: list[str], start: int, end: int) -> SyntaxFault:
    say = (
        f"„{lines[start].strip()}“: Git hat bis Zeile {end + 1} zwei Fassungen stehen "
        f"lassen. Behalten Sie eine und löschen Sie die Zeilen mit <<<<<<<, ======= "
        f"und >>>>>>>."
    )
    return SyntaxFault(start + 1, 1, say, lines=range(start + 1, end + 2))


def _keep_first(lines: list[str], start: int, end: int) -> None:
    inside = range(start + 1, end)
    second = next(
        (n for n in inside if lines[n].startswith(("|||||||", "======="))), end
    )
    for number in chain((start,), range(second, end + 1)):
        lines[number] = ""
