"""`zielmatrix vorlage neu` and `zielmatrix vorlage nummer`.

The conversation asks; in a terminal the full screen shows it. The front here prints,
reads lines, opens the editor, and keeps the draft after every answer. It draws nothing,
so it serves screen readers and pipes.
"""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.cli.findings import as_text
from assistant.cli.screen import has_screen, on_screen
from assistant.errors import AssistantError, ExitCode
from assistant.interview.answer import Befehl
from assistant.interview.paper import Papier
from assistant.interview.paper_question import Papierfrage
from assistant.interview.result import Command, Rejected
from assistant.plain.typed import typed_line
from assistant.workflow.editor import editor_command
from assistant.workflow.paper import (
    Schreibtisch,
    begin_paper,
    checked_name,
    proposed_name,
)
from assistant.workflow.paper_answers import report, take_answers, with_text
from assistant.workflow.paper_draft import drafts, read_answers
from assistant.workflow.paper_editor import edited
from assistant.workflow.paper_notices import kept, next_steps
from assistant.workflow.paper_number import enter_number
from assistant.workflow.paper_session import PaperSession
from assistant.workflow.workspace import Workspace, find_workspace

_BEFEHLE = "Befehle: /zurück, /weiter (auslassen), /hilfe, /ende (später weiter)."
_PUNKT = "."  # alone in a line it ends a text of several lines


def new(
    name: str | None, answers: Path | None, text: Path | None, *, plain: bool
) -> int:
    """Make a new paper by asking, or from a file of answers; return the exit code."""
    workspace = find_workspace(Path.cwd())
    heute = datetime.datetime.now().astimezone().date()
    if answers is not None:
        desk = begin_paper(workspace, name or answers.stem, heute)
        return _unattended(desk, with_text(read_answers(answers), text))
    given = with_text({}, text)
    if not plain and has_screen():
        session = PaperSession(workspace, heute, name, given)
        return on_screen(session, workspace, heute)
    if name is None and (name := _asked_name(workspace)) is None:
        return ExitCode.ASKS_BACK
    desk = begin_paper(workspace, name, heute)
    try:
        return _Dialog(desk, given).run()
    except KeyboardInterrupt:
        print(f"\n{kept(desk.name)}")
        raise


def number(name: str, nummer: str) -> int:
    """Enter a Drucksachen-Nr. and say what stands there now."""
    workspace = find_workspace(Path.cwd())
    done = enter_number(workspace, name, nummer)
    shown = workspace.shown(done.path)
    if done.vorher == done.nummer:
        print(f"{done.nummer}: stand schon so in {shown}.")
    else:
        before = f" (vorher {done.vorher})" if done.vorher else ""
        print(f"{done.nummer}: eingetragen in {shown}{before}.")
        print(f"Die Word-Dateien erneuert: zielmatrix bauen {name}")
    return ExitCode.OK


def _unattended(desk: Schreibtisch, answers: Mapping[str, str]) -> int:
    taken = take_answers(desk.conversation(), answers)
    for line in report(taken):
        print(line)
    if taken.code is ExitCode.OK and taken.vorlage:
        return _written(desk, taken.papier)
    print("Geschrieben wurde nichts.", file=sys.stderr)
    return taken.code


def _asked_name(workspace: Workspace) -> str | None:
    """Ask for a file name until it can be taken; None where the input ends."""
    for entwurf in drafts(workspace):
        print(
            f"Angefangen: {entwurf.name}, zuletzt gesichert am {entwurf.wann}, "
            f"{len(entwurf.gesagt)} Antworten."
        )
    proposal = proposed_name(workspace)
    print("Wie soll die Datei der Vorlage heißen?")
    print(f"Eingabetaste: {proposal}")
    while (line := typed_line()) is not None:
        try:
            return checked_name(workspace, line.strip() or proposal)
        except AssistantError as error:
            print(error)
    print(_INPUT_ENDED, file=sys.stderr)
    return None


