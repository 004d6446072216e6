"""The doubts a plain number has to pass before it is taken.

Each doubt looks at one thing and returns a Rückfrage, a rejection, or None. What two
readings leave open is decided by the Soll only where the notation itself is German;
an English one is always asked back.
"""

from collections.abc import Callable
from fractions import Fraction

from assistant.interview.answer import Antwort
from assistant.interview.context import Groesse, Kontext
from assistant.interview.reading import units
from assistant.interview.reading.amounts import Menge
from assistant.interview.reading.asking import number_wanted
from assistant.interview.reading.figures import Schreibweise
from assistant.interview.reading.situation import Lage
from assistant.interview.reading.writing import quote

_MILLION = 10**6
_MIT_DEZIMALEN = (Groesse.ANTEIL, Groesse.MASS)
_BUCHSTABEN = {"k": 1000, "m": _MILLION}
_GRUNDGESAMTHEIT = ("der ", "des ", "aller ", "von ", "vom ")


def readings(menge: Menge, kontext: Kontext) -> tuple[Fraction, ...]:
    """Return every reading of a number, in the unit of the indicator."""
    einheit = kontext.indikator.einheit
    return tuple(
        units.in_unit(zahl, menge.mass, einheit) for zahl in menge.figur.lesarten
    )


def _old_currency(menge: Menge, lage: Lage) -> Antwort | None:
    if menge.mass.einheit != units.DM:
        return None
    return lage.reject(
        f"{quote(lage.text)} nennt einen Betrag in DM. Geben Sie ihn in Euro ein."
    )


_UNLESBAR = {
    Schreibweise.ZWEI_KOMMAS: (
        "{text} enthält mehr als ein Komma. Schreiben Sie Tausender mit Punkt und "
        "Dezimalstellen mit einem Komma: 1.250,50."
    ),
    Schreibweise.ZU_LANG: (
        "{text} hat mehr als 15 Ziffern. Kürzen Sie die Zahl oder schreiben Sie sie "
        "mit „Mio.“ oder „Mrd.“."
    ),
}


def _unreadable(menge: Menge, lage: Lage) -> Antwort | None:
    reason = _UNLESBAR.get(menge.figur.schreibweise)
    return lage.reject(reason.format(text=quote(lage.text))) if reason else None


def _foreign_unit(menge: Menge, lage: Lage) -> Antwort | None:
    """Ask where the text states €, % or a factor that the indicator cannot have."""
    expected = units.measure(lage.kontext.indikator.einheit).einheit
    stated = menge.mass.einheit
    scaled_share = lage.kontext.groesse is Groesse.ANTEIL and menge.mass.faktor != 1
    if stated in ("", expected) and not scaled_share:
        return None
    return lage.ask(
        f"{quote(lage.text)} nennt {stated or 'Tausender'}. "
        f"{number_wanted(lage.kontext)}",
        _instead(menge, lage.kontext),
    )


def _instead(menge: Menge, kontext: Kontext) -> tuple[Fraction, ...]:
    """Return what a number in a foreign unit may be in the indicator's own.

    Money is never a count, and an amount in dollars none in euros.
    """
    stated, number = menge.mass.einheit, menge.figur.lesarten[:1]
    if stated in (units.EURO, units.FREMD):
        return ()
    own = units.SKALA.get(units.measure(kontext.indikator.einheit).einheit)
    skala = units.SKALA.get(stated)
    if own and skala:
        return tuple(wert * own / skala for wert in number)
    return (*_of_target(menge, kontext), *number)


def _of_target(menge: Menge, kontext: Kontext) -> tuple[Fraction, ...]:
    """Return what a share would be of the Jahresziel: 40 % of 450 are 180."""
    zielwert, skala = kontext.indikator.zielwert, units.SKALA.get(menge.mass.einheit)
    if not skala or not isinstance(zielwert, Fraction):
        return ()
    amount = menge.figur.lesarten[0] * zielwert / skala
    return (amount,) if amount.denominator == 1 else ()


