"""`zielmatrix stand`: the state of all indicators as a table for people."""

import json
from collections.abc import Callable
from pathlib import Path

from rich.console import Console, Group
from rich.table import Column, Table
from rich.text import Text

from assistant.cli.console import console
from assistant.errors import ExitCode
from assistant.goals.ampel import BEWERTET, Ampel
from assistant.goals.trend import Trend
from assistant.report.numbers import datum
from assistant.report.stand import Zeile, as_record
from assistant.report.wording import GRUENDE, ZEICHEN, figure, reported
from assistant.workflow.stand import Stand, stand
from assistant.workflow.workspace import find_workspace

_WIDE = 100
_NARROW = 76
_TREND = {Trend.BESSER: "↗ besser", Trend.GLEICH: "→ gleich"}
_TREND[Trend.SCHLECHTER] = "↘ schlechter"


def show(
    names: list[str], jahr: int | None, tertial: int | None, *, as_json: bool
) -> int:
    """Print the state of the matrices; exit code OK whatever the colours are."""
    states = stand(find_workspace(Path.cwd()), names, jahr, tertial)
    if as_json:
        print(_json(states))
    else:
        screen = console()
        for state in states:
            _print(screen, state)
    return ExitCode.OK


def _json(states: list[Stand]) -> str:
    records = [
        as_record(state.file.name, zeile) for state in states for zeile in state.zeilen
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _print(screen: Console, state: Stand) -> None:
    matrix = state.file.matrix
    stichtag = datum(state.file.berichtsjahr.stichtag(state.tertial))
    screen.print()
    screen.print(Text(matrix.titel, style="bold"))
    screen.print(Text(f"Tertial {state.tertial}, Stichtag {stichtag}"))
    if matrix.hinweis:
        screen.print(Text(matrix.hinweis, style="italic"))
    layout = _layout(screen.width)
    for massnahme in matrix.massnahme:
        screen.print()
        screen.print(Text(f"{massnahme.id}  {massnahme.titel}", style="bold"))
        zeilen = [z for z in state.zeilen if z.massnahme.id == massnahme.id]
        screen.print(layout(zeilen))
    screen.print()
    screen.print(_summary(state))


def _layout(width: int) -> Callable[[list[Zeile]], Table | Group]:
    if width >= _WIDE:
        return _in_one_line
    return _in_two_lines if width >= _NARROW else _in_running_text


def _in_one_line(zeilen: list[Zeile]) -> Table:
    table = _figures_table(Column(width=6), Column(ratio=1))
    for zeile in zeilen:
        table.add_row(f"  {zeile.indikator.id}", _name(zeile), *_figures(zeile))
    return table


def _in_two_lines(zeilen: list[Zeile]) -> Group:
    """Return name and figures in lines of their own, for 80 columns and fewer."""
    lines: list[Text | Table] = []
    for zeile in zeilen:
        lines.append(Text(f"  {zeile.indikator.id}  {_name(zeile)}"))
        figures = _figures_table(Column(ratio=1))
        figures.add_row("", *_figures(zeile))
        lines.append(figures)
    return Group(*lines)


def _in_running_text(zeilen: list[Zeile]) -> Group:
    """Return sentences that may wrap anywhere, for windows beside other windows."""
    lines: list[Text] = []
    for zeile in zeilen:
        lines.append(Text(f"  {zeile.indikator.id}  {_name(zeile)}"))
        soll, ist, abweichung, ampel, trend = _figures(zeile)
        figures = [str(part) for part in (ist, soll, abweichung, trend) if part]
        lines.append(Text("    ").append(ampel).append(" " + ", ".join(figures)))
    return Group(*lines)


def _name(zeile: Zeile) -> str:
    einheit = zeile.indikator.einheit
    return zeile.indikator.name + (f" ({einheit})" if einheit else "")


def _figures_table(*before: Column) -> Table:
    return Table(
        *before,
        Column(width=15, justify="right"),
        Column(width=16, justify="right"),
        Column(width=13, justify="right"),
        Column(width=8, no_wrap=True),
        Column(width=12, no_wrap=True),
        box=None,
        show_header=False,
        expand=True,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )


def _figures(zeile: Zeile) -> tuple[str, str, str, Text, str]:
    return (
        f"Soll {figure(zeile.bewertung.soll)}",
        f"Ist {_ist(zeile)}" if zeile.bewertung.ist is not None else _ist(zeile),
        zeile.abweichung or _why_grey(zeile),
        badge(zeile.bewertung.ampel),
        _TREND[zeile.trend] if zeile.trend else "",
    )


def _ist(zeile: Zeile) -> str:
    bericht = zeile.indikator.tertial(zeile.tertial)
    return reported(zeile.bewertung, bericht)


def _why_grey(zeile: Zeile) -> str:
    """Return the reason where the Ist cell does not say it already."""
    grund = zeile.bewertung.grund
    return GRUENDE[grund] if grund and zeile.bewertung.ist is not None else ""


def badge(ampel: Ampel) -> Text:
    """Return symbol and word on the colour; readable without the colour."""
    zeichen = ZEICHEN[ampel]
    return Text(f" {zeichen.symbol} {zeichen.wort} ", f"black on #{zeichen.farbe}")


def _summary(state: Stand) -> Text:
    bild = state.gesamtbild
    line = Text("Gesamtbild ").append(badge(bild.ampel)).append("  ")
    for ampel in (*reversed(BEWERTET), Ampel.GRAU):
        zeichen = ZEICHEN[ampel]
        line.append(f"{zeichen.symbol} {bild.anzahl[ampel]} {zeichen.wort}  ")
    return line.append(f"({bild.bewertet} von {bild.gesamt} bewertet)")
