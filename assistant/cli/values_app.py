"""The commands that ask for values, keep them, and take them back."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.german import GermanCommand, GermanGroup
from assistant.cli.options import Json

values = typer.Typer(cls=GermanGroup, rich_markup_mode=None, add_completion=False)


@values.command(cls=GermanCommand)
def erfassen(
    matrix: Annotated[
        str, typer.Argument(metavar="MATRIX", help="Name der Matrix: sozialamt.")
    ],
    tertial: Annotated[
        int | None,
        typer.Option(
            metavar="1–3",
            min=1,
            max=3,
            help="Tertial; ohne Angabe das, dessen Stichtag zuletzt verstrichen ist.",
        ),
    ] = None,
    einfach: Annotated[
        bool,
        typer.Option(
            "--einfach", help="Zeile für Zeile, für Bildschirmleser und Pipes."
        ),
    ] = False,
    antworten: Annotated[
        Path | None,
        typer.Option(
            metavar="DATEI",
            help='Antworten aus einer TOML-Datei übernehmen: "S1.1" = "441".',
        ),
    ] = None,
) -> int:
    """Werte Frage für Frage erfassen; jede Antwort ist sofort gespeichert."""
    from assistant.cli.erfassen import show

    return show(matrix, tertial, antworten, plain=einfach)


@values.command(
    cls=GermanCommand,
    # A negative number is an answer, not an option.
    context_settings={"ignore_unknown_options": True},
)
def eintragen(
    matrix: Annotated[
        str, typer.Argument(metavar="MATRIX", help="Name der Matrix: sozialamt.")
    ],
    indikator: Annotated[
        str, typer.Argument(metavar="INDIKATOR", help="Kennung: S1.1.")
    ],
    tertial: Annotated[
        int, typer.Argument(metavar="TERTIAL", min=1, max=3, help="1, 2 oder 3.")
    ],
    eingabe: Annotated[
        str,
        typer.Argument(
            metavar="EINGABE", help='Die Antwort, wie Sie sie sagen: "rd. 1.250".'
        ),
    ],
    probe: Annotated[
        bool, typer.Option("--probe", help="Nur verstehen, nichts schreiben.")
    ] = False,
    vermerk: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Interner Vermerk; nötig, um einen fallenden Wert zu bestätigen.",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Einen Wert eintragen; was mehrdeutig ist, wird zurückgefragt."""
    from assistant.cli.eintragen import show
    from assistant.workflow.enter import Eingabe

    asked = Eingabe(
        matrix=matrix,
        indikator=indikator,
        tertial=tertial,
        text=eingabe,
        vermerk=vermerk,
    )
    return show(asked, dry=probe, as_json=json)


@values.command(cls=GermanCommand)
def verlauf(
    matrix: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MATRIX",
            help="Namen von Matrizen oder Vorlagen; ohne Angabe alle.",
            show_default=False,
        ),
    ] = None,
    indikator: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Nur dieser Indikator: S1.1."),
    ] = None,
) -> int:
    """Zeigen, wer wann welchen Wert geändert hat."""
    from assistant.cli.verlauf import show

    return show(matrix or [], indikator)


@values.command(cls=GermanCommand)
def zurueck(
    anzahl: Annotated[
        int,
        typer.Argument(metavar="ANZAHL", min=1, help="Wie viele; ohne Angabe eine."),
    ] = 1,
    matrix: Annotated[
        str | None,
        typer.Option(metavar="MATRIX", help="Nur in dieser Matrix oder Vorlage."),
    ] = None,
) -> int:
    """Die letzten gespeicherten Angaben zurücknehmen."""
    from assistant.cli.zurueck import show

    return show(anzahl, matrix)


@values.command(cls=GermanCommand)
def web(
    port: Annotated[
        int,
        typer.Option(
            metavar="PORT", min=1024, max=65535, help="Anschluss; üblich 8000."
        ),
    ] = 8000,
) -> int:
    """Die Bildschirme im Browser zeigen, nur auf diesem Rechner."""
    from assistant.cli.web import serve

    return serve(port)
