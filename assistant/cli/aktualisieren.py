"""`zielmatrix aktualisieren`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.cli.vergleich import pair, shortened
from assistant.errors import ExitCode
from assistant.report.wording import ZEICHEN
from assistant.word.update import Fate, Outcome
from assistant.word.update_difference import Difference
from assistant.workflow.update import Renewal, preview, renew
from assistant.workflow.workspace import Workspace, find_workspace

_SYMBOLS = tuple(zeichen.symbol for zeichen in ZEICHEN.values())


def show(path: Path, replace: list[str], *, dry: bool) -> int:
    """Renew a file and say what changed; EDITED if news was left out of a region."""
    workspace = find_workspace(Path.cwd())
    renewal = (preview if dry else renew)(workspace, path, replace)
    for line in _renewed(renewal.outcomes):
        print(line)
    print(_ending(renewal, workspace.shown(path), workspace, dry=dry))
    for line in _left_alone(renewal.outcomes):
        print(line, file=sys.stderr)
    left = {Fate.EDITED, Fate.HAS_NOTES}
    news = any(o.fate in left and o.is_news for o in renewal.outcomes)
    return ExitCode.EDITED if news else ExitCode.OK


def _renewed(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.fate is not Fate.RENEWED:
            continue
        lines = list(map(_line, outcome.differences)) or [
            "Bild oder Gestaltung erneuert"
        ]
        if len(lines) == 1 and not lines[0].startswith("Zeile "):
            yield f"{outcome.title}: {lines[0]}"
            continue
        yield f"{outcome.title}:"
        yield from (f"  {line}" for line in lines)


def _line(difference: Difference) -> str:
    before, after = difference.before, difference.after
    where = " ".join(filter(None, (difference.row, difference.column)))
    if difference.row and not difference.column:
        new = f"Zeile {where} ist neu: {shortened(after)}"
        return f"Zeile {where} entfällt" if before else new
    if where:
        return f"{where}: {_change(before, after)}"
    if not before or not after:
        return f"neu: {shortened(after)}" if after else f"entfällt: {shortened(before)}"
    return pair(before, after)


def _change(before: str, after: str) -> str:
    """Return "441 → 450, grün": the figure, and behind it the word of the Ampel."""
    old, _, _ = before.partition("\n")
    new, _, sign = after.partition("\n")
    if sign.startswith(_SYMBOLS):
        return f"{pair(old, new)}, {sign.lstrip(''.join(_SYMBOLS)).strip()}"
    return pair(before, after)


def _ending(renewal: Renewal, shown: str, workspace: Workspace, *, dry: bool) -> str:
    if not renewal.is_due:
        return f"{shown}: nichts zu erneuern, geschrieben wurde nichts."
    if dry or renewal.backup is None:
        return "Probe: geschrieben wurde nichts."
    backup = workspace.shown(renewal.backup)
    return f"Erneuert: {shown}\nVorige Fassung: {backup}"


def _left_alone(outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    edited = [o for o in outcomes if o.fate is Fate.EDITED]
    for outcome in edited:
        news = "es gibt neue Angaben dazu" if outcome.is_news else "nichts Neues dazu"
        yield f"Von Hand geändert und so gelassen: {outcome.title} ({news})."
    for outcome in outcomes:
        if outcome.fate is Fate.DELETED:
            yield f"Gelöscht, bleibt gelöscht: {outcome.title}."
        elif outcome.fate is Fate.HAS_NOTES:
            yield f"Nicht erneuert, weil Fußnoten darin sind: {outcome.title}."
        elif outcome.fate is Fate.UNKNOWN:
            yield (
                f"Nicht eingefügt: {outcome.title}. Den Bereich gibt es in der "
                "Word-Vorlage erst, seit diese Datei geschrieben wurde."
            )
    if any(outcome.is_news for outcome in edited):
        names = " ".join(f'--ersetzen "{o.title}"' for o in edited if o.is_news)
        yield f"Ihre Änderungen dort verwerfen und ersetzen: {names}"
