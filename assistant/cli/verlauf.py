"""`zielmatrix verlauf`."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from rich.text import Text

from assistant.cli.console import console
from assistant.errors import ExitCode
from assistant.report.numbers import datum, plain
from assistant.store.address import ROOT
from assistant.store.journal import Aenderung
from assistant.workflow.history import Ereignis, history
from assistant.workflow.workspace import find_workspace


def show(names: list[str], indikator: str | None) -> int:
    """Print every change, oldest first, a line each."""
    found = history(find_workspace(Path.cwd()), names, indikator)
    screen = console()
    day = ""
    for ereignis in found:
        if day != (day := datum(ereignis.herkunft.zeit.date())):
            screen.print(Text(f"\n{day}", style="bold"))
        screen.print(_line(ereignis))
    if not found:
        screen.print("Noch keine Änderung durch das Programm.")
    return ExitCode.OK


def _line(ereignis: Ereignis) -> Text:
    herkunft, aenderung = ereignis.herkunft, ereignis.aenderung
    line = Text(f"{herkunft.zeit:%H:%M}  {ereignis.name}  ")
    line.append(place(aenderung), "bold")
    line.append(f"  {value(aenderung.alt)} → {value(aenderung.neu)}")
    return line.append(f"  ({herkunft.benutzer}, {herkunft.quelle})", "dim")


def place(aenderung: Aenderung) -> str:
    """Return where a value stands: "S1.1 t2.ist"."""
    name, *keys = aenderung.pfad
    return ".".join(keys) if name == ROOT else f"{name} {'.'.join(keys)}"


def value(of: Any) -> str:
    """Return a value as people write it; a dash where there is none."""
    match of:
        case None:
            return "–"
        case bool():
            return "ja" if of else "nein"
        case int() | Decimal():
            return plain(Fraction(of))
        case str():
            return f"„{_short(of)}“"
        case list():
            return ", ".join(map(value, of))
    return datum(of)


def _short(text: str) -> str:
    """Return the beginning of a text, in one line."""
    words = " ".join(text.split())
    return words if len(words) <= _BREITE else f"{words[:_BREITE].rstrip()} …"


_BREITE = 60
