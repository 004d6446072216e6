"""A TOML file that is no matrix: answers to be given, drafts, keys."""

import tomllib
from typing import Any

from assistant.errors import AssistantError, ExitCode
from assistant.store.encoding import decode
from assistant.store.fault import SyntaxFault
from assistant.store.parse import parse
from assistant.store.syntax import syntax_faults


def data_of(shown: str, raw: bytes) -> dict[str, Any]:
    """Return what a file holds; `shown` names it to the person.

    Raises AssistantError (FAULTS) with the line, what is wrong there and what to do.
    """
    decoded = decode(raw)
    if isinstance(decoded, SyntaxFault):
        raise _faulty(shown, decoded)
    _, text = decoded
    try:
        return parse(text)
    except tomllib.TOMLDecodeError:
        faults, _ = syntax_faults(text)
        raise _faulty(shown, faults[0]) from None


def _faulty(shown: str, fault: SyntaxFault) -> AssistantError:
    where = f"„{shown}“ lässt sich nicht lesen. Zeile {fault.line}:"
    return AssistantError(f"{where} {fault.message}", ExitCode.FAULTS)
