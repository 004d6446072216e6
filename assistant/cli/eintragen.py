"""`zielmatrix eintragen`."""

import datetime
import json
import sys
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

from rich.text import Text

from assistant.cli.console import console
from assistant.cli.stand import badge
from assistant.errors import ExitCode
from assistant.goals.rating import Bewertung
from assistant.goals.zahl import as_text
from assistant.report.wording import deviation
from assistant.store.keep import Konflikt
from assistant.workflow.angabe import value
from assistant.workflow.enter import Eingabe, Entered, enter, exit_code, try_out
from assistant.workflow.workspace import find_workspace

# The keys of --json in the order a person would read them.
_KEYS = (
    "ergebnis", "wert", "einheit", "einschaetzung", "naeherung", "vermerk",
    "kennzeichen", "datenstand", "zaehler", "nenner", "grund", "kandidaten", "befehl",
    "meldung",
)  # fmt: skip


def show(eingabe: Eingabe, *, dry: bool, as_json: bool) -> int:
    """Take one answer and say what became of it; the exit code says it too."""
    workspace = find_workspace(Path.cwd())
    heute = datetime.datetime.now().astimezone().date()
    take = try_out if dry else enter
    entered = take(workspace, eingabe, heute)
    konflikte = entered.saved.konflikte if entered.saved else ()
    if as_json:
        print(json.dumps(_record(entered), ensure_ascii=False, indent=2))
    else:
        _print(entered, eingabe, dry=dry)
    for konflikt in konflikte:
        print(_told(konflikt), file=sys.stderr)
    if konflikte:
        return ExitCode.ASKS_BACK
    return exit_code(entered.antwort.ergebnis)


def _record(entered: Entered) -> dict[str, Any]:
    antwort = entered.antwort
    values = {key: getattr(antwort, key) for key in _KEYS}
    if values["wert"] is None:
        values["wert"] = antwort.datum
    record = {
        key: _plain(value)
        for key, value in values.items()
        if value is not None and value != ()
    }
    if entered.warnungen:
        record["warnungen"] = [warnung.meldung for warnung in entered.warnungen]
    if entered.hinweise:
        record["hinweise"] = list(entered.hinweise)
    if entered.bewertung:
        record["ampel"] = entered.bewertung.ampel.value
    return record


def _plain(value: Any) -> Any:
    match value:
        case bool():
            return "ja" if value else "nein"
        case Fraction():
            return as_text(value)
        case Enum():
            return value.value
        case datetime.date():
            return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _print(entered: Entered, eingabe: Eingabe, *, dry: bool) -> None:
    antwort, screen = entered.antwort, console()
    screen.print(Text(antwort.meldung))
    for kandidat in antwort.kandidaten:
        screen.print(Text(f"  {kandidat}"))
    for warnung in entered.warnungen:
        if warnung.meldung not in antwort.meldung:
            screen.print(Text(f"Zu prüfen: {warnung.meldung}"))
    for hinweis in entered.hinweise:
        screen.print(Text(hinweis))
    if entered.bewertung:
        screen.print(_rated(entered.bewertung, entered))
        screen.print(Text(_outcome(entered, eingabe, dry=dry)))


def _rated(bewertung: Bewertung, entered: Entered) -> Text:
    shown = deviation(bewertung.abweichung, entered.kontext.indikator)
    return badge(bewertung.ampel).append(f"  {shown}" if shown else "")


def _outcome(entered: Entered, eingabe: Eingabe, *, dry: bool) -> str:
    if dry:
        return "Probe: geschrieben wurde nichts."
    if entered.saved and entered.saved.konflikte:
        return "Nicht geschrieben."
    name = f"{eingabe.indikator}, Tertial {eingabe.tertial}"
    if entered.saved and not entered.saved.geschrieben:
        return f"{name}: stand schon so in {eingabe.matrix}.toml."
    return f"{name}: eingetragen in {eingabe.matrix}.toml."


def _told(konflikt: Konflikt) -> str:
    pfad, key = ".".join(konflikt.pfad), konflikt.pfad[-1]
    return (
        f"„{pfad}“ hat inzwischen jemand geändert. Zuerst stand dort "
        f"{value(konflikt.alt, key)}, jetzt {value(konflikt.deren, key)}, Ihre Angabe "
        f"ist {value(konflikt.unser, key)}. Rufen Sie den Befehl noch einmal auf, "
        "wenn Ihre Angabe gelten soll."
    )
