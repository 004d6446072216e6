"""What a chart says, as the table Word shows on „Daten bearbeiten“."""

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def figure(text: str) -> str:
    """Return a number without noughts at its end: programs write 441 and 441.0."""
    return re.sub(r"(\.\d*?)0+$", r"\1", text).rstrip(".")


def figures(root: Element) -> str:
    """Return all names and numbers of a chart in their order."""
    return ";".join(figure(each.text or "") for each in root.iter(f"{_CHART}v"))


def charted(root: Element) -> tuple[tuple[str, ...], ...]:
    """Return a row for each category, with the names of the series above them."""
    every = list(root.iter(f"{_CHART}ser"))
    names = [_points(each, "tx").get(0, "") for each in every]
    columns = [_points(each, "val") for each in every]
    categories = _points(every[0], "cat") if every else {}
    rows = (
        (name, *(_german(column.get(number, "")) for column in columns))
        for number, name in categories.items()
    )
    return (("", *names), *rows)


def _points(series: Element, kind: str) -> dict[int, str]:
    return dict(_numbered(series, kind))


def _numbered(series: Element, kind: str) -> Iterator[tuple[int, str]]:
    for holder in series.iterchildren(f"{_CHART}{kind}"):
        for point in holder.iter(f"{_CHART}pt"):
            value = point.find(f"{_CHART}v")
            text = "" if value is None else value.text or ""
            yield int(point.get("idx") or 0), text


def _german(number: str) -> str:
    return figure(number).replace(".", ",")
