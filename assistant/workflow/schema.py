"""Keep the schemas beside the matrices in step with the program."""

from pathlib import Path

from pydantic import BaseModel

from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.vorlage import Vorlage
from assistant.store.files import write_safely
from assistant.store.schema import schema_text
from assistant.workflow.workspace import Workspace

SCHEMAS: dict[str, type[BaseModel]] = {
    "dezernat.schema.json": Dezernat,
    "zielmatrix.schema.json": Matrix,
    "vorlage.schema.json": Vorlage,
}


def write_schemas(workspace: Workspace) -> list[Path]:
    """Write the schemas of all kinds of files and return their paths.

    Raises AssistantError (LOCKED) where one cannot be written.
    """
    paths = []
    for name, model in SCHEMAS.items():
        path = workspace.matrices / name
        write_safely(path, schema_text(model).encode("utf-8"))
        paths.append(path)
    return paths
