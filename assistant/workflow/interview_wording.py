"""The sentences every front says, so that screen and pipe say the same.

Numbers and colours are worded as in the paper (`report`); here they become the lines
of a conversation. Nothing here decides anything.
"""

from assistant.goals.ampel import Ampel
from assistant.goals.matrix import Art, Indikator, Korridor
from assistant.interview.context import ZAHLEN, Groesse
from assistant.interview.preview import Vorschau
from assistant.interview.question import Frage
from assistant.interview.schritt import Schritt
from assistant.interview.stored import value_text
from assistant.interview.thema import Messpunkt, Thema
from assistant.report.numbers import with_unit
from assistant.report.wording import ZEICHEN, deviation, figure, reported

_DATIV = ("e", "er", "el")


def context(frage: Frage) -> list[str]:
    """Return what is good to know before answering, a line each.

    For a value: what is counted, Soll and earlier values; for a text: what was said
    last time; for both what stands in the file and what was typed here before.
    """
    thema = frage.thema
    lines = [f"{thema.massnahme.id} {thema.massnahme.titel}, {thema.indikator.id}"]
    if frage.schritt is Schritt.WERT:
        number = thema.indikator.art in ZAHLEN
        lines += [_counted(thema), _course(frage) if number else _reported(thema)]
    lines.append(_before(frage))
    if frage.vorgabe is not None:
        lines.append(f"In der Datei steht: {frage.vorgabe}")
    if frage.getippt is not None:
        lines.append(f"Ihre letzte Eingabe: {frage.getippt}")
    return [line for line in lines if line]


def _counted(thema: Thema) -> str:
    definition = thema.indikator.definition
    return f"Gemeint ist: {definition}" if definition else ""


def _reported(thema: Thema) -> str:
    """Return what was reported last time where there are no figures to compare."""
    said = value_text(thema.vortertial, thema.kontext)
    return f"Im vorigen Tertial: {said}" if said else ""


def _before(frage: Frage) -> str:
    """Return what was said at this question in the Tertial before."""
    if not frage.is_text:
        return ""
    said = getattr(frage.thema.vortertial, frage.schritt.value)
    return f"Im vorigen Tertial: {said}" if said else ""


def _course(frage: Frage) -> str:
    """Return Soll and earlier values in a line: "Soll 450. T1 152 (● grün)."."""
    thema = frage.thema
    points = [point for point in frage.messreihe if point.wert is not None]
    before = [_point(one) for one in points if one.name != f"T{thema.kontext.tertial}"]
    soll = thema.bewertung.soll
    parts = [f"Soll {with_unit(figure(soll), thema.indikator.einheit)}"] if soll else []
    return ". ".join([*parts, *([", ".join(before)] if before else [])])


def _point(point: Messpunkt) -> str:
    grey = point.ampel is Ampel.GRAU  # last year, and what is only watched
    rated = "" if grey else f" ({ZEICHEN[point.ampel].wort})"
    return f"{point.name} {figure(point.wert)}{rated}"


def help_lines(frage: Frage) -> list[str]:
    """Return the whole help of a question, a line each."""
    hilfe = frage.hilfe
    lines = [f"Definition: {hilfe.definition}"] if hilfe.definition else []
    lines.append(f"Zählregel: {hilfe.zaehlregel}")
    lines += [f"Quelle: {hilfe.quelle}"] if hilfe.quelle else []
    return [*lines, f"Beispiele: {' | '.join(hilfe.beispiele)}"]


def reading(vorschau: Vorschau) -> str:
    """Return the live reading: "441 von 450 Besuchen: ● grün, −2,0 %"."""
    if vorschau.thema is None:
        return vorschau.antwort.meldung
    odd = [warnung.meldung for warnung in vorschau.warnungen]
    return ". ".join([rated(vorschau.thema), *odd])


def receipt(thema: Thema) -> str:
    """Return the answered indicator in one line, with its name in front."""
    indikator = thema.indikator
    return f"{indikator.id} {indikator.name}: {value(thema)}, {colour(thema)}"


def rated(thema: Thema) -> str:
    """Return value and rating of an indicator: "57 Personen (Soll 60): ● grün"."""
    return f"{value(thema)}: {colour(thema)}"


def colour(thema: Thema) -> str:
    """Return symbol, word and deviation of the rating: "▲ gelb, −3,3 %"."""
    bewertung = thema.bewertung
    zeichen = ZEICHEN[bewertung.ampel]
    shown = deviation(bewertung.abweichung, thema.indikator)
    said = f"{zeichen.symbol} {zeichen.wort}"
    return f"{said}, {shown}" if shown else said


def value(thema: Thema) -> str:
    """Return the value against its Soll: "441 von 450 Besuchen"."""
    bewertung = thema.bewertung
    said, einheit = reported(bewertung, thema.bericht), thema.indikator.einheit
    if bewertung.ist is None or isinstance(bewertung.ist, bool):
        return said
    if bewertung.soll is None:
        return with_unit(said, einheit)
    soll = figure(bewertung.soll)
    if _counts_up(thema):
        return f"{said} von {with_unit(soll, _dative(einheit))}"
    return f"{with_unit(said, einheit)} ({_goal(thema.indikator)} {soll})"


def _goal(indikator: Indikator) -> str:
    if indikator.art is Art.MEILENSTEIN:
        return "Termin"
    return "Korridor" if isinstance(indikator.zielwert, Korridor) else "Soll"


def _counts_up(thema: Thema) -> bool:
    whole = thema.kontext.groesse is Groesse.ANZAHL
    return thema.indikator.art is Art.KUMULATIV and whole


def _dative(einheit: str) -> str:
    """Return a counted noun after "von": Besuche → Besuchen, Gruppen → Gruppen."""
    return f"{einheit}n" if einheit.endswith(_DATIV) else einheit
