"""What kind of picture some bytes are, and how large: PNG and JPEG, nothing else.

Only the head of the file is read; the picture itself goes into the document as it is.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.word.values import BadData

#: English Metric Units, Word's unit of length.
PER_CM: Final = 360_000
_PER_INCH: Final = 914_400
_USUAL_DPI: Final = 96
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
# The markers of a JPEG that say its size: all "start of frame" there are.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_APPLICATION: Final = 0xE0
#: As many as a JPEG can have on a side.
_MOST_DOTS: Final = 65_535
_LARGEST: Final = 32 << 20
_NO_PICTURE: Final = (
    "Das ist kein Bild, das Word überall zeigt. Geben Sie ein PNG oder ein JPEG in die "
    "Daten."
)
_CUT_OFF: Final = (
    "Das Bild ist nicht vollständig: Ihm fehlt das Ende. Speichern oder kopieren Sie "
    "es noch einmal."
)
_TOO_LARGE: Final = (
    "Das Bild ist größer als 32 MB. Verkleinern Sie es; für den Druck reichen 300 "
    "Punkte je Zoll."
)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's kind, and its own size in Word's unit."""

    extension: str
    content_type: str
    width: int
    height: int

    def fitted(self, width: int, height: int) -> tuple[int, int]:
        """Return the largest size within a box that does not distort."""
        scale = min(width / self.width, height / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    def as_wide_as(self, width: int) -> tuple[int, int]:
        """Return the size at a given width."""
        return width, max(1, round(self.height * width / self.width))


def look_at(data: bytes) -> Image:
    """Return what the bytes are. Raises `BadData`."""
    if len(data) > _LARGEST:
        raise BadData(_TOO_LARGE)
    try:
        if data.startswith(_PNG):
            return _image("png", _png(data))
        if data.startswith(_JPEG):
            return _image("jpeg", _jpeg(data))
    except (struct.error, ValueError, StopIteration):
        pass
    raise BadData(_NO_PICTURE)


def _refuse_endless(width: int, height: int) -> None:
    if max(width, height) > _MOST_DOTS:
        raise BadData(
            f"Das Bild will {width} × {height} Bildpunkte groß sein; das zeigt kein "
            "Programm. Verkleinern Sie es; für den Druck reichen 300 Punkte je Zoll."
        )


def _image(kind: str, facts: tuple[int, int, float]) -> Image:
    width, height, dpi = facts
    if not width or not height:
        raise ValueError(kind)
    _refuse_endless(width, height)
    per_dot = _PER_INCH / dpi
    return Image(kind, f"image/{kind}", round(width * per_dot), round(height * per_dot))


def _png(data: bytes) -> tuple[int, int, float]:
    if data[12:16] != b"IHDR":
        raise ValueError(data[:4])
    _refuse_cut_off(whole=_ends(data))
    width, height = struct.unpack_from(">II", data, 16)
    place = data.find(b"pHYs", 0, 4096)
    if place < 0:
        return width, height, _USUAL_DPI
    per_metre, _, unit = struct.unpack_from(">IIB", data, place + 4)
    return width, height, _dpi(per_metre * 0.0254 if unit else 0)


def _ends(data: bytes) -> bool:
    """Tell whether the chunks of a PNG go on to the last one."""
    place, kind = len(_PNG), b""
    while kind != b"IEND" and place + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        place += 12 + length
    return kind == b"IEND" and place <= len(data)


def _refuse_cut_off(*, whole: bool) -> None:
    if not whole:
        raise BadData(_CUT_OFF)


def _jpeg(data: bytes) -> tuple[int, int, float]:
    dpi: float = _USUAL_DPI
    for marker, place in _segments(data):
        if marker == _APPLICATION and data[place + 4 : place + 8] == b"JFIF":
            unit, density = struct.unpack_from(">BH", data, place + 11)
            dpi = _dpi(density * {0: 0, 1: 1, 2: 2.54}[unit] if unit < 3 else 0)  # noqa: PLR2004
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            _refuse_cut_off(whole=data.find(_JPEG_END, place) >= 0)
            return width, height, dpi
    raise ValueError(data[:4])


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the markers of a JPEG with the place they stand at."""
    place = 2
    while data[place : place + 1] == b"\xff":
        marker, length = struct.unpack_from(">xBH", data, place)
        yield marker, place
        place += 2 + length


def _dpi(found: float) -> float:
    """Return a resolution that a picture claims, if it can be meant."""
    return found if 10 <= found <= 10_000 else _USUAL_DPI  # noqa: PLR2004
