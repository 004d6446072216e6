"""A chart of a template taken apart, once for each template, with a tree."""

from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.charts import TITLE, WORKBOOK, ChartPattern, SeriesLook
from assistant.word.package import Part
from assistant.word.related import Related, relations
from assistant.word.wordml import markup, parse, rebound
from assistant.word.written import attribute

_SPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATIONS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)
_PLOTS: Final = ("bar", "bar3D", "line", "line3D", "area", "pie")
_COMPANIONS: Final = {
    "chartStyle": "http://schemas.microsoft.com/office/2011/relationships/chartStyle",
    "chartColorStyle": (
        "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle"
    ),
}
_CUT: Final = b"<?z 0?>"


def _c(name: str) -> str:
    return f"{{{_SPACE}}}{name}"


# What a series of the template says about its data rather than about its look.
_DATA: Final = frozenset(map(_c, ("idx", "order", "tx", "cat", "val", "extLst")))


_BEHIND_BLANKS: Final = frozenset(map(_c, ("showDLblsOverMax", "extLst")))


def read_chart(owner: Related, name: str) -> ChartPattern | None:
    """Return the chart in pieces, None if it is of a kind that cannot be filled."""
    root = rebound(parse(owner.parts[name].read(), name), "c", _SPACE)
    plots = [plot for kind in _PLOTS for plot in root.iter(_c(f"{kind}Chart"))]
    plots = [plot for plot in plots if plot.find(_c("ser")) is not None]
    if not plots:
        return None
    plots.sort(key=list(root.iter()).index)
    looks = tuple(_cut_out(plot) for plot in plots)
    title = _cut_title(root)
    _leave_gaps(root)
    _point_to_workbook(root)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ChartPattern(
        tuple(xml.split(_CUT)), looks, title, tuple(_companions(owner, name))
    )


def _cut_out(plot: Element) -> tuple[SeriesLook, ...]:
    """Replace the series of a plot by a mark; return how they look."""
    series = plot.findall(_c("ser"))
    series[0].addprevious(etree.ProcessingInstruction("z", "0"))
    looks = tuple(_look(each) for each in series)
    for each in series:
        plot.remove(each)
    return looks


def _look(series: Element) -> SeriesLook:
    values = series.find(_c("val"))
    place = len(series) if values is None else series.index(values)
    head = (each for each in series[:place] if each.tag not in _DATA)
    tail = (each for each in series[place:] if each.tag not in _DATA)
    return SeriesLook(b"".join(map(markup, head)), b"".join(map(markup, tail)))


def _cut_title(root: Element) -> bytes:
    title = root.find(f"{_c('chart')}/{_c('title')}")
    texts = [] if title is None else list(title.iter("{*}t"))
    if not texts:
        return b""
    words = "".join(text.text or "" for text in texts)
    for text in texts:
        text.text = ""
    texts[0].text = TITLE.decode()
    # A tag there only says that the title comes with the data.
    return b"" if "{{" in words else attribute(words)


def _leave_gaps(root: Element) -> None:
    """Have a missing value drawn as a gap where the chart does not say how.

    Left unsaid it is a zero by the standard, and to LibreOffice.
    """
    chart = root.find(_c("chart"))
    if chart is None or chart.find(_c("dispBlanksAs")) is not None:
        return
    before = [each for each in chart if each.tag not in _BEHIND_BLANKS]
    blanks = etree.Element(_c("dispBlanksAs"))
    blanks.set("val", "gap")
    chart.insert(len(before), blanks)


def _point_to_workbook(root: Element) -> None:
    for gone in (*root.findall(_c("externalData")), *root.findall(_c("userShapes"))):
        root.remove(gone)
    data = etree.Element(_c("externalData"), nsmap={"r": _RELATIONS})
    data.set(f"{{{_RELATIONS}}}id", WORKBOOK.decode())
    etree.SubElement(data, _c("autoUpdate")).set("val", "0")
    behind = root.find(_c("printSettings"))
    if behind is None:
        behind = root.find(_c("extLst"))
    if behind is None:
        root.append(data)
    else:
        behind.addprevious(data)


def _companions(owner: Related, name: str) -> list[tuple[Part, str, str]]:
    return [
        (owner.parts[each.target], _COMPANIONS[each.kind], owner.types[each.target])
        for each in relations(owner.parts, name).values()
        if each.kind in _COMPANIONS and each.target in owner.types
    ]


def belongings(owner: Related, name: str) -> set[str]:
    """Return a chart and the parts only it refers to."""
    return {name, *(each.target for each in relations(owner.parts, name).values())}
