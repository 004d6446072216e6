"""Packing while writing: bytes go in as they are made, a finished part comes out.

isal and zlib-ng pack several times faster than Python's own zlib and are taken where
they are installed (the extra `schnell`); none is required. The level is the one at
which packing no longer rules the time a document takes; a file grows by some 5 % for
it. Each packs the same bytes in its own way, so "the same values, the same file" holds
for one installation; unpacked, the parts are the same everywhere.
"""

import zlib
from functools import cache
from importlib import import_module
from typing import Any, Final

from assistant.word.package import Part

_CHOICES: Final = (("isal.isal_zlib", 1), ("zlib_ng.zlib_ng", 6))


@cache
def fastest() -> tuple[Any, int]:
    """Return the fastest deflate module at hand and the level to run it at."""
    for name, level in _CHOICES:
        try:
            return import_module(name), level
        except ImportError:
            continue
    return zlib, 1


class Packer:
    """Takes the bytes of one part in pieces and packs them at once."""

    __slots__ = ("_checksum", "_chunks", "_crc", "_packer", "_size")

    def __init__(self) -> None:
        module, level = fastest()
        self._packer = module.compressobj(level, zlib.DEFLATED, -15)
        self._checksum = module.crc32
        self._chunks: list[bytes] = []
        self._crc = 0
        self._size = 0

    def write(self, data: bytes) -> None:
        """Take the next bytes."""
        self._crc = self._checksum(data, self._crc)
        self._size += len(data)
        self._chunks.append(self._packer.compress(data))

    def part(self, name: str) -> Part:
        """Return everything written as the part `name`."""
        self._chunks.append(self._packer.flush())
        packed = b"".join(self._chunks)
        return Part(name, packed, zlib.DEFLATED, self._crc, self._size)
