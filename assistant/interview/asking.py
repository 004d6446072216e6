"""The questions in words: one function for each thing an indicator is asked.

The sentences are those of a person who asks: what, of which day, in which unit. What
is long (definition, counting rule) is in the help, what is data stays data.
"""

from collections.abc import Sequence

from assistant.goals.ampel import Ampel
from assistant.goals.matrix import Art
from assistant.goals.tertial import KeinWert
from assistant.interview import stored
from assistant.interview.context import ZAHLEN, Groesse
from assistant.interview.hochrechnung import project
from assistant.interview.question import Frage, FrageId
from assistant.interview.reading.absence import WORDING
from assistant.interview.reading.writing import day
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema
from assistant.interview.warning import Warnung

_ZEITRAUM = frozenset({Art.KUMULATIV, Art.DURCHSCHNITT})
_ZEICHEN = frozenset({"%", "‰", "€", "T€"})
_HINWEIS_ZAHL = (
    "Liegt kein Wert vor: „k. A.“, „fällt später an“ oder „entfällt“, dahinter warum."
)


def value(thema: Thema) -> Frage:
    """Return the question for the reported value, in the way of its kind."""
    text, hinweis, wahl = _VALUE.get(thema.indikator.art, _number)(thema)
    return Frage(
        id=FrageId(thema.indikator.id, Schritt.WERT),
        thema=thema,
        text=text,
        hinweis=hinweis,
        vorgabe=stored.value_text(thema.bericht, thema.kontext),
        wahl=wahl,
    )


_Words = tuple[str, str, tuple[str, ...]]


def _number(thema: Thema) -> _Words:
    tag, name = day(thema.kontext.stichtag), thema.indikator.name
    when = f"am {tag}"
    if thema.indikator.art in _ZEITRAUM:
        when = f"vom 01.01. bis zum {tag}"
    return f"{name}: {_how_much(thema)} {when}?", _share_hint(thema), ()


def _how_much(thema: Thema) -> str:
    einheit, groesse = thema.indikator.einheit, thema.kontext.groesse
    if thema.indikator.art is Art.DURCHSCHNITT:
        return f"Wie hoch war der Durchschnitt{_in_unit(einheit)}"
    if groesse is Groesse.ANTEIL:
        return f"Wie hoch war der Anteil{_in_unit(einheit)}"
    if groesse is Groesse.GELD:
        return f"Wie hoch war der Betrag{_in_unit(einheit)}"
    return f"Wie viele {einheit} waren es" if einheit else "Welcher Wert war es"


def _in_unit(einheit: str) -> str:
    if einheit in _ZEICHEN:
        return f" in {einheit}"
    return f" (Einheit: {einheit})" if einheit else ""


def _share_hint(thema: Thema) -> str:
    if thema.indikator.art is Art.QUOTE:
        return f"Zähler und Nenner („3 von 4“) oder der Anteil. {_HINWEIS_ZAHL}"
    return _HINWEIS_ZAHL


def _milestone(thema: Thema) -> _Words:
    termin = thema.indikator.termin
    planned = f" Der Termin war der {day(termin)}." if termin else ""
    if termin and termin > thema.kontext.stichtag:
        planned = f" Der Termin ist der {day(termin)}."
    return (
        f"{thema.indikator.name}: Ist der Meilenstein bis zum "
        f"{day(thema.kontext.stichtag)} erreicht?{planned}",
        "„erledigt am …“, „ja“, „nein“ oder „voraussichtlich am …“.",
        ("ja", "nein"),
    )


def _yes_no(thema: Thema) -> _Words:
    tag = day(thema.kontext.stichtag)
    return (
        f"{thema.indikator.name}: War das am {tag} erfüllt?",
        "„ja“ oder „nein“, dahinter auf Wunsch eine Bemerkung.",
        ("ja", "nein"),
    )


def _colour(thema: Thema) -> _Words:
    tag = day(thema.kontext.stichtag)
    return (
        f"{thema.indikator.name}: Wie schätzen Sie den Stand am {tag} ein?",
        "„grün“, „gelb“ oder „rot“ mit Begründung: „gelb, weil …“.",
        ("grün", "gelb", "rot"),
    )


_VALUE = {
    Art.MEILENSTEIN: _milestone,
    Art.JA_NEIN: _yes_no,
    Art.QUALITATIV: _colour,
}


def when(thema: Thema) -> Frage:
    """Return the question on which day a Meilenstein was reached."""
    kontext = thema.kontext
    latest = kontext.reported_until
    termin = thema.indikator.termin
    days = (tag for tag in (termin, latest) if tag and tag <= latest)
    return Frage(
        id=FrageId(thema.indikator.id, Schritt.WANN),
        thema=thema,
        text=f"An welchem Tag wurde „{thema.indikator.name}“ erreicht?",
        hinweis="Der Tag als TT.MM.JJJJ.",
        wahl=tuple(dict.fromkeys(map(day, days))),
    )


