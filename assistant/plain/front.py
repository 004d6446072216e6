"""What the command calls: a talk over standard input, or a file of answers."""

import contextlib
import sys
from pathlib import Path

from assistant.plain.interrupt import Interrupts, Stopped
from assistant.plain.talk import Talk
from assistant.plain.typed import typed_line
from assistant.workflow import interview_notices as notices
from assistant.workflow.interview import Session
from assistant.workflow.interview_answers import (
    Ergebniszeile,
    exit_code,
    read_answers,
    take_answers,
)


def interview(session: Session) -> int:
    """Hold the interview over standard input and output; return the exit code.

    However it is ended, the last lines say what is saved.
    """
    interrupts = Interrupts()
    talk = Talk(session, iter(typed_line, None), _say, interrupts)
    try:
        with interrupts.caught():
            return talk.run()
    except Stopped as stopped:
        _say("")
        _say("Beendet.")
        talk.finish()
        return stopped.code


def answers(session: Session, path: Path) -> int:
    """Take the answers of a file and report on each; return the exit code."""
    themen = session.interview.rahmen.themen
    known = frozenset(thema.indikator.id for thema in themen)
    rows = []
    for row in take_answers(session, read_answers(path, known)):
        rows.append(row)
        _say(_reported(row))
    session.close()
    _say("")
    for line in notices.closing(session):
        _say(line)
    return exit_code(rows)


def _reported(row: Ergebniszeile) -> str:
    step = notices.STEPS_BY_KEY.get(row.schritt, row.schritt)
    name = f"{row.indikator}, {step}" if row.schritt else row.indikator
    typed = f" „{row.text}“" if row.text else ""
    return f"{name}{typed}: {row.ausgang.value}. {row.meldung}".rstrip()


def _say(line: str) -> None:
    """Print a line at once; a reader that has gone away is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
