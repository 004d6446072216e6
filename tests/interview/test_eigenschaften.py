"""What holds for every text, not only for those somebody thought of."""

import datetime
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.interview.answer import Ergebnis
from assistant.interview.context import ZAHLEN, Groesse, Kontext
from assistant.interview.plausibility import warn
from assistant.interview.understand import understand
from assistant.report.numbers import plain, with_unit
from tests.interview.fragen import KONTEXTE

ZAHLENFRAGEN = {
    name: frage for name, frage in KONTEXTE.items() if frage.indikator.art in ZAHLEN
}
GENOMMEN = {
    Ergebnis.WERT,
    Ergebnis.DATUM,
    Ergebnis.ERLEDIGT,
    Ergebnis.KEIN_WERT,
    Ergebnis.BEFEHL,
}
# Bits of what people type, so that random texts come near to real ones.
BAUSTEINE = [
    "1", "12", "250", "1.250", "1,250", "1.25", "76,5", "0", "31", "04", "2013", ".",
    ",", "-", "–", "−", "/", " ", "  ", "(", ")", ";", ":", "%", "€", "T€", "Mio.",
    "rd.", "ca.", "vorl.", "p", "Stand", "von", "bis", "und", "zwei", "Drittel", "½",
    "²", "erledigt", "am", "verschoben auf", "12.11.", "31.04.", "1. Januar", "heute",
    "keine", "k. A.", "entfällt", "wird", "nachgereicht", "Besuche", "Fälle", "Anträge",
    "gelb", "weil", "ja", "nein", "/zurück", "?", "x", "…", "O", "l", "+", "=", "\n",
    "zwischen", ">", "mindestens", "\u00a0", "DM", "der", "29.2.", "Dutzend", "Tausend",
]  # fmt: skip
texte = st.text(max_size=40) | st.lists(st.sampled_from(BAUSTEINE), max_size=8).map(
    "".join
) | st.lists(st.sampled_from(BAUSTEINE), max_size=8).map(" ".join)  # fmt: skip
fragen = st.sampled_from(list(KONTEXTE.values()))


@given(texte, fragen)
@settings(max_examples=600)
def test_any_text_is_answered_and_always_the_same(text: str, frage: Kontext) -> None:
    antwort = understand(text, frage)
    assert antwort.meldung
    assert antwort == understand(text, frage)
    warn(antwort, frage)


@given(texte, fragen)
@settings(max_examples=600)
def test_every_candidate_is_taken_as_it_stands(text: str, frage: Kontext) -> None:
    for kandidat in understand(text, frage).kandidaten:
        taken = understand(kandidat, frage)
        assert taken.ergebnis in GENOMMEN, (kandidat, taken)


@given(texte, fragen)
@settings(max_examples=300)
def test_every_proposal_of_a_warning_is_taken(text: str, frage: Kontext) -> None:
    for warnung in warn(understand(text, frage), frage):
        if warnung.kandidat:
            taken = understand(warnung.kandidat, frage)
            assert taken.ergebnis in GENOMMEN, (warnung, taken)


@given(
    st.sampled_from(list(ZAHLENFRAGEN)),
    st.integers(min_value=0, max_value=10**11) | st.integers(0, 2000),
    st.sampled_from([0, 1, 2]),
)
@settings(max_examples=500)
def test_a_number_as_the_paper_prints_it_is_read_as_itself(
    name: str, ziffern: int, stellen: int
) -> None:
    frage = ZAHLENFRAGEN[name]
    zahl = Fraction(Decimal(ziffern).scaleb(-stellen))
    antwort = understand(with_unit(plain(zahl), frage.indikator.einheit), frage)
    offered = [understand(kandidat, frage).wert for kandidat in antwort.kandidaten]
    assert zahl in (offered or [antwort.wert])
    # Only "1.250 Wochen" may be one and a quarter; nothing else is asked back.
    decimals_usual = frage.groesse in {Groesse.ANTEIL, Groesse.MASS}
    bare = not frage.indikator.einheit
    assert not offered or decimals_usual or bare


@given(st.sampled_from(list(ZAHLENFRAGEN)), st.integers(0, 10**8), st.integers(0, 4))
@settings(max_examples=500)
def test_a_candidate_means_exactly_its_value(
    name: str, ziffern: int, stellen: int
) -> None:
    frage = ZAHLENFRAGEN[name]
    zahl = Fraction(Decimal(ziffern).scaleb(-stellen))
    antwort = understand(frage.candidate(zahl), frage)
    assert (antwort.ergebnis, antwort.wert) == (Ergebnis.WERT, zahl)


@given(st.integers(0, 999_999), st.integers(1, 999_999))
def test_a_quotient_is_exact(zaehler: int, nenner: int) -> None:
    frage = KONTEXTE["quote"]
    antwort = understand(f"{zaehler} von {nenner}", frage)
    assert antwort.wert == Fraction(zaehler, nenner) * 100
    assert (antwort.zaehler, antwort.nenner) == (zaehler, nenner)
    assert frage.accepts(antwort.wert)
    assert understand(frage.candidate(antwort.wert), frage).wert == antwort.wert


@given(
    st.dates(datetime.date(1993, 1, 1), datetime.date(2033, 12, 31)),
    st.sampled_from(["erledigt am {}", "voraussichtlich am {}", "{}"]),
)
def test_a_day_with_its_year_is_read_as_itself(tag: datetime.date, form: str) -> None:
    text = form.format(f"{tag.day:02}.{tag.month:02}.{tag.year:04}")
    antwort = understand(text, KONTEXTE["stein"])
    future = tag > KONTEXTE["stein"].heute
    asked = {"erledigt am {}": future, "{}": not future}.get(form, False)
    assert antwort.datum == (None if asked else tag)
