"""Which answers are taken with a warning, and what is offered instead."""

import datetime
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.goals.matrix import Matrix
from assistant.goals.rating import value
from assistant.interview.answer import Ergebnis
from assistant.interview.context import Kontext
from assistant.interview.plausibility import warn
from assistant.interview.understand import understand
from assistant.report.numbers import plain, with_unit
from tests.interview.fragen import JAHR, KONTEXTE, kontext

MATRIZEN = sorted((Path(__file__).parents[2] / "matrices" / "2013").glob("*.toml"))
IM_JANUAR = datetime.date(2014, 1, 20)

# Soll at T2: 300 visits after 152 at T1; 1.733 cases after 881; 66,7 % after 48,1 %.
TABELLE = """
besuche  287                          →
besuche  2870                         → faktor 287
besuche  30                           → faktor 300
besuche  28700                        → faktor 287
besuche  287000                       → faktor 287
besuche  rd. 2870 (vorl.), Urlaub     → faktor rd. 287 (vorläufig); Urlaub
besuche  135                          → tertialwert 287
besuche  110                          → tertialwert 262
besuche  45                           → fallend 197
besuche  45 (45)                      → fallend 197
besuche  0                            → fallend 152
besuche  950                          → weit_weg
besuche  287,5                        → bruchteil 288
faelle   1,25 Fälle                   → faktor 1.250, bruchteil 1
euro     2.905 €                      → faktor 2.905.000
euro     29.050.000                   → faktor 2.905.000
kdu      76,5 €                       → faktor 76.500.000
kdu      -60.000                      → fallend 37.940.000
quote    66,7                         →
quote    667                          → faktor 66,7, ueber_hundert
quote    0,75                         → faktor 75
quote    105                          → ueber_hundert
quote    4 von 3                      → ueber_hundert 75
quote    145 von 150 Kindern          →
quote    100 von 150 Anträgen         → zaehleinheit
quote    60 % der Anträge             → zaehleinheit
quote    60, gezählt sind Anträge     → zaehleinheit
quote    60, zwei Stellen unbesetzt   →
wochen   4                            →
wochen   40                           → faktor 4
rate     0,3                          →
rate     0,1                          → vorzeichen −0,1
ergebnis -38.000                      →
ergebnis 38.000                       → vorzeichen −38.000
ergebnis -20.000                      → tertialwert −35.500
ergebnis -10.000                      → fallend −25.500
monitor  12                           →
anteil   0                            → weit_weg
besuche  287 (Stand 31.07.)           →
besuche  287 (Stand 05.09.)           → stand_nach_stichtag
besuche  287 (Stand 31.12.2012)       → stand_anderes_jahr
besuche  k. A.                        →
besuche  1,250                        →
stein    voraussichtlich am 12.11.    →
stein    erledigt am 12.06.           →
stein    fertig seit 3.9.             → erledigt_nach_stichtag voraussichtlich am 03.09.2013
stein    voraussichtlich am 31.08.    → erwartet_vergangen erledigt am 31.08.2013
stein    verschoben auf 12.11.2031    → jahr_fern
ja       ja                           →
"""  # noqa: E501
ZEILEN = [
    [part.strip() for part in (line[:9], *line[9:].split("→"))]
    for line in TABELLE.strip().splitlines()
]


@pytest.mark.parametrize(("frage", "eingabe", "erwartet"), ZEILEN)
def test_warning(frage: str, eingabe: str, erwartet: str) -> None:
    warnings = warn(understand(eingabe, KONTEXTE[frage]), KONTEXTE[frage])
    said = [f"{each.code} {each.kandidat or ''}".strip() for each in warnings]
    assert ", ".join(said) == erwartet
    assert all(each.meldung.endswith((".", "?")) for each in warnings)


def test_a_day_behind_the_stichtag_may_be_expected_though_it_is_past() -> None:
    frage = kontext(art="meilenstein", heute=IM_JANUAR)
    assert warn(understand("voraussichtlich am 12.11.2013", frage), frage) == ()


@pytest.mark.parametrize("tag", ["12.06.", "31.08.", "01.09.", "12.11.", "20.01.2014"])
@pytest.mark.parametrize("form", ["{}", "erledigt am {}", "voraussichtlich am {}"])
@pytest.mark.parametrize("heute", [datetime.date(2013, 8, 20), IM_JANUAR])
def test_no_day_is_sent_in_a_circle(tag: str, form: str, heute: datetime.date) -> None:
    """What is offered passes every later check, whenever it is reported."""
    frage = kontext(art="meilenstein", heute=heute)
    antwort = understand(form.format(tag), frage)
    offered = [*antwort.kandidaten, *(one.kandidat for one in warn(antwort, frage))]
    for text in filter(None, offered):
        again = understand(text, frage)
        assert again.ergebnis in {Ergebnis.ERLEDIGT, Ergebnis.DATUM}, text
        assert warn(again, frage) == (), text


