"""Files that are no template, or that mean harm: a clear fault in bounded time."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from assistant.word import Template, TemplateError
from tests.word.building import docx, part_of, with_parts


def told(path: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        Template.open(path)
    (fault,) = caught.value.faults
    assert str(fault) == f"Datei – {fault.message}"
    return fault.message


def told_of(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(data)
    return told(path)


AGAIN = "Öffnen Sie die Vorlage in Word, und speichern Sie sie neu."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "weg.docx"
    assert told(path) == (
        f"Die Datei „{path}“ gibt es nicht. Prüfen Sie Name und Ordner."
    )


def test_a_folder(tmp_path: Path) -> None:
    assert told(tmp_path) == (
        f"Die Datei „{tmp_path}“ lässt sich nicht lesen (Is a directory). Schließen "
        "Sie sie in Word, und prüfen Sie Ihre Rechte."
    )


def test_an_empty_file(tmp_path: Path) -> None:
    assert told_of(tmp_path, b"") == (
        "Die Datei ist leer. Speichern Sie die Vorlage in Word noch einmal."
    )


def test_something_else(tmp_path: Path) -> None:
    assert told_of(tmp_path, b"%PDF-1.7") == (
        "Die Datei ist kein Word-Dokument oder beschädigt. Öffnen Sie sie in Word, und "
        "speichern Sie sie als „Word-Dokument (*.docx)“."
    )


def test_a_password_or_an_old_format(tmp_path: Path) -> None:
    assert told_of(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == (
        "Die Datei ist mit einem Kennwort geschützt oder im alten Format .doc. "
        "Speichern Sie sie in Word ohne Kennwort als „Word-Dokument (*.docx)“."
    )


def test_some_other_zip(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../böse.txt", "x")
    assert told_of(tmp_path, file.getvalue()) == (
        "Die Datei ist ein ZIP-Archiv, aber kein Word-Dokument. Wählen Sie eine "
        ".docx-Datei."
    )


def test_an_excel_file(tmp_path: Path) -> None:
    types = part_of(docx("x"), "[Content_Types].xml")
    types = types.replace(
        b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
    )
    assert told_of(tmp_path, with_parts(docx("x"), {"[Content_Types].xml": types})) == (
        "Die Datei enthält keinen Word-Textteil. Wählen Sie eine .docx-Datei, die in "
        "Word gespeichert wurde."
    )


def test_no_document(tmp_path: Path) -> None:
    data = docx("x").replace(b"word/document.xml", b"word/dokument.xml")
    assert told_of(tmp_path, data) == (
        "Die Datei enthält keinen Word-Textteil. Wählen Sie eine .docx-Datei, die in "
        "Word gespeichert wurde."
    )


def test_macros(tmp_path: Path) -> None:
    types = part_of(docx("x"), "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"application/vnd.ms-word.document.macroEnabled.main",
    )
    assert told_of(tmp_path, with_parts(docx("x"), {"[Content_Types].xml": types})) == (
        "Die Vorlage enthält Makros. Speichern Sie sie in Word als „Word-Dokument "
        "(*.docx)“, ohne Makros."
    )


def test_strict_open_xml(tmp_path: Path) -> None:
    xml = part_of(docx("x"), "word/document.xml").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert told_of(tmp_path, with_parts(docx("x"), {"word/document.xml": xml})) == (
        "Die Vorlage ist im Format „Strict Open XML“ gespeichert. Speichern Sie sie in "
        "Word als „Word-Dokument (*.docx)“."
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    "<x>&b;&f;</x>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_entities_are_refused_unread(tmp_path: Path, part: str, encoding: str) -> None:
    data = with_parts(docx("x"), {part: BOMB.encode(encoding)})
    assert told_of(tmp_path, data) == (
        f"Der Bestandteil „{part}“ enthält eine Dokumenttyp-Angabe, die Word nie "
        f"schreibt. {AGAIN}"
    )


def test_entities_behind_a_long_comment_are_refused_too(tmp_path: Path) -> None:
    bomb = BOMB.replace("<!DOCTYPE", f"<!--{'x' * 5000}--><!DOCTYPE").encode()
    assert told_of(tmp_path, with_parts(docx("x"), {"word/document.xml": bomb})) == (
        "Der Bestandteil „word/document.xml“ enthält eine Dokumenttyp-Angabe, die Word "
        f"nie schreibt. {AGAIN}"
    )


def test_broken_xml(tmp_path: Path) -> None:
    assert told_of(tmp_path, with_parts(docx("x"), {"word/document.xml": b"<w:p"})) == (
        f"Der Bestandteil „word/document.xml“ ist kein lesbares XML. {AGAIN}"
    )


def test_a_part_that_unpacks_too_large(tmp_path: Path) -> None:
    data = docx("x")
    big = BytesIO()
    with zipfile.ZipFile(big, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in zipfile.ZipFile(BytesIO(data)).namelist():
            content = (
                bytes(40 << 20) if name == "word/document.xml" else part_of(data, name)
            )
            archive.writestr(name, content)
    assert told_of(tmp_path, big.getvalue()) == (
        "Der Bestandteil „word/document.xml“ ist ausgepackt größer als 32 MB. "
        "Speichern Sie die Vorlage in Word neu, oder nehmen Sie eine Vorlage aus "
        "vertrauter Quelle."
    )


def test_a_zip_bomb_by_its_directory(tmp_path: Path) -> None:
    data = bytearray(docx("x"))
    entry = data.index(b"PK\1\2")
    struct.pack_into("<I", data, entry + 24, 0xF0000000)
    assert told_of(tmp_path, bytes(data)) == (
        f"Die Datei ist ausgepackt größer als 512 MB. {AGAIN} Stammt sie aus fremder "
        "Quelle, öffnen Sie sie nicht."
    )


def test_a_damaged_part(tmp_path: Path) -> None:
    data = bytearray(docx("x"))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    data[start + 60 : start + 70] = bytes(10)
    assert told_of(tmp_path, bytes(data)) == (
        f"Der Bestandteil „word/document.xml“ ist beschädigt. {AGAIN}"
    )


def test_a_cut_off_file(tmp_path: Path) -> None:
    assert told_of(tmp_path, docx("x")[:2000]).startswith(
        "Die Datei ist kein Word-Dokument oder beschädigt."
    )


def test_a_part_that_comes_twice(tmp_path: Path) -> None:
    file = BytesIO(docx("x"))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(file, "a") as archive,
    ):
        archive.writestr("word/document.xml", b"<x/>")
    assert told_of(tmp_path, file.getvalue()) == (
        f"Ein Bestandteil kommt in der Datei doppelt vor. {AGAIN}"
    )


def test_an_encrypted_entry(tmp_path: Path) -> None:
    data = bytearray(docx("x"))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert told_of(tmp_path, bytes(data)) == (
        "Die Datei ist verschlüsselt. Speichern Sie sie ohne Kennwort."
    )


def test_deep_nesting_ends_in_a_fault(tmp_path: Path) -> None:
    deep = b"<a>" * 5000 + b"</a>" * 5000
    assert told_of(tmp_path, with_parts(docx("x"), {"word/document.xml": deep})) == (
        f"Der Bestandteil „word/document.xml“ ist kein lesbares XML. {AGAIN}"
    )
