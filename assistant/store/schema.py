"""The JSON Schema that editors read beside the files: completion and help on hover.

Written for what editors really support (taplo reads Draft 4, and ignores keys beside
a `$ref`): everything inline, German descriptions on every key.
"""

import json
from typing import Any

from pydantic import BaseModel

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_text(model: type[BaseModel]) -> str:
    """Return the schema of a kind of file as JSON text."""
    schema = {"$schema": _DRAFT, **schema_of(model)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a kind of file, everything inline."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    schema.pop("description")  # the docstring of the model
    inlined: dict[str, Any] = _inline(schema, definitions)
    return inlined


def _inline(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_inline(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    node = _resolved(_without_null(_resolved(node, definitions)), definitions)
    kept = {key: value for key, value in node.items() if key not in _dropped(node)}
    return {key: _inline_key(key, value, definitions) for key, value in kept.items()}


def _inline_key(key: str, value: Any, definitions: dict[str, Any]) -> Any:
    if key == "properties":
        return {name: _inline(item, definitions) for name, item in value.items()}
    return _inline(value, definitions)


def _dropped(node: dict[str, Any]) -> set[str]:
    """Name what helps nobody: pydantic's class titles, and TOML has no null."""
    dropped = {"title"} if isinstance(node.get("title"), str) else set()
    return dropped | ({"default"} if _no_default(node.get("default")) else set())


def _no_default(value: Any) -> bool:
    return value is None or isinstance(value, dict | list | str)


def _resolved(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Put the definition in place of its reference, under the keys beside it.

    The definition's own description is a docstring for programmers and is left out.
    """
    if "$ref" not in node:
        return node
    definition = {**definitions[node["$ref"].rpartition("/")[2]]}
    definition.pop("description", None)
    beside = {key: value for key, value in node.items() if key != "$ref"}
    return {**definition, **beside}


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    choices = [item for item in node.get("anyOf", ()) if item != {"type": "null"}]
    if len(choices) == len(node.get("anyOf", ())):
        return node
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**choices[0], **rest} if len(choices) == 1 else {"anyOf": choices, **rest}
