"""What all boundary models have in common, and the two field types strictness lacks."""

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Strict, StringConstraints

T = TypeVar("T")


class Model(BaseModel):
    """A table of a TOML file: strict, immutable, and closed to unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


# TOML knows neither tuples nor enums; their items and words are still checked strictly.
Liste = Annotated[tuple[T, ...], Strict(False)]  # noqa: FBT003
Wort = Annotated[T, Strict(False)]  # noqa: FBT003

# Ids appear in commands, file names and journal lines.
Kennung = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
