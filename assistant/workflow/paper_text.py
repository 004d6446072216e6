"""A first draft of the Sachverhalt: what is attached, and how far the goals are.

Only facts from the files, in the words of the report; small counts stay secret and
internal notes inside, as in every paper.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.goals.ampel import BEWERTET, Ampel
from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Indikator
from assistant.goals.rating import Bewertung, rate
from assistant.goals.rollup import Gesamtbild, roll_up
from assistant.goals.vorlage import Anlage
from assistant.report.numbers import datum
from assistant.report.publish import published
from assistant.report.wording import ZEICHEN, deviation, figure, reported
from assistant.workflow.load import MatrixFile

Rated = tuple[Indikator, Bewertung]


def draft_text(
    dezernat: Dezernat,
    files: Sequence[MatrixFile],
    tertial: int | None,
    anlagen: Sequence[Anlage],
) -> str:
    """Return paragraphs in Markdown about the attached matrices of one year."""
    attached = [
        file
        for anlage in anlagen
        for file in files
        if file.matrix.organisation == anlage.matrix
    ]
    paragraphs = [_opening(dezernat, files[0].matrix.jahr, tertial)]
    paragraphs += _attached(dezernat, anlagen)
    if tertial and attached:
        paragraphs += _state(dezernat, attached, tertial)
    return "\n\n".join(paragraphs) + "\n"


def _opening(dezernat: Dezernat, jahr: int, tertial: int | None) -> str:
    if tertial is None:
        return (
            f"Die Verwaltung legt die Zielmatrizen des Jahres {jahr} im "
            f"{dezernat.name} vor. Darin sind die strategischen Maßnahmen und neuen "
            "Projekte mit ihren Zielen, Indikatoren und Zielwerten beschrieben."
        )
    return (
        f"Die Verwaltung berichtet zum Stichtag "
        f"{datum(dezernat.stichtage.on(tertial, jahr))} über den Stand der "
        f"Zielerreichung im {dezernat.name}. Die Ist-Werte sind mit den Soll-Werten "
        "des Stichtags abgeglichen; Abweichungen sind in den Zielmatrizen farblich und "
        "mit Worten gekennzeichnet."
    )


def _attached(dezernat: Dezernat, anlagen: Sequence[Anlage]) -> Iterator[str]:
    names = {one.id: one.name for one in dezernat.organisation}
    for anlage in anlagen:
        if anlage.nummer and anlage.matrix is None:
            yield f"Anlage {anlage.nummer} zeigt den Zielplanungskreislauf."
    shown = [one for one in anlagen if one.matrix]
    numbered = [
        f"Anlage {one.nummer}: {names[one.matrix or '']}" for one in shown if one.nummer
    ]
    if numbered:
        yield "Als Anlagen sind die Zielmatrizen beigefügt:"
        yield _list(numbered)
    noted = [names[one.matrix or ""] for one in shown if not one.nummer]
    if noted:
        yield "Zur Kenntnis sind außerdem die Zielmatrizen dieser Stellen beigefügt:"
        yield _list(noted)


def _state(
    dezernat: Dezernat, files: Sequence[MatrixFile], tertial: int
) -> Iterator[str]:
    rated = [_rated(file, tertial) for file in files]
    names = {one.id: one.kurz for one in dezernat.organisation}
    kurz = [names[file.matrix.organisation] for file in files]
    yield "## Stand der Zielerreichung"
    yield f"Über alle beigefügten Zielmatrizen: {_counted([*chain(*rated)])}."
    yield _list(
        f"{name}: {_counted(rows)}" for name, rows in zip(kurz, rated, strict=True)
    )
    red = [
        f"{name}, {_told(row)}"
        for name, rows in zip(kurz, rated, strict=True)
        for row in rows
        if row[1].ampel is Ampel.ROT
    ]
    if red:
        yield f"## {ZEICHEN[Ampel.ROT].bedeutung}"
        yield "Mit ■ rot bewertet sind:"
        yield _list(red)


def _rated(file: MatrixFile, tertial: int) -> list[Rated]:
    shown = [published(indikator) for _, indikator in file.matrix.indikatoren()]
    return [(one, rate(one, tertial, file.berichtsjahr)) for one in shown]


def _counted(rows: Sequence[Rated]) -> str:
    bild: Gesamtbild = roll_up(bewertung.ampel for _, bewertung in rows)
    colours = ", ".join(
        f"{bild.anzahl[ampel]} {ZEICHEN[ampel].wort}" for ampel in reversed(BEWERTET)
    )
    return f"{bild.bewertet} von {bild.gesamt} Indikatoren bewertet, davon {colours}"


def _told(row: Rated) -> str:
    indikator, bewertung = row
    einheit = f" ({indikator.einheit})" if indikator.einheit else ""
    off = deviation(bewertung.abweichung, indikator)
    figures = f"Ist {reported(bewertung, None)}, Soll {figure(bewertung.soll)}"
    return f"{indikator.name}{einheit}: {figures}" + (f", {off}" if off else "")


def _list(entries: Sequence[str] | Iterator[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)
