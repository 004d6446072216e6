"""Styles of a document that is taken in: matched by name, or brought along."""

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.etree import _Element as Element

from assistant.word.stream import Numbers
from assistant.word.styles import kinds_and_names
from assistant.word.subdocument import Host
from assistant.word.wordml import take_out, w

if TYPE_CHECKING:
    from assistant.word.intake_lists import ListIntake

_USES: Final = {
    w("pStyle"): "paragraph",
    w("rStyle"): "character",
    w("tblStyle"): "table",
}
#: What one style says about others.
_OTHERS: Final = (w("basedOn"), w("next"), w("link"))


class StyleIntake:
    """Finds for each style of the source the one to use in the host."""

    def __init__(
        self,
        root: Element | None,
        host: Host,
        numbers: Numbers,
        lists: "ListIntake",
    ) -> None:
        self._host = host
        self._numbers = numbers
        self._lists = lists
        styles = [] if root is None else list(root.iter(w("style")))
        self._styles = {style.get(w("styleId")) or "": style for style in styles}
        self._names = {identity: key for key, identity in kinds_and_names(root)}
        self._found: dict[str, str] = {}

    def adapt(self, root: Element) -> None:
        """Let every use of a style name the one of the host."""
        for use in list(root.iter(*_USES)):
            self._rename(use)

    def _rename(self, use: Element) -> None:
        wanted = use.get(w("val")) or ""
        if (identity := self.identity(wanted)) is None:
            take_out(use)
        else:
            use.set(w("val"), identity)

    def identity(self, wanted: str) -> str | None:
        """Return the host's id for a style of the source, brought along if need be."""
        if wanted in self._found:
            return self._found[wanted]
        if wanted not in self._names or not self._host.styles_part:
            return None
        key, brought = self._names[wanted], self._numbers.additions.styles
        present = self._host.style_ids.get(key) or brought.get(key)
        self._found[wanted] = present or self._free(wanted)
        if present is None:
            brought[key] = self._found[wanted]
            self._bring(self._styles[wanted], self._found[wanted])
        return self._found[wanted]

    def _free(self, wanted: str) -> str:
        taken = {
            *self._host.style_ids.values(),
            *self._numbers.additions.styles.values(),
        }
        number, free = 1, wanted
        while free in taken:
            number += 1
            free = f"{wanted}{number}"
        return free

    def _bring(self, style: Element, identity: str) -> None:
        copy = deepcopy(style)
        copy.set(w("styleId"), identity)
        copy.attrib.pop(w("default"), None)
        for name in _OTHERS:
            for other in copy.findall(name):
                self._rename(other)
        self._lists.adapt(copy)
        xml = etree.tostring(copy, with_tail=False)
        self._numbers.additions.append(self._host.styles_part, xml)
