"""The commands of `zielmatrix vorlage`, a group of its own on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.german import GermanCommand, GermanGroup

vorlage = typer.Typer(
    cls=GermanGroup, rich_markup_mode=None, no_args_is_help=True, add_completion=False
)


@vorlage.command("neu", cls=GermanCommand)
def vorlage_neu(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Dateiname der neuen Vorlage: bericht-t2."),
    ] = None,
    antworten: Annotated[
        Path | None,
        typer.Option(metavar="DATEI", help="Antworten aus einer TOML-Datei nehmen."),
    ] = None,
    sachverhalt: Annotated[
        Path | None,
        typer.Option(metavar="DATEI", help="Den Sachverhalt aus einer Markdown-Datei."),
    ] = None,
    einfach: Annotated[
        bool,
        typer.Option(
            "--einfach", help="Zeile für Zeile, für Bildschirmleser und Pipes."
        ),
    ] = False,
) -> int:
    """Eine neue Vorlage anlegen, Frage für Frage."""
    from assistant.cli.vorlage import new

    return new(name, antworten, sachverhalt, plain=einfach)


@vorlage.command("nummer", cls=GermanCommand)
def vorlage_nummer(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name der Vorlage.")],
    nummer: Annotated[
        str, typer.Argument(metavar="NUMMER", help="Drucksachen-Nr.: 5247/2009-2014.")
    ],
) -> int:
    """Die vergebene Drucksachennummer eintragen."""
    from assistant.cli.vorlage import number

    return number(name, nummer)
