"""Faults as a person reads them: place, line, caret, remedy."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.store.finding import Finding

_BREITE = 100


def as_text(finding: "Finding") -> str:
    """Return a finding with its line and a caret under the place.

    matrices/2013/sozialamt.toml:24:1: Fehler
        24 | einhiet = "Besuche"
           | ^^^^^^^
    Der Schlüssel „einhiet“ ist hier unbekannt. Meinten Sie „einheit“?
    """
    number = f"{finding.zeile:>6}"
    quelltext, spalte = _window(finding.quelltext, finding.spalte)
    before = "".join("\t" if c == "\t" else " " for c in quelltext[: spalte - 1])
    caret = "^" * max(1, min(finding.laenge, len(quelltext) - spalte + 1))
    return (
        f"{finding.ort}: {finding.schwere.value.capitalize()}\n"
        f"{number} | {quelltext}\n"
        f"{' ' * len(number)} | {before}{caret}\n"
        f"{finding.meldung}\n"
    )


def _window(quelltext: str, spalte: int) -> tuple[str, int]:
    """Return the part of a long line around the place, and the column in it."""
    if len(quelltext) <= _BREITE:
        return quelltext, spalte
    start = max(0, spalte - _BREITE // 2)
    return quelltext[start : start + _BREITE], spalte - start


def as_json(findings: Sequence["Finding"]) -> str:
    """Return the findings as a JSON array for editors and pipelines."""
    records = [asdict(finding) for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=2)


def print_error(error: AssistantError) -> None:
    """Say on stderr why we cannot go on; faulty files with all their faults."""
    for finding in getattr(error, "findings", ()):
        print(as_text(finding), file=sys.stderr)
    print(error, file=sys.stderr)
