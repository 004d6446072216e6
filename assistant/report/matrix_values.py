"""The values of the Anlage „Zielmatrix“: what its Word template may name."""

from collections.abc import Iterable
from typing import Any

from assistant.goals.ampel import BEWERTET, Ampel
from assistant.goals.dezernat import Dezernat, Organisation
from assistant.goals.matrix import Freigabe, Indikator, Massnahme, Matrix
from assistant.goals.rating import Berichtsjahr
from assistant.goals.rollup import Gesamtbild, roll_up
from assistant.goals.soll import TERTIALE
from assistant.goals.tertial import Tertial
from assistant.report.numbers import datum, unbroken
from assistant.report.publish import published
from assistant.report.rules import rules
from assistant.report.stand import Zeile, rows
from assistant.report.wording import (
    ZEICHEN,
    colour_word,
    figure,
    forecast,
    limits,
    reported,
    zielwert,
)

Values = dict[str, Any]

# Stands in every cell that says nothing: no cell of a public table stays empty.
STRICH = "–"


def matrix_values(
    matrix: Matrix, dezernat: Dezernat, berichtsjahr: Berichtsjahr, tertial: int | None
) -> Values:
    """Return titles, goals, and the controlling part up to a Tertial.

    Without a Tertial the controlling part shows the Soll only. What must not leave the
    house is not in here.
    """
    public = _public(matrix)
    states = {nummer: list(rows(public, nummer, berichtsjahr)) for nummer in TERTIALE}
    shown = tertial or 0
    return {
        "titel": matrix.titel,
        "jahr": matrix.jahr,
        "hinweis": matrix.hinweis,
        "entwurf": matrix.freigabe is Freigabe.ENTWURF,
        "organisation": _organisation(matrix, dezernat),
        "vorgestellt": _presented(matrix, dezernat),
        "stichtag": {
            f"t{nummer}": datum(berichtsjahr.stichtag(nummer)) for nummer in TERTIALE
        },
        "leitziel": _leitziele(public, dezernat),
        "indikator": _indicators(states, shown),
        "erlaeuterung": _explanations(states[shown]) if shown else [],
        "gesamtbild": _overall(states[shown], shown, berichtsjahr) if shown else None,
        "regel": rules(matrix),
        "ampel": [_sign(ampel) for ampel in (*reversed(BEWERTET), Ampel.GRAU)],
    }


def _public(matrix: Matrix) -> Matrix:
    massnahmen = tuple(
        massnahme.model_copy(
            update={"indikator": tuple(map(published, massnahme.indikator))}
        )
        for massnahme in matrix.massnahme
    )
    return matrix.model_copy(update={"massnahme": massnahmen})


def _organisation(matrix: Matrix, dezernat: Dezernat) -> Values:
    known = {organisation.id: organisation for organisation in dezernat.organisation}
    organisation: Organisation = known[matrix.organisation]
    return {"name": organisation.name, "kurz": organisation.kurz}


def _presented(matrix: Matrix, dezernat: Dezernat) -> str | None:
    """Return where it was shown first: "Aufsichtsrat der REGE mbH am 10.01.2013"."""
    if matrix.vorgestellt is None:
        return None
    names = {gremium.id: gremium.name for gremium in dezernat.gremium}
    name, tag = names[matrix.vorgestellt.gremium], matrix.vorgestellt.am
    return f"{name} am {datum(tag)}" if tag else name


def _leitziele(matrix: Matrix, dezernat: Dezernat) -> list[Values]:
    """Return the Leitziele that the matrix serves, each with its Maßnahmen."""
    served = [
        (leitziel, [m for m in matrix.massnahme if m.leitziel == leitziel.id])
        for leitziel in dezernat.leitziel
    ]
    return [
        {"titel": leitziel.titel, "massnahme": [_massnahme(m) for m in massnahmen]}
        for leitziel, massnahmen in served
        if massnahmen
    ]


