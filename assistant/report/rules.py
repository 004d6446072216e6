"""The rule that coloured a table, in words: it is printed under every table."""

from assistant.goals.ampel import Mass
from assistant.goals.matrix import GEMESSEN, Art, Matrix
from assistant.report.wording import limits

_MASS = {
    Mass.PROZENT: "",
    Mass.PROZENTPUNKTE: " (PP = Prozentpunkte)",
    Mass.ABSOLUT: " (in der Einheit des Indikators)",
}


def rules(matrix: Matrix) -> list[str]:
    """Return one sentence for each rule that this matrix needs."""
    arten = {indikator.art for _, indikator in matrix.indikatoren()}
    eigene = any(indikator.ampel for _, indikator in matrix.indikatoren())
    sentences = []
    if arten & GEMESSEN:
        sentences += [_general(matrix), _own()] if eigene else [_general(matrix)]
        sentences.append(_zero())
    sentences += [text for art, text in _BY_KIND.items() if art in arten]
    return [*sentences, _grey(), _trend()]


def _general(matrix: Matrix) -> str:
    return (
        f"Grenzen der Ampel {limits(matrix.ampel)}{_MASS[matrix.ampel.mass]}: "
        "grün bis einschließlich des ersten, gelb bis einschließlich des zweiten "
        "Werts, darüber rot. Gemessen wird die ungünstige Abweichung "
        "(Ist − Soll) / |Soll|; "
        "eine günstige Abweichung ist immer grün."
    )


def _own() -> str:
    return (
        "Stehen beim Zielwert eigene Grenzen, gelten diese "
        "(in Prozent, in Prozentpunkten – PP – oder in der Einheit des Indikators). "
        "Abweichungen ohne Zeichen stehen in der Einheit des Indikators."
    )


def _zero() -> str:
    return (
        "Die Farbe folgt aus dem genauen Wert; gerundet wird nur die Anzeige. Bei "
        "einem Soll von 0 gibt es keinen Prozentwert (n. def.): verfehlt ist dann rot."
    )


_BY_KIND = {
    Art.KORRIDOR: (
        "Korridor: auf und zwischen den Grenzen grün; außerhalb bis 10 % der nächsten "
        "Grenze gelb, weiter außerhalb rot."
    ),
    Art.MEILENSTEIN: (
        "Meilenstein: zum Termin grün, bis 30 Tage danach gelb, später rot; offene "
        "zählen bis zum Stichtag. Vor dem Termin: Prognose im Termin grün, Prognose "
        "nach dem Termin gelb."
    ),
    Art.JA_NEIN: "Ja/Nein: erreicht grün, nicht erreicht rot.",
    Art.QUALITATIV: "Einschätzung: Farbe vom Fachamt gesetzt, mit Begründung.",
}


def _grey() -> str:
    return (
        "Grau heißt nicht bewertet (kein Wert, noch nicht fällig, ohne Zielwert) und "
        "zählt im Gesamtbild nicht mit."
    )


def _trend() -> str:
    return (
        "Trend: Veränderung der ungünstigen Abweichung gegenüber dem vorigen Tertial; "
        "bis 1 Prozentpunkt gleich."
    )
