"""What python-docx cannot see by itself: it takes no notice of content controls.

To a reader of the page a control is nothing; to python-docx a paragraph, table or word
inside one is not there (python-docx#155). `test_build` is about what a reader sees, so
its documents are opened with the controls taken off and their content left in place.
"""

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn


def as_a_reader_sees_it(path: str | Path) -> Document:
    """Open a document with its content controls taken off."""
    document = docx.Document(str(path))
    for control in reversed(list(document.element.body.iter(qn("w:sdt")))):
        for node in list(control.find(qn("w:sdtContent"))):
            control.addprevious(node)
        control.getparent().remove(control)
    return document


@pytest.fixture(autouse=True)
def _controls_are_taken_off(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if request.module.__name__.endswith("test_build"):
        monkeypatch.setattr(request.module, "Document", as_a_reader_sees_it)
