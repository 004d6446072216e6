"""The commands of `zielmatrix vorlagen`, a group of its own on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.german import GermanCommand, GermanGroup
from assistant.cli.options import Json

vorlagen = typer.Typer(
    cls=GermanGroup, rich_markup_mode=None, no_args_is_help=True, add_completion=False
)


@vorlagen.command("felder", cls=GermanCommand)
def vorlagen_felder(
    datei: Annotated[
        Path, typer.Argument(metavar="DATEI", help="Eine Word-Vorlage (.docx).")
    ],
    json: Json = False,
) -> int:
    """Alle Namen zeigen, die eine Word-Vorlage verlangt."""
    from assistant.cli.vorlagen import fields

    return fields(datei, as_json=json)


@vorlagen.command("pruefen", cls=GermanCommand)
def vorlagen_pruefen(
    datei: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="DATEI",
            help="Word-Vorlagen; ohne Angabe alle in doc_templates.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Word-Vorlagen gegen die Daten prüfen, ohne etwas zu schreiben."""
    from assistant.cli.vorlagen import check

    return check(datei or [], as_json=json)