def doubt(thema: Thema, warnungen: Sequence[Warnung]) -> Frage:
    """Return the question whether an odd value is right all the same."""
    found = " ".join(warnung.meldung for warnung in warnungen)
    offered = (warnung.kandidat for warnung in warnungen if warnung.kandidat)
    return Frage(
        id=FrageId(thema.indikator.id, Schritt.BESTAETIGUNG),
        thema=thema,
        text=f"{found} Stimmt der Wert trotzdem?",
        hinweis="Stimmt er, begründen Sie ihn: „ja, weil …“. Sonst geben Sie den "
        "richtigen Wert ein.",
        wahl=tuple(dict.fromkeys(offered)),
        warnungen=tuple(warnungen),
    )


def colour_reason(thema: Thema, farbe: Ampel) -> Frage:
    """Return the question why that colour was given."""
    word = stored.FARBWORT[farbe]
    text = f"Warum schätzen Sie „{thema.indikator.name}“ als {word} ein?"
    return _sentences(thema, Schritt.GRUND, text, None)


def missing_reason(thema: Thema, grund: KeinWert) -> Frage:
    """Return the question why there is no value and, if it comes later, when."""
    text = f"„{thema.indikator.name}“: {WORDING[grund]}. Warum?"
    if grund is KeinWert.FAELLT_SPAETER_AN:
        text = f"Warum fällt „{thema.indikator.name}“ später an, und wann?"
    # A small number is its own reason; a Meilenstein may be open until its day.
    own = grund is KeinWert.GEHEIM_KLEINE_FALLZAHL
    ahead = thema.indikator.art is Art.MEILENSTEIN and grund is KeinWert.OFFEN
    return _sentences(thema, Schritt.GRUND, text, None, pflicht=not (own or ahead))


def cause(thema: Thema, *, pflicht: bool) -> Frage:
    """Return the question why the value deviates."""
    text = _WARUM.get(thema.indikator.art, _WARUM_SONST).format(thema.indikator.name)
    vorgabe = thema.bericht.ursache
    return _sentences(thema, Schritt.URSACHE, text, vorgabe, pflicht=pflicht)


_WARUM_SONST = "Warum weicht „{}“ vom Soll ab?"
_WARUM = {
    Art.MEILENSTEIN: "Warum verschiebt sich „{}“ gegenüber dem Termin?",
    Art.KORRIDOR: "Warum liegt „{}“ außerhalb des Korridors?",
}


def remedy(thema: Thema, *, pflicht: bool) -> Frage:
    """Return the question what is done about the deviation."""
    text = f"Was wird bei „{thema.indikator.name}“ gegen die Abweichung getan?"
    vorgabe = thema.bericht.gegenmassnahme
    return _sentences(thema, Schritt.GEGENMASSNAHME, text, vorgabe, pflicht=pflicht)


def responsible(thema: Thema) -> Frage:
    """Return the question which unit is responsible for the remedy."""
    last = thema.vortertial.verantwortlich
    return _sentences(
        thema,
        Schritt.VERANTWORTLICH,
        "Wer verantwortet die Gegenmaßnahme? (Stelle, kein Name)",
        thema.bericht.verantwortlich,
        pflicht=False,
        wahl=(last,) if last else (),
    )


def _sentences(  # noqa: PLR0913
    thema: Thema,
    schritt: Schritt,
    text: str,
    vorgabe: str | None,
    *,
    pflicht: bool = True,
    wahl: tuple[str, ...] = (),
) -> Frage:
    keeps = " Leer lässt den Text stehen, „streichen“ nimmt ihn heraus."
    public = " Der Text erscheint in der Vorlage."
    return Frage(
        id=FrageId(thema.indikator.id, schritt),
        thema=thema,
        text=text,
        hinweis=("Ein, zwei Sätze." if pflicht else "Leer, wenn nichts zu sagen ist.")
        + (keeps if vorgabe else public),
        pflicht=pflicht,
        vorgabe=vorgabe,
        wahl=wahl,
    )


def forecast(thema: Thema) -> Frage:
    """Return the question for the expected value or day, with the projection."""
    kontext, projected = thema.kontext, project(thema)
    computed = kontext.candidate(projected) if projected is not None else None
    label = f" Rechnerische Hochrechnung: {computed}." if computed else ""
    return Frage(
        id=FrageId(thema.indikator.id, Schritt.PROGNOSE),
        thema=thema,
        text=_expected(thema),
        hinweis=f"Leer, wenn Sie keine Prognose abgeben.{label}",
        pflicht=False,
        vorgabe=stored.forecast_text(thema.bericht, kontext),
        wahl=(computed,) if computed else (),
        hochrechnung=projected,
    )


def _expected(thema: Thema) -> str:
    if thema.indikator.art in ZAHLEN:
        jahr, einheit = thema.kontext.jahr, thema.indikator.einheit
        return f"Mit welchem Wert rechnen Sie zum Jahresende {jahr}{_in_unit(einheit)}?"
    return f"Wann ist mit „{thema.indikator.name}“ zu rechnen?"
