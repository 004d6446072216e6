"""`{{ path | dokument }}`: the body of another Word document in this one.

Unlike everything else a template does, this reads XML while it is filled, so lxml is
imported when the first such document comes along.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.word.faults import TemplateError
from assistant.word.notes import Notes
from assistant.word.stream import Numbers, Output
from assistant.word.values import BadData, Frames, Reading, kind_of


@dataclass(frozen=True, slots=True)
class Host:
    """What the document that takes another one in has already."""

    part: str
    notes: Notes
    #: By kind and lower-case name.
    style_ids: Mapping[tuple[str, str], str]
    styles_part: str
    numbering_part: str
    bookmarks: frozenset[str]
    #: For the id of each style that counts: the definition it counts by.
    counting: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Subdocument:
    """A value that is a .docx, written as paragraphs and tables."""

    reading: Reading
    host: Host
    slot: int

    def run(self, frames: Frames, out: Output) -> None:
        """Write the body of the document."""
        out.data(self._data(frames, out.numbers))

    def probe(self, frames: Frames) -> None:
        """Raise `BadData` if the value is no document that can be taken in."""
        self._data(frames, Numbers())

    def _data(self, frames: Frames, numbers: Numbers) -> bytes:
        value = self.reading.get(frames)
        if value is None:
            return b""
        if not isinstance(value, bytes):
            raise BadData(
                f"Der Wert ist {kind_of(value)}, hier gehört der Inhalt einer "
                ".docx-Datei hin. Nennen Sie den Namen eines Dokuments."
            )
        from assistant.word.intake import take_in  # noqa: PLC0415 - needs lxml

        try:
            return take_in(value, self.host, numbers)
        except TemplateError as error:
            told = " ".join(fault.message for fault in error.faults)
            raise BadData(f"Das Dokument lässt sich nicht einfügen: {told}") from None
