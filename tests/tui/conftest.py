"""What the tests of the screens share: a matrix to fill in, and nobody's own keys."""

from pathlib import Path

import pytest

from tests.tui.bildschirm import without_t3


@pytest.fixture
def matrix(workspace: Path) -> Path:
    """Return the Sozialamt with nothing reported at T3."""
    path = workspace / "matrices/2013/sozialamt.toml"
    path.write_text(without_t3(path.read_text("utf-8")), "utf-8", newline="\n")
    return path


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the keys of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "einstellungen"))
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
