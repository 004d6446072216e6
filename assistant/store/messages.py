"""Pydantic's findings in German: what was found, and the remedy.

Every type that the models can raise has its sentence here; pydantic's own English
never shows.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assistant.goals.near import did_you_mean
from assistant.goals.problem import Path, Problem, Stelle

_OWN = {
    "zahl", "soll", "anteile", "korridor", "tag", "tag_monat", "toleranz",
    "stichtage", "anlage", "erlaeuterung",
}  # fmt: skip


def problems_of(error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield one problem for each fault, at the path where it can be mended."""
    for detail in error.errors(include_url=False):
        path: Path = detail["loc"]
        unknown = detail["type"] == "extra_forbidden"
        stelle = Stelle.SCHLUESSEL if unknown else Stelle.WERT
        yield Problem(path, _sentence(detail, path, model), stelle=stelle)


def _sentence(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    kind = detail["type"]
    if kind in _OWN:
        return detail["msg"]
    if kind == "missing":
        return _missing(path, model)
    if kind == "extra_forbidden":
        return _unknown_key(path, model)
    sentence = _SENTENCES.get(kind, _fallback)
    return sentence(detail["input"], detail.get("ctx", {}))


def _missing(path: Path, model: type[BaseModel]) -> str:
    table, key = model_at(model, path[:-1]), str(path[-1])
    return f"Hier fehlt „{key}“. Ergänzen Sie: {key} = …{_meaning(table, key)}"


def _meaning(table: type[BaseModel] | None, key: str) -> str:
    field = table.model_fields.get(key) if table else None
    return f"  ({field.description.rstrip('.')})" if field and field.description else ""


def _unknown_key(path: Path, model: type[BaseModel]) -> str:
    table, key = model_at(model, path[:-1]), str(path[-1])
    known = list(table.model_fields) if table else []
    hint = did_you_mean(key, known)
    there = hint or f" Erlaubt sind: {', '.join(known)}."
    return f"Der Schlüssel „{key}“ ist hier unbekannt.{there}"


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model that describes the table at a path, None if there is none."""
    current: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int):
            continue
        field = current.model_fields.get(part) if current else None
        current = _inner_model(field.annotation) if field else None
    return current


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner_model(argument) for argument in get_args(annotation))
    return next((found for found in inner if found), None)


def shown(value: object) -> str:
    """Return a value as the person wrote it, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    text = "[…]" if isinstance(value, list) else str(value)
    text = "{…}" if isinstance(value, Mapping) else text
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004


def _text(value: object, _: Mapping[str, Any]) -> str:
    return (
        f"Hier muss Text stehen, gefunden wurde {shown(value)}. "
        f'Setzen Sie ihn in Anführungszeichen: "{shown(value)}".'
    )


def _date(value: object, _: Mapping[str, Any]) -> str:
    return (
        f"Hier muss ein Tag stehen, gefunden wurde „{shown(value)}“. Schreiben Sie "
        "ihn ohne Anführungszeichen als Jahr-Monat-Tag: 2013-08-31."
    )


def _truth(value: object, _: Mapping[str, Any]) -> str:
    return (
        f"Hier muss true oder false stehen, gefunden wurde „{shown(value)}“. "
        "Schreiben Sie true für ja, false für nein, ohne Anführungszeichen."
    )


def _whole(value: object, _: Mapping[str, Any]) -> str:
    return (
        f"Hier muss eine ganze Zahl stehen, gefunden wurde „{shown(value)}“. "
        "Schreiben Sie nur Ziffern, ohne Anführungszeichen."
    )


def _choice(value: object, context: Mapping[str, Any]) -> str:
    words = [word.strip(" '") for word in _expected(context)]
    hint = did_you_mean(str(value), words)
    return (
        f"„{shown(value)}“ gibt es hier nicht.{hint} Möglich sind: {', '.join(words)}."
    )


def _expected(context: Mapping[str, Any]) -> list[str]:
    return str(context.get("expected", "")).replace(" or ", ", ").split(", ")


def _pattern(value: object, context: Mapping[str, Any]) -> str:
    example = _EXAMPLES.get(str(context.get("pattern", "")), "")
    return f"„{shown(value)}“ hat hier nicht die nötige Form.{example}"


def _too_small(value: object, context: Mapping[str, Any]) -> str:
    return (
        f"{shown(value)} ist zu klein. Der kleinste mögliche Wert ist {context['ge']}."
    )


def _too_big(value: object, context: Mapping[str, Any]) -> str:
    return f"{shown(value)} ist zu groß. Der größte mögliche Wert ist {context['le']}."


def _fallback(value: object, _: Mapping[str, Any]) -> str:
    return (
        f"„{shown(value)}“ passt hier nicht. Vergleichen Sie mit docs/dateiformat.md."
    )


Sentence = Callable[[object, Mapping[str, Any]], str]

_EXAMPLES = {
    r"^[A-Za-z0-9][A-Za-z0-9._-]*$": " Eine Kennung besteht aus Buchstaben ohne "
    "Umlaute, Ziffern, Punkt und Bindestrich, etwa S1.1.",
    r"^\d{4}-\d{4}$": " Schreiben Sie zwei Jahre mit Bindestrich, etwa 2009-2014.",
    r"^\d{1,5}/\d{4}-\d{4}(/\d+)?$": " Schreiben Sie Nummer und Wahlperiode, etwa "
    "5247/2009-2014; ist sie noch nicht vergeben, lassen Sie die Zeile weg.",
}

_SENTENCES: dict[str, Sentence] = {
    "string_type": _text,
    "string_too_short": lambda _value, _context: (
        "Hier fehlt der Text. Schreiben Sie "
        "ihn zwischen die Anführungszeichen oder löschen Sie die Zeile."
    ),
    "string_pattern_mismatch": _pattern,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "bool_type": _truth,
    "bool_parsing": _truth,
    "int_type": _whole,
    "int_parsing": _whole,
    "int_from_float": _whole,
    "enum": _choice,
    "literal_error": _choice,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_big,
    "tuple_type": lambda value, _context: (
        "Hier muss eine Liste stehen, gefunden wurde "
        f'„{shown(value)}“. Setzen Sie eckige Klammern: ["…", "…"].'
    ),
    "model_type": lambda value, _context: (
        "Hier muss ein Abschnitt mit Schlüsseln "
        f"stehen, gefunden wurde „{shown(value)}“. Beginnen Sie ihn mit seiner "
        "Überschrift in eckigen Klammern."
    ),
}
