"""The reference page of the file formats, from the same models that validate them."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from assistant.store.schema import schema_of

_TYPES = {
    "string": "Text",
    "number": "Zahl",
    "integer": "ganze Zahl",
    "boolean": "true oder false",
    "array": "Liste",
    "object": "Abschnitt",
}


def reference_text(models: Mapping[str, type[BaseModel]]) -> str:
    """Return the German page: a table of keys for each section of each kind of file."""
    parts = [_HEAD]
    for title, model in models.items():
        parts.append(f"## {title}\n")
        parts += _section(schema_of(model), "")
    return "\n".join(parts)


_HEAD = """\
# Dateiformat

Diese Seite entsteht aus denselben Modellen, nach denen `zielmatrix pruefen` prüft.
Pflichtangaben sind mit ● gekennzeichnet. Dezimalzahlen stehen in TOML mit Punkt
(`12.5`), Tage als `2013-08-31`, Texte in geraden Anführungszeichen. Eine Zahl, die als
Dezimalzahl nicht endet, darf als Bruch in Anführungszeichen stehen: `"200/3"`.
"""


def _section(schema: dict[str, Any], path: str) -> Iterator[str]:
    required = set(schema.get("required", ()))
    properties: dict[str, dict[str, Any]] = schema["properties"]
    if path:
        yield f"### {path}\n"
    yield "| Schlüssel | | Art | Bedeutung |\n|---|---|---|---|"
    for key, node in properties.items():
        mark = "●" if key in required else ""
        yield f"| `{key}` | {mark} | {_kind(node)} | {node.get('description', '')} |"
    yield ""
    for keys, inner in _sections_of(properties):
        heading = ", ".join(_heading(path, key, properties[key]) for key in keys)
        yield from _section(inner, heading)


def _sections_of(
    properties: dict[str, dict[str, Any]],
) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """Yield the sections below; those with the same keys (t1, t2, t3) as one."""
    inner = {key: node.get("items", node) for key, node in properties.items()}
    tables = {key: node for key, node in inner.items() if "properties" in node}
    for _, group in groupby(tables, key=lambda key: list(tables[key]["properties"])):
        keys = list(group)
        yield keys, tables[keys[0]]


def _heading(path: str, key: str, node: dict[str, Any]) -> str:
    name = ".".join(filter(None, [path.split(",", maxsplit=1)[0].strip("`[]"), key]))
    return f"`[[{name}]]`" if node.get("type") == "array" else f"`[{name}]`"


def _kind(node: dict[str, Any]) -> str:
    if "enum" in node:
        return ", ".join(f"`{word}`" for word in node["enum"])
    if node.get("format") == "date":
        return "Tag"
    choices = [_kind(choice) for choice in node.get("anyOf", ())]
    if choices:
        return " oder ".join(dict.fromkeys(choices))
    types = node.get("type", "string")
    names = types if isinstance(types, list) else [types]
    return " oder ".join(_TYPES[name] for name in names)
