"""The command line: the commands, and what answers when one cannot go on."""

import sys

import typer
from typer import TyperException

from assistant.cli.german import GermanGroup, usage_error
from assistant.cli.papers_app import papers
from assistant.cli.values_app import values
from assistant.cli.vorlage_app import vorlage
from assistant.cli.vorlagen_app import vorlagen
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


@app.callback()
def about() -> None:
    """Zielmatrizen prüfen, bewerten und als Vorlagen ausgeben."""


app.add_typer(papers)
app.add_typer(values)
app.add_typer(
    vorlage, name="vorlage", help="Eine Vorlage anlegen, ihre Nummer eintragen."
)
app.add_typer(
    vorlagen, name="vorlagen", help="Word-Vorlagen: welche Namen, passen die Daten?"
)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; the only place that ends a command."""
    try:
        _refuse_broken(arguments)
        if not arguments and _has_screen():
            return _start()
        return int(app(arguments, prog_name="zielmatrix", standalone_mode=False) or 0)
    except TyperException as error:
        return _usage(error)
    except AssistantError as error:
        return _cannot_go_on(error)
    except (typer.Abort, KeyboardInterrupt):
        print("Abgebrochen.", file=sys.stderr)
        return 130


def _refuse_broken(arguments: list[str]) -> None:
    """Refuse what Python could not read as text and marked with surrogates."""
    shown = [one.encode("utf-8", "replace").decode("utf-8") for one in arguments]
    if shown != arguments:
        broken = next(
            new for new, old in zip(shown, arguments, strict=True) if new != old
        )
        raise AssistantError(
            f"„{broken}“ enthält Zeichen, die kein Text in UTF-8 sind. Tippen Sie die "
            "Angabe neu, statt sie zu kopieren.",
            ExitCode.USAGE,
        )


def _has_screen() -> bool:
    from assistant.cli.screen import has_screen

    return has_screen()


def _start() -> int:
    from assistant.cli.erfassen import start

    return start()


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
