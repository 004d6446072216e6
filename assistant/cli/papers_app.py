"""The commands around files and papers: check, show, build, update, read back."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.german import GermanCommand, GermanGroup
from assistant.cli.options import Json

papers = typer.Typer(cls=GermanGroup, rich_markup_mode=None, add_completion=False)


@papers.command(cls=GermanCommand)
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


@papers.command(cls=GermanCommand)
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


@papers.command(cls=GermanCommand)
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


@papers.command(cls=GermanCommand)
def aktualisieren(
    datei: Annotated[
        Path, typer.Argument(metavar="DATEI", help="Eine Word-Datei aus ausgabe.")
    ],
    probe: Annotated[
        bool, typer.Option("--probe", help="Nur zeigen, nichts schreiben.")
    ] = False,
    ersetzen: Annotated[
        list[str] | None,
        typer.Option(
            metavar="BEREICH",
            help="Diesen Bereich ersetzen, auch wenn er von Hand geändert ist.",
        ),
    ] = None,
) -> int:
    """Tabellen und Angaben einer Word-Datei erneuern; Ihre Änderungen bleiben."""
    from assistant.cli.aktualisieren import show

    return show(datei, ersetzen or [], dry=probe)


@papers.command(cls=GermanCommand)
def einlesen(
    datei: Annotated[
        Path, typer.Argument(metavar="DATEI", help="Eine Word-Datei aus ausgabe.")
    ],
    ja: Annotated[
        bool, typer.Option("--ja", help="Übernehmen, ohne zu fragen.")
    ] = False,
) -> int:
    """Kopfdaten, die in Word berichtigt wurden, in die TOML-Datei übernehmen."""
    from assistant.cli.einlesen import show

    return show(datei, confirmed=ja)


@papers.command(cls=GermanCommand)
def schema() -> int:
    """Die JSON-Schemas neben den Matrizen erneuern (Hilfe im Editor)."""
    from assistant.cli.schema import show

    return show()


@papers.command(cls=GermanCommand)
def neu(
    ordner: Annotated[
        Path, typer.Argument(metavar="ORDNER", help="Wo er entstehen soll.")
    ],
    stadt: Annotated[
        str, typer.Option(metavar="NAME", help="Name der Stadt.")
    ] = "Musterstadt",
    jahr: Annotated[
        int | None,
        typer.Option(
            metavar="JJJJ", min=2000, max=2100, help="Jahr der ersten Matrix."
        ),
    ] = None,
) -> int:
    """Einen neuen Arbeitsordner anlegen, mit Mustern zum Überschreiben."""
    from assistant.cli.neu import show

    return show(ordner, stadt, jahr)
