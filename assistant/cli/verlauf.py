"""`zielmatrix verlauf`."""

import sys
from pathlib import Path

from rich.text import Text

from assistant.cli.console import console
from assistant.errors import ExitCode
from assistant.report.numbers import datum
from assistant.workflow.angabe import place, sides
from assistant.workflow.history import Ereignis, Verlauf, history
from assistant.workflow.workspace import find_workspace


def show(names: list[str], indikator: str | None) -> int:
    """Print every change, oldest first, a line each."""
    verlauf = history(find_workspace(Path.cwd()), names, indikator)
    screen = console()
    day = ""
    for ereignis in verlauf.ereignisse:
        if day != (day := datum(ereignis.herkunft.zeit.date())):
            screen.print(Text(f"\n{day}", style="bold"))
        screen.print(_line(ereignis))
    if not verlauf.ereignisse:
        screen.print(_nothing(indikator))
    for text in _damaged(verlauf):
        print(text, file=sys.stderr)
    return ExitCode.OK


def _nothing(indikator: str | None) -> str:
    if indikator:
        return f"Zu {indikator} ist noch nichts geändert."
    return "Noch keine Änderung durch das Programm."


def _damaged(verlauf: Verlauf) -> list[str]:
    return [
        f"{'1 Zeile' if count == 1 else f'{count} Zeilen'} des Verlaufs von {name} "
        f"{'ist' if count == 1 else 'sind'} beschädigt und nicht lesbar. Was dort "
        f"stand, fehlt oben und lässt sich nicht zurücknehmen; vergleichen Sie {name} "
        "mit Ihrer letzten Sicherung."
        for name, count in verlauf.beschaedigt.items()
    ]


def _line(ereignis: Ereignis) -> Text:
    herkunft, aenderung = ereignis.herkunft, ereignis.aenderung
    alt, neu = sides(aenderung)
    line = Text(f"{herkunft.zeit:%H:%M}  {ereignis.name}  ")
    line.append(place(aenderung), "bold")
    line.append(f"  {alt} → {neu}")
    return line.append(f"  ({herkunft.benutzer}, {herkunft.quelle})", "dim")
