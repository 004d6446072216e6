"""Answers of kinds that are measured: from the bare text to a value, or back.

The readers below are tried in order; the first that knows the form of the text says
what it means. A plain number then passes the doubts one by one, and is taken if none
of them objects.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from assistant.goals.tertial import Kennzeichen
from assistant.interview.answer import Antwort, Ergebnis, ask_back, reject
from assistant.interview.context import Groesse, Kontext
from assistant.interview.reading import dates, forms, shares, units, writing
from assistant.interview.reading.amounts import Menge, amount
from assistant.interview.reading.clean import spell_fractions
from assistant.interview.reading.doubts import DOUBTS, readings
from assistant.interview.reading.marks import Beiwerk, peel
from assistant.interview.reading.situation import Lage
from assistant.interview.reading.writing import day, quote

_KEINE = re.compile(r"kein(?:e[nr]?)? (?P<wort>.+)", re.IGNORECASE)
_VON_IN_KLAMMERN = re.compile(r"(?<=[0-9]) ?\((von [0-9][0-9.]*)\)", re.IGNORECASE)
_BESCHRIFTUNG = re.compile(r"(?P<wort>[^\W\d_][^\d:=]*?) ?[:= ] ?(?=[0-9])")
# A question mark that ends the value, or is all that stands in a remark.
_FRAGEZEICHEN = re.compile(r"\?+(?=;)|(?<=;)[ ?]*\?+(?=[\s,;]|$)")
_UNFEST = (None, Kennzeichen.GESCHAETZT, Kennzeichen.VORLAEUFIG)
# By how much a value may differ from the remark that only rounds it.
_GERUNDET, _GENAEHERT = Fraction(1, 1000), Fraction(1, 50)
_SATZZEICHEN = re.compile(r"(?<=[0-9%€])[.,;:!]+$")


def read(text: str, kontext: Kontext) -> Antwort:
    """Return what a text says about a measured indicator."""
    antwort = _understood(text, kontext)
    if antwort.ergebnis is Ergebnis.WERT:
        return _contradicted(antwort, kontext) or antwort
    tenable = (text for text in antwort.kandidaten if not _untenable(text, kontext))
    return replace(antwort, kandidaten=tuple(tenable))


def _understood(text: str, kontext: Kontext) -> Antwort:
    joined = _VON_IN_KLAMMERN.sub(r" \1", text).lstrip("= ")
    bare, beiwerk = peel(joined, kontext.heute)
    kern = spell_fractions(bare)
    lage = Lage(kontext, text, beiwerk)
    return _dated(kern, lage, beiwerk.stand) if beiwerk.stand else _read(kern, lage)


def _questioned(kern: str, lage: Lage) -> Antwort:
    """Ask what "441 (?)" means: the value, or one that is not firm yet."""
    note = _FRAGEZEICHEN.sub("", f";{lage.beiwerk.vermerk or ''}").strip("; ,")
    sure = replace(lage.beiwerk, vermerk=note or None)
    bare = kern.rstrip("? ")
    marks = (sure.kennzeichen,) if sure.kennzeichen else _UNFEST
    texts = (replace(sure, kennzeichen=mark).around(bare) for mark in marks)
    answer = _read(bare, replace(lage, beiwerk=sure))
    if answer.ergebnis is not Ergebnis.WERT:
        return answer
    return ask_back(
        f"Das Fragezeichen in {quote(lage.text)} lässt offen, ob der Wert gilt. "
        "Wählen Sie, wie er gemeint ist, oder geben Sie „k. A.“ ein.",
        *texts,
    )


def _contradicted(antwort: Antwort, kontext: Kontext) -> Antwort | None:
    """Ask where the remark is another value: "32 % (310 von 1.000)", "441 (450)"."""
    other = _understood(antwort.vermerk, kontext) if antwort.vermerk else antwort
    first, second = antwort.wert, other.wert
    if not isinstance(first, Fraction) or not isinstance(second, Fraction):
        return None
    rough = _GENAEHERT if antwort.naeherung or other.naeherung else _GERUNDET
    near = abs(first - second) <= abs(first) * rough
    if writing.agree(first, second) or (near and _is_rough(antwort, other, kontext)):
        return None
    return ask_back(
        f"Der Wert {kontext.shown(first)} und die Bemerkung "
        f"{quote(antwort.vermerk or '')} sagen Verschiedenes. Geben Sie einen der "
        "beiden Werte ein.",
        _again(antwort, first, kontext),
        _again(other, second, kontext),
    )


def _is_rough(antwort: Antwort, other: Antwort, kontext: Kontext) -> bool:
    """Return whether one of two values may be the other one rounded."""
    return kontext.groesse is Groesse.GELD or bool(antwort.naeherung or other.naeherung)


def _again(antwort: Antwort, wert: Fraction, kontext: Kontext) -> str:
    """Return a text that is taken as the same value, without the remark."""
    parts = antwort.zaehler, antwort.nenner
    whole = [writing.grouped(part) for part in parts if part is not None]
    marks = Beiwerk(
        naeherung=antwort.naeherung,
        kennzeichen=antwort.kennzeichen,
        datenstand=antwort.datenstand,
    )
    return marks.around(" von ".join(whole) or kontext.candidate(wert))


def _untenable(text: str, kontext: Kontext) -> bool:
    """Return whether a candidate would be asked back for what its remark says."""
    if "; " not in text:
        return False
    antwort = _understood(text, kontext)
    return _contradicted(antwort, kontext) is not None


def _read(kern: str, lage: Lage) -> Antwort:
    if _FRAGEZEICHEN.search(f"{kern};{lage.beiwerk.vermerk or ''}"):
        return _questioned(kern, lage)
    answers = (reader(kern, lage) for reader in _READERS)
    return next(filter(None, answers), None) or forms.unknown(kern, lage)


def _dated(kern: str, lage: Lage, stand: dates.Angabe) -> Antwort:
    """Return the answer with its Datenstand, or what is wrong with that day."""
    jahr, heute = lage.kontext.jahr, lage.kontext.heute
    if fault := stand.fault(jahr):
        last = stand.last_of_month(jahr)
        mended = _offers(kern, lage, (last,) if last else ())
        return reject(f"{fault} Berichtigen Sie den Stand der Daten.", *mended)
    days = dates.resolve(stand, jahr, (-1, lambda tag: tag > heute))
    if len(days) == 1:
        return _read(kern, _with_stand(lage, days[0]))
    which = " oder der ".join(map(day, days))
    return ask_back(
        f"Der Stand der Daten kann der {which} sein. Nennen Sie ihn als TT.MM.JJJJ.",
        *_offers(kern, lage, days),
    )


def _with_stand(lage: Lage, tag: date) -> Lage:
    return replace(lage, beiwerk=replace(lage.beiwerk, datenstand=tag))


def _offers(kern: str, lage: Lage, days: tuple[date, ...]) -> Iterator[str]:
    """Yield the text with each day; where it is in doubt itself, its candidates."""
    for tag in days:
        dated = _with_stand(lage, tag)
        answer = _read(kern, dated)
        taken = answer.ergebnis is Ergebnis.WERT
        yield from (dated.beiwerk.around(kern),) if taken else answer.kandidaten


def _none_of_them(kern: str, lage: Lage) -> Antwort | None:
    """Take "keine Besuche" as zero; "keine" alone is asked back elsewhere."""
    match = _KEINE.fullmatch(kern)
    own = match and lage.kontext.names_unit(match["wort"])
    return lage.take(Fraction(), match["wort"]) if match and own else None


def _number(kern: str, lage: Lage) -> Antwort | None:
    """Take a plain number, unless one of the doubts speaks up."""
    bare = _SATZZEICHEN.sub("", kern)
    menge = amount(bare) or _labelled(bare, lage.kontext)
    if not menge:
        return None
    objections = (doubt(menge, lage) for doubt in DOUBTS)
    objection = next(filter(None, objections), None)
    value = readings(menge, lage.kontext)
    return objection or lage.take(value[0], menge.mass.rest or None)


def _labelled(kern: str, kontext: Kontext) -> Menge | None:
    """Return the number of "Besuche: 145", if the word is the indicator's own."""
    match = _BESCHRIFTUNG.match(kern)
    named = match and units.stems(match["wort"]) == units.stems(kontext.indikator.name)
    own = match and (named or kontext.names_unit(match["wort"]))
    return amount(kern[match.end() :]) if match and own else None


_READERS: tuple[Callable[[str, Lage], Antwort | None], ...] = (
    _none_of_them,
    forms.day,
    shares.colon,
    forms.colon,
    forms.gap,
    forms.bound,
    forms.span,
    forms.addition,
    forms.as_before,
    shares.read_ratio,
    shares.read_fraction,
    forms.typo,
    _number,
)
