"""The question how the file of a new paper is to be called."""

from collections.abc import Sequence

from assistant.errors import AssistantError
from assistant.interview.answer import reject
from assistant.interview.paper_question import Abschnitt, Papierfrage
from assistant.interview.result import Rejected
from assistant.report.wording import answers
from assistant.workflow.paper import checked_name, proposed_name
from assistant.workflow.paper_draft import Entwurf
from assistant.workflow.workspace import Workspace


def name_question(workspace: Workspace, offered: Sequence[Entwurf]) -> Papierfrage[str]:
    """Return the question for the name; papers that are started may be offered.

    Raises AssistantError where the workspace has no year to make a paper for.
    """
    started = {_offered(one): one.name for one in offered}
    goes_on = " Eine Nummer setzt einen Entwurf fort." if started else ""

    def name(text: str) -> str | Rejected:
        try:
            return checked_name(workspace, started.get(text, text))
        except AssistantError as error:
            return Rejected(reject(str(error)))

    return Papierfrage(
        id="name",
        abschnitt=Abschnitt.KOPF,
        kurz="Dateiname",
        text="Wie soll die Datei der Vorlage heißen?",
        lesen=name,
        hinweis=f"Buchstaben ohne Umlaute, Ziffern und Bindestriche.{goes_on}",
        hilfe="Unter diesem Namen liegt die Vorlage in matrices/JAHR/vorlagen. "
        "zielmatrix bauen und zielmatrix vorlage nummer verlangen ihn.",
        vorgabe=proposed_name(workspace),
        wahl=tuple(started),
    )


def _offered(entwurf: Entwurf) -> str:
    count = answers(len(entwurf.gesagt))
    return f"{entwurf.name} (angefangen, Stand {entwurf.wann}, {count})"
