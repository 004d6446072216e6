"""Packing with whatever is at hand: the same parts, whichever module packs them."""

import sys
import zlib
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from assistant.word.deflate import Packer, fastest
from tests.word.building import docx, opened
from tests.word.regions import names, part_of


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    fastest.cache_clear()
    yield
    fastest.cache_clear()


def without(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """Have modules be as good as not installed."""
    for name in modules:
        monkeypatch.setitem(sys.modules, name, None)


def document() -> bytes:
    row = ["{% for z in zeilen %}{{ z }}", "{% endfor %}"]
    return opened(docx([row])).render({"zeilen": ["Größe & mehr"] * 500})


def test_none_of_them_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "isal.isal_zlib", "zlib_ng.zlib_ng")
    assert fastest() == (zlib, 1)
    assert document() == document()


def test_the_fastest_that_is_installed_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without(monkeypatch, "isal.isal_zlib")
    other = SimpleNamespace(compressobj=zlib.compressobj, crc32=zlib.crc32)
    monkeypatch.setitem(sys.modules, "zlib_ng.zlib_ng", other)
    assert fastest() == (other, 6)


@pytest.mark.parametrize("module", ["isal.isal_zlib", "zlib_ng.zlib_ng"])
def test_they_pack_the_same_parts(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    pytest.importorskip(module)
    without(monkeypatch, *{"isal.isal_zlib", "zlib_ng.zlib_ng"} - {module})
    made = document()
    assert fastest()[0].__name__ == module
    assert made == document()
    fastest.cache_clear()
    without(monkeypatch, module)
    plain = document()
    assert made != plain
    assert {n: part_of(made, n) for n in names(made)} == {
        n: part_of(plain, n) for n in names(plain)
    }


def test_a_part_may_be_empty() -> None:
    assert Packer().part("leer").read() == b""
