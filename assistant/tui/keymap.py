"""The person's own keys, read from `tasten.toml`: a command's name and its keys.

    zurueck = "f3"
    weiter = ["f4", "ctrl+g"]

The file of the workspace (`matrices/tasten.toml`) is for the house, the one in the
user's configuration folder is for the person and counts more. What cannot be used is
said and left out: nobody loses a key by a slip.
"""

import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from textual.keys import REPLACED_KEYS

from assistant.errors import AssistantError
from assistant.goals.near import did_you_mean
from assistant.store.side_file import data_of
from assistant.tui.befehle import KOMMANDOS, NACH_NAME
from assistant.workflow.workspace import read_bytes

TASTEN = "tasten.toml"
_FEST = {"enter", "tab", "shift+tab", "escape", "up", "down", "left", "right"}


@dataclass(frozen=True, slots=True)
class Tasten:
    """Keys by command, as Textual wants them, and what has to be said about them."""

    belegung: dict[str, str] = field(default_factory=dict)
    hinweise: tuple[str, ...] = ()


def user_folder() -> Path:
    """Return the folder of the person's own settings."""
    base = os.environ.get("APPDATA") or os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "zielmatrix"


def read_keys(*files: Path) -> Tasten:
    """Return the keys of these files, a later one counting more; none where none is."""
    belegung: dict[str, str] = {}
    hinweise: list[str] = []
    for path in files:
        found, said = _read(path)
        belegung |= found
        hinweise += said
    return Tasten(belegung, (*hinweise, *_doubled(belegung)))


def _read(path: Path) -> tuple[dict[str, str], list[str]]:
    if not path.exists():
        return {}, []
    try:
        data = data_of(path.name, read_bytes(path, str(path)))
    except AssistantError as error:
        return {}, [f"{error} Es gelten die üblichen Tasten."]
    pairs = [(name, _keys(value)) for name, value in data.items()]
    said = [line for name, keys in pairs if (line := _fault(name, keys))]
    return {name: keys for name, keys in pairs if keys and name in NACH_NAME}, said


def _keys(value: object) -> str:
    """Return the keys of an entry with commas between them; "" for what is none."""
    keys = value if isinstance(value, list) else [value]
    named = [key.strip().lower() for key in keys if isinstance(key, str)]
    if len(named) < len(keys) or not all(named):
        return ""
    return ",".join(str(REPLACED_KEYS.get(key, key)) for key in named)


def _fault(name: str, keys: str) -> str | None:
    if name not in NACH_NAME:
        return f"{TASTEN}: Einen Befehl „{name}“ gibt es nicht." + did_you_mean(
            name, NACH_NAME
        )
    if not keys:
        return f'{TASTEN}: „{name}“ braucht eine Taste, etwa {name} = "f3".'
    return None


def _doubled(belegung: dict[str, str]) -> list[str]:
    """Return what is said about keys that have two meanings."""
    users: dict[str, list[str]] = defaultdict(list)
    for one in KOMMANDOS:
        for key in filter(None, belegung.get(one.name, one.taste).split(",")):
            users[key].append(one.slash)
    clashes = [
        f"{TASTEN}: „{key}“ ist doppelt belegt: {' und '.join(names)}."
        for key, names in users.items()
        if len(names) > 1
    ]
    fixed = [
        f"{TASTEN}: „{key}“ ist fest vergeben und bewegt sich auf dem Bildschirm; "
        f"{names[0]} ist damit nicht erreichbar."
        for key, names in users.items()
        if key in _FEST
    ]
    return clashes + fixed
