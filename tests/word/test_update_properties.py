"""Updating title, author and date of a document: only what nobody typed anew."""

from datetime import date
from io import BytesIO

from docx import Document

from assistant.word import Properties
from assistant.word.update import Fate, update
from assistant.word.update_difference import Difference
from assistant.word.update_seal import seal
from tests.word.building import Raw, docx, opened
from tests.word.regions import as_word_saves, line, region


def paper(title: str, day: int = 1) -> bytes:
    template = opened(docx(Raw(region("bereich:x", line("gleich")))))
    properties = Properties(
        title=title, subject="Ziele", author="Amt", created=date(2013, 1, day)
    )
    return seal(template.render({}, properties=properties), {"aus": "Test"})


def retitled(data: bytes, title: str) -> bytes:
    """The document after somebody typed a title into Word's own form."""
    document, file = Document(BytesIO(data)), BytesIO()
    document.core_properties.title = title
    document.save(file)
    return file.getvalue()


def test_they_are_renewed_and_told() -> None:
    updated = update(as_word_saves(paper("Alt & <alt>")), paper("Neu", 2))
    assert updated.data is not None
    outcome = updated.outcomes[-1]
    assert (outcome.title, outcome.fate) == ("Dokumenteigenschaften", Fate.RENEWED)
    assert outcome.differences == (
        Difference("", "Titel", "Alt & <alt>", "Neu"),
        Difference("", "Erstellt am", "01.01.2013", "02.01.2013"),
    )
    properties = Document(BytesIO(updated.data)).core_properties
    assert (properties.title, properties.author) == ("Neu", "Amt")
    assert (properties.created.day, properties.modified.day) == (2, 2)
    assert update(updated.data, paper("Neu", 2)).data is None


def test_one_that_somebody_typed_stays() -> None:
    mine = retitled(paper("Alt"), "Mein Titel")
    updated = update(mine, paper("Neu", 2))
    assert updated.data is not None
    properties = Document(BytesIO(updated.data)).core_properties
    assert (properties.title, properties.created.day) == ("Mein Titel", 2)
    assert update(updated.data, paper("Neuer", 2)).data is None


def test_nothing_is_told_where_they_are_as_they_were() -> None:
    assert update(paper("Alt"), paper("Alt")).outcomes[-1].title == "bereich:x"
