"""Lists of a document that is taken in: each gets a number and a definition anew."""

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.additions import OFFICE
from assistant.word.stream import Numbers
from assistant.word.subdocument import Host
from assistant.word.wordml import put_in_order, take_out, w

if TYPE_CHECKING:
    from assistant.word.intake_styles import StyleIntake

_NEW: Final = "word/numbering-neu.xml"
_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
)
_EMPTY: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering '
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"</w:numbering>"
)
# By these Word takes two lists for one, or looks for a definition elsewhere.
_IDENTITY: Final = frozenset(
    map(w, ("nsid", "tmpl", "styleLink", "numStyleLink", "lvlPicBulletId"))
)


class ListIntake:
    """Finds for each list of the source its number in the host."""

    #: Set once it is there; each of the two needs the other.
    styles: "StyleIntake"

    def __init__(self, root: Element | None, host: Host, numbers: Numbers) -> None:
        self._host = host
        self._numbers = numbers
        lists = [] if root is None else root.findall(w("num"))
        abstracts = [] if root is None else root.findall(w("abstractNum"))
        self._lists = {each.get(w("numId")): each for each in lists}
        self._abstracts = {each.get(w("abstractNumId")): each for each in abstracts}
        self._found: dict[str, str] = {}
        #: By the definition in the host.
        self._begun: dict[str, str] = {}

    def adapt(self, root: Element) -> None:
        """Let every use of a list name its number in the host."""
        for use in list(root.iter(w("numId"))):
            wanted = use.get(w("val")) or ""
            if wanted != "0":  # 0 says: no list
                use.set(w("val"), self._identity(wanted))

    def restart(self, root: Element) -> None:
        """Let lists that only their style numbers begin at 1 in this document.

        Headings, numbered by their style as well, count on with those of the host.
        """
        for use in list(root.iter(w("pStyle"))):
            abstract = self._host.counting.get(use.get(w("val")) or "")
            form = use.getparent()
            if abstract is None or form is None or form.find(w("numPr")) is not None:
                continue
            listed = etree.Element(w("numPr"))
            etree.SubElement(listed, w("ilvl")).set(w("val"), "0")
            number = etree.SubElement(listed, w("numId"))
            number.set(w("val"), self._restarted(abstract))
            put_in_order(form, w("numPr"), listed)

    def _restarted(self, abstract: str) -> str:
        if abstract not in self._begun:
            self._begun[abstract] = str(self._numbers.restarted_list(abstract))
        return self._begun[abstract]

    def _identity(self, wanted: str) -> str:
        if wanted not in self._found:
            self._found[wanted] = self._bring(self._lists.get(wanted))
        return self._found[wanted]

    def _bring(self, listed: Element | None) -> str:
        link = None if listed is None else listed.find(w("abstractNumId"))
        abstract = None if link is None else self._abstracts.get(link.get(w("val")))
        if listed is None or link is None or abstract is None:
            return "0"
        definition = str(self._numbers.definition())
        self._define(deepcopy(abstract), definition)
        copy, number = deepcopy(listed), str(self._numbers.list_number())
        copy.set(w("numId"), number)
        next(copy.iter(w("abstractNumId"))).set(w("val"), definition)
        self._numbers.additions.append(self._home(), _written(copy))
        return number

    def _define(self, abstract: Element, number: str) -> None:
        abstract.set(w("abstractNumId"), number)
        for node in list(abstract.iter(*_IDENTITY)):
            take_out(node)
        self.styles.adapt(abstract)
        self._numbers.additions.define_list(self._home(), _written(abstract))

    def _home(self) -> str:
        """Return the part for lists, begun if there is none."""
        if self._host.numbering_part:
            return self._host.numbering_part
        additions = self._numbers.additions
        if additions.open_once(_NEW, _EMPTY, _TYPE):
            additions.relate(self._host.notes.main, f"{OFFICE}numbering", _NEW)
        return _NEW


def _written(element: Element) -> bytes:
    return etree.tostring(element, with_tail=False)
