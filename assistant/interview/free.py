"""Free answers: which indicator a line names, and what it says about it.

"Hausbesuche 145, zwei Stellen unbesetzt" is cut between every two words into a name
and a value. A cut counts if the name is near to an indicator or its Maßnahme and the
value is an answer to that indicator; the nearest wins, and nothing is taken unasked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from fractions import Fraction

from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.offer import Lesung, Zeile
from assistant.interview.plausibility import warn
from assistant.interview.reading import units
from assistant.interview.reading.clean import clean
from assistant.interview.record import GENOMMEN
from assistant.interview.thema import Rahmen, Thema
from assistant.interview.understand import understand

_WORT = re.compile(r"[^\W\d_][\w-]*")
_TEILE = re.compile(r"[\s:=]+")
_AEHNLICH = 0.84
_GENUG = 0.55  # of the words of a name must belong to the indicator
_DICHT = 0.08  # two indicators as near as this are both meant
_MAX_NAME = 8  # words
_MIN_STAMM = 4
_MAX_TEXT = 300
_MAX_AUSWAHL = 8
_FUELLWORT = frozenset(
    map(units.stem, ("der", "die", "das", "bei", "für", "und", "von", "im", "in", "zu"))
)


@dataclass(frozen=True, slots=True)
class Treffer:
    """An indicator that a name may mean, and how near it is (1 is exact)."""

    thema: Thema
    naehe: float


@dataclass(frozen=True, slots=True)
class _Schnitt:
    """A line cut into a name and a value that answers the indicator of that name."""

    treffer: Treffer
    wert: str
    antwort: Antwort

    @property
    def sense(self) -> tuple[bool, bool]:
        """Whether the value is near to what is expected, and not odd."""
        kontext, wert = self.treffer.thema.kontext, self.antwort.wert
        near = not isinstance(wert, Fraction) or kontext.is_near(wert)
        return near, not warn(self.antwort, kontext)

    @property
    def rank(self) -> tuple[float, tuple[bool, bool], int]:
        """The nearest name first, then the likelier value, then the longest."""
        return round(self.treffer.naehe, 2), self.sense, -len(self.wert)


def search(text: str, rahmen: Rahmen) -> list[Treffer]:
    """Return the indicators a text may name, nearest first; all for an empty text."""
    if not text.strip():
        return [Treffer(thema, 0.0) for thema in rahmen.themen]
    found = [Treffer(thema, _nearness(text, thema)) for thema in rahmen.themen]
    near = [one for one in found if one.naehe >= _GENUG]
    return sorted(near, key=lambda one: one.naehe, reverse=True)


def find(text: str, rahmen: Rahmen) -> Zeile | None:
    """Return what a line says about an indicator it names, None if it names none."""
    line = clean(text)
    if not line or len(line) > _MAX_TEXT:
        return None
    cuts = sorted(_cuts(line, rahmen), key=lambda cut: cut.rank, reverse=True)
    if not cuts or cuts[0].treffer.naehe < 1 - _DICHT:
        # An indicator named exactly is meant, also with a value that is not clear.
        named = _name_only(line, rahmen)
        if named or not cuts:
            return named
    best = cuts[0]
    rivals = [cut for cut in _best_of_each(cuts) if _is_rival(cut, best)]
    if len(rivals) > 1:
        meant = tuple(
            understood(line, cut.treffer.thema, cut.wert)
            for cut in rivals[:_MAX_AUSWAHL]
        )
        return Zeile(text=line, lesung=Lesung.MEHRDEUTIG, auswahl=meant)
    return understood(line, best.treffer.thema, best.wert)


def understood(text: str, thema: Thema, wert: str) -> Zeile:
    """Return a line that is an answer to a known indicator, with what is odd."""
    zeile = _understood(text, thema, wert)
    if zeile.is_takeable or zeile.antwort is None:
        return zeile
    found = (_understood(text, thema, one) for one in zeile.antwort.kandidaten)
    return replace(zeile, auswahl=tuple(one for one in found if one.is_takeable))


def _understood(text: str, thema: Thema, wert: str) -> Zeile:
    antwort = understand(wert, thema.kontext)
    taken = antwort.ergebnis in GENOMMEN
    warnungen = warn(antwort, thema.kontext) if taken else ()
    certain = Lesung.ZU_PRUEFEN if warnungen else Lesung.VERSTANDEN
    return Zeile(
        text=text,
        lesung=certain if taken else Lesung.UNKLAR,
        thema=thema,
        wert=wert,
        antwort=antwort,
        warnungen=warnungen,
    )


def _cuts(line: str, rahmen: Rahmen) -> Iterator[_Schnitt]:
    ends = list(_TEILE.finditer(line))[:_MAX_NAME]
    for end in ends:
        wert = line[end.end() :]
        for treffer in search(line[: end.start()], rahmen):
            antwort = understand(wert, treffer.thema.kontext)
            if antwort.ergebnis in GENOMMEN:
                yield _Schnitt(treffer, wert, antwort)


def _best_of_each(cuts: Iterable[_Schnitt]) -> Iterator[_Schnitt]:
    seen: set[str] = set()
    for cut in cuts:
        if _id(cut) not in seen:
            seen.add(_id(cut))
            yield cut


def _is_rival(cut: _Schnitt, best: _Schnitt) -> bool:
    """Return whether a cut is as good as the best, in its name and its value."""
    near = best.treffer.naehe - cut.treffer.naehe <= _DICHT
    return near and cut.sense == best.sense


def _id(cut: _Schnitt) -> str:
    return cut.treffer.thema.indikator.id


def _name_only(line: str, rahmen: Rahmen) -> Zeile | None:
    """Return a line that names an indicator but says nothing that can be taken."""
    for end in _TEILE.finditer(line):
        found = search(line[: end.start()], rahmen)
        if found and found[0].naehe == 1:
            zeile = understood(line, found[0].thema, line[end.end() :])
            command = zeile.antwort and zeile.antwort.ergebnis is Ergebnis.BEFEHL
            return None if command else zeile
    return None


def _nearness(name: str, thema: Thema) -> float:
    """Return which part of the words of a name belongs to the indicator, up to 1."""
    indikator = thema.indikator
    if name.strip().lower() == indikator.id.lower():
        return 1.0
    words = [stem for stem in _stems(name) if stem not in _FUELLWORT]
    if not words:
        return 0.0
    own = _stems(f"{indikator.name} {indikator.einheit}")
    frame = _stems(thema.massnahme.titel)
    return sum(_fit(word, own, frame) for word in words) / len(words)


def _fit(word: str, own: list[str], frame: list[str]) -> float:
    """Return how well a word fits: the indicator's own counts more than its frame."""
    near = max((_alike(word, other) for other in own), default=0.0)
    around = max((_alike(word, other) for other in frame), default=0.0)
    if near and around:  # "Hausbesuche": the title, and "Besuche" in the name
        return max(near, around)
    return max(near * 0.98, around * 0.9)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _MIN_STAMM and (
        longer.endswith(shorter) or longer.startswith(shorter)
    ):
        return 0.92
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio >= _AEHNLICH else 0.0


def _stems(text: str) -> list[str]:
    return [units.stem(word) for word in _WORT.findall(text)]
