"""What many tests share: small matrices, the model case, golden files."""

import os
import shutil
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.goals.ampel import Toleranz
from assistant.goals.dezernat import Stichtage
from assistant.goals.matrix import Indikator
from assistant.goals.rating import Berichtsjahr

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"

JAHR_2013 = Berichtsjahr(2013, Stichtage(), Toleranz())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew"
    )


def toml(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def indikator(text: str) -> Indikator:
    """Return an indicator from its TOML lines; id and name need not be said."""
    data = {"id": "X1.1", "name": "Kennzahl", "art": "kumulativ"} | toml(text)
    return Indikator.model_validate(data)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the model case; it is also the current folder."""
    folder = tmp_path / "Arbeitsordner Köln"  # a blank and an umlaut, as in offices
    for name in ("matrices", "doc_templates"):
        shutil.copytree(ROOT / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check of a text against a file in tests/golden, or wherever it is."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name  # an absolute name stays what it is
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} has changed; look at it, then run pytest --update-golden"
        )

    return check


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the terminal or the language of whoever runs it."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    os.environ.setdefault("TERM", "xterm-256color")
