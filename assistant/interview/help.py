"""The help behind every question: definition, source, counting rule, examples."""

from dataclasses import dataclass
from fractions import Fraction

from assistant.goals.matrix import Art
from assistant.interview.context import ZAHLEN, Groesse
from assistant.interview.reading.writing import day
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema

_ZAEHLREGEL = {
    Art.KUMULATIV: (
        "Gezählt wird die Summe vom 1. Januar bis zum {tag}, nicht nur das letzte "
        "Tertial."
    ),
    Art.STICHTAG: "Gezählt wird der Stand am {tag}; frühere Werte zählen nicht mit.",
    Art.QUOTE: (
        "Gefragt ist der Anteil zum {tag}. Mit Zähler und Nenner („3 von 4“) bleibt "
        "die Rechnung nachvollziehbar."
    ),
    Art.GLEITEND: (
        "Gefragt ist der Wert des gleitenden Zeitraums, der am {tag} endet."
    ),
    Art.DURCHSCHNITT: "Gefragt ist der Durchschnitt vom 1. Januar bis zum {tag}.",
    Art.MEILENSTEIN: (
        "Gezählt werden die Tage nach dem Termin. Ist der Meilenstein am {tag} noch "
        "offen, zählt der erwartete Tag."
    ),
    Art.JA_NEIN: "Gefragt ist, ob es am {tag} erfüllt war.",
    Art.KORRIDOR: (
        "Gefragt ist der Wert zum {tag}; er soll zwischen den beiden Grenzen liegen, "
        "die Grenzen eingeschlossen."
    ),
    Art.QUALITATIV: (
        "Die Farbe ist Ihre Einschätzung zum {tag}. Sie wird in der Vorlage als "
        "Einschätzung gekennzeichnet und braucht eine Begründung."
    ),
    Art.MONITORING: "Der Wert zum {tag} wird beobachtet, aber nicht bewertet.",
}
_WERTE = {
    Art.MEILENSTEIN: (
        "erledigt am {tag}",
        "voraussichtlich am {tag}",
        "offen; Abstimmung läuft",
    ),
    Art.JA_NEIN: ("ja", "nein; Vertrag ist in Prüfung"),
    Art.QUALITATIV: ("grün, weil alle Partner mitwirken", "gelb, weil …"),
}
_TEXTE = {
    Schritt.URSACHE: ("Zwei Stellen waren von April bis Juli nicht besetzt.",),
    Schritt.GEGENMASSNAHME: ("Ab September werden zusätzliche Termine angeboten.",),
    Schritt.VERANTWORTLICH: ("Abteilung Hilfen für ältere Menschen",),
    Schritt.GRUND: ("Die Statistik liegt erst Ende Februar vor.",),
    Schritt.BESTAETIGUNG: ("ja, weil zwei Gruppen zusammengelegt wurden",),
    Schritt.UEBERNAHME: ("ja", "nein"),
}
_BELIEBIG = Fraction(12)
_OHNE_WERT = ("k. A.", "fällt später an; Statistik kommt im Februar", "entfällt")


@dataclass(frozen=True, slots=True)
class Hilfe:
    """What F1 shows about a question; a part that is not known is None."""

    definition: str | None
    quelle: str | None
    zaehlregel: str
    beispiele: tuple[str, ...]


def help_for(schritt: Schritt, thema: Thema) -> Hilfe:
    """Return what is known about a question beyond its text."""
    indikator = thema.indikator
    return Hilfe(
        definition=indikator.definition,
        quelle=indikator.quelle,
        zaehlregel=_ZAEHLREGEL[indikator.art].format(tag=day(thema.kontext.stichtag)),
        beispiele=_TEXTE.get(schritt) or _values(schritt, thema),
    )


def _values(schritt: Schritt, thema: Thema) -> tuple[str, ...]:
    art, tag = thema.indikator.art, day(thema.kontext.stichtag)
    if art in ZAHLEN:
        return _numbers(schritt, thema)
    if schritt is Schritt.PROGNOSE or schritt is Schritt.WANN:
        return (tag,)
    return tuple(example.format(tag=tag) for example in _WERTE[art])


def _numbers(schritt: Schritt, thema: Thema) -> tuple[str, ...]:
    kontext = thema.kontext
    number = kontext.candidate(next(iter(kontext.bezuege), _BELIEBIG))
    if schritt is Schritt.PROGNOSE:
        return (number, f"rd. {number}")
    share = ("145 von 150",) if kontext.groesse is Groesse.ANTEIL else ()
    return (number, *share, f"rd. {number} (vorl.)", *_OHNE_WERT)