class _Dialog:
    """One conversation over standard input and output."""

    def __init__(self, desk: Schreibtisch, given: Mapping[str, str]) -> None:
        self._desk = desk
        self._papier = desk.conversation()
        self._given = dict(given)
        self._abschnitt = ""

    def run(self) -> int:
        """Ask until the paper is written, put off, or the input ends."""
        self._greet()
        while True:
            frage = self._papier.question
            step = self._ask(frage) if frage else self._review()
            if step is not None:
                return step

    def _greet(self) -> None:
        entwurf = self._desk.entwurf
        print(f"Neue Vorlage „{self._desk.name}“.")
        if entwurf:
            print(
                f"Weiter mit dem Entwurf vom {entwurf.wann}: {len(entwurf.gesagt)} "
                "Antworten sind da, „/zurück“ führt zu ihnen."
            )
        print(_BEFEHLE)

    def _ask(self, frage: Papierfrage[Any]) -> int | None:
        """Ask one question; return the exit code where it was the last."""
        given = self._given.pop(frage.id, None)
        if given is not None:
            return self._take(frage, given)
        self._show(frage)
        text = self._long_text(frage) if frage.is_text else typed_line()
        if text is None:
            print(f"{_INPUT_ENDED} {kept(self._desk.name)}", file=sys.stderr)
            return ExitCode.ASKS_BACK
        return self._take(frage, text)

    def _take(self, frage: Papierfrage[Any], text: str) -> int | None:
        match self._papier.answer(text):
            case Rejected() as rejected:
                print(rejected.meldung)
            case Command(Befehl.ENDE):
                print(kept(self._desk.name))
                return ExitCode.OK
            case Command():
                print(frage.hilfe or frage.hinweis or frage.text)
                print(_BEFEHLE)
            case Papier() as papier:
                self._papier = papier
                self._desk.keep(papier)
        return None

    def _show(self, frage: Papierfrage[Any]) -> None:
        print()
        if frage.abschnitt != self._abschnitt:
            self._abschnitt = frage.abschnitt
            print(f"{frage.abschnitt}:\n")
        print(frage.text)
        for number, one in enumerate(frage.wahl, 1):
            print(f"  {number}  {one}")
        if frage.hinweis:
            print(frage.hinweis)
        said = self._papier.said(frage) or frage.vorgabe
        if said and not frage.is_text:
            print(f"Eingabetaste: {said}")

    def _long_text(self, frage: Papierfrage[Any]) -> str | None:
        """Return a text from the editor, or from lines up to one with a dot."""
        command = editor_command() if sys.stdin.isatty() else None
        if command is None:
            return self._typed_text(frage)
        print(f"Die Eingabetaste öffnet den Editor ({command[0]}).")
        line = typed_line()
        if line is None or line.strip():
            return line
        try:
            return edited(command, frage.text, frage.hinweis, self._start(frage))
        except AssistantError as error:
            print(error)
            return self._typed_text(frage)

    def _typed_text(self, frage: Papierfrage[Any]) -> str | None:
        print("Tippen Sie Zeilen; eine Zeile nur mit einem Punkt beendet den Text.")
        anfang = self._start(frage)
        if anfang:
            print(f"Ein Punkt allein nimmt diesen Entwurf:\n\n{anfang}")
        text = _lines()
        return anfang if text == "" else text

    def _start(self, frage: Papierfrage[Any]) -> str:
        """Return what a long text starts from: what was said, else a draft."""
        return self._papier.said(frage) or (frage.anfang or str)()

    def _review(self) -> int | None:
        """Show all answers and write the paper, or go to the one to be changed."""
        asked = self._papier.verlauf.gefragt
        print("\nPrüfen Sie Ihre Antworten:\n")
        for number, frage in enumerate(asked, 1):
            print(f"  {number:>2}  {frage.text} {_short(self._papier.said(frage))}")
        print(
            "\nDie Eingabetaste schreibt die Vorlage, eine Nummer ändert die Antwort."
        )
        line = typed_line()
        if line is None:
            print(f"{_INPUT_ENDED} {kept(self._desk.name)}", file=sys.stderr)
            return ExitCode.ASKS_BACK
        said = line.strip().lower()
        if said in ("", "ja", "j"):
            return _written(self._desk, self._papier)
        if said.isdecimal() and 0 < int(said) <= len(asked):
            self._papier = self._papier.jump(asked[int(said) - 1].id)
            return None
        return self._take(asked[-1], line)  # a command: /zurück, /ende, /hilfe


def _written(desk: Schreibtisch, papier: Papier) -> int:
    vorlage = papier.verlauf.vorlage
    if vorlage is None:
        raise RuntimeError("a paper is written only when everything is answered")
    made = desk.finish(vorlage)
    for hint in made.hinweise:
        print(as_text(hint), file=sys.stderr)
    print(f"geschrieben: {desk.workspace.shown(made.path)}")
    for line in next_steps(desk.name, vorlage):
        print(line)
    return ExitCode.OK


def _short(said: str | None) -> str:
    """Return an answer in one line."""
    if said is None:
        return "–"
    first, *rest = said.splitlines()
    return f"{first[:_BREITE]} …" if rest or len(first) > _BREITE else first


def _lines() -> str | None:
    lines = []
    while (line := typed_line()) is not None and line.strip() != _PUNKT:
        lines.append(line)
    return "\n".join(lines) if lines or line is not None else None


_BREITE = 60
_INPUT_ENDED = "Die Eingabe endete vor der letzten Frage."
