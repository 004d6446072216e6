"""Reading a paragraph as one text, and putting marks where its tags stand.

Word splits what a person typed in one go over many runs: spelling marks, revision
ids, a bookmark, a changed font. The text is therefore read across runs, and each tag
is replaced by one mark in the run where the tag begins, whose format it takes.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from assistant.word import tags
from assistant.word.wordml import PPR, RPR, R, T, is_mark, keep_blanks, w

#: Stands in the text for a picture, a field, a note: there, but not to be read.
THING = "\ufffc"
_TEXT_OF = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}
# Deleted or moved away by someone who tracks changes: no longer in the text.
_GONE = frozenset({w("del"), w("moveFrom"), PPR, RPR, w("sdtPr"), w("sdtEndPr")})
_LINE = (None, "textWrapping")


@dataclass(frozen=True, slots=True)
class Segment:
    """One element of a paragraph's text and where its characters begin."""

    element: Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the characters of the next segment begin."""
        return self.start + len(self.text)


def read(paragraph: Element) -> list[Segment]:
    """Return the segments of a paragraph's own text, text boxes left out."""
    segments: list[Segment] = []
    start = 0
    for element, text in _pieces(paragraph):
        segments.append(Segment(element, text, start))
        start += len(text)
    return segments


def text_of(paragraph: Element) -> str:
    """Return the paragraph's own text."""
    return "".join(text for _, text in _pieces(paragraph))


def _pieces(element: Element) -> Iterator[tuple[Element, str]]:
    for child in element:
        if child.tag in _GONE or is_mark(child):
            continue
        if element.tag == R:
            yield child, _text(child)
        elif str(child.tag).startswith(w("")):
            yield from _pieces(child)
        else:
            yield child, THING


def _text(child: Element) -> str:
    if child.tag == T:
        return child.text or ""
    if child.tag == w("lastRenderedPageBreak"):
        return ""
    if child.tag == w("br") and child.get(w("type")) not in _LINE:
        return THING
    return _TEXT_OF.get(str(child.tag), THING)


def mark_tags(
    paragraph: Element, mark_for: Callable[[tags.Found], Element | None]
) -> None:
    """Replace each tag of the paragraph by the mark `mark_for` gives for it.

    A tag for which it gives none stays as it is.
    """
    segments = read(paragraph)
    text = "".join(segment.text for segment in segments)
    if not any(brace in text for brace in ("{{", "{%", "{#", "}}", "%}")):
        return
    marked = [(found, mark_for(found)) for found in tags.find(text)]
    # From the last to the first, so that earlier positions stay true.
    for found, mark in reversed(marked):
        if mark is not None:
            _replace(segments, found, mark)
    for segment in segments:
        drop_if_empty(segment.element)


def _replace(segments: list[Segment], found: tags.Found, mark: Element) -> None:
    touched = list(_touched(segments, found))
    first, *others = touched
    element = first.element
    text = element.text or ""
    element.text = text[: found.start - first.start]
    mark.tail = text[found.end - first.start :] or None
    element.insert(0, mark)
    keep_blanks(element)
    for segment in others:
        _cut(segment, found.end)


def _touched(segments: list[Segment], found: tags.Found) -> Iterator[Segment]:
    """Yield the segments a tag has characters in."""
    for segment in segments[bisect_right(segments, found.start, key=_end) :]:
        if segment.start >= found.end:
            return
        if segment.text:
            yield segment


def _end(segment: Segment) -> int:
    return segment.end


def _cut(segment: Segment, end: int) -> None:
    element = segment.element
    if element.tag == T:
        element.text = (element.text or "")[end - segment.start :]
        keep_blanks(element)
    elif segment.text != THING:
        _remove(element)


def drop_if_empty(text: Element) -> None:
    """Remove a `w:t` that has become empty, and its run if nothing else is in it."""
    if text.tag != T or text.text or len(text):
        return
    run = text.getparent()
    _remove(text)
    if run is not None and all(child.tag == RPR for child in run):
        _remove(run)


def _remove(element: Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)
