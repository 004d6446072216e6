"""A new Vorlage as a TOML file, written for the people who will edit it by hand.

The order of the tables and the comments are those of a file that somebody wrote with
care; only the values are rendered.
"""

from collections.abc import Iterator
from typing import Any

from assistant.goals.base import Model
from assistant.goals.vorlage import Anlage, Vorlage
from assistant.store.render import render, render_key

_LITERAL = "'''\n"  # the manner in which a long text is quoted

_HEAD = """\
#:schema ../../vorlage.schema.json

# Angelegt mit zielmatrix vorlage neu. Ändern Sie hier alles nach Bedarf; zielmatrix
# pruefen sagt, ob es stimmt, zielmatrix bauen {name} schreibt die Word-Dateien.
# Eine neue Drucksachen-Nr. trägt ein: zielmatrix vorlage nummer {name} NUMMER
"""
_TERTIAL = (
    "# Bis zu diesem Tertial wird der Controllingteil der Anlagen gefüllt; ohne "
    "tertial bleibt er leer."
)
_HIER = "# Die Buchstaben a), b) setzt das Programm."
_TEXT = (
    "# Ein Absatz je Zeile, dazwischen eine leere Zeile; „##“ ist eine Überschrift, "
    "„-“ ein Aufzählungspunkt."
)
_SUMMARY = (
    "# Pflicht, wenn der Sachverhalt länger als drei Seiten ist: eine kurze "
    "Zusammenfassung."
)
_NOTED = "# Ohne Nummer: zur Kenntnisnahme beigefügt."


def paper_file(name: str, vorlage: Vorlage) -> str:
    """Return the text of the file that says exactly what the model says."""
    blocks = [
        _HEAD.format(name=name),
        _values(vorlage, "drucksachennummer", "art", "datum"),
        f"{_TERTIAL}\n{_values(vorlage, 'jahr', 'tertial')}",
        *_subject(vorlage),
        _values(vorlage, "produktgruppe", "auswirkungen", "fruehere_behandlung"),
        *_texts(vorlage),
        f"{_banner('Vorlegende Stelle')}\n[amt]\n{_table(vorlage.amt)}",
        *_tables("Beratungsfolge", "beratungsfolge", vorlage),
        *_tables("Unterschrift", "unterzeichner", vorlage),
        *_tables("Anlagen", "anlage", vorlage),
    ]
    return "\n".join(blocks)


def _subject(vorlage: Vorlage) -> Iterator[str]:
    yield _values(vorlage, "betreff")
    hier = ""
    if vorlage.hier:
        points = "".join(f"    {render(point)},\n" for point in vorlage.hier)
        hier = f"{_HIER}\nhier = [\n{points}]\n"
    if hier or vorlage.zusatz:
        yield hier + _values(vorlage, "zusatz")


def _texts(vorlage: Vorlage) -> Iterator[str]:
    if vorlage.zusammenfassung:
        text = render(vorlage.zusammenfassung, _LITERAL)
        yield f"{_SUMMARY}\nzusammenfassung = {text}\n"
    yield f"{_TEXT}\nsachverhalt = {render(vorlage.sachverhalt, _LITERAL)}\n"


def _values(model: Model, *keys: str) -> str:
    """Return a line for each key that says something."""
    values = ((key, getattr(model, key)) for key in keys)
    return "".join(_line(key, value) for key, value in values if _says(value))


def _says(value: Any) -> bool:
    return value is not None and value != ""


def _line(key: str, value: Any) -> str:
    plain = value.value if hasattr(value, "value") else value
    return f"{render_key(key)} = {render(plain)}\n"


def _table(model: Model) -> str:
    return _values(model, *_in_order(model))


def _in_order(model: Model) -> list[str]:
    """Return the keys as people look for them: the number of an Anlage goes first."""
    keys = list(type(model).model_fields)
    return sorted(keys, key=lambda key: key != "nummer")


def _tables(title: str, key: str, vorlage: Vorlage) -> Iterator[str]:
    rows = getattr(vorlage, key)
    if rows:
        yield f"{_banner(title)}"
    numbered = True
    for row in rows:
        noted = isinstance(row, Anlage) and row.nummer is None
        comment = f"{_NOTED}\n" if noted and numbered else ""
        numbered = numbered and not noted
        yield f"{comment}[[{key}]]\n{_table(row)}"


def _banner(title: str) -> str:
    return f"# ----- {title} -----\n"
