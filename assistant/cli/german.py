"""Help pages and usage errors in German: Typer itself speaks English only."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from typer import BadParameter, TyperException
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

_GANZ = 200  # the whole first sentence: it wraps, it is not cut
HELP_OPTION = "Diese Hilfe zeigen."


def _format_help(
    self: TyperCommand | TyperGroup, ctx: "Context", formatter: "HelpFormatter"
) -> None:
    pieces = " ".join(_pieces(self, ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix="Aufruf: ")
    self.format_help_text(ctx, formatter)
    records = [(param, param.get_help_record(ctx)) for param in self.get_params(ctx)]
    _section(formatter, "Argumente", records, "argument")
    _section(formatter, "Optionen", records, "option")


def _pieces(command: TyperCommand | TyperGroup, ctx: "Context") -> list[str]:
    pieces = [piece for piece in command.collect_usage_pieces(ctx) if piece]
    known = {"[OPTIONS]": "[OPTIONEN]", "COMMAND [ARGS]...": "BEFEHL …"}
    return [known.get(piece, piece.replace("...", "…")) for piece in pieces]


def _section(
    formatter: "HelpFormatter", title: str, records: list[Any], kind: str
) -> None:
    rows = [
        _row(param, record)
        for param, record in records
        if record and param.param_type_name == kind
    ]
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _row(param: Any, record: tuple[str, str]) -> tuple[str, str]:
    """Return name and meaning without the type names Typer adds to both."""
    if param.name == "help":
        return record[0], HELP_OPTION
    name = param.metavar if param.param_type_name == "argument" else record[0]
    return name, param.help or ""


class GermanCommand(TyperCommand):
    """A command whose help page is German."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help page."""
        _format_help(self, ctx, formatter)
        self.format_epilog(ctx, formatter)


class GermanGroup(TyperGroup):
    """The list of commands, in German."""

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the help page with all commands in the order they are used."""
        _format_help(self, ctx, formatter)
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Befehle"):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(_GANZ))
                    for name, command in commands
                ]
            )
        self.format_epilog(ctx, formatter)


_SAYINGS: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    (
        r"No such command '(?P<name>.+?)'\.( Did you mean (?P<near>.+)\?)?",
        lambda m: f"Den Befehl „{m['name']}“ gibt es nicht." + _near(m["near"]),
    ),
    (
        r"No such option: (?P<name>\S+)( \(Possible options: (?P<near>.+)\))?"
        r"( Did you mean (?P<near2>.+)\?)?",
        lambda m: (
            f"Die Option „{m['name']}“ gibt es nicht." + _near(m["near"] or m["near2"])
        ),
    ),
    (
        r"Missing argument '(?P<name>.+?)'\.",
        lambda m: f"Es fehlt die Angabe {m['name']}.",
    ),
    (
        r"Missing option '(?P<name>.+?)'\.",
        lambda m: f"Es fehlt die Option {m['name']}.",
    ),
    (r"Missing command\.", lambda _: "Es fehlt der Befehl."),
    (
        r"Option '(?P<name>.+?)' requires an argument\.",
        lambda m: f"Die Option {m['name']} braucht eine Angabe dahinter.",
    ),
    (
        r"Got unexpected extra argument\(s\) \((?P<rest>.+)\)",
        lambda m: (
            f"„{m['rest']}“ ist zu viel. Setzen Sie Namen mit Leerzeichen in "
            "Anführungszeichen."
        ),
    ),
]


def _near(names: str | None) -> str:
    if not names:
        return ""
    return " Meinten Sie " + names.replace("'", "").replace(", ", " oder ") + "?"


def usage_error(error: TyperException) -> str:
    """Return in German what was wrong with the command line."""
    text = error.format_message()
    if isinstance(error, BadParameter) and error.param is not None and error.message:
        return _misfit(error, error.param)
    for pattern, sentence in _SAYINGS:
        match = re.fullmatch(pattern, text)
        if match:
            return sentence(match)
    return f"Diese Angaben sind nicht zu verstehen ({text})."


def _misfit(error: BadParameter, param: Any) -> str:
    """Return which value does not fit where, and what would."""
    argument = param.param_type_name == "argument"
    name = param.metavar if argument else param.opts[0]
    faults: list[Any] = getattr(error.__cause__, "errors", list)()
    if not faults:
        return f"Die Angabe für {name} passt nicht. Erwartet wird: {param.metavar}."
    kind, given = faults[0]["type"], faults[0]["input"]
    limit = _LIMITS.get(kind, "Erwartet wird: {metavar}.")
    if "–" in param.metavar:  # the metavar names both ends: "1–3"
        limit = "Möglich ist {metavar}."
    wanted = limit.format(metavar=param.metavar, **faults[0].get("ctx", {}))
    return f"„{given}“ passt nicht für {name}. {wanted}"


# Typer has values judged by pydantic, which says what is wrong by these names.
_LIMITS = {
    "int_parsing": "Geben Sie eine ganze Zahl an.",
    "greater_than_equal": "Geben Sie eine Zahl ab {ge} an.",
    "less_than_equal": "Geben Sie eine Zahl bis {le} an.",
}
