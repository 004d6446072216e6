"""Content controls filled by their tag: text, date, drop-down list, checkbox.

The tag of a control (in Word: Entwicklertools, Eigenschaften, Tag) is a path of the
data. What the control shows is replaced, the control stays and can be used on. Null,
or a path whose first name the data do not know, leaves it as the template has it.
"""

from copy import deepcopy
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word import control_values as values
from assistant.word.bench import Bench
from assistant.word.links import refuse_shape
from assistant.word.program import Node, Nodes, Text
from assistant.word.structure import Mark
from assistant.word.values import Reading
from assistant.word.wordml import (
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TC,
    TR,
    P,
    R,
    T,
    keep_blanks,
    nearest,
    properties_of,
    put_in_order,
    take_out,
    w,
)
from assistant.word.written import Held, Writer, Written

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Controls that hold something else than a text, or hold other controls.
_OTHERS: Final = frozenset(
    map(
        w,
        [
            "picture",
            "docPartList",
            "docPartObj",
            "group",
            "citation",
            "bibliography",
            "equation",
        ],
    )
)
_LISTS: Final = (w("dropDownList"), w("comboBox"))
_PLACEHOLDER: Final = (w("showingPlcHdr"), w("dataBinding"))


class Controls:
    """Furnishes the content controls of a part."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def furnish(self, mark: Mark) -> None:
        """Put the value of a path into the control that carries it as its tag."""
        control = nearest(mark.node, frozenset({SDT}))
        take_out(mark.node)
        if control is None or (properties := control.find(w("sdtPr"))) is None:
            return
        if _is_other(properties) or _holds_more(control):
            return
        refuse_shape(mark, self._bench)
        reading = self._bench.reading(mark)
        untouched = deepcopy(control)
        self._fill(_emptied(control), properties, reading, mark)
        for name in _PLACEHOLDER:
            for gone in properties.findall(name):
                properties.remove(gone)

        def held(filled: Nodes, left: Nodes) -> Node:
            return Held(reading.source, filled, left, mark.number)

        untouched.tail = None
        self._bench.between(control, untouched, held, mark)

    def _fill(
        self, run: Element, properties: Element, reading: Reading, mark: Mark
    ) -> None:
        date, box = properties.find(w("date")), properties.find(f"{_W14}checkbox")
        listed = next((n for n in map(properties.find, _LISTS) if n is not None), None)
        raw = Reading(reading.source, (), reading.remedy)
        if box is not None:
            self._check(run, box, reading, mark)
        elif date is not None:
            form = date.find(w("dateFormat"))
            pattern = None if form is None else form.get(w("val"))
            whole = self._attribute(values.write_full_date, raw, mark)
            date.set(w("fullDate"), whole)
            self._show(run, values.DateText(pattern or "dd.MM.yyyy"), reading, mark)
        elif listed is not None:
            choice = _choice(listed)
            if w("lastValue") in listed.attrib:
                stored = choice.write_stored
                listed.set(w("lastValue"), self._attribute(stored, reading, mark))
            self._show(run, choice.write_shown, reading, mark)
        else:
            _text_in(run).append(self._bench.slot(Text(reading, mark.number), mark))

    def _check(self, run: Element, box: Element, reading: Reading, mark: Mark) -> None:
        states = [_state(box, name) for name in ("checkedState", "uncheckedState")]
        checked = box.find(f"{_W14}checked")
        if checked is None:
            checked = etree.Element(f"{_W14}checked")
            box.insert(0, checked)
        flag = values.Checked("1", "0")
        checked.set(f"{_W14}val", self._attribute(flag, reading, mark))
        (on, font), (off, _) = states
        fonts = etree.Element(w("rFonts"))
        for name in ("ascii", "eastAsia", "hAnsi", "cs"):
            fonts.set(w(name), font)
        put_in_order(properties_of(run, RPR), w("rFonts"), fonts)
        self._show(run, values.Checked(on, off), reading, mark)

    def _show(self, run: Element, writer: Writer, reading: Reading, mark: Mark) -> None:
        node = Written(reading, writer, mark.number)
        _text_in(run).append(self._bench.slot(node, mark))

    def _attribute(self, writer: Writer, reading: Reading, mark: Mark) -> str:
        return self._bench.in_attribute(Written(reading, writer, mark.number), mark)


def _is_other(properties: Element) -> bool:
    return any(child.tag in _OTHERS for child in properties)


def _choice(listed: Element) -> values.Choice:
    items = {}
    for item in listed.iter(w("listItem")):
        stored = item.get(w("value")) or ""
        items[stored] = item.get(w("displayText")) or stored
    return values.Choice(items, is_free=listed.tag == w("comboBox"))


def _state(box: Element, name: str) -> tuple[str, str]:
    """Return the sign of a state of a checkbox, and its font."""
    usual = {"checkedState": "2612", "uncheckedState": "2610"}[name]
    state = box.find(f"{_W14}{name}")
    code = usual if state is None else state.get(f"{_W14}val") or usual
    font = None if state is None else state.get(f"{_W14}font")
    try:
        return chr(int(code, 16)), font or "MS Gothic"
    except (ValueError, OverflowError):
        return chr(int(usual, 16)), "MS Gothic"


def _holds_more(control: Element) -> bool:
    """Tell whether a control is around more than words."""
    content = control.find(SDT_CONTENT)
    return content is None or next(content.iter(TR, SDT), None) is not None


def _emptied(control: Element) -> Element:
    """Return the one run that is left of what a control shows."""
    content = next(control.iter(SDT_CONTENT))
    first = next(content.iter(R), None)
    form = None if first is None else first.find(RPR)
    if _shows_placeholder(control) or form is None:
        form = control.find(f"{w('sdtPr')}/{RPR}")
    holder = _single_paragraph(content)
    for child in [each for each in holder if each.tag != PPR]:
        holder.remove(child)
    run = etree.SubElement(holder, R)
    if form is not None:
        run.append(deepcopy(form))
    return run


def _shows_placeholder(control: Element) -> bool:
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


def _single_paragraph(content: Element) -> Element:
    """Return what holds the runs of a control; of several paragraphs one stays."""
    paragraphs = list(content.iter(P))
    for other in paragraphs[1:]:
        take_out(other)
    if paragraphs:
        return paragraphs[0]
    cell = content.find(TC)
    return content if cell is None else etree.SubElement(cell, P)


def _text_in(run: Element) -> Element:
    text = etree.SubElement(run, T)
    keep_blanks(text)
    return text