def _foreign_noun(menge: Menge, lage: Lage) -> Antwort | None:
    """Ask where something else is counted: applications are not visits."""
    noun, kontext = menge.mass.rest, lage.kontext
    # "31 der Kinder" may be 31 children; "31 % der Kinder" cannot.
    is_share = kontext.groesse is Groesse.ANTEIL and menge.mass.explicit
    share_of = is_share and noun.startswith(_GRUNDGESAMTHEIT)
    if not noun or share_of or kontext.names_unit(noun):
        return None
    value = readings(menge, kontext)[0]
    if (converted := _converted(value, menge, kontext)) is not None:
        return lage.ask(
            f"{quote(lage.text)} nennt eine andere Einheit. {number_wanted(kontext)}",
            converted,
        )
    plain = lage.candidate(value).partition("; ")[0]
    note = "; ".join(part for part in (noun, lage.beiwerk.vermerk) if part)
    noted = " " in noun and noun[0].isalpha() and kontext.accepts(value)
    return lage.ask(
        f"Hinter der Zahl steht {quote(noun)}. {number_wanted(kontext)} Eine Bemerkung "
        "gehört hinter ein Semikolon.",
        (value,),
        *([f"{plain}; {note}"] if noted else ()),
    )


def _converted(
    value: Fraction, menge: Menge, kontext: Kontext
) -> tuple[Fraction, ...] | None:
    """Return the value of another unit of time, or of "81,56M" for an amount."""
    noun, einheit = menge.mass.rest, kontext.indikator.einheit
    faktor = _BUCHSTABEN.get(noun.rstrip(".€ ").lower())
    if faktor and kontext.groesse is Groesse.GELD:
        return (units.in_unit(value, units.Mass(faktor), einheit),)
    return units.in_time(value, noun, einheit)


def _one_group(menge: Menge, kontext: Kontext) -> bool:
    """Doubt "1.250" only where decimals are usual and the small reading fits better."""
    big, small = readings(menge, kontext)
    if kontext.groesse not in _MIT_DEZIMALEN and menge.mass.faktor < _MILLION:
        return False
    if not kontext.bezuege:
        return kontext.groesse in _MIT_DEZIMALEN
    return kontext.distance(small) < kontext.distance(big)


def _comma_three(menge: Menge, kontext: Kontext) -> bool:
    """Doubt "1,250" for counts and euros; "1,250 Mio. €" is how budgets are written."""
    small, big = readings(menge, kontext)
    if menge.mass.faktor >= _MILLION:
        return False
    usual = kontext.groesse in _MIT_DEZIMALEN
    return not usual or kontext.distance(big) < kontext.distance(small)


def _always(_menge: Menge, _kontext: Kontext) -> bool:
    return True


_ZWEIFELHAFT: dict[Schreibweise, Callable[[Menge, Kontext], bool]] = {
    Schreibweise.EINE_GRUPPE: _one_group,
    Schreibweise.KOMMA_DREI: _comma_three,
    Schreibweise.PUNKT: _always,
    Schreibweise.ENGLISCH: _always,
    Schreibweise.VERSETZT: _always,
}


def _notation(menge: Menge, lage: Lage) -> Antwort | None:
    in_doubt = _ZWEIFELHAFT.get(menge.figur.schreibweise)
    if not in_doubt or not in_doubt(menge, lage.kontext):
        return None
    values = readings(menge, lage.kontext)
    guesses = (lage.kontext.rescaled(value) for value in values)
    return lage.ask(
        f"{quote(lage.text)} lässt sich verschieden lesen. Schreiben Sie Tausender mit "
        "Punkt (1.250) und Dezimalstellen mit Komma (1,25), oder wählen Sie die "
        "gemeinte Zahl.",
        (*values, *(guess for guess in guesses if guess is not None)),
    )


def _below_zero(menge: Menge, lage: Lage) -> Antwort | None:
    value = readings(menge, lage.kontext)[0]
    if value >= 0 or lage.kontext.may_be_negative:
        return None
    return lage.reject(
        f"{quote(lage.text)} ist kleiner als null. „{lage.kontext.indikator.name}“ "
        "kann das nicht sein; geben Sie die Zahl ohne Minus ein.",
        (-value,),
    )


def _in_millions(menge: Menge, lage: Lage) -> Antwort | None:
    """Ask whether a bare 76,5 means millions where the Soll is 76.500.000."""
    kontext = lage.kontext
    value = readings(menge, kontext)[0]
    guess = kontext.rescaled(value)
    if menge.exact_unit or guess is None:
        return None
    return lage.ask(
        f"{quote(lage.text)} liegt weit unter Soll und Vorwerten. Gemeint sein können "
        f"{kontext.shown(guess)} oder {kontext.shown(value)} "
        f"{kontext.indikator.einheit}. Wählen Sie den richtigen Wert.",
        (guess, value),
    )


Doubt = Callable[[Menge, Lage], Antwort | None]

# In this order: what cannot be comes before what is unclear.
DOUBTS: tuple[Doubt, ...] = (
    _old_currency,
    _unreadable,
    _foreign_unit,
    _foreign_noun,
    _notation,
    _below_zero,
    _in_millions,
)
