"""Word's own charts filled from the data, with the numbers Word lets people edit.

A chart holds its numbers twice: as the values it was last drawn from, which every
program shows, and as a workbook, which opens on "Daten bearbeiten". Both are written.
Each series takes the look of the one in the same place of the template's chart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any, Final

from assistant.word import workbook
from assistant.word.additions import OFFICE
from assistant.word.package import Part
from assistant.word.stream import Numbers
from assistant.word.values import BadData, kind_of
from assistant.word.written import attribute

Zahl = int | float | Decimal | Fraction
CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_NO_WORDS: Final = (
    "Dem Diagramm fehlt der Alternativtext. Sagen Sie in den Daten in einem Satz, was "
    "es zeigt; wer es nicht sieht, ist darauf angewiesen."
)


@dataclass(frozen=True, slots=True)
class Reihe:
    """One series of a chart; None leaves a gap."""

    name: str
    werte: tuple[Zahl | None, ...]


@dataclass(frozen=True, slots=True)
class Diagramm:
    """The numbers of a chart, and words for those who do not see it.

    Without a title the chart keeps that of the template.
    """

    kategorien: tuple[str, ...]
    reihen: tuple[Reihe, ...]
    alternativtext: str
    titel: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """What a series of the template looks like: its XML around name and numbers."""

    head: bytes
    tail: bytes


@dataclass(frozen=True, slots=True)
class ChartPattern:
    """A chart of the template, cut where its data go."""

    #: The XML before, between and behind the plots' series; one more than `looks`.
    pieces: tuple[bytes, ...]
    #: For each plot (bars, a line over them) how its series look.
    looks: tuple[tuple[SeriesLook, ...], ...]
    #: The title of the template, and what stands for it in `pieces`.
    title: bytes
    #: Parts the chart is drawn with (colours, styles), and how it refers to them.
    companions: tuple[tuple[Part, str, str], ...]


TITLE: Final = b"\xef\xb7\x90title\xef\xb7\x91"
WORKBOOK: Final = b"\xef\xb7\x90workbook\xef\xb7\x91"


def chart(value: Any) -> Diagramm:
    """Return the value as a chart that can be drawn. Raises `BadData`."""
    if not isinstance(value, Diagramm):
        raise BadData(
            f"Der Wert ist {kind_of(value)}, hier gehört ein Diagramm hin. Nennen Sie "
            "den Namen eines Diagramms."
        )
    _refuse_no_texts(value)
    if not value.alternativtext.strip():
        raise BadData(_NO_WORDS)
    for series in value.reihen:
        if len(series.werte) != len(value.kategorien):
            raise BadData(
                f"Die Reihe „{series.name}“ hat {len(series.werte)} Werte, das "
                f"Diagramm {len(value.kategorien)} Kategorien. Geben Sie für jede "
                "Kategorie einen Wert oder eine Lücke an."
            )
        _refuse_no_numbers(series)
    return value


def _refuse_no_texts(value: Diagramm) -> None:
    texts: list[tuple[str, object]] = [
        ("Der Alternativtext", value.alternativtext),
        ("Der Titel", "" if value.titel is None else value.titel),
        *(("Eine Kategorie", category) for category in value.kategorien),
        *(("Der Name einer Reihe", series.name) for series in value.reihen),
    ]
    for what, text in texts:
        if not isinstance(text, str):
            raise BadData(
                f"{what} des Diagramms ist {kind_of(text)}, hier gehört ein Text hin. "
                "Geben Sie ihn als Text in die Daten."
            )


def _refuse_no_numbers(series: Reihe) -> None:
    for value in series.werte:
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, Zahl):
            raise BadData(
                f"In der Reihe „{series.name}“ ist ein Wert {kind_of(value)}. Ein "
                "Diagramm braucht Zahlen."
            )
        if not _can_be_drawn(value):
            raise BadData(
                f"In der Reihe „{series.name}“ ist ein Wert unendlich, zu groß oder "
                "das Ergebnis einer Rechnung, die nicht aufging (NaN). Geben Sie eine "
                "Zahl an, oder lassen Sie dort eine Lücke."
            )


def _can_be_drawn(value: Zahl) -> bool:
    try:
        return isfinite(float(value))
    except (OverflowError, ValueError):
        return False


def write_alternative(value: Any, _numbers: Numbers) -> bytes:
    """Return the words for a chart. Raises `BadData`."""
    return attribute(chart(value).alternativtext)


@dataclass(frozen=True, slots=True)
class ChartWriter:
    """Adds a chart to the document and writes by which id it is found."""

    part: str
    pattern: ChartPattern

    def __call__(self, value: Any, numbers: Numbers) -> bytes:
        """Return the id of the relationship. Raises `BadData`."""
        wanted, additions = chart(value), numbers.additions
        book = additions.add(
            "word/embeddings/diagramm{}.xlsx",
            workbook.workbook(list(_table(wanted))),
            workbook.TYPE,
        )
        name = additions.reserve("word/charts/diagramm{}.xml", CHART_TYPE)
        identity = additions.relate(name, f"{OFFICE}package", book)
        for part, kind, content_type in self.pattern.companions:
            self._accompany(name, part, kind, content_type, numbers)
        data = _drawn(self.pattern, wanted).replace(WORKBOOK, identity.encode())
        additions.fill(name, data)
        return additions.relate(self.part, f"{OFFICE}chart", name).encode()

    def _accompany(
        self, name: str, part: Part, kind: str, content_type: str, numbers: Numbers
    ) -> None:
        """Give a chart companions of its own; Word wants no two to share one."""
        stem = part.name.rpartition(".")[0].rstrip("0123456789")
        pattern = f"{stem}-diagramm{{}}.xml"
        copy = numbers.additions.add(pattern, part.read(), content_type)
        numbers.additions.relate(name, kind, copy)


def _table(wanted: Diagramm) -> Iterator[list[workbook.Cell]]:
    """Yield the rows of the workbook."""
    yield [None, *((series.name, False) for series in wanted.reihen)]
    for number, category in enumerate(wanted.kategorien):
        values = (series.werte[number] for series in wanted.reihen)
        numbers = (
            None if value is None else (_digits(value), True) for value in values
        )
        yield [(category, False), *numbers]


def _drawn(pattern: ChartPattern, wanted: Diagramm) -> bytes:
    """Return the XML of the chart."""
    pieces = list(pattern.pieces)
    done = [pieces[0]]
    for (first, last), looks, piece in zip(
        _shares(pattern, len(wanted.reihen)), pattern.looks, pieces[1:], strict=True
    ):
        places = range(first, last)
        done += [_series(wanted, place, looks, place - first) for place in places]
        done.append(piece)
    title = pattern.title
    if wanted.titel is not None:
        title = attribute(wanted.titel)
    return b"".join(done).replace(TITLE, title)


def _shares(pattern: ChartPattern, count: int) -> Iterator[tuple[int, int]]:
    """Yield which series each plot takes: as many as it had, the last the rest."""
    first = 0
    for number, looks in enumerate(pattern.looks, start=1):
        is_last = number == len(pattern.looks)
        last = count if is_last else min(count, first + len(looks))
        yield first, last
        first = last


def _series(
    wanted: Diagramm, number: int, looks: tuple[SeriesLook, ...], place: int
) -> bytes:
    series, last = wanted.reihen[number], len(wanted.kategorien) + 1
    # A series the template has no look for is coloured by Word, like any new one.
    look = looks[place] if place < len(looks) else SeriesLook(b"", looks[-1].tail)
    name = _strings([series.name], workbook.reference(number + 1, 1))
    categories = _strings(wanted.kategorien, workbook.reference(0, 2, last))
    values = _numbers(series, workbook.reference(number + 1, 2, last))
    return b"".join(
        (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'.encode(),
            b"<c:tx>%b</c:tx>" % name,
            look.head,
            b"<c:cat>%b</c:cat><c:val>%b</c:val>" % (categories, values),
            look.tail,
            b"</c:ser>",
        )
    )


def _strings(texts: list[str] | tuple[str, ...], where: str) -> bytes:
    points = b"".join(
        b'<c:pt idx="%d"><c:v>%b</c:v></c:pt>' % (number, attribute(text))
        for number, text in enumerate(texts)
    )
    count = b'<c:ptCount val="%d"/>' % len(texts)
    return b"<c:strRef><c:f>%b</c:f><c:strCache>%b%b</c:strCache></c:strRef>" % (
        where.encode(),
        count,
        points,
    )


def _numbers(series: Reihe, where: str) -> bytes:
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{_digits(value)}</c:v></c:pt>'
        for number, value in enumerate(series.werte)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache><c:formatCode>General"
        f'</c:formatCode><c:ptCount val="{len(series.werte)}"/>{points}'
        "</c:numCache></c:numRef>"
    ).encode()


def _digits(value: Zahl) -> str:
    """Return a number as a chart stores it."""
    return str(value) if isinstance(value, int) else repr(float(value))
