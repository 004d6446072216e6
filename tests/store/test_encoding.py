"""Bytes that are UTF-8, and bytes that are not."""

from assistant.store.encoding import decode
from assistant.store.fault import SyntaxFault

REMEDY = "Speichern Sie die Datei in Ihrem Editor mit der Kodierung UTF-8."


def test_text_comes_back():
    assert decode("größe".encode()) == ("", "größe")


def test_the_mark_is_taken_off_and_remembered():
    raw = b"\xef\xbb\xbfa = 1\r\n"
    assert decode(raw) == ("\ufeff", "a = 1\r\n")
    assert "".join(decode(raw)).encode() == raw


def test_windows_1252_is_guessed_at_the_first_bad_byte():
    assert decode('a = 1\nü = "ä'.encode() + b'\xe4"') == SyntaxFault(
        line=2,
        column=7,
        message="Hier steht „ä“ in der Kodierung Windows-1252 (auch ANSI genannt) "
        f"statt in UTF-8. {REMEDY}",
        lines=range(2, 3),
    )


def test_what_is_no_windows_1252_either_is_named_as_a_byte():
    fault = decode(b"a = \x81")
    assert fault == SyntaxFault(
        1,
        5,
        f"Hier steht das Byte 0x81, das in UTF-8 nicht vorkommt. {REMEDY}",
        lines=range(1, 2),
    )


def test_utf_16_is_known_by_its_mark():
    fault = decode("a = 1".encode("utf-16"))
    message = f"Die Datei ist als UTF-16 gespeichert. {REMEDY}"
    assert fault == SyntaxFault(1, 1, message, lines=range(1, 2))


def test_utf_16_is_known_by_its_zeros():
    assert isinstance(decode("a = 1".encode("utf-16-le")), SyntaxFault)


def test_an_empty_file_is_a_text():
    assert decode(b"") == ("", "")