KONFERENZEN = kontext(
    art="kumulativ",
    tertial=3,
    einheit="Konferenzen",
    zielwert=10,
    soll=[3, 6, 10],
    t2={"ist": 5},
)


@pytest.mark.parametrize("eingabe", ["5", "6", "7", "10", "12"])
def test_a_small_sum_that_grows_is_not_suspected(eingabe: str) -> None:
    assert warn(understand(eingabe, KONFERENZEN), KONFERENZEN) == ()


def test_a_sum_that_grows_is_suspected_only_where_the_year_has_room_for_both() -> None:
    felder = {"art": "kumulativ", "zielwert": 450, "einheit": "Besuche"}
    beyond = kontext(tertial=3, t2={"ist": 240}, **felder)
    assert warn(understand("250", beyond), beyond) == ()
    inside = kontext(tertial=3, t2={"ist": 210}, **felder)
    (warnung,) = warn(understand("215", inside), inside)
    assert (warnung.code, warnung.kandidat) == ("tertialwert", "425")


@pytest.mark.parametrize(
    ("frage", "eingabe", "meldung"),
    [
        ("besuche", "135", "Der Wert 135 Besuche sieht nach dem Wert nur dieses"),
        ("besuche", "45", "liegt unter dem vom vorigen Stichtag (152);"),
        ("besuche", "1", "Der Wert 1 ist etwa um das 100-Fache kleiner"),
        ("besuche", "30", "Ist der Wert 300 Besuche gemeint?"),
        ("besuche", "950", "weit entfernt von Soll oder Vorwert (300 Besuche)."),
    ],
)
def test_a_warning_agrees_in_number(frage: str, eingabe: str, meldung: str) -> None:
    warnings = warn(understand(eingabe, KONTEXTE[frage]), KONTEXTE[frage])
    assert meldung in warnings[0].meldung


@pytest.mark.parametrize(
    ("frage", "eingabe", "meldung"),
    [
        ("besuche", "1", "Verstanden als 1."),
        ("quote", "1", "Verstanden als 1 %."),
        ("quote", "knapp ein Drittel", "Verstanden als knapp 33,3 %."),
        ("euro", "81.560,555 €", "Verstanden als 81.560,555 €."),
        ("wochen", "4,125", "Verstanden als 4,125 Wochen."),
    ],
)
def test_what_was_understood_is_said_in_german(
    frage: str, eingabe: str, meldung: str
) -> None:
    assert understand(eingabe, KONTEXTE[frage]).meldung == meldung


def test_what_cannot_be_typed_is_not_offered() -> None:
    frage = kontext(art="kumulativ", einheit="Besuche", t1={"ist": "1000/3"})
    (warnung,) = warn(understand("10", frage), frage)
    assert (warnung.code, warnung.kandidat) == ("fallend", None)


@pytest.mark.parametrize("path", MATRIZEN, ids=lambda path: path.stem)
def test_what_was_really_reported_raises_no_warning(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    matrix = Matrix.model_validate(tomllib.loads(text, parse_float=Decimal))
    for _, indikator in matrix.indikatoren():
        for tertial in (1, 2, 3):
            frage = Kontext(
                indikator=indikator,
                tertial=tertial,
                berichtsjahr=JAHR,
                heute=IM_JANUAR,
            )
            _reported_again(frage)


def _reported_again(frage: Kontext) -> None:
    bericht = frage.indikator.tertial(frage.tertial)
    number = value(frage.indikator, bericht) if bericht else None
    if number is not None and bericht and bericht.zaehler is None:
        antwort = understand(with_unit(plain(number), frage.indikator.einheit), frage)
        assert antwort.wert == number
        assert warn(antwort, frage) == ()
    if bericht and bericht.erledigt:
        antwort = understand(f"erledigt am {bericht.erledigt:%d.%m.}", frage)
        assert (antwort.ergebnis, antwort.datum) == (
            Ergebnis.ERLEDIGT,
            bericht.erledigt,
        )
        assert warn(antwort, frage) == ()
