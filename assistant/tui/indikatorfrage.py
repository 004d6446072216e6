"""A question about an indicator, as the screen shows it."""

from dataclasses import replace

from textual.content import Content

from assistant.goals.ampel import Ampel
from assistant.interview.interview import Interview
from assistant.interview.preview import preview
from assistant.interview.question import Frage
from assistant.interview.record import GENOMMEN
from assistant.interview.schritt import Schritt
from assistant.report.numbers import with_unit
from assistant.report.wording import figure
from assistant.tui.dialog import Wahl
from assistant.tui.drawing import badged, one_line, trend_line
from assistant.tui.frage import Gefragt
from assistant.workflow.interview_wording import rated

_OFFENE_ANTWORT = "Ihre Antwort"
_MIT_AUSWAHL = "Ihre Antwort, oder der Buchstabe davor"
_ENDE = Gefragt(
    teile={
        "text": Content("Alle Fragen sind gestellt."),
        "hinweis": Content(
            "Prüfen Sie Ihre Antworten, oder sehen Sie, was gespeichert und offen ist."
        ),
    },
    platzhalter="/prüfen, /abschluss oder /ende",
    wahl=(
        Wahl("/prüfen", "Antworten prüfen"),
        Wahl("/abschluss", "Sehen, was gespeichert ist, was offen ist und was folgt"),
    ),
)
_UEBERGANGEN = Wahl("/übergangen", "Übergangene Fragen noch einmal stellen")


def asked(interview: Interview) -> Gefragt:
    """Return the question for the screen, or that everything was asked."""
    if interview.question:
        return _asked(interview.question)
    if interview.faden.passed_over():
        return replace(_ENDE, wahl=(*_ENDE.wahl, _UEBERGANGEN))
    return _ENDE


def _asked(frage: Frage) -> Gefragt:
    return Gefragt(
        teile=_parts(frage),
        platzhalter=_placeholder(frage),
        steht=frage.getippt or (frage.vorgabe if frage.is_text else None) or "",
        vorgabe=frage.vorgabe,
        wahl=[Wahl(one, one) for one in frage.wahl],
        is_text=frage.is_text,
        read=lambda text: _reading(text, frage),
    )


def _parts(frage: Frage) -> dict[str, Content]:
    said = {
        "ort": Content(_place(frage)),
        "text": Content(frage.text),
        "hinweis": Content(frage.hinweis),
    }
    if frage.schritt is Schritt.WERT:
        return said | {
            "gezaehlt": Content(_counted(frage)),
            "lage": Content(_goal(frage)),
            "reihe": Content(trend_line(frage.messreihe[:-1])),
        }
    if frage.schritt is Schritt.UEBERNAHME or _is_unrated(frage):
        return said
    return said | {"lage": badged(rated(frage.thema))}


def _is_unrated(frage: Frage) -> bool:
    return frage.thema.bewertung.ampel is Ampel.GRAU


def _place(frage: Frage) -> str:
    thema = frage.thema
    return f"{thema.massnahme.id} {thema.massnahme.titel} · {thema.indikator.id}"


def _counted(frage: Frage) -> str:
    definition = frage.thema.indikator.definition
    return f"Gezählt wird: {definition}" if definition else frage.hilfe.zaehlregel


def _goal(frage: Frage) -> str:
    """Return the Soll at the Stichtag: "Soll 450 Besuche", "" where none is due."""
    thema = frage.thema
    soll, einheit = thema.bewertung.soll, thema.indikator.einheit
    return f"Soll {with_unit(figure(soll), einheit)}" if soll is not None else ""


def _placeholder(frage: Frage) -> str:
    if frage.wahl and frage.vorgabe is None and frage.pflicht:
        return _MIT_AUSWAHL
    if frage.vorgabe is None:
        return _OFFENE_ANTWORT if frage.pflicht else "leer, wenn nichts zu sagen ist"
    return f"leer bleibt unverändert: {one_line(frage.vorgabe)}"


def _reading(text: str, frage: Frage) -> Content:
    """Return what a text would mean; nothing is called wrong while it is typed."""
    if frage.is_text or frage.schritt is Schritt.UEBERNAHME:
        return Content()
    found = preview(text, frage)
    if found is None or found.antwort.ergebnis not in GENOMMEN:
        return Content()
    odd = " · ungewöhnlich, wird nachgefragt" if found.warnungen else ""
    return badged(rated(found.thema) + odd if found.thema else found.antwort.meldung)
