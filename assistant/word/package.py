"""The zip file around a Word document: read with bounds, written the same every time.

`zipfile` reads the directory; the packed bytes of every part are kept as they are, so
that a part nobody changes is copied without inflating it. `zipfile` cannot write
such bytes back and stamps the clock into every entry, hence the small writer here:
fixed date, template order, `[Content_Types].xml` first.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from assistant.word.faults import TemplateError, of_file

MAX_FILE = 128 << 20
MAX_PART = 32 << 20
MAX_UNPACKED = 512 << 20
MAX_PARTS = 4096

CONTENT_TYPES = "[Content_Types].xml"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_NEW_YEAR_1980 = 0x21
_OLE = b"\xd0\xcf\x11\xe0"
# Nothing here writes parts to disk, but whoever unpacks the file later would.
_LEADS_OUT = re.compile(r"^/|\\|:|\0|(?:^|/)\.\.?(?:/|$)")
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package, with its bytes as they are packed."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int

    def read(self) -> bytes:
        """Return the unpacked bytes; `TemplateError` if damaged or far too large."""
        data = self.packed if self.method == _STORED else self._inflated()
        if len(data) > MAX_PART:
            raise of_file(
                f"Der Bestandteil „{self.name}“ ist ausgepackt größer als "
                f"{MAX_PART >> 20} MB. Speichern Sie die Datei in Word neu. Stammt "
                "sie aus fremder Quelle, öffnen Sie sie nicht."
            )
        # A directory that lies about sizes would get around the bound on all of them.
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise _damaged(self.name)
        return data

    def _inflated(self) -> bytes:
        try:
            return zlib.decompressobj(-15).decompress(self.packed, MAX_PART + 1)
        except zlib.error:
            raise _damaged(self.name) from None


def plain_part(name: str, data: bytes) -> Part:
    """Return a part whose bytes are `data`, packed."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return Part(name, packed, _DEFLATED, zlib.crc32(data), len(data))


def read_package(path: Path) -> dict[str, Part]:
    """Return the parts of the .docx file by name, `[Content_Types].xml` first.

    Raises `TemplateError` when the file is missing, is no Word file, is encrypted,
    damaged, or unpacks to an unreasonable size.
    """
    return unpack(_bytes_of(path))


def unpack(data: bytes) -> dict[str, Part]:
    """Return the parts of a .docx by name. Raises `TemplateError` as `read_package`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error):
        raise of_file(_what_else(data)) from None
    _hold_to_bounds(entries, len(data))
    parts = {info.filename: _part(info, data) for info in entries}
    if CONTENT_TYPES not in parts:
        raise of_file(
            "Die Datei ist ein ZIP-Archiv, aber kein Word-Dokument. Wählen Sie eine "
            ".docx-Datei."
        )
    return {CONTENT_TYPES: parts.pop(CONTENT_TYPES), **parts}


def pack(parts: Iterable[Part]) -> bytes:
    """Return the zip file of `parts` in this order; the same parts, the same bytes."""
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode()
        flags = 0 if part.name.isascii() else _UTF8_NAME
        facts = (flags, part.method, 0, _NEW_YEAR_1980, part.crc, len(part.packed))
        fields = (*facts, part.size, len(name), 0)
        chunks += (_LOCAL.pack(b"PK\3\4", 20, *fields), name, part.packed)
        tail = (0, 0, 0, 0, offset)
        directory += (_CENTRAL.pack(b"PK\1\2", 20, 20, *fields, *tail), name)
        offset += _LOCAL.size + len(name) + len(part.packed)
    return b"".join((*chunks, *directory, _end(directory, offset)))


def _end(directory: list[bytes], offset: int) -> bytes:
    count, size = len(directory) // 2, sum(map(len, directory))
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise of_file(
                f"Die Datei ist größer als {MAX_FILE >> 20} MB. Verkleinern Sie die "
                "Bilder darin."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise of_file(
            f"Die Datei „{path}“ gibt es nicht. Prüfen Sie Name und Ordner."
        ) from None
    except OSError:
        raise of_file(
            f"Die Datei „{path}“ lässt sich nicht lesen. Schließen Sie sie in Word, "
            "und prüfen Sie, ob Sie sie öffnen dürfen und ob es kein Ordner ist."
        ) from None


def _what_else(data: bytes) -> str:
    if not data:
        return "Die Datei ist leer. Speichern Sie sie in Word noch einmal."
    if data.startswith(_OLE):
        return (
            "Die Datei ist mit einem Kennwort geschützt oder im alten Format .doc. "
            "Speichern Sie sie in Word ohne Kennwort als „Word-Dokument (*.docx)“."
        )
    return (
        "Die Datei ist kein Word-Dokument oder beschädigt. Öffnen Sie sie in Word, "
        "und speichern Sie sie als „Word-Dokument (*.docx)“."
    )


def _hold_to_bounds(entries: list[zipfile.ZipInfo], length: int) -> None:
    for fault in _out_of_bounds(entries, length):
        raise of_file(fault)


def _out_of_bounds(entries: list[zipfile.ZipInfo], length: int) -> Iterator[str]:
    again = "Öffnen Sie die Datei in Word, und speichern Sie sie neu."
    if any(info.flag_bits & _ENCRYPTED for info in entries):
        yield "Die Datei ist verschlüsselt. Speichern Sie sie ohne Kennwort."
    if len(entries) > MAX_PARTS:
        yield f"Die Datei hat mehr als {MAX_PARTS} Bestandteile. {again}"
    if sum(info.file_size for info in entries) > MAX_UNPACKED:
        yield (
            f"Die Datei ist ausgepackt größer als {MAX_UNPACKED >> 20} MB. {again} "
            "Stammt sie aus fremder Quelle, öffnen Sie sie nicht."
        )
    # Overlapping entries are how a small file claims to be a huge one.
    if sum(info.compress_size for info in entries) > length:
        yield f"Die Datei ist beschädigt. {again}"
    # Names that differ in case only are one name to Word.
    names = [info.filename.casefold() for info in entries]
    if any(map(_LEADS_OUT.search, names)):
        yield (
            "Ein Bestandteil der Datei hat einen Namen, der aus ihr hinausführt. "
            "Stammt sie aus fremder Quelle, öffnen Sie sie nicht."
        )
    if len(set(names)) < len(names):
        yield f"Ein Bestandteil kommt in der Datei doppelt vor. {again}"
    if any(info.compress_type not in {_STORED, _DEFLATED} for info in entries):
        yield f"Die Datei ist auf ungewohnte Art gepackt. {again}"


def _part(info: zipfile.ZipInfo, data: bytes) -> Part:
    # The local header has lengths of its own: extra fields differ from the directory.
    try:
        header = _LOCAL.unpack_from(data, info.header_offset)
    except struct.error:
        raise _damaged(info.filename) from None
    start = info.header_offset + _LOCAL.size + header[-2] + header[-1]
    packed = data[start : start + info.compress_size]
    if header[0] != b"PK\3\4" or len(packed) != info.compress_size:
        raise _damaged(info.filename)
    return Part(info.filename, packed, info.compress_type, info.CRC, info.file_size)


def _damaged(name: str) -> TemplateError:
    return of_file(
        f"Der Bestandteil „{name}“ ist beschädigt. Öffnen Sie die Datei in Word, "
        "und speichern Sie sie neu."
    )
