"""What a new paper tells beside its questions: restored, put off, written."""

from assistant.goals.vorlage import Vorlage
from assistant.report.wording import answers
from assistant.workflow.paper import Schreibtisch
from assistant.workflow.paper_draft import Entwurf

NAMELESS = "Noch ist nichts angelegt: Die Vorlage hat noch keinen Namen."


def restored(entwurf: Entwurf | None) -> list[str]:
    """Return what was restored, and from when; nothing where nothing was."""
    if entwurf is None:
        return []
    return [f"Wiederhergestellt, Stand {entwurf.wann}: {answers(len(entwurf.gesagt))}."]


def go_on(name: str) -> str:
    """Return how to go on with a paper that is put off."""
    return f"Weiter geht es mit: zielmatrix vorlage neu {name}"


def kept(name: str) -> str:
    """Return that nothing is lost, and how to go on."""
    return f"Der Entwurf ist gesichert. {go_on(name)}"


def put_off(desk: Schreibtisch | None, count: int) -> list[str]:
    """Return where the draft lies and how to go on; without a name there is none."""
    if desk is None:
        return [NAMELESS]
    lies = desk.workspace.shown(desk.draft)
    return [
        f"Geschrieben ist noch nichts. {answers(count)} im Entwurf {lies}.",
        go_on(desk.name),
    ]


def next_steps(name: str, vorlage: Vorlage) -> list[str]:
    """Return the commands that come next when a paper is written."""
    lines = [f"Die Word-Dateien dazu: zielmatrix bauen {name}"]
    if vorlage.drucksachennummer is None:
        lines.append(f"Die Nummer später: zielmatrix vorlage nummer {name} NUMMER")
    return lines
