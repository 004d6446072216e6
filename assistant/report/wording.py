"""The words for colours, reasons, trends and deviations; one place for each of them."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from assistant.goals.ampel import Ampel, Mass, Toleranz
from assistant.goals.matrix import Indikator, Korridor
from assistant.goals.rating import Abweichung, Bewertung, Einheit, Grau, Grund
from assistant.goals.tertial import KeinWert, Kennzeichen, Tertial
from assistant.report.numbers import datum, plain, signed, with_unit


@dataclass(frozen=True, slots=True)
class Zeichen:
    """How a colour is shown; the fills carry black text at a contrast above 12:1."""

    wort: str
    bedeutung: str
    symbol: str
    farbe: str


Vergleichswert = Fraction | Korridor | datetime.date | bool | None

# Every colour has a word and a symbol of its own shape: it also speaks in black and
# white (WCAG 1.4.1, BITVNRW).
ZEICHEN = {
    Ampel.GRUEN: Zeichen("grün", "im Plan", "●", "C6E7B8"),
    Ampel.GELB: Zeichen("gelb", "Abweichung", "▲", "FFE48A"),
    Ampel.ROT: Zeichen("rot", "Handlungsbedarf", "■", "FFB9AE"),
    Ampel.GRAU: Zeichen("grau", "nicht bewertet", "○", "E4E4E4"),
}

GRUENDE: dict[Grund, str] = {
    KeinWert.KEINE_ANGABE: "keine Angabe",
    KeinWert.NICHT_VERFUEGBAR: "nicht verfügbar",
    KeinWert.FAELLT_SPAETER_AN: "fällt später an",
    KeinWert.ENTFAELLT: "entfällt",
    KeinWert.OFFEN: "offen",
    KeinWert.UNBEKANNT_ODER_GEHEIM: "unbekannt oder geheim zu halten",
    KeinWert.GEHEIM_KLEINE_FALLZAHL: "geheim (kleine Fallzahl)",
    KeinWert.NICHT_SICHER_GENUG: "nicht sicher genug",
    KeinWert.AUSSAGE_NICHT_SINNVOLL: "Aussage nicht sinnvoll",
    KeinWert.NICHT_BERECHENBAR: "nicht berechenbar",
    Grau.NICHT_ERFASST: "noch nicht erfasst",
    Grau.NICHT_FAELLIG: "noch nicht fällig",
    Grau.OHNE_ZIELWERT: "ohne Zielwert",
    Grau.MONITORING: "ohne Zielwert (Monitoring)",
}

KENNZEICHEN = {
    Kennzeichen.VORLAEUFIG: "vorläufig",
    Kennzeichen.BERICHTIGT: "berichtigt",
    Kennzeichen.GESCHAETZT: "geschätzt",
}


def answers(count: int) -> str:
    """Return how many answers there are: "1 Antwort"."""
    return "1 Antwort" if count == 1 else f"{count} Antworten"


def zielwert(indikator: Indikator) -> str:
    """Return the target as it stands in a table: "450 Besuche", "55–65 %"."""
    ziel = indikator.zielwert
    if indikator.termin:
        return datum(indikator.termin)
    if isinstance(ziel, bool):
        return "ja" if ziel else "nein"
    if isinstance(ziel, Korridor):
        return with_unit(korridor(ziel), indikator.einheit)
    return with_unit(plain(ziel), indikator.einheit) if ziel is not None else "–"


def korridor(grenzen: Korridor) -> str:
    """Return the limits of a corridor: "55–65"."""
    return f"{plain(grenzen.von)}–{plain(grenzen.bis)}"


def figure(value: Vergleichswert) -> str:
    """Return a Soll or Ist without its unit; a dash where there is none."""
    match value:
        case None:
            return "–"
        case bool():
            return "ja" if value else "nein"
        case datetime.date():
            return datum(value)
        case Korridor():
            return korridor(value)
    return plain(value)


def reported(bewertung: Bewertung, bericht: Tertial | None) -> str:
    """Return what stands in the Ist cell: value and marks, or why there is none."""
    if bewertung.ist is None:
        return _instead(bewertung)
    text = figure(bewertung.ist)
    if bericht and bericht.naeherung:
        text = f"{bericht.naeherung} {text}"
    if bericht and bericht.kennzeichen:
        text = f"{text} ({KENNZEICHEN[bericht.kennzeichen]})"
    return text


def _instead(bewertung: Bewertung) -> str:
    if bewertung.prognose:
        return f"Prognose {datum(bewertung.prognose)}"
    if bewertung.grund:
        return GRUENDE[bewertung.grund]
    return "offen" if bewertung.soll else "Einschätzung"


def colour_word(bewertung: Bewertung) -> str:
    """Return the word of the colour; where a value is not rated, with the reason."""
    wort, grund = ZEICHEN[bewertung.ampel].wort, bewertung.grund
    if bewertung.ist is None or grund is None:
        return wort
    why = Grau.OHNE_ZIELWERT if grund is Grau.MONITORING else grund
    return f"{wort}, {GRUENDE[why]}"


def deviation(abweichung: Abweichung | None, indikator: Indikator) -> str | None:
    """Return the deviation as displayed, None if there is none.

    "−10,0 %", "−2,6 PP", "+43 Tage"; a bare number is in the unit of the indicator.
    Where the Soll is 0 there is no percentage: "n. def. (+3)".
    """
    if abweichung is None:
        return None
    if isinstance(indikator.zielwert, Korridor) and not abweichung.differenz:
        return "im Korridor"
    if abweichung.wert is None:
        return f"n. def. ({_difference(abweichung.differenz)})"
    return _measured(abweichung.wert, abweichung.einheit)


def _measured(wert: Fraction, einheit: Einheit) -> str:
    match einheit:
        case Einheit.PROZENT:
            return with_unit(signed(wert, 1), "%")
        case Einheit.PROZENTPUNKTE:
            return with_unit(signed(wert, 1), "PP")
        case Einheit.TAGE:
            return with_unit(signed(wert, 0), "Tag" if abs(wert) == 1 else "Tage")
    return _difference(wert)


def _difference(differenz: Fraction) -> str:
    return signed(differenz, 0 if differenz.denominator == 1 else 1)


def limits(toleranz: Toleranz, einheit: str = "") -> str:
    """Return the limits of a tolerance in words: "5 / 10 %", "1 / 3 PP"."""
    grenzen = f"{plain(toleranz.gruen_bis)} / {plain(toleranz.gelb_bis)}"
    unit = {Mass.PROZENT: "%", Mass.PROZENTPUNKTE: "PP", Mass.ABSOLUT: einheit}
    return with_unit(grenzen, unit[toleranz.mass])


def forecast(bericht: Tertial, indikator: Indikator) -> str:
    """Return the forecast with its unit, a dash where there is none."""
    prognose = bericht.prognose
    if prognose is None:
        return "–"
    if isinstance(prognose, datetime.date):
        return datum(prognose)
    return with_unit(plain(prognose), indikator.einheit)
