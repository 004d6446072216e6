"""Files that are no template, or that mean harm: a clear fault in bounded time."""

import struct
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from assistant.word import Template, TemplateError
from assistant.word.readback import read_fields
from assistant.word.update import update
from tests.word.building import Raw, Seen, docx, part_of, with_parts
from tests.word.pieces import declared, relation


def told(path: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        Template.open(path)
    (fault,) = caught.value.faults
    assert (fault.where, str(fault)) == ("Datei", fault.message)
    return fault.message


def told_of(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(data)
    return told(path)


AGAIN = "Öffnen Sie die Datei in Word, und speichern Sie sie neu."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "weg.docx"
    assert told(path) == (
        f"Die Datei „{path}“ gibt es nicht. Prüfen Sie Name und Ordner."
    )


def test_a_folder(tmp_path: Path) -> None:
    assert told(tmp_path) == (
        f"Die Datei „{tmp_path}“ lässt sich nicht lesen. Schließen Sie sie in Word, "
        "und prüfen Sie, ob Sie sie öffnen dürfen und ob es kein Ordner ist."
    )


def test_an_empty_file(tmp_path: Path) -> None:
    assert told_of(tmp_path, b"") == (
        "Die Datei ist leer. Speichern Sie sie in Word noch einmal."
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
        archive.writestr("böse.txt", "x")
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
        "Die Datei enthält Makros. Speichern Sie sie in Word als „Word-Dokument "
        "(*.docx)“, ohne Makros."
    )


def test_strict_open_xml(tmp_path: Path) -> None:
    xml = part_of(docx("x"), "word/document.xml").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert told_of(tmp_path, with_parts(docx("x"), {"word/document.xml": xml})) == (
        "Die Datei ist im Format „Strict Open XML“ gespeichert. Speichern Sie sie in "
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
        "Speichern Sie die Datei in Word neu. Stammt sie aus fremder Quelle, öffnen "
        "Sie sie nicht."
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


# --- what would leave the file, or run --------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../../.bashrc", "/etc/cron.d/x", r"word\..\..\x.xml", "C:/x.xml", "word/./x"],
)
def test_a_name_that_leads_out_of_the_file(tmp_path: Path, name: str) -> None:
    assert told_of(tmp_path, with_parts(docx("x"), {name: b"x"})) == (
        "Ein Bestandteil der Datei hat einen Namen, der aus ihr hinausführt. Stammt "
        "sie aus fremder Quelle, öffnen Sie sie nicht."
    )
    assert {path.name for path in tmp_path.iterdir()} == {"vorlage.docx"}


def test_names_that_differ_in_case_are_the_same_name(tmp_path: Path) -> None:
    data = with_parts(docx("x"), {"Word/Document.xml": b"<x/>"})
    assert told_of(tmp_path, data) == (
        f"Ein Bestandteil kommt in der Datei doppelt vor. {AGAIN}"
    )


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/vbaData.xml"])
def test_macros_that_nothing_declares(tmp_path: Path, part: str) -> None:
    assert told_of(tmp_path, with_parts(docx("x"), {part: b"x"})) == (
        "Die Datei enthält Makros. Speichern Sie sie in Word als „Word-Dokument "
        "(*.docx)“, ohne Makros."
    )


def test_active_x(tmp_path: Path) -> None:
    data = with_parts(docx("x"), {"word/activeX/activeX1.bin": b"x"})
    assert told_of(tmp_path, data).startswith(
        "Die Datei enthält ActiveX-Steuerelemente, also ausführbaren Code."
    )


def test_a_digital_signature(tmp_path: Path) -> None:
    data = with_parts(docx("x"), {"_xmlsignatures/sig1.xml": b"<x/>"})
    assert told_of(tmp_path, data).startswith("Die Datei ist digital signiert.")


@pytest.mark.parametrize(
    "kind", ["image", "oleObject", "frame", "subDocument", "video"]
)
@pytest.mark.parametrize("target", ["http://x.de/a.png", r"\\server\a.png"])
def test_what_is_fetched_from_outside(tmp_path: Path, kind: str, target: str) -> None:
    data = declared(docx("x"), {}, relation("rIdX", kind, target, "External"))
    assert told_of(tmp_path, data).startswith(f"Die Datei holt „{target}“ von außen.")


def test_a_link_may_lead_outside(tmp_path: Path) -> None:
    link = relation("rIdX", "hyperlink", "https://x.de", "External")
    path = tmp_path / "vorlage.docx"
    path.write_bytes(declared(docx("{{ a }}"), {}, link))
    made = Template.open(path).render({"a": 1})
    assert b"https://x.de" in part_of(made, "word/_rels/document.xml.rels")


def test_the_note_which_dotm_it_was_made_with_is_dropped(tmp_path: Path) -> None:
    data = docx("{{ a }}")
    settings = part_of(data, "word/settings.xml").replace(
        b"<w:zoom",
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument'
        b'/2006/relationships" r:id="rId1"/><w:zoom',
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">'
        f"{relation('rId1', 'attachedTemplate', 'file:///S:/Amt.dotm', 'External')}"
        "</Relationships>"
    ).encode()
    parts = {
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": rels,
    }
    path = tmp_path / "vorlage.docx"
    path.write_bytes(with_parts(data, parts))
    made = Template.open(path).render({"a": 1})
    for name in parts:
        assert b"ttached" not in part_of(made, name)


@pytest.mark.parametrize(
    "code",
    [
        "DDEAUTO c:\\\\x.exe",
        "dde x",
        'INCLUDEPICTURE "http://x"',
        "INCLUDETEXT x",
        "LINK x",
    ],
)
def test_fields_that_fetch_or_run(tmp_path: Path, code: str) -> None:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    split = "".join(
        f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in (code[:3], code[3:])
    ).replace('"', "&quot;")
    body = Raw(f"<w:p>{char.format('begin')}{split}{char.format('end')}</w:p>")
    path = tmp_path / "vorlage.docx"
    path.write_bytes(docx(body))
    with pytest.raises(TemplateError) as caught:
        Template.open(path)
    (fault,) = caught.value.faults
    name = code.split(maxsplit=1)[0].upper()
    assert str(fault).startswith(f"Textteil – Das Feld {name} holt Inhalte von außen")


def test_a_chunk_that_word_would_convert(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(docx(Raw('<w:altChunk r:id="rId1"/>')))
    with pytest.raises(TemplateError, match="eingebettetes fremdes Dokument"):
        Template.open(path)


# --- bounded time and memory ------------------------------------------------------


def deflated(part: str, content: bytes) -> bytes:
    data, file = docx("x"), BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in zipfile.ZipFile(BytesIO(data)).namelist():
            archive.writestr(name, content if name == part else part_of(data, name))
    return file.getvalue()


def in_body(content: bytes) -> bytes:
    xml = part_of(docx("x"), "word/document.xml")
    return deflated(
        "word/document.xml", xml.replace(b"<w:body>", b"<w:body>" + content)
    )


def text(words: bytes) -> bytes:
    return b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "content",
    [
        text(b"{{ a " + b"| b111 " * 5000 + b"! }}"),
        text(b"{{ a | b" + b"1" * 200_000 + b" ! }}"),
        text(b"{{ a" + b".a" * 200_000 + b" ! }}"),
        text(b"{{ " * 500_000),
        text(b"{% for a in b %}" * 4_000),
        text(b"{% for a in b %}") * 4_000,
        b"<w:p>" + b"<w:r><w:t>{</w:t></w:r>" * 90_000 + b"</w:p>",
        b"<w:p/>" * 4_000_000,
        b"<w:p>" * 300 + b"</w:p>" * 300,
    ],
    ids=[
        "ambiguous filters", "ambiguous name", "long path", "openers", "deep in a line",
        "deep in paragraphs", "split", "empty paragraphs", "nested paragraphs",
    ],
)  # fmt: skip
def test_a_template_made_to_be_slow_is_refused_soon(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(in_body(content))
    start = time.process_time()
    with pytest.raises(TemplateError):
        Template.open(path)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "content",
    [
        b"<w:p/>" * 250_000,
        (text(b"{% for a in b %}") + b"<w:p/>" + text(b"{% endfor %}")) * 3_900,
        b"<w:p>" + b"<w:r><w:t>{{ a }}</w:t></w:r>" * 7_900 + b"</w:p>",
    ],
    ids=["empty paragraphs", "loops", "tags in a paragraph"],
)
def test_what_is_just_within_the_bounds_takes_seconds(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(in_body(content))
    start = time.process_time()
    Template.open(path).render({"a": 1, "b": []})
    assert time.process_time() - start < 30


def test_a_directory_that_lies_about_a_size(tmp_path: Path) -> None:
    data = bytearray(in_body(b"<w:p/>" * 100_000))
    place = data.rindex(b"word/document.xml") - 46
    assert data[place : place + 4] == b"PK\1\2"
    struct.pack_into("<I", data, place + 24, 1000)
    assert told_of(tmp_path, bytes(data)) == (
        f"Der Bestandteil „word/document.xml“ ist beschädigt. {AGAIN}"
    )


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    assert told(path) == (
        "Die Datei ist größer als 128 MB. Verkleinern Sie die Bilder darin."
    )


def test_characters_that_stand_for_slots_mean_nothing_in_a_template(
    tmp_path: Path,
) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(
        docx("{{ a }} \ufdd00\ufdd1 \ufdd099\ufdd1", header="\ufdd00\ufdd1")
    )
    made = Template.open(path).render({"a": "A\ufdd00\ufdd1"})
    assert "A" in "".join(Seen(made).root.itertext())


@pytest.mark.parametrize(
    "parts",
    [
        {"word/styles.xml": b"<w:p"},
        {"[Content_Types].xml": b""},
        {"word/_rels/document.xml.rels": b"nichts"},
        {"docProps/core.xml": b"<x>"},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_a_broken_part_beside_the_text(tmp_path: Path, parts: dict[str, bytes]) -> None:
    (name,) = parts
    assert told_of(tmp_path, with_parts(docx("x"), parts)) == (
        f"Der Bestandteil „{name}“ ist kein lesbares XML. {AGAIN}"
    )


# --- parts that nobody looks at ---------------------------------------------------


def opened_as(reader: str, tmp_path: Path, data: bytes) -> None:
    """Open the bytes the way one of our commands does."""
    path = tmp_path / "vorlage.docx"
    path.write_bytes(data)
    if reader == "vorlagen":
        Template.open(path)
    elif reader == "aktualisieren":
        update(data, docx("x"))
    else:
        read_fields(data)


@pytest.mark.parametrize("reader", ["vorlagen", "aktualisieren", "einlesen"])
class DescribeAPartThatGoesIntoEveryDocument:
    def refused(self, reader: str, tmp_path: Path, data: bytes) -> str:
        with pytest.raises(TemplateError) as caught:
            opened_as(reader, tmp_path, data)
        (fault,) = caught.value.faults
        return fault.message

    def it_is_refused_when_it_unpacks_too_large(
        self, reader: str, tmp_path: Path
    ) -> None:
        data = with_zeros(400 << 20)
        assert len(data) < 1 << 20
        start = time.process_time()
        assert self.refused(reader, tmp_path, data).startswith(
            "Der Bestandteil „word/media/x.bin“ ist ausgepackt größer als 32 MB."
        )
        assert time.process_time() - start < 5

    def it_is_refused_when_the_directory_lies_about_it(
        self, reader: str, tmp_path: Path
    ) -> None:
        data = bytearray(with_zeros(1 << 20))
        entry = data.rindex(b"PK\1\2")
        struct.pack_into("<I", data, entry + 24, 1000)
        assert self.refused(reader, tmp_path, bytes(data)) == (
            f"Der Bestandteil „word/media/x.bin“ ist beschädigt. {AGAIN}"
        )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("comment", ["", f"<!--{'x' * 9000}-->"])
    def it_is_refused_when_it_declares_a_document_type(
        self, reader: str, tmp_path: Path, comment: str, encoding: str
    ) -> None:
        xml = f'<?xml version="1.0"?>{comment}<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
        data = with_parts(docx("x"), {"word/webSettings.xml": xml.encode(encoding)})
        assert self.refused(reader, tmp_path, data) == (
            "Der Bestandteil „word/webSettings.xml“ enthält eine Dokumenttyp-Angabe, "
            f"die Word nie schreibt. {AGAIN}"
        )

    @pytest.mark.parametrize(
        "target",
        [
            "../../../../../etc/passwd",
            "/../etc/passwd",
            "%2e%2e/../etc/passwd",
            "file:///etc/passwd",
            r"\\server\x",
            "//server/x",
        ],
    )
    def it_is_refused_when_it_refers_out_of_the_file(
        self, reader: str, tmp_path: Path, target: str
    ) -> None:
        data = declared(docx("x"), {}, relation("rIdX", "styles", target))
        assert self.refused(reader, tmp_path, data) == (
            "Ein Verweis in „word/_rels/document.xml.rels“ führt aus der Datei hinaus: "
            f"„{target}“. Stammt sie aus fremder Quelle, öffnen Sie sie nicht."
        )

    @pytest.mark.parametrize("broken", [None, b"<Relationships/>"])
    def it_is_refused_when_it_does_not_say_where_the_text_is(
        self, reader: str, tmp_path: Path, broken: bytes | None
    ) -> None:
        data = without(docx("x"), "_rels/.rels")
        if broken is not None:
            data = with_parts(data, {"_rels/.rels": broken})
        assert self.refused(reader, tmp_path, data).startswith(
            "Die Datei sagt nicht, wo ihr Text steht: Der Bestandteil „_rels/.rels“"
        )


def with_zeros(size: int) -> bytes:
    file = BytesIO(docx("x"))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bin", bytes(size))
    return file.getvalue()


def without(data: bytes, name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
    return file.getvalue()


def test_a_part_that_is_declared_but_not_there(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(docx("{{ a }}").replace(b"word/styles.xml", b"word/stiles.xml"))
    assert Template.open(path).render({"a": 1})
