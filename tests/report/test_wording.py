"""The words for colours, reasons and deviations."""

import pytest
from conftest import JAHR_2013, indikator

from assistant.goals.ampel import Ampel
from assistant.goals.rating import Grau, rate
from assistant.goals.tertial import KeinWert
from assistant.report.wording import (
    GRUENDE,
    ZEICHEN,
    colour_word,
    deviation,
    reported,
    zielwert,
)


def shown(text: str, tertial: int = 1) -> str | None:
    one = indikator(text)
    return deviation(rate(one, tertial, JAHR_2013).abweichung, one)


PP = 'ampel = { mass = "prozentpunkte", gruen_bis = 1, gelb_bis = 3 }'
ABS = 'ampel = { mass = "absolut", gruen_bis = 1, gelb_bis = 3 }'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zielwert = 100\nt1.ist = 30", "−10,0 %"),
        (f'art = "quote"\nzielwert = 30\nt1.ist = 27.4\n{PP}', "−2,6 PP"),
        (f'art = "stichtag"\nzielwert = 5\nt1.ist = 3\n{ABS}', "−2"),
        (f"zielwert = 10\nt1.ist = 4\n{ABS}", "+0,7"),
        ('art = "stichtag"\nzielwert = 0\nt1.ist = 3', "n. def. (+3)"),
        (
            'art = "korridor"\nzielwert = { von = 1, bis = 3 }\nt1.ist = 2',
            "im Korridor",
        ),
        (
            'art = "korridor"\nzielwert = { von = 1, bis = 40 }\nt1.ist = 41',
            "+2,5 %",
        ),
        (
            'art = "meilenstein"\ntermin = 2013-04-02\nt1.erledigt = 2013-04-03',
            "+1 Tag",
        ),
        ("zielwert = 100", None),
    ],
)
def test_the_deviation_is_shown_in_its_own_measure(
    text: str, expected: str | None
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("bericht", "expected"),
    [
        ('{ ist = 152, naeherung = "rd." }', "rd. 152"),
        ('{ ist = 152, kennzeichen = "vorlaeufig" }', "152 (vorläufig)"),
        ('{ kein_wert = "keine_angabe" }', "keine Angabe"),
    ],
)
def test_what_was_reported_keeps_its_marks(bericht: str, expected: str) -> None:
    one = indikator(f"zielwert = 450\nt1 = {bericht}")
    assert reported(rate(one, 1, JAHR_2013), one.t1) == expected


def test_an_open_milestone_shows_its_forecast() -> None:
    one = indikator(
        'art = "meilenstein"\ntermin = 2013-09-30\nt1.prognose = 2013-11-12'
    )
    assert reported(rate(one, 1, JAHR_2013), one.t1) == "Prognose 12.11.2013"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('zielwert = 450\neinheit = "Besuche"', "450 Besuche"),
        (
            'art = "korridor"\nzielwert = { von = 55, bis = 65 }\neinheit = "%"',
            "55–65 %",
        ),
        ('art = "meilenstein"\ntermin = 2013-09-30', "30.09.2013"),
        ('art = "ja_nein"\nzielwert = true', "ja"),
        ('art = "monitoring"', "–"),
    ],
)
def test_the_target_as_it_stands_in_the_table(text: str, expected: str) -> None:
    assert zielwert(indikator(text)) == expected


def test_every_reason_and_colour_has_its_words() -> None:
    assert set(GRUENDE) == {*KeinWert, *Grau}
    assert set(ZEICHEN) == set(Ampel)


def test_colours_differ_in_symbol_and_carry_black_text() -> None:
    assert len({zeichen.symbol for zeichen in ZEICHEN.values()}) == 4
    for zeichen in ZEICHEN.values():
        assert contrast_to_black(zeichen.farbe) >= 4.5


def contrast_to_black(farbe: str) -> float:
    """Contrast ratio of WCAG 2.1, success criterion 1.4.3."""
    channels = [int(farbe[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    luminance = sum(
        share * value
        for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return (luminance + 0.05) / 0.05


@pytest.mark.parametrize(
    ("text", "tertial", "word"),
    [
        ('art = "monitoring"\nt1 = { ist = 3 }', 1, "grau, ohne Zielwert"),
        ('art = "monitoring"', 1, "grau"),
    ],
)
def test_a_value_that_is_not_rated_says_why(text: str, tertial: int, word: str) -> None:
    assert colour_word(rate(indikator(text), tertial, JAHR_2013)) == word
