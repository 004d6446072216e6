"""A conversation about a paper over the model case, as short scripts."""

import datetime
from functools import cache
from pathlib import Path

from conftest import ROOT

from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.vorlage import Anlage, Vorlage
from assistant.interview.paper import Papier
from assistant.interview.paper_frame import Grundlage
from assistant.interview.result import Rejected
from assistant.store.read import M, read

HEUTE = datetime.date(2013, 1, 16)
SACHVERHALT = "Die Verwaltung berichtet.\n"


@cache
def loaded(path: Path, model: type[M]) -> M:
    found = read(path.name, path.read_bytes(), model).model
    assert found
    return found


def skizze(jahr: int, tertial: int | None, anlagen: tuple[Anlage, ...]) -> str:
    return f"Entwurf für {jahr}, Tertial {tertial}, mit {len(anlagen)} Anlagen.\n"


def grundlage(
    heute: datetime.date = HEUTE, vorbild: Vorlage | None = None
) -> Grundlage:
    matrices = ROOT / "matrices"
    names = ("sozialamt", "projektbuero", "rege", "jobcenter")
    return Grundlage(
        dezernat=loaded(matrices / "dezernat.toml", Dezernat),
        matrizen={
            2013: tuple(
                loaded(matrices / f"2013/{name}.toml", Matrix) for name in names
            )
        },
        vorbild=vorbild,
        heute=heute,
        sachverhalt=skizze,
    )


def vorlage_5247() -> Vorlage:
    return loaded(ROOT / "matrices/2013/vorlagen/5247.toml", Vorlage)


def answered(papier: Papier, **answers: str) -> Papier:
    """Answer every question: with these, else with what is proposed."""
    wanted = {"betreff": "Zielplanung", "sachverhalt": SACHVERHALT} | {
        key.replace("__", "."): text for key, text in answers.items()
    }
    while (frage := papier.question) is not None:
        after = papier.answer(wanted.get(frage.id, ""))
        assert isinstance(after, Papier), (frage.id, after)
        papier = after
    return papier


def at(kennung: str, **answers: str) -> Papier:
    """Return a conversation that has come to this question."""
    papier = Papier(grundlage(vorbild=vorlage_5247()))
    while (frage := papier.question) is not None and frage.id != kennung:
        text = answers.get(frage.id.replace(".", "__"), "")
        after = papier.answer(text or "/weiter")
        assert isinstance(after, Papier), (frage.id, after)
        papier = after
    assert frage
    return papier


def refused(papier: Papier, text: str) -> Rejected:
    after = papier.answer(text)
    assert isinstance(after, Rejected)
    return after
