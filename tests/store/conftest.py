"""The official TOML files, where they are, and the long run, where it is wanted."""

from pathlib import Path

import pytest

from assistant.store.encoding import decode

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "toml-test" / "tests"


def pytest_configure(config):
    config.addinivalue_line("markers", "lang: takes minutes; runs with -m lang")


def pytest_collection_modifyitems(config, items):
    if config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("lang")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


def _official(kind: str) -> dict[str, bytes]:
    names = CORPUS / "files-toml-1.0.0"
    if not names.exists():
        pytest.skip(f"the official TOML files are not at {CORPUS}")
    return {
        name: (CORPUS / name).read_bytes()
        for name in names.read_text(encoding="utf-8").split()
        if name.startswith(f"{kind}/") and name.endswith(".toml")
    }


@pytest.fixture(scope="session")
def corpus() -> dict[str, str]:
    """The valid files of TOML 1.0 by name; a byte-order mark is still on."""
    return {name: raw.decode() for name, raw in _official("valid").items()}


@pytest.fixture(scope="session")
def broken_corpus() -> dict[str, str]:
    """The files that are no TOML 1.0, as far as they are text at all."""
    decoded = {name: decode(raw) for name, raw in _official("invalid").items()}
    return {name: got[1] for name, got in decoded.items() if isinstance(got, tuple)}
