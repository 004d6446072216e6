"""`zielmatrix pruefen`."""

from pathlib import Path

from assistant.cli.findings import as_json as findings_json
from assistant.cli.findings import as_text
from assistant.errors import ExitCode
from assistant.goals.problem import Schwere
from assistant.store.finding import Finding
from assistant.workflow.check import check_files


def show(paths: list[Path], *, as_json: bool) -> int:
    """Print all faults of the files; exit code FAULTS if there are any."""
    files, findings = check_files(paths, Path.cwd())
    if as_json:
        print(findings_json(findings))
    else:
        for finding in findings:
            print(as_text(finding))
        print(_summary(len(files), findings))
    faulty = any(finding.schwere is Schwere.FEHLER for finding in findings)
    return ExitCode.FAULTS if faulty else ExitCode.OK


def _summary(files: int, findings: list[Finding]) -> str:
    faults = sum(finding.schwere is Schwere.FEHLER for finding in findings)
    hints = len(findings) - faults
    checked = _count(files, "Datei", "Dateien") + " geprüft: "
    if not findings:
        return checked + "alles in Ordnung."
    parts = [_count(faults, "Fehler", "Fehler")] if faults else ["keine Fehler"]
    if hints:
        parts.append(_count(hints, "Hinweis", "Hinweise"))
    return checked + ", ".join(parts) + "."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
