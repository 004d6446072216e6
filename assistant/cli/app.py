"""The command line: the commands, and what answers when one cannot go on."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer import TyperException

from assistant.cli.german import GermanCommand, GermanGroup, usage_error
from assistant.errors import AssistantError, ExitCode

app = typer.Typer(
    name="zielmatrix",
    cls=GermanGroup,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Ausgabe als JSON für Programme.")]


@app.callback()
def about() -> None:
    """Zielmatrizen prüfen, bewerten und als Vorlagen ausgeben."""


@app.command(cls=GermanCommand)
def pruefen(
    pfad: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PFAD",
            help="Dateien oder Ordner; ohne Angabe der ganze Arbeitsordner.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> int:
    """TOML-Dateien prüfen: alle Fehler auf einmal, mit Ort und Abhilfe."""
    from assistant.cli.pruefen import show

    return show(pfad or [], as_json=json)


@app.command(cls=GermanCommand)
def stand(
    matrix: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MATRIX",
            help="Namen der Matrizen, etwa sozialamt; ohne Angabe alle.",
            show_default=False,
        ),
    ] = None,
    jahr: Annotated[
        int | None,
        typer.Option(metavar="JJJJ", help="Berichtsjahr; ohne Angabe das neueste."),
    ] = None,
    tertial: Annotated[
        int | None,
        typer.Option(
            metavar="1–3",
            min=1,
            max=3,
            help="Tertial; ohne Angabe das letzte mit Werten.",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Den Stand der Zielerreichung mit Ampel zeigen."""
    from assistant.cli.stand import show

    return show(matrix or [], jahr, tertial, as_json=json)


@app.command(cls=GermanCommand)
def bauen(
    vorlage: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VORLAGE",
            help="Namen der Vorlagen, etwa 5247; ohne Angabe alle.",
            show_default=False,
        ),
    ] = None,
    ausgabe: Annotated[
        Path | None,
        typer.Option(metavar="ORDNER", help="Wohin; ohne Angabe in ausgabe."),
    ] = None,
    ueberschreiben: Annotated[
        bool,
        typer.Option(
            "--ueberschreiben",
            help="Auch Dateien ersetzen, die von Hand geändert sind.",
        ),
    ] = False,
) -> int:
    """Vorlagen und Anlagen als Word-Dateien schreiben."""
    from assistant.cli.bauen import show

    return show(vorlage or [], ausgabe, overwrite=ueberschreiben)


@app.command(
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


@app.command(cls=GermanCommand)
def verlauf(
    matrix: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MATRIX",
            help="Namen der Matrizen; ohne Angabe alle.",
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


@app.command(cls=GermanCommand)
def zurueck(
    anzahl: Annotated[
        int,
        typer.Argument(metavar="ANZAHL", min=1, help="Wie viele; ohne Angabe eine."),
    ] = 1,
    matrix: Annotated[
        str | None,
        typer.Option(metavar="MATRIX", help="Nur in dieser Matrix."),
    ] = None,
) -> int:
    """Die letzten gespeicherten Angaben zurücknehmen."""
    from assistant.cli.zurueck import show

    return show(anzahl, matrix)


@app.command(cls=GermanCommand)
def schema() -> int:
    """Die JSON-Schemas neben den Matrizen erneuern (Hilfe im Editor)."""
    from assistant.cli.schema import show

    return show()


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; the only place that ends a command."""
    try:
        return int(app(arguments, prog_name="zielmatrix", standalone_mode=False) or 0)
    except TyperException as error:
        return _usage(error)
    except AssistantError as error:
        return _cannot_go_on(error)
    except (typer.Abort, KeyboardInterrupt):
        print("Abgebrochen.", file=sys.stderr)
        return 130


def _usage(error: TyperException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())
        return ExitCode.OK
    print(usage_error(error), file=sys.stderr)
    print("Mit zielmatrix --help sehen Sie, was möglich ist.", file=sys.stderr)
    return ExitCode.USAGE


def _cannot_go_on(error: AssistantError) -> int:
    from assistant.cli.findings import print_error

    print_error(error)
    return error.code
