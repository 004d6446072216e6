"""What is told of a template, of its own faults and of those of the data."""

from pathlib import Path

import pytest
from docx import Document

from assistant.workflow.build import build
from assistant.workflow.documents import TemplateFaultsError
from assistant.workflow.templates import check_templates
from assistant.workflow.workspace import find_workspace


def written(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


class DescribeATemplateWithFaultsOfItsOwn:
    def it_has_its_names_checked_with_every_document(self, workspace: Path) -> None:
        path = written(
            workspace / "informationsvorlage.docx",
            "{{ vorlage.betref }}",
            "{{ vorlage.betreff | gibtsnicht }}",
            "{% if vorlage.entwurf %}{{ vorlage.quatsch }}{% endif %}",
        )
        (checked,) = check_templates(find_workspace(workspace), [path])
        (own, *others) = checked.faults.items()
        assert own[0] == ""
        assert [fault.placeholder for fault in own[1]] == [
            "{{ vorlage.betreff | gibtsnicht }}"
        ]
        (data,) = others
        assert {"{{ vorlage.betref }}", "{{ vorlage.quatsch }}"} <= {
            fault.placeholder for fault in data[1]
        }
        assert checked.documents == 1

    def it_holds_up_the_building_with_all_of_them(self, workspace: Path) -> None:
        written(
            workspace / "doc_templates" / "informationsvorlage.docx",
            "{{ vorlage.betref }}",
            "{{ vorlage.betreff | gibtsnicht }}",
        )
        with pytest.raises(TemplateFaultsError) as caught:
            build(find_workspace(workspace), [], None, overwrite=False)
        told = str(caught.value)
        assert "Den Filter „gibtsnicht“ gibt es nicht." in told
        assert "Den Namen „betref“ gibt es in den Daten nicht." in told
        assert not list(workspace.glob("ausgabe/*.docx"))
