"""Many documents at once: the same bytes as one by one, in their order."""

import multiprocessing
import pickle
from pathlib import Path

import pytest

from assistant.word import Fault, TemplateError, batch
from assistant.word.batch import Job, render_all
from tests.word.building import Seen, docx


def words(number: int) -> str:
    return f"Nr. {number}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(docx("{{ n | nr }}"))
    return path


JOBS = [Job({"n": number}) for number in range(11)]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_every_job_is_done_in_its_order(path: Path, processes: int) -> None:
    made = list(render_all(path, JOBS, {"nr": words}, processes=processes))
    assert [Seen(data).paragraphs for data in made] == [
        [f"Nr. {number}"] for number in range(11)
    ]


def test_processes_that_share_nothing_make_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = list(render_all(path, JOBS, {"nr": words}))
    spawned = multiprocessing.get_context("spawn")
    monkeypatch.setattr(batch, "_context", lambda: spawned)
    assert list(render_all(path, JOBS, {"nr": words}, processes=2)) == one


def test_no_jobs(path: Path) -> None:
    assert list(render_all(path, [], {"nr": words}, processes=2)) == []


def test_faults_come_back_from_another_process(path: Path) -> None:
    jobs = [*JOBS, Job({})]
    with pytest.raises(TemplateError) as caught:
        list(render_all(path, jobs, {"nr": words}, processes=2))
    (fault,) = caught.value.faults
    assert fault.placeholder == "{{ n | nr }}"


def test_faults_can_be_sent() -> None:
    error = TemplateError([Fault("Textteil", "{{ x }}", "Fehlt.")])
    assert pickle.loads(pickle.dumps(error)).faults == error.faults  # noqa: S301