def _massnahme(massnahme: Massnahme) -> Values:
    return {
        "id": massnahme.id,
        "titel": massnahme.titel,
        "schwerpunkt": massnahme.schwerpunkt,
        "produktgruppe": massnahme.produktgruppe or STRICH,
        "teilziel": massnahme.teilziel or STRICH,
        "wirkungshypothese": massnahme.wirkungshypothese or STRICH,
        "indikator": [
            {"id": i.id, "name": i.name, "zielwert": unbroken(zielwert(i))}
            for i in massnahme.indikator
        ],
    }


def _indicators(states: dict[int, list[Zeile]], shown: int) -> list[Values]:
    by_indicator = zip(*(states[nummer] for nummer in TERTIALE), strict=True)
    return [_indicator(zeilen, shown) for zeilen in by_indicator]


def _indicator(zeilen: tuple[Zeile, ...], shown: int) -> Values:
    indikator, massnahme = zeilen[0].indikator, zeilen[0].massnahme
    latest = zeilen[shown - 1].trend if shown else None
    return {
        "id": indikator.id,
        "name": indikator.name,
        "massnahme": {"id": massnahme.id, "titel": massnahme.titel},
        "zielwert": unbroken(zielwert(indikator)),
        "grenzen": _own_limits(indikator),
        "trend": latest.value if latest else STRICH,
        **{f"t{z.tertial}": _tertial(z, z.tertial <= shown) for z in zeilen},
    }


def _own_limits(indikator: Indikator) -> str | None:
    if indikator.ampel is None:
        return None
    return unbroken(limits(indikator.ampel, indikator.einheit))


def _tertial(zeile: Zeile, is_shown: bool) -> Values:  # noqa: FBT001 - one caller, above
    soll = unbroken(figure(zeile.bewertung.soll))
    if not is_shown:
        blank: Values = {"wort": "", "symbol": "", "farbe": None}
        return {"soll": soll, "ist": STRICH, "abweichung": STRICH, "ampel": blank}
    bericht = zeile.indikator.tertial(zeile.tertial)
    return {
        "soll": soll,
        "ist": reported(zeile.bewertung, bericht),
        "abweichung": unbroken(zeile.abweichung or STRICH),
        "ampel": _sign(zeile.bewertung.ampel) | {"wort": colour_word(zeile.bewertung)},
    }


def _sign(ampel: Ampel) -> Values:
    zeichen = ZEICHEN[ampel]
    return {
        "wort": zeichen.wort,
        "bedeutung": zeichen.bedeutung,
        "symbol": zeichen.symbol,
        "farbe": zeichen.farbe,
    }


def _explanations(zeilen: Iterable[Zeile]) -> list[Values]:
    """Return what the offices say about yellow and red values, and public remarks."""
    reports = [
        (zeile, zeile.indikator.tertial(zeile.tertial) or Tertial()) for zeile in zeilen
    ]
    return [
        _explanation(zeile, bericht)
        for zeile, bericht in reports
        if zeile.bewertung.ampel in (Ampel.GELB, Ampel.ROT) or bericht.vermerk
    ]


def _explanation(zeile: Zeile, bericht: Tertial) -> Values:
    return {
        "id": zeile.indikator.id,
        "name": zeile.indikator.name,
        "ampel": _sign(zeile.bewertung.ampel),
        "ursache": bericht.ursache or bericht.vermerk or "noch nicht angegeben",
        "gegenmassnahme": bericht.gegenmassnahme or STRICH,
        "verantwortlich": bericht.verantwortlich or STRICH,
        "prognose": unbroken(forecast(bericht, zeile.indikator)),
    }


def _overall(zeilen: list[Zeile], tertial: int, berichtsjahr: Berichtsjahr) -> Values:
    bild: Gesamtbild = roll_up(zeile.bewertung.ampel for zeile in zeilen)
    return {
        "stichtag": datum(berichtsjahr.stichtag(tertial)),
        "ampel": _sign(bild.ampel),
        "bewertet": bild.bewertet,
        "gesamt": bild.gesamt,
        **{ampel.value: bild.anzahl[ampel] for ampel in Ampel},
    }
