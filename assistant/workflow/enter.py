"""Take one answer exactly as the interview does, from a command or another program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from assistant.errors import AssistantError, ExitCode
from assistant.goals.change import Change, apply
from assistant.goals.matrix import Indikator, Matrix
from assistant.goals.near import did_you_mean
from assistant.goals.rating import Bewertung, rate
from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import Kontext
from assistant.interview.overrule import falls, overruled
from assistant.interview.plausibility import warn
from assistant.interview.record import GENOMMEN, record
from assistant.interview.understand import understand
from assistant.interview.warning import Code, Warnung
from assistant.report.numbers import plain
from assistant.store.change import Refused
from assistant.store.content import Content
from assistant.store.files import read_safely
from assistant.store.journal import Aenderung
from assistant.store.keep import Saved, Verify, rehearse, save
from assistant.workflow.enter_besides import besides, moved_days
from assistant.workflow.load import (
    MatrixFile,
    latest_year,
    load_dezernat,
    load_matrices,
    named,
)
from assistant.workflow.save import origin, refuse_new_faults, wanted
from assistant.workflow.workspace import Workspace

EINTRAGEN = "eintragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What became of an answer.

    `bewertung` is the rating with the answer, None where it was not taken; `saved` is
    None where nothing was to be written. `hinweise` say what changes besides.
    """

    antwort: Antwort
    kontext: Kontext
    warnungen: tuple[Warnung, ...] = ()
    hinweise: tuple[str, ...] = ()
    bewertung: Bewertung | None = None
    saved: Saved | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Eingabe:
    """One answer and what it is an answer to."""

    matrix: str
    indikator: str
    tertial: int
    text: str
    vermerk: str | None = None


def try_out(workspace: Workspace, eingabe: Eingabe, heute: date) -> Entered:
    """Return what would become of an answer; nothing is written.

    Raises AssistantError for unknown names and faulty files.
    """
    return _taken(workspace, eingabe, heute, _rehearsed)


def enter(workspace: Workspace, eingabe: Eingabe, heute: date) -> Entered:
    """Take an answer and write it. Raises what `try_out` and `save` raise."""
    return _taken(workspace, eingabe, heute, _saved)


Take = Callable[[Path, Sequence[Aenderung], Verify], Saved | None]


def _taken(workspace: Workspace, eingabe: Eingabe, heute: date, take: Take) -> Entered:
    file = _place(workspace, eingabe)
    entered = _understood(file, eingabe, heute)
    if entered.antwort.ergebnis not in GENOMMEN:
        return entered
    basis, change = entered.kontext.indikator, _change(entered, eingabe)
    moved = moved_days(change, basis)
    path = _path(workspace, file)
    dezernat = load_dezernat(workspace)
    try:
        saved = take(
            path,
            [value for one in (change, *moved) for value in wanted(one, basis)],
            lambda content: refuse_new_faults(workspace, path, content, dezernat),
        )
    except Refused as refused:
        if refused.code is not ExitCode.REJECTED:  # not the answer is to blame
            raise
        return Entered(antwort=reject(str(refused)), kontext=entered.kontext)
    if saved and saved.konflikte:
        return replace(entered, saved=saved)
    return replace(entered, saved=saved, hinweise=(*besides(change, basis, moved),))


def _saved(path: Path, values: Sequence[Aenderung], verify: Verify) -> Saved:
    return save(path, values, origin(EINTRAGEN), verify)


def _rehearsed(path: Path, values: Sequence[Aenderung], verify: Verify) -> None:
    rehearse(Content(read_safely(path)), values, verify)


def _place(workspace: Workspace, eingabe: Eingabe) -> MatrixFile:
    jahr = latest_year(workspace)
    files = load_matrices(workspace, jahr, load_dezernat(workspace))
    return named(files, [eingabe.matrix])[0]


def _path(workspace: Workspace, file: MatrixFile) -> Path:
    return workspace.matrices / str(file.matrix.jahr) / f"{file.name}.toml"


def _understood(file: MatrixFile, eingabe: Eingabe, heute: date) -> Entered:
    kontext = Kontext(
        indikator=_indicator(file.matrix, eingabe.indikator),
        tertial=eingabe.tertial,
        berichtsjahr=file.berichtsjahr,
        heute=heute,
    )
    antwort = understand(eingabe.text, kontext)
    entered = Entered(antwort=antwort, kontext=kontext)
    if antwort.ergebnis not in GENOMMEN:
        return entered
    entered = replace(entered, warnungen=warn(antwort, kontext))
    question = _question(entered)
    if question and (eingabe.vermerk is None or question.code is _NOT_YET):
        return replace(entered, antwort=_asked(question, antwort))
    return replace(entered, bewertung=_rated(file, _change(entered, eingabe)))


def _question(entered: Entered) -> Warnung | None:
    """Return the suspicion that must be cleared first: taken, it would be a fault."""
    codes = {one.code for one in entered.warnungen}
    if codes & _SUMME or falls(entered.antwort, entered.kontext):
        return next(iter(entered.warnungen), None)
    late = (one for one in entered.warnungen if one.code is _NOT_YET)
    return next(late, None)


# What was done after the Stichtag was not done on it, whatever the note says.
_NOT_YET = Code.ERLEDIGT_NACH_STICHTAG
_SUMME = frozenset({Code.FALLEND, Code.TERTIALWERT})


def _asked(warnung: Warnung, antwort: Antwort) -> Antwort:
    if warnung.code is _NOT_YET:
        return ask_back(warnung.meldung, *filter(None, [warnung.kandidat]))
    meldung = f"{warnung.meldung} Stimmt der Wert, begründen Sie ihn mit --vermerk."
    typed = plain(Fraction(antwort.wert or 0))
    return ask_back(meldung, *filter(None, [warnung.kandidat]), typed)


def _change(entered: Entered, eingabe: Eingabe) -> Change:
    if eingabe.vermerk is None:
        return record(entered.antwort, entered.kontext)
    return overruled(entered.antwort, entered.kontext, eingabe.vermerk)


def _rated(file: MatrixFile, change: Change) -> Bewertung:
    changed = apply(file.matrix, change)
    one = _indicator(changed, change.indikator)
    return rate(one, change.tertial, file.berichtsjahr)


def _indicator(matrix: Matrix, kennung: str) -> Indikator:
    known = {one.id: one for _, one in matrix.indikatoren()}
    if kennung not in known:
        raise AssistantError(
            f"Einen Indikator „{kennung}“ gibt es hier nicht."
            f"{did_you_mean(kennung, known)} Vorhanden sind: {', '.join(known)}.",
            ExitCode.NOT_FOUND,
        )
    return known[kennung]


def exit_code(ergebnis: Ergebnis) -> ExitCode:
    """Return what a shell is told of an answer."""
    if ergebnis in GENOMMEN:
        return ExitCode.OK
    rejected = ergebnis is Ergebnis.ABGELEHNT
    return ExitCode.REJECTED if rejected else ExitCode.ASKS_BACK
