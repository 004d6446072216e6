"""A question about a new paper, and what was answered, as the screen shows it."""

from collections.abc import Iterator
from typing import Any

from textual.content import Content

from assistant.interview.paper_question import Papierfrage
from assistant.report.wording import answers
from assistant.tui.dialog import Wahl
from assistant.tui.drawing import one_line
from assistant.tui.faden import UEBERGANGEN, Antwortzeile
from assistant.tui.frage import Gefragt
from assistant.tui.suchliste import Eintrag
from assistant.workflow.paper_session import PaperSession

SCHREIBEN = "/schreiben"
SCHREIBE = "Die Vorlage schreiben"
ENDE = Gefragt(
    teile={
        "text": Content("Alle Fragen sind beantwortet."),
        "hinweis": Content("Geschrieben wird die Vorlage erst, wenn Sie es sagen."),
    },
    platzhalter="/prüfen, /schreiben oder /ende",
    wahl=(Wahl("/prüfen", "Antworten prüfen"), Wahl(SCHREIBEN, SCHREIBE)),
)

_ANFANG = 200  # characters of a long text that the check page shows
_WEIT = "Alle Fragen"


def asked(session: PaperSession) -> Gefragt:
    """Return the open question for the screen."""
    frage = session.question
    if frage is None:
        return ENDE
    said = session.said(frage)
    typed = session.unsent(frage) or said
    return Gefragt(
        teile=_parts(frage),
        platzhalter=_placeholder(frage, said),
        steht=typed or (frage.anfang or str)(),
        is_draft=frage.is_text and not typed,
        wahl=[Wahl(one, one) for one in frage.wahl],
        label=_number,
        is_text=frage.is_text,
        is_list=frage.is_list,
        read=lambda text: _reading(text, frage),
    )


def progress(session: PaperSession) -> str:
    """Return where in the paper one is: "Beratungsfolge · 7 Antworten"."""
    frage = session.question
    where = frage.abschnitt.value if frage else _WEIT
    return f"{where} · {answers(len(session.asked))}"


def lines(session: PaperSession) -> Iterator[Antwortzeile]:
    """Yield a line for each answer before the open question."""
    here = session.question
    for frage in session.asked:
        if here and frage.id == here.id:
            return
        yield Antwortzeile(frage.id, frage.kurz, one_line(_said(frage, session)))


def rows(session: PaperSession) -> list[Eintrag]:
    """Return all answers to check them, and the way to write the paper at the end."""
    found = [Eintrag(one.id, _row(one, session)) for one in session.asked]
    if session.is_complete:
        found.append(Eintrag(SCHREIBEN, Content.styled(SCHREIBE, "bold")))
    return found


def _row(frage: Papierfrage[Any], session: PaperSession) -> Content:
    said = one_line(_said(frage, session))
    shown = said if len(said) <= _ANFANG else f"{said[:_ANFANG]} …"
    return Content.assemble((f"{frage.kurz}: ", "bold"), shown)


def _said(frage: Papierfrage[Any], session: PaperSession) -> str:
    nothing = f"{UEBERGANGEN}, wird noch gefragt" if frage.pflicht else "–"
    return session.said(frage) or nothing


def _parts(frage: Papierfrage[Any]) -> dict[str, Content]:
    proposed = f"Vorschlag: {frage.vorgabe}" if frage.vorgabe else ""
    return {
        "text": Content(frage.text),
        "lage": Content(proposed),
        "hinweis": Content(frage.hinweis),
    }


def _placeholder(frage: Papierfrage[Any], said: str | None) -> str:
    if said:
        return f"leer lässt stehen: {one_line(said)}"
    if frage.vorgabe:
        return "leer übernimmt den Vorschlag"
    return "Ihre Antwort" if frage.pflicht else "leer, wenn nichts zu sagen ist"


def _number(at: int) -> str:
    return str(at + 1)


def _reading(text: str, frage: Papierfrage[Any]) -> Content:
    """Return the names that numbers stand for; other answers say it themselves."""
    said = text.strip()
    meant = "" if frage.is_text or not said else frage.lasting(said)
    return Content("" if meant == said else meant)
