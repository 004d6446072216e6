"""From the bytes of a file to its text, and back without losing the mark in front."""

import codecs

from assistant.store.fault import SyntaxFault

MARK = "\ufeff"
_REMEDY = "Speichern Sie die Datei in Ihrem Editor mit der Kodierung UTF-8."


def decode(raw: bytes) -> tuple[str, str] | SyntaxFault:
    """Return byte-order mark (or nothing) and text, or why the bytes are no UTF-8.

    Mark and text together, encoded as UTF-8, are the bytes again.
    """
    if _is_utf_16(raw):
        return _fault(1, 1, f"Die Datei ist als UTF-16 gespeichert. {_REMEDY}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as refusal:
        return _first_bad_byte(raw, refusal.start)
    return (MARK, text[1:]) if text.startswith(MARK) else ("", text)


def _is_utf_16(raw: bytes) -> bool:
    """Tell UTF-16 by its mark or, as ASCII in it reads as UTF-8, by the zeros."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return len(raw) > 1 and raw.count(0) * 3 >= len(raw)


def _first_bad_byte(raw: bytes, at: int) -> SyntaxFault:
    line_start = raw.rfind(b"\n", 0, at) + 1
    column = len(raw[line_start:at].decode("utf-8")) + 1
    return _fault(raw.count(b"\n", 0, at) + 1, column, f"{_guess(raw, at)} {_REMEDY}")


def _guess(raw: bytes, at: int) -> str:
    """Say what the byte is: what a German editor on Windows writes, or damage."""
    try:
        meant = raw[at : at + 1].decode("cp1252")
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return f"Hier steht das Byte {raw[at]:#04x}, das in UTF-8 nicht vorkommt."
    return (
        f"Hier steht „{meant}“ in der Kodierung Windows-1252 (auch ANSI genannt) "
        f"statt in UTF-8."
    )


def _fault(line: int, column: int, message: str) -> SyntaxFault:
    return SyntaxFault(line, column, message, lines=range(line, line + 1))
