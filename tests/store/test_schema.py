"""The JSON Schema beside the files: in step, believed by a validator, readable."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import ROOT, toml
from jsonschema import Draft7Validator

from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.vorlage import Vorlage
from assistant.store.reference import reference_text
from assistant.store.schema import schema_text
from assistant.workflow.schema import SCHEMAS


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schema_text(SCHEMAS[name]))
    return loaded


def as_json(data: dict[str, Any]) -> Any:
    """Return TOML data as an editor hands it to a validator: numbers as numbers."""
    return json.loads(json.dumps(data, default=_plain))


def _plain(value: Any) -> float | str:
    return value.isoformat() if hasattr(value, "isoformat") else float(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_beside_the_matrices_is_the_one_of_the_model(name: str) -> None:
    beside = (ROOT / "matrices" / name).read_text(encoding="utf-8")
    assert beside == schema_text(SCHEMAS[name]), "run zielmatrix schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_schema_of_draft_7_without_references(name: str) -> None:
    Draft7Validator.check_schema(schema(name))
    assert "$ref" not in json.dumps(schema(name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_german_meaning(name: str) -> None:
    for path, node in properties(schema(name)):
        assert node.get("description"), path


def properties(node: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    if isinstance(node, dict):
        named = node.get("properties", {})
        # The limits of a Korridor and the like are explained where they are used.
        own = {} if "anyOf" in path else named
        found += [(f"{path}.{key}", value) for key, value in own.items()]
        for key, value in node.items():
            found += properties(value, f"{path}.{key}")
    elif isinstance(node, list):
        for value in node:
            found += properties(value, path)
    return found


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("dezernat.schema.json", "matrices/dezernat.toml"),
        ("zielmatrix.schema.json", "matrices/2013/*.toml"),
        ("vorlage.schema.json", "matrices/2013/vorlagen/*.toml"),
    ],
)
def test_the_model_case_meets_its_schema(name: str, files: str) -> None:
    paths = list(ROOT.glob(files))
    assert paths
    for path in paths:
        data = as_json(toml(path.read_text(encoding="utf-8")))
        assert not list(Draft7Validator(schema(name)).iter_errors(data)), path


def test_the_reference_page_is_the_one_of_the_models(
    golden: Callable[[str, str], None],
) -> None:
    pages = {
        "Zielmatrix (`matrices/2013/NAME.toml`)": Matrix,
        "Rahmen (`matrices/dezernat.toml`)": Dezernat,
        "Vorlage (`matrices/2013/vorlagen/NAME.toml`)": Vorlage,
    }
    golden(str(ROOT / "docs/dateiformat.md"), reference_text(pages))


def test_an_editor_sees_the_choices_and_strange_keys() -> None:
    data = toml("""
titel = "T"
organisation = "o"
jahr = 2013
[[massnahme]]
id = "S1"
titel = "M"
leitziel = "l"
[[massnahme.indikator]]
id = "S1.1"
name = "N"
art = "kumultaiv"
einhiet = "x"
""")
    errors = Draft7Validator(schema("zielmatrix.schema.json")).iter_errors(data)
    messages = " ".join(sorted(error.message for error in errors))
    assert "'einhiet' was unexpected" in messages
    assert "'kumultaiv' is not one of ['kumulativ', 'stichtag'" in messages
