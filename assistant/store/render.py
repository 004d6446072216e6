"""Values as TOML text, in the manner of the text that they replace."""

import re
from typing import Any

import tomli_w

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_UNFIT_FOR_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\r]")


def render(value: Any, old: str = "") -> str:
    """Return a value as TOML; a text is quoted as the old one, if that can be.

    Lines end in a line feed: whoever puts the value into a file adapts them.
    """
    if isinstance(value, str):
        return _render_text(value, old)
    if isinstance(value, list):
        return "[" + ", ".join(map(render_inline, value)) + "]"
    if isinstance(value, dict):
        return _render_table(value)
    return _by_tomli_w(value)


def render_inline(value: Any) -> str:
    """Return a value as TOML in one line."""
    return _by_tomli_w(value) if isinstance(value, str) else render(value)


def render_key(name: str) -> str:
    """Return one part of a key, quoted where it must be."""
    return name if _BARE_KEY.fullmatch(name) else _by_tomli_w(name)


def _by_tomli_w(value: Any) -> str:
    return tomli_w.dumps({"a": value}).removeprefix("a = ").removesuffix("\n")


def _render_table(table: dict[str, Any]) -> str:
    entries = (f"{render_key(key)} = {render_inline(v)}" for key, v in table.items())
    return "{ " + ", ".join(entries) + " }" if table else "{}"


def _render_text(text: str, old: str) -> str:
    if "\r" in text:
        return _by_tomli_w(text)  # a line of its own would lose it
    if old.startswith("'''"):
        return _literal_lines(text, old) or _basic_lines(text, old)
    if old.startswith('"""') or "\n" in text:
        return _basic_lines(text, old)
    if old.startswith("'") and "'" not in text and not _UNFIT_FOR_LITERAL.search(text):
        return f"'{text}'"
    return _by_tomli_w(text)


def _basic_lines(text: str, old: str) -> str:
    lines = (_by_tomli_w(line)[1:-1] for line in text.split("\n"))
    return '"""' + _opening(text, old) + "\n".join(lines) + '"""'


def _literal_lines(text: str, old: str) -> str | None:
    if "'''" in text or text.endswith("'") or _UNFIT_FOR_LITERAL.search(text):
        return None
    return "'''" + _opening(text, old) + text + "'''"


def _opening(text: str, old: str) -> str:
    """Return the line feed behind the opening quotes, which belongs to no text."""
    on_one_line = len(old) > len('"""') and old[3] not in "\r\n"
    return "" if on_one_line and not text.startswith("\n") else "\n"
