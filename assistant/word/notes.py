"""Footnotes that come with the data.

A template that has footnotes gets more of them; one that has none gets the part they
are kept in, with the two lines Word draws above them.
"""

from dataclasses import dataclass
from typing import Any, Final

from assistant.word.additions import OFFICE
from assistant.word.stream import Numbers, encode
from assistant.word.values import BadData, printed

_NEW: Final = "word/footnotes-neu.xml"
_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)
_SPACE: Final = (
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)
_EMPTY: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes %b>'
    b'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    b'</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    b"<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>" % _SPACE
)
_RAISED: Final = b'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class Notes:
    """Where the footnotes of a template are, and how they look."""

    main: str
    #: The part; "" if the template has none yet.
    part: str
    reference_style: str
    text_style: str

    def home(self, numbers: Numbers) -> str:
        """Return the part for footnotes, begun if there is none."""
        if self.part:
            return self.part
        if numbers.additions.open_once(_NEW, _EMPTY, _TYPE):
            numbers.additions.relate(self.main, f"{OFFICE}footnotes", _NEW)
        return _NEW

    @property
    def reference(self) -> bytes:
        """The look of the raised number."""
        if not self.reference_style:
            return _RAISED
        return f'<w:rPr><w:rStyle w:val="{self.reference_style}"/></w:rPr>'.encode()

    @property
    def paragraph(self) -> bytes:
        """The look of a footnote's text."""
        if not self.text_style:
            return b""
        return f'<w:pPr><w:pStyle w:val="{self.text_style}"/></w:pPr>'.encode()


@dataclass(frozen=True, slots=True)
class NoteWriter:
    """Adds a footnote to the document and writes its number into the text."""

    notes: Notes
    #: The look of the text around, to go on with.
    run: bytes

    def __call__(self, value: Any, numbers: Numbers) -> bytes:
        """Return the number, "" for null or no text. Raises `BadData`."""
        text = _text(value)
        if not text:
            return b""
        number = numbers.note()
        numbers.additions.append(self.notes.home(numbers), self._note(number, text))
        return (
            b"</w:t></w:r><w:r>%b<w:footnoteReference "
            b'w:id="%d"/></w:r><w:r>%b<w:t xml:space="preserve">'
            % (self.notes.reference, number, self.run)
        )

    def _note(self, number: int, text: str) -> bytes:
        return (
            b'<w:footnote %b w:id="%d"><w:p>%b<w:r>%b<w:footnoteRef/></w:r><w:r>'
            b'<w:t xml:space="preserve"> %b</w:t></w:r></w:p></w:footnote>'
            % (
                _SPACE,
                number,
                self.notes.paragraph,
                self.notes.reference,
                encode([text])[0],
            )
        )


def _text(value: Any) -> str:
    try:
        return printed(value)
    except BadData as error:
        raise BadData(f"{error} Hängen Sie davor einen Filter an.") from None
