"""The checks of a number against Soll, last value and what is counted.

Each check knows one slip that happens in offices and returns its warning or None.
Within a group of `NUMBER_CHECKS` one suspicion explains the next, so only the first is
said: what is wrong by a factor of ten is also far away.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.goals.matrix import Art
from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.context import Groesse, Kontext
from assistant.interview.reading import units
from assistant.interview.reading.marks import Beiwerk
from assistant.interview.reading.writing import quote
from assistant.interview.understand import understand
from assistant.interview.warning import Code, Warnung

# By how much the corrected value may miss Soll or last value for a factor to be named.
_FAKTOREN = {
    10: Fraction(3, 2),
    100: Fraction(2),
    1000: Fraction(2),
    10**6: Fraction(2),
}
_DANEBEN = 4  # within a quarter and four times a Bezug no power of ten is suspected
_FERN = 3
_KLEIN = 5  # one group or four groups: among so few a factor says nothing
_WENIG = 10  # so small a sum says nothing about which of two numbers it is
_SOLLNAH, _SOLLFERN = Fraction(1, 5), Fraction(3, 20)

# What is counted side by side in a social department and easily confused.
_ZAEHLNOMEN = (
    "Anträge", "Antrag", "Bescheide", "Bewilligungen", "Kinder", "Personen", "Familien",
    "Haushalte", "Bedarfsgemeinschaften", "Fälle", "Gespräche", "Beratungen", "Besuche",
    "Termine", "Stunden", "Plätze", "Gruppen", "Teilnehmende", "Teilnahmen", "Köpfe",
)  # fmt: skip
_ZAEHLSTAEMME = frozenset(map(units.stem, _ZAEHLNOMEN))
_VORSPANN = re.compile(
    r"(?:(?:es|das|sind|gezählt|wurden|zahl|nach|in|der|des|den|aller|von|hier) )*"
    r"(?P<nomen>[^\W\d_]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fall:
    """A number under suspicion, with its answer and the question it answers."""

    wert: Fraction
    antwort: Antwort
    kontext: Kontext

    def offer(self, wert: Fraction) -> str | None:
        """Return another value with the same marks around it, as it is typed.

        A remark that only repeats the odd value would contradict the other one.
        """
        if not self.kontext.accepts(wert):
            return None
        beiwerk = Beiwerk(
            naeherung=self.antwort.naeherung,
            kennzeichen=self.antwort.kennzeichen,
            datenstand=self.antwort.datenstand,
            vermerk=self.antwort.vermerk,
        )
        kern = self.kontext.candidate(wert)
        text = beiwerk.around(kern)
        if understand(text, self.kontext).ergebnis is Ergebnis.WERT:
            return text
        return replace(beiwerk, vermerk=None).around(kern)

    def said(self, wert: Fraction) -> str:
        """Return a value with its unit for a sentence."""
        return self.kontext.measured(wert)


def _wrong_sign(fall: Fall) -> Warnung | None:
    if not fall.kontext.is_near(-fall.wert) or fall.kontext.is_near(fall.wert):
        return None
    other = fall.said(-fall.wert)
    return Warnung(
        Code.VORZEICHEN,
        "Das Vorzeichen weicht von Soll und Vorwerten ab. Ist der Wert "
        f"{other} gemeint?",
        fall.offer(-fall.wert),
    )


def _tertial_only(fall: Fall) -> Warnung | None:
    """Suspect the value of one Tertial where the sum since January is asked.

    A value that is no less than the last sum may well be the sum: it is not suspected
    where adding it up would go beyond the Jahresziel, or where the last sum is below
    ten and every next one looks like it. A smaller value cannot be the sum.
    """
    soll, last = fall.kontext.soll, fall.kontext.letzter
    if fall.kontext.indikator.art is not Art.KUMULATIV or not soll or not last:
        return None
    if fall.wert / last >= 1 and _may_be_sum(fall, last):
        return None
    total = last + fall.wert
    fits = abs(total - soll) <= abs(soll) * _SOLLNAH
    if not fits or abs(fall.wert - soll) <= abs(soll) * _SOLLFERN or not fall.wert:
        return None
    return Warnung(
        Code.TERTIALWERT,
        f"Der Wert {fall.said(fall.wert)} sieht nach dem Wert nur dieses Tertials aus. "
        "Gefragt ist die Summe seit Jahresbeginn; zusammen mit dem Wert vom vorigen "
        f"Stichtag ({fall.kontext.shown(last)}) wären es {fall.said(total)}.",
        fall.offer(total),
    )


def _may_be_sum(fall: Fall, last: Fraction) -> bool:
    zielwert = fall.kontext.indikator.zielwert
    year = abs(zielwert) if isinstance(zielwert, Fraction) else None
    beyond = year is not None and abs(last + fall.wert) > year
    return beyond or (fall.kontext.groesse is Groesse.ANZAHL and abs(last) < _WENIG)


def _power_of_ten(fall: Fall) -> Warnung | None:
    kontext = fall.kontext
    small = all(abs(bezug) < 1 for bezug in kontext.bezuege)
    if small or not fall.wert or kontext.distance(fall.wert) <= _DANEBEN:
        return None
    found = list(_scaled(fall))
    if not found:
        return None
    factor, value = min(found, key=lambda each: kontext.distance(each[1]))
    way = "kleiner" if abs(value) > abs(fall.wert) else "größer"
    return Warnung(
        Code.FAKTOR,
        f"Der Wert {fall.said(fall.wert)} ist etwa um das {_grouped(factor)}-Fache "
        f"{way} als Soll oder Vorwert. Ist der Wert {fall.said(value)} gemeint?",
        fall.offer(value),
    )


def _scaled(fall: Fall) -> Iterator[tuple[int, Fraction]]:
    """Yield the powers of ten that bring the value near to Soll or last value."""
    whole = fall.kontext.groesse is Groesse.ANZAHL
    for factor, limit in _FAKTOREN.items():
        for value in (fall.wert * factor, fall.wert / factor):
            countable = not whole or value.denominator == 1
            if countable and fall.kontext.distance(value) <= limit:
                yield factor, value


def _grouped(factor: int) -> str:
    return f"{factor:,}".replace(",", ".")


def _falling(fall: Fall) -> Warnung | None:
    """Suspect a sum since January that shrinks; a growing deficit shrinks not."""
    last = fall.kontext.letzter
    if fall.kontext.indikator.art is not Art.KUMULATIV or not last:
        return None
    if fall.wert / last >= 1:
        return None
    return Warnung(
        Code.FALLEND,
        f"Der Wert {fall.said(fall.wert)} liegt unter dem vom vorigen Stichtag "
        f"({fall.kontext.shown(last)}); eine Summe seit Jahresbeginn nimmt nicht ab. "
        f"Zusammen wären es {fall.said(last + fall.wert)}.",
        fall.offer(last + fall.wert),
    )


def _far_off(fall: Fall) -> Warnung | None:
    bezuege = fall.kontext.bezuege
    few = any(abs(fall.wert - bezug) < _KLEIN for bezug in bezuege)
    if not bezuege or few or fall.kontext.distance(fall.wert) <= _FERN:
        return None
    return Warnung(
        Code.WEIT_WEG,
        f"Der Wert {fall.said(fall.wert)} liegt weit entfernt von Soll oder Vorwert "
        f"({fall.said(bezuege[0])}). Bestätigen Sie den Wert mit einem Vermerk.",
    )


def _above_whole(fall: Fall) -> Warnung | None:
    """Suspect more than all; where numerator and denominator are known, a swap."""
    zaehler, nenner = fall.antwort.zaehler, fall.antwort.nenner
    whole = units.SKALA.get(fall.kontext.indikator.einheit, 1)
    is_share = fall.kontext.indikator.art is Art.QUOTE or zaehler is not None
    if not is_share or fall.wert <= whole:
        return None
    swapped = fall.offer(nenner / zaehler * whole) if zaehler and nenner else None
    return Warnung(
        Code.UEBER_HUNDERT,
        f"Der Wert {fall.said(fall.wert)} ist mehr als das Ganze. Prüfen Sie den Wert.",
        swapped,
    )


def _part_of_one(fall: Fall) -> Warnung | None:
    if fall.kontext.groesse is not Groesse.ANZAHL or fall.wert.denominator == 1:
        return None
    whole = Fraction(round(fall.wert))
    return Warnung(
        Code.BRUCHTEIL,
        f"Der Wert {fall.said(fall.wert)} ist keine ganze Zahl, gezählt werden aber "
        f"{fall.kontext.indikator.einheit or 'ganze Einheiten'}.",
        fall.offer(whole),
    )


def _other_noun(fall: Fall) -> Warnung | None:
    """Suspect another unit of count: 8.660 applications came from 4.197 children."""
    indikator = fall.kontext.indikator
    about = f"{indikator.name} {indikator.einheit} {indikator.definition or ''}"
    known = units.stems(about)
    for text in (fall.antwort.gezaehlt, fall.antwort.vermerk):
        match = _VORSPANN.match(text or "")
        stem = units.stem(match["nomen"]) if match else ""
        if match and stem in _ZAEHLSTAEMME and stem not in known:
            return Warnung(
                Code.ZAEHLEINHEIT,
                f"Genannt ist {quote(match['nomen'])}; der Indikator heißt "
                f"„{indikator.name}“. Prüfen Sie, ob das Richtige gezählt wurde.",
            )
    return None


NumberCheck = Callable[[Fall], Warnung | None]

NUMBER_CHECKS: tuple[tuple[NumberCheck, ...], ...] = (
    (_wrong_sign, _tertial_only, _power_of_ten, _falling, _far_off),
    (_above_whole,),
    (_part_of_one,),
    (_other_noun,),
)
