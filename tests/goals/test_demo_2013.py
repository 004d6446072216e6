"""The model case has the colours of its source, copied apart from the matrices."""

import tomllib

from conftest import ROOT

from assistant.goals.rating import rate
from assistant.workflow.load import load_dezernat, load_matrices
from assistant.workflow.workspace import Workspace


def test_all_49_indicators_have_the_colours_of_the_source() -> None:
    expected = tomllib.loads(
        (ROOT / "tests/goals/demo_2013.toml").read_text(encoding="utf-8")
    )["farbe"]
    workspace = Workspace(ROOT)
    files = load_matrices(workspace, 2013, load_dezernat(workspace))
    rated = {
        indikator.id: [
            rate(indikator, nummer, file.berichtsjahr).ampel.value
            for nummer in (1, 2, 3)
        ]
        for file in files
        for _, indikator in file.matrix.indikatoren()
    }
    assert rated == expected
    assert len(rated) == 49
    assert sum(len(file.matrix.massnahme) for file in files) == 30
