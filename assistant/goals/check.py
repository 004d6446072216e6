"""Rules over a whole matrix that no single field can judge.

Each rule yields `Problem` values; none stops at the first fault.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from assistant.goals.check_indikator import check_indikator
from assistant.goals.dezernat import Dezernat, Stichtage
from assistant.goals.length import SEITEN_OHNE_ZUSAMMENFASSUNG, pages
from assistant.goals.matrix import Indikator, Matrix
from assistant.goals.near import did_you_mean
from assistant.goals.problem import Path, Problem, Schwere
from assistant.goals.rating import Berichtsjahr
from assistant.goals.vorlage import Vorlage


def check_matrix(matrix: Matrix, dezernat: Dezernat | None) -> list[Problem]:
    """Return all faults of one matrix; without a Dezernat its references stay open."""
    stichtage = dezernat.stichtage if dezernat else Stichtage()
    jahr = Berichtsjahr(matrix.jahr, stichtage, matrix.ampel)
    problems = [*_doubled_ids(matrix), *_empty(matrix), *_explained(matrix)]
    if dezernat is not None:
        problems += _references(matrix, dezernat)
    for path, indikator in _indicators(matrix):
        problems += check_indikator(path, indikator, jahr)
    return problems


def check_vorlage(vorlage: Vorlage, dezernat: Dezernat) -> list[Problem]:
    """Return the references of a Vorlage that dezernat.toml does not know."""
    gremien = [gremium.id for gremium in dezernat.gremium]
    organisationen = [organisation.id for organisation in dezernat.organisation]
    problems = [
        _unknown(("beratungsfolge", n, "gremium"), "Das Gremium", row.gremium, gremien)
        for n, row in enumerate(vorlage.beratungsfolge)
        if row.gremium not in gremien
    ]
    problems += [
        _unknown(("anlage", n, "matrix"), "Die Matrix", anlage.matrix, organisationen)
        for n, anlage in enumerate(vorlage.anlage)
        if anlage.matrix and anlage.matrix not in organisationen
    ]
    problems += [*_meetings(vorlage, dezernat), *_numbers(vorlage)]
    return [*problems, *_too_long(vorlage)]


def check_dezernat(dezernat: Dezernat) -> list[Problem]:
    """Return the ids that dezernat.toml gives twice."""
    problems: list[Problem] = []
    for key in ("leitziel", "organisation", "gremium"):
        ids = [
            ((key, n, "id"), item.id) for n, item in enumerate(getattr(dezernat, key))
        ]
        problems += _doubled(ids)
    gremien = [gremium.id for gremium in dezernat.gremium]
    problems += [
        _unknown(("organisation", n, "gremium"), "Das Gremium", item.gremium, gremien)
        for n, item in enumerate(dezernat.organisation)
        if item.gremium and item.gremium not in gremien
    ]
    return problems


def _meetings(vorlage: Vorlage, dezernat: Dezernat) -> Iterator[Problem]:
    known = {gremium.id: gremium.sitzung for gremium in dezernat.gremium}
    for n, row in enumerate(vorlage.beratungsfolge):
        tage = known.get(row.gremium)
        if row.sitzung and tage and row.sitzung not in tage:
            yield Problem(
                ("beratungsfolge", n, "sitzung"),
                f"Am {row.sitzung:%d.%m.%Y} ist in dezernat.toml keine Sitzung dieses "
                "Gremiums eingetragen. Prüfen Sie den Tag oder ergänzen Sie ihn dort.",
                Schwere.HINWEIS,
            )


def _too_long(vorlage: Vorlage) -> Iterator[Problem]:
    seiten = pages(vorlage.sachverhalt)
    if seiten > SEITEN_OHNE_ZUSAMMENFASSUNG and not vorlage.zusammenfassung:
        yield Problem(
            ("sachverhalt",),
            f"Die Begründung ist länger als drei Seiten (geschätzt {ceil(seiten)}). "
            "Das Formular verlangt dann eine kurze Zusammenfassung vorweg: "
            'zusammenfassung = "…".',
            Schwere.HINWEIS,
        )


def _numbers(vorlage: Vorlage) -> Iterator[Problem]:
    seen: set[int] = set()
    for n, anlage in enumerate(vorlage.anlage):
        if anlage.nummer in seen:
            yield Problem(
                ("anlage", n, "nummer"),
                f"Eine Anlage {anlage.nummer} gibt es schon. Vergeben Sie jede Nummer "
                "einmal.",
            )
        seen |= {anlage.nummer} if anlage.nummer else set()


def _indicators(matrix: Matrix) -> Iterator[tuple[Path, Indikator]]:
    for m, massnahme in enumerate(matrix.massnahme):
        for i, indikator in enumerate(massnahme.indikator):
            yield ("massnahme", m, "indikator", i), indikator


def _doubled_ids(matrix: Matrix) -> Iterator[Problem]:
    ids: list[tuple[Path, str]] = [
        (("massnahme", m, "id"), massnahme.id)
        for m, massnahme in enumerate(matrix.massnahme)
    ]
    ids += [((*path, "id"), indikator.id) for path, indikator in _indicators(matrix)]
    return _doubled(ids)


def _doubled(ids: Sequence[tuple[Path, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, kennung in ids:
        if kennung in seen:
            yield Problem(
                path,
                f"Die Kennung „{kennung}“ ist in dieser Datei schon vergeben. "
                "Geben Sie jedem Eintrag eine eigene.",
            )
        seen.add(kennung)


def _empty(matrix: Matrix) -> Iterator[Problem]:
    for m, massnahme in enumerate(matrix.massnahme):
        if not massnahme.indikator:
            yield Problem(
                ("massnahme", m),
                f"Die Maßnahme „{massnahme.id}“ hat keinen Indikator. Ergänzen Sie "
                "einen Abschnitt [[massnahme.indikator]], sonst wird sie nie bewertet.",
                Schwere.HINWEIS,
            )


def _explained(matrix: Matrix) -> Iterator[Problem]:
    schwelle = matrix.erlaeuterung.pflicht_ab
    if isinstance(schwelle, Fraction) and schwelle <= matrix.ampel.gruen_bis:
        yield Problem(
            ("erlaeuterung", "pflicht_ab"),
            "Diese Schwelle liegt im grünen Bereich: auch grüne Werte wären zu "
            "erläutern. Setzen Sie sie über gruen_bis, wenn das nicht gewollt ist.",
            Schwere.HINWEIS,
        )


def _references(matrix: Matrix, dezernat: Dezernat) -> Iterator[Problem]:
    organisationen = [item.id for item in dezernat.organisation]
    if matrix.organisation not in organisationen:
        yield _unknown(
            ("organisation",), "Die Organisation", matrix.organisation, organisationen
        )
    leitziele = [item.id for item in dezernat.leitziel]
    for m, massnahme in enumerate(matrix.massnahme):
        if massnahme.leitziel not in leitziele:
            path: Path = ("massnahme", m, "leitziel")
            yield _unknown(path, "Das Leitziel", massnahme.leitziel, leitziele)
    gremien = [item.id for item in dezernat.gremium]
    if matrix.vorgestellt and matrix.vorgestellt.gremium not in gremien:
        path = ("vorgestellt", "gremium")
        yield _unknown(path, "Das Gremium", matrix.vorgestellt.gremium, gremien)


def _unknown(path: Path, noun: str, found: str, known: list[str]) -> Problem:
    hint = did_you_mean(found, known)
    there = hint or f" Dort stehen: {', '.join(known) or 'noch keine'}."
    return Problem(path, f"{noun} „{found}“ steht nicht in dezernat.toml.{there}")
