"""Pictures from the data: at a tag in the text, or in place of one in the template.

A template never reads a file: a picture is bytes that the caller gives, together with
the words for those who do not see it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from assistant.word.additions import OFFICE
from assistant.word.images import PER_CM, look_at
from assistant.word.stream import Numbers
from assistant.word.values import BadData, kind_of
from assistant.word.written import attribute, write_words

#: Word's largest page.
_LARGEST_CM: Final = 55
_WIDEST: Final = 16 * PER_CM  # the text of an A4 page
_NO_WORDS: Final = (
    "Dem Bild fehlt der Alternativtext. Beschreiben Sie in den Daten in einem Satz, "
    "was zu sehen ist; wer das Bild nicht sieht, ist darauf angewiesen."
)
NO_WIDTH: Final = (
    "So breit kann ein Bild nicht sein. Geben Sie eine Breite an, die größer als 0 und "
    f"höchstens {_LARGEST_CM} cm ist."
)
_TOO_HIGH: Final = (
    f"In dieser Breite würde das Bild höher als {_LARGEST_CM} cm. Schneiden Sie es zu, "
    "oder geben Sie eine kleinere Breite an."
)
_GRAPHIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_INLINE: Final = (
    '</w:t><w:drawing><wp:inline xmlns:wp="{main}wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{id}" name="Bild {id}" descr="{words}"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{main}main" '
    'noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="{main}main"><a:graphicData uri="{main}picture">'
    '<pic:pic xmlns:pic="{main}picture"><pic:nvPicPr><pic:cNvPr id="{id}" '
    'name="Bild {id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    '<w:t xml:space="preserve">'
)


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture for a template: PNG or JPEG, and words for those who do not see it.

    Without a width it is as large as the file says, but no wider than the text.
    """

    daten: bytes
    alternativtext: str
    breite_cm: float | None = None


def picture(value: Any) -> Bild:
    """Return the value as a picture that can be used. Raises `BadData`."""
    if not isinstance(value, Bild):
        raise BadData(
            f"Der Wert ist {kind_of(value)}, hier gehört ein Bild hin. Nennen Sie den "
            "Namen eines Bildes."
        )
    if not isinstance(value.daten, bytes):
        raise BadData(
            f"Der Inhalt des Bildes ist {kind_of(value.daten)}. Geben Sie die Bytes "
            "eines PNG oder JPEG in die Daten."
        )
    if not isinstance(value.alternativtext, str) or not value.alternativtext.strip():
        raise BadData(_NO_WORDS)
    if value.breite_cm is not None and not is_width(value.breite_cm):
        raise BadData(NO_WIDTH)
    return value


def is_width(width_cm: object) -> bool:
    """Tell whether a page can be as wide as that, so that a picture can, too."""
    if not isinstance(width_cm, int | float | Decimal):
        return False
    return 0 < float(width_cm) <= _LARGEST_CM


def _relation(part: str, value: Bild, numbers: Numbers) -> str:
    image = look_at(value.daten)
    name = numbers.additions.medium(value.daten, image.extension, image.content_type)
    return numbers.additions.relate(part, f"{OFFICE}image", name)


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """Writes a picture in the middle of a text."""

    part: str
    #: What the tag says about the width; the data may say it, too.
    width_cm: int | float | None

    def __call__(self, value: Any, numbers: Numbers) -> bytes:
        """Return the drawing, "" for null. Raises `BadData`."""
        if value is None:
            return b""
        wanted = picture(value)
        cx, cy = self._size(wanted)
        return _INLINE.format(
            main=_GRAPHIC,
            cx=cx,
            cy=cy,
            id=numbers.drawing().decode(),
            words=attribute(wanted.alternativtext).decode(),
            relation=_relation(self.part, wanted, numbers),
        ).encode()

    def _size(self, wanted: Bild) -> tuple[int, int]:
        image = look_at(wanted.daten)
        width_cm = self.width_cm or wanted.breite_cm
        width = min(image.width, _WIDEST)
        if width_cm is not None:
            width = max(1, round(width_cm * PER_CM))
        size = image.as_wide_as(width)
        if size[1] > _LARGEST_CM * PER_CM:
            raise BadData(_TOO_HIGH)
        return size


@dataclass(frozen=True, slots=True)
class Embedded:
    """Writes which picture is shown; a text leaves that of the template."""

    part: str
    otherwise: str

    def __call__(self, value: Any, numbers: Numbers) -> bytes:
        """Return the id of the relationship. Raises `BadData`."""
        if isinstance(value, str):
            return self.otherwise.encode()
        return _relation(self.part, picture(value), numbers).encode()


@dataclass(frozen=True, slots=True)
class Fitted:
    """Writes one side of a picture that goes into the box of the template's."""

    width: int
    height: int
    side: int

    def __call__(self, value: Any, _numbers: Numbers) -> bytes:
        """Return the length. Raises `BadData`."""
        box = self.width, self.height
        if isinstance(value, str):
            return b"%d" % box[self.side]
        return b"%d" % look_at(picture(value).daten).fitted(*box)[self.side]


def write_alternative(value: Any, numbers: Numbers) -> bytes:
    """Return the words for a picture: its own, or a text. Raises `BadData`."""
    if isinstance(value, Bild):
        return attribute(picture(value).alternativtext)
    return write_words(value, numbers)
