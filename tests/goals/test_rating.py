"""How each kind of indicator is rated, by example and by rule."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from conftest import JAHR_2013, indikator
from hypothesis import given
from hypothesis import strategies as st

from assistant.goals.ampel import Ampel, Toleranz
from assistant.goals.matrix import Art, Indikator, Richtung
from assistant.goals.rating import Bewertung, Grau, rate
from assistant.goals.tertial import KeinWert, Tertial


def rated(text: str, tertial: int = 1) -> Bewertung:
    return rate(indikator(text), tertial, JAHR_2013)


def colour(text: str, tertial: int = 1) -> str:
    return rated(text, tertial).ampel.value


class DescribeExactness:
    def it_finds_exactly_ten_percent_at_the_limit(self) -> None:
        bewertung = rated("zielwert = 100\nt1.ist = 30")
        assert bewertung.abweichung is not None
        assert bewertung.abweichung.wert == -10
        assert bewertung.ampel is Ampel.GELB

    def it_is_rot_beyond_the_limit_by_the_smallest_amount(self) -> None:
        assert colour("zielwert = 100\nt1.ist = 29.9999999999999999999") == "rot"

    def it_keeps_a_third_of_the_target_exact(self) -> None:
        assert rated("zielwert = 100\nt1.ist = 30").soll == Fraction(100, 3)

    def it_reads_a_fraction_written_as_text(self) -> None:
        text = 'art = "quote"\neinheit = "%"\nzielwert = "200/3"\nt1.ist = "200/3"'
        assert rated(text).ampel is Ampel.GRUEN


class DescribeSoll:
    @pytest.mark.parametrize(
        ("soll", "expected"),
        [
            ('"linear"', [150, 300, 450]),
            ('"konstant"', [450, 450, 450]),
            ('"jahresende"', [None, None, 450]),
            ("[90, 200, 450]", [90, 200, 450]),
            ("{ anteile = [10, 70, 100] }", [45, 315, 450]),
            ("{ anteile = [0.1, 0.7, 1] }", [45, 315, 450]),
            ("{ start = 300 }", [350, 400, 450]),
        ],
    )
    def it_follows_the_profile(self, soll: str, expected: list[int | None]) -> None:
        text = f"zielwert = 450\nsoll = {soll}"
        assert [rated(text, n).soll for n in (1, 2, 3)] == expected

    def it_never_splits_a_stock_by_itself(self) -> None:
        assert rated('art = "stichtag"\nzielwert = 60').soll == 60


class DescribeDirection:
    @pytest.mark.parametrize(("ist", "expected"), [(105, "gruen"), (111, "rot")])
    def it_takes_more_for_worse_where_less_is_wanted(
        self, ist: int, expected: str
    ) -> None:
        text = f'art = "stichtag"\nrichtung = "weniger"\nzielwert = 100\nt1.ist = {ist}'
        assert colour(text) == expected

    def it_keeps_the_arithmetic_sign(self) -> None:
        text = 'art = "stichtag"\nrichtung = "weniger"\nzielwert = 100\nt1.ist = 90'
        abweichung = rated(text).abweichung
        assert abweichung is not None
        assert abweichung.wert == -10

    def it_is_gruen_however_far_a_target_is_exceeded(self) -> None:
        assert colour("zielwert = 3\nt1.ist = 1000") == "gruen"

    def it_divides_by_the_size_of_a_negative_target(self) -> None:
        bewertung = rated('zielwert = -50000\nsoll = "konstant"\nt1.ist = -55000')
        assert bewertung.abweichung is not None
        assert bewertung.abweichung.wert == -10


class DescribeSollZero:
    @pytest.mark.parametrize(
        ("richtung", "ist", "expected"),
        [
            ("mehr", 0, "gruen"),
            ("mehr", 3, "gruen"),
            ("mehr", -1, "rot"),
            ("weniger", 0, "gruen"),
            ("weniger", 1, "rot"),
        ],
    )
    def it_never_divides(self, richtung: str, ist: int, expected: str) -> None:
        text = (
            f'art = "stichtag"\nrichtung = "{richtung}"\nzielwert = 0\nt1.ist = {ist}'
        )
        bewertung = rated(text)
        assert bewertung.ampel == expected
        assert bewertung.abweichung is not None
        assert bewertung.abweichung.wert is None
        assert bewertung.abweichung.differenz == ist

    def it_uses_absolute_limits_where_the_matrix_has_them(self) -> None:
        text = (
            'soll = [0, 3, 3]\nzielwert = 3\nrichtung = "weniger"\nt1.ist = 1\n'
            'ampel = { mass = "absolut", gruen_bis = 0, gelb_bis = 1 }'
        )
        assert colour(text) == "gelb"


class DescribeGrau:
    @pytest.mark.parametrize(
        ("text", "grund"),
        [
            ("zielwert = 3", Grau.NICHT_ERFASST),
            ('zielwert = 3\nt1.kein_wert = "keine_angabe"', KeinWert.KEINE_ANGABE),
            ('zielwert = 3\nsoll = "jahresende"\nt1.ist = 2', Grau.NICHT_FAELLIG),
            ('art = "monitoring"\nt1.ist = 2', Grau.MONITORING),
            ("t1.ist = 2", Grau.OHNE_ZIELWERT),
            (
                'art = "quote"\nzielwert = 3\nt1 = { zaehler = 1, nenner = 0 }',
                KeinWert.NICHT_BERECHENBAR,
            ),
            (
                'zielwert = 3\nt1.kein_wert = "geheim_kleine_fallzahl"',
                KeinWert.GEHEIM_KLEINE_FALLZAHL,
            ),
        ],
    )
    def it_has_a_reason_of_its_own(self, text: str, grund: Grau | KeinWert) -> None:
        bewertung = rated(text)
        assert (bewertung.ampel, bewertung.grund) == (Ampel.GRAU, grund)

    def it_is_not_what_zero_is(self) -> None:
        assert colour("zielwert = 3\nt1.ist = 0") == "rot"


class DescribeQuote:
    def it_computes_numerator_by_denominator(self) -> None:
        text = (
            'art = "quote"\neinheit = "%"\nzielwert = 75\n'
            "t1 = { zaehler = 3, nenner = 4 }"
        )
        assert rated(text).ist == 75

    def it_measures_in_percentage_points_where_told(self) -> None:
        text = (
            'art = "quote"\neinheit = "%"\nzielwert = 30\nt1.ist = 27.4\n'
            'ampel = { mass = "prozentpunkte", gruen_bis = 1, gelb_bis = 3 }'
        )
        bewertung = rated(text)
        assert bewertung.abweichung is not None
        assert bewertung.abweichung.wert == Fraction("-2.6")
        assert bewertung.ampel is Ampel.GELB


class DescribeKorridor:
    @pytest.mark.parametrize(
        ("ist", "expected"),
        [
            ("55", "gruen"),
            ("65", "gruen"),
            ("65.0001", "gelb"),
            ("71.5", "gelb"),
            ("71.6", "rot"),
            ("49.5", "gelb"),
            ("49.4", "rot"),
        ],
    )
    def it_counts_the_distance_to_the_nearest_limit(
        self, ist: str, expected: str
    ) -> None:
        text = f'art = "korridor"\nzielwert = {{ von = 55, bis = 65 }}\nt1.ist = {ist}'
        assert colour(text) == expected

    def it_never_divides_by_a_limit_of_zero(self) -> None:
        text = 'art = "korridor"\nzielwert = { von = 0, bis = 9 }\nt1.ist = -1'
        assert colour(text) == "rot"


class DescribeMeilenstein:
    @pytest.mark.parametrize(
        ("tertial", "bericht", "expected"),
        [
            (1, "", "grau"),
            (1, 't1.kein_wert = "offen"', "grau"),
            (1, "t1.prognose = 2013-07-31", "gruen"),
            (1, "t1.prognose = 2013-08-01", "gelb"),
            (1, "t1.erledigt = 2013-04-01", "gruen"),
            (1, "t1.erledigt = 2013-05-02", "gruen"),  # after the Stichtag: expected
            (2, "t2.erledigt = 2013-07-31", "gruen"),
            (2, "t2.erledigt = 2013-08-30", "gelb"),
            (2, "t2.erledigt = 2013-08-31", "rot"),
            (2, 't2.kein_wert = "offen"', "rot"),
            (2, "t2.prognose = 2013-12-01", "rot"),
            (2, "", "grau"),
            (2, 't2.kein_wert = "entfaellt"', "grau"),
            (2, 't1.erledigt = 2013-04-01\nt2.vermerk = "Presse war da."', "gruen"),
            (3, "t1.erledigt = 2013-04-01", "gruen"),
        ],
    )
    def it_counts_the_days(self, tertial: int, bericht: str, expected: str) -> None:
        text = f'art = "meilenstein"\ntermin = 2013-07-31\n{bericht}'
        assert colour(text, tertial) == expected

    def it_counts_overdue_days_to_the_stichtag(self) -> None:
        text = (
            'art = "meilenstein"\ntermin = 2013-07-31\nt2.kein_wert = "offen"\n'
            "t2.prognose = 2014-02-01"
        )
        bewertung = rated(text, 2)
        assert bewertung.abweichung is not None
        assert bewertung.abweichung.wert == 31
        assert bewertung.prognose == datetime.date(2014, 2, 1)

    def it_is_grau_once_it_was_dropped_whatever_was_forecast(self) -> None:
        text = (
            'art = "meilenstein"\ntermin = 2013-07-31\n'
            't1 = { kein_wert = "entfaellt", prognose = 2013-07-01 }'
        )
        assert colour(text) == "grau"


class DescribeTheOthers:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('art = "ja_nein"\nt1.ist = true', "gruen"),
            ('art = "ja_nein"\nt1.ist = false', "rot"),
            ('art = "ja_nein"\nsoll = "jahresende"\nt1.ist = false', "grau"),
            ('art = "ja_nein"\nzielwert = false\nt1.ist = false', "gruen"),
            (
                'art = "qualitativ"\nt1 = { einschaetzung = "gelb", grund = "x" }',
                "gelb",
            ),
            ('art = "qualitativ"', "grau"),
        ],
    )
    def it_rates(self, text: str, expected: str) -> None:
        assert colour(text) == expected


numbers = st.decimals(-(10**9), 10**9, allow_nan=False, places=4)


def stock(soll: Decimal, ist: Decimal, richtung: Richtung) -> Indikator:
    return Indikator(
        id="X", name="X", art=Art.STICHTAG, richtung=richtung,
        zielwert=Fraction(soll), t1=Tertial(ist=Fraction(ist)),
    )  # fmt: skip


@given(numbers, numbers, st.sampled_from(Richtung))
def test_favourable_is_always_gruen(
    soll: Decimal, ist: Decimal, richtung: Richtung
) -> None:
    good = ist >= soll if richtung is Richtung.MEHR else ist <= soll
    ampel = rate(stock(soll, ist, richtung), 1, JAHR_2013).ampel
    if good:
        assert ampel is Ampel.GRUEN


@given(numbers, numbers, numbers, st.sampled_from(Richtung))
def test_a_worse_value_never_has_a_better_colour(
    soll: Decimal, one: Decimal, other: Decimal, richtung: Richtung
) -> None:
    order = [Ampel.GRUEN, Ampel.GELB, Ampel.ROT]
    better, worse = sorted((one, other), reverse=richtung is Richtung.MEHR)
    good = rate(stock(soll, better, richtung), 1, JAHR_2013).ampel
    bad = rate(stock(soll, worse, richtung), 1, JAHR_2013).ampel
    assert order.index(good) <= order.index(bad)


@given(st.integers(1, 10**9), st.integers(0, 10**6))
def test_the_colour_is_that_of_exact_arithmetic(soll: int, hundredths: int) -> None:
    """Against the definition, in integers only: 100·(Soll − Ist) ≤ limit·Soll."""
    ist = Decimal(hundredths).scaleb(-2)
    ampel = rate(stock(Decimal(soll), ist, Richtung.MEHR), 1, JAHR_2013).ampel
    missing = 100 * (100 * soll - hundredths)
    expected = (
        Ampel.GRUEN
        if missing <= 5 * 100 * soll
        else Ampel.GELB
        if missing <= 10 * 100 * soll
        else Ampel.ROT
    )
    assert ampel is expected


@given(st.fractions(0, 100), st.fractions(0, 100))
def test_limits_belong_to_the_better_colour(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    toleranz = Toleranz(gruen_bis=low, gelb_bis=high)
    assert toleranz.rate(low) is Ampel.GRUEN
    assert toleranz.rate(high) in {Ampel.GRUEN, Ampel.GELB}
