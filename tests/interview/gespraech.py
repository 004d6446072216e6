"""Conversations for tests: small matrices, a workspace to talk about, transcripts."""

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from conftest import JAHR_2013, toml

from assistant.goals.matrix import Matrix
from assistant.interview.interview import Interview
from assistant.interview.result import Command, Rejected
from assistant.interview.thema import Rahmen
from assistant.plain.interrupt import Interrupts
from assistant.plain.talk import Talk
from assistant.workflow.interview import Session, begin
from assistant.workflow.workspace import Workspace

HEUTE = datetime.date(2014, 1, 15)
_T3 = re.compile(r"\[massnahme\.indikator\.t3\]\n.*?(?=\n\[|\n\n\n#|\Z)", re.DOTALL)

KOPF = """
titel = "Zielmatrix zur Probe"
organisation = "sozialamt"
jahr = 2013

[[massnahme]]
id = "P1"
titel = "Präventive Hausbesuche"
leitziel = "teilhabe"
"""

BESUCHE = """
[[massnahme.indikator]]
id = "P1.1"
name = "durchgeführte Besuche"
art = "kumulativ"
einheit = "Besuche"
zielwert = 450
vorjahr = 412
t1 = { ist = 152 }
t2 = { ist = 287 }
"""

IM_ZWEITEN = BESUCHE.replace("t2 = { ist = 287 }\n", "")

QUOTE = """
[[massnahme.indikator]]
id = "P1.2"
name = "Annahmequote"
art = "quote"
einheit = "%"
zielwert = 30
"""

STEIN = """
[[massnahme.indikator]]
id = "P1.3"
name = "Beschluss im Ausschuss"
art = "meilenstein"
termin = 2013-09-30
"""

ARTEN = """
[[massnahme.indikator]]
id = "P1.4"
name = "Vertrag liegt vor"
art = "ja_nein"
zielwert = true

[[massnahme.indikator]]
id = "P1.5"
name = "Zusammenarbeit der Träger"
art = "qualitativ"

[[massnahme.indikator]]
id = "P1.6"
name = "Anteil ambulant"
art = "korridor"
einheit = "%"
zielwert = { von = 55, bis = 65 }

[[massnahme.indikator]]
id = "P1.7"
name = "Umfang der Beratung"
art = "monitoring"
einheit = "Stunden"
"""


def rahmen(text: str, tertial: int = 3) -> Rahmen:
    """Return the frame of a conversation about a matrix of these indicators."""
    matrix = Matrix.model_validate(toml(KOPF + text))
    return Rahmen(matrix=matrix, tertial=tertial, berichtsjahr=JAHR_2013, heute=HEUTE)


def interview(text: str, tertial: int = 3) -> Interview:
    return Interview(rahmen=rahmen(text, tertial))


def said(talk: Interview, *texts: str) -> Interview:
    """Return the interview after these answers, each of which must be taken."""
    for text in texts:
        result = talk.answer(text)
        assert isinstance(result, Interview), (text, result)
        talk = result
    return talk


def rejected(talk: Interview, text: str) -> Rejected:
    result = talk.answer(text)
    assert isinstance(result, Rejected), result
    return result


def command(talk: Interview, text: str) -> Command:
    result = talk.answer(text)
    assert isinstance(result, Command), result
    return result


def asked(talk: Interview) -> str | None:
    """Return which question is on screen: "P1.1/wert"."""
    return str(talk.question.id) if talk.question else None


def without_t3(workspace: Path) -> Path:
    """Take the reports of the third Tertial out of the Sozialamt; return its file."""
    path = workspace / "matrices/2013/sozialamt.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(_T3.sub("", text), encoding="utf-8")
    return path


def probe(workspace: Path, text: str) -> Path:
    """Put a matrix of these indicators into the workspace, named probe."""
    path = workspace / "matrices/2013/probe.toml"
    path.write_text(KOPF + text, encoding="utf-8")
    return path


def session(workspace: Path, name: str = "probe", tertial: int = 3) -> Session:
    return begin(Workspace(workspace), name, tertial, HEUTE)


def transcript(
    talk: Session, script: str, between: Callable[[str], None] = lambda _: None
) -> str:
    """Return a talk as text: what is said, and behind ">" what is typed.

    `between` gets each line before it is typed: the place for what others do.
    """
    log: list[str] = []

    def typed() -> Iterator[str]:
        for line in script.strip("\n").split("\n"):
            between(line)
            log.append(f"> {line}".rstrip())
            yield line

    Talk(talk, typed(), log.append, Interrupts()).run()
    return re.sub(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr", "<Zeit>", "\n".join(log)) + "\n"
