"""The rules of the house, as tests: layers, limits, types, and what README promises."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

MODULES = sorted((ROOT / "assistant").rglob("*.py"))


def output(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy",),
        ("importlinter.cli", "lint"),
    ],
    ids=" ".join,
)
def test_the_tree_passes(command: tuple[str, ...]) -> None:
    assert not output(*command)


def test_no_module_is_longer_than_300_lines() -> None:
    long = [path for path in MODULES if _lines(path) > 300]
    assert not long


def test_no_function_is_longer_than_40_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and _body(node) > 40
    ]
    assert not long


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _body(node: ast.FunctionDef) -> int:
    documented = ast.get_docstring(node) is not None
    first = node.body[1 if documented and len(node.body) > 1 else 0]
    return (node.end_lineno or 0) - first.lineno + 1


def test_text_files_are_always_opened_as_utf_8() -> None:
    # Template.open and os.open open no text.
    call = re.compile(r"(?<!def )(?<!\w)(?<!\.)open\((?![^)]*(encoding|\"[rwa]?b\"))")
    text = re.compile(r"\.(read_text|write_text)\((?![^)]*(encoding|utf-8))")
    sources = {path: path.read_text("utf-8") for path in MODULES}
    assert not [
        path for path, code in sources.items() if call.search(code) or text.search(code)
    ]


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    files = (ROOT / "assistant/cli").glob("*s_app.py")
    apps = "".join(path.read_text(encoding="utf-8") for path in files)
    commands = re.findall(r"@\w+\.command\([^)]*\)\ndef (\w+)", apps)
    assert commands
    text = " ".join(readme.split())
    assert [name for name in commands if f"zielmatrix {name}" not in text] == []
