"""Units and factors around a number, and whether they are the indicator's own.

T€, Mio. and the like multiply; a counted noun must be the one the indicator counts,
in any of its German endings ("145 Besuchen"), else it is asked back: applications are
not children.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.interview.reading.clean import fold_word

EURO, PROZENT, PROMILLE, DM = "€", "%", "‰", "DM"
PROZENTPUNKTE, FREMD = "Prozentpunkte", "fremde Währung"

# A share of one, in the unit it is stated in.
SKALA: dict[str, int] = {PROZENT: 100, PROMILLE: 1000}

_FAKTOREN = {
    1000: ("tsd", "tausend", "tausende"),
    10**6: ("mio", "mill", "million", "millionen"),
    10**9: ("mrd", "milliarde", "milliarden"),
    100: ("hundert",),
    12: ("dutzend",),
}
_EINHEITEN: dict[tuple[str, int | Fraction], tuple[str, ...]] = {
    (EURO, 1): ("€", "eur", "euro"),
    (EURO, Fraction(1, 100)): ("cent", "ct"),
    (EURO, 1000): ("t€", "teur", "k€", "keur", "teuro"),
    (EURO, 10**6): ("m€", "meur", "mio€", "mioeur"),
    (EURO, 10**9): ("mrd€",),
    (PROZENT, 1): ("%", "prozent", "proz", "vh", "v.h", "v. h"),
    (PROMILLE, 1): ("‰", "promille", "vt", "v.t", "v. t"),
    (PROZENTPUNKTE, 1): ("prozentpunkte", "prozentpunkt", "pp", "%-punkte"),
    (DM, 1): ("dm", "d-mark", "mark"),
    (DM, 1000): ("tdm",),
    (FREMD, 1): ("$", "usd", "dollar", "£", "gbp", "chf", "franken"),
}
_WOERTER: dict[str, tuple[int | Fraction, str]] = {
    **{word: (faktor, "") for faktor, words in _FAKTOREN.items() for word in words},
    **{
        word: (faktor, einheit)
        for (einheit, faktor), words in _EINHEITEN.items()
        for word in words
    },
}
_WORT = re.compile(
    rf"(?:{'|'.join(re.escape(word) for word in sorted(_WOERTER, key=len)[::-1])})"
    r"(?![\w€%-])\.?\s*",
    re.IGNORECASE,
)

_ENDUNGEN = ("innen", "ern", "en", "er", "es", "e", "n", "s")
_MIN_STAMM = 3
_MAX_KURZ = 4
_WORD = re.compile(r"[\w.-]+")
_WORDS = re.compile(r"[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)*")
_PLAIN_UMLAUT = str.maketrans("äöüß", "aous")


@dataclass(frozen=True, slots=True)
class Mass:
    """Factor and unit read from the start of a text, and the words left over."""

    faktor: int | Fraction = 1
    einheit: str = ""
    rest: str = ""

    @property
    def explicit(self) -> bool:
        """Whether the text named a unit or a factor at all."""
        return self.faktor != 1 or bool(self.einheit)


def measure(text: str) -> Mass:
    """Return factor and unit at the start of a text: "Mio. €" is (10⁶, "€", "")."""
    faktor: int | Fraction = 1
    einheit, at = "", 0
    while match := _WORT.match(text, at):
        times, unit = _WOERTER[match[0].strip().lower().rstrip(".")]
        faktor, einheit, at = faktor * times, unit or einheit, match.end()
    return Mass(faktor, einheit, text[at:].strip())


def stem(word: str) -> str:
    """Return the word without case, umlaut and ending: "Fällen" and "Fall" agree."""
    folded = word.lower().translate(_PLAIN_UMLAUT).strip(".-")
    for ending in _ENDUNGEN:
        if folded.endswith(ending) and len(folded) - len(ending) >= _MIN_STAMM:
            return folded.removesuffix(ending)
    return folded


# Nouns that may have decimals; every other noun is counted in whole numbers.
_TEILBAR_NOMEN = (
    "Sekunden", "Minuten", "Stunden", "Tage", "Werktage", "Arbeitstage", "Wochen",
    "Monate", "Quartale", "Jahre", "Meter", "Kilometer", "km", "qm", "Hektar",
    "Kilogramm", "kg", "Tonnen", "Liter", "Punkte", "Note", "Stellen",
    "Vollzeitstellen", "VZ", "VZÄ", "Vollzeitäquivalente", "Grad", "kWh", "Index",
)  # fmt: skip
_TEILBAR = frozenset(map(stem, _TEILBAR_NOMEN))
# Days of each unit of time; a month and a year have none that is exact.
_ZEITEN: dict[str, Fraction | None] = {
    "Minute": Fraction(1, 24 * 60), "Stunde": Fraction(1, 24), "Tag": Fraction(1),
    "Woche": Fraction(7), "Monat": None, "Quartal": None, "Jahr": None,
}  # fmt: skip
_BELANGLOSE_WORTE = (
    "insgesamt", "gesamt", "zusammen", "bislang", "bisher", "aktuell", "derzeit",
)  # fmt: skip
_BELANGLOS = frozenset(map(stem, _BELANGLOSE_WORTE))


def is_divisible(noun: str) -> bool:
    """Return whether halves of this unit make sense: weeks do, visits do not."""
    return any(stem(word) in _TEILBAR for word in noun.split())


def in_time(zahl: Fraction, noun: str, einheit: str) -> tuple[Fraction, ...] | None:
    """Return a span of time in the unit of the indicator, where that is exact.

    None where the two are not different units of time: 28 Tage are 4 Wochen, but a
    Monat is no number of them.
    """
    first, second = _zeit(noun), _zeit(einheit)
    if not first or not second or first == second:
        return None
    days, each = _ZEITEN[first], _ZEITEN[second]
    if days is None or each is None:
        return ()
    exact = zahl * days / each
    return (exact,) if (exact * 2).denominator == 1 else ()


def _zeit(noun: str) -> str | None:
    stems_of = {stem(word): word for word in _ZEITEN}
    return stems_of.get(stem(noun.partition(" ")[0]))


def stems(text: str) -> frozenset[str]:
    """Return the stems of all words in a text."""
    return frozenset(map(stem, _WORD.findall(text)))


def names_unit(words: str, einheit: str, beschreibung: str) -> bool:
    """Return whether the words after a number say what the indicator counts.

    `beschreibung` is its name and definition: "durchgeführte Besuche" and
    "Beratungsfälle" are fine where those words stand there.
    """
    if not _WORDS.fullmatch(words):
        return not words
    found = [word for word in words.split() if stem(word) not in _BELANGLOS]
    known = stems(f"{einheit} {beschreibung}")
    heads = [word for word in found if _is_unit(word, einheit, known)]
    others = (stem(word) in known for word in found if word not in heads)
    return (bool(heads) or not found) and all(others)


def _is_unit(word: str, einheit: str, known: frozenset[str]) -> bool:
    wanted = stem(einheit.partition(" ")[0])
    if stem(word) == wanted or _abbreviates(word, einheit):
        return True
    # "18.610 Bedarfsgemeinschaften", where the unit is BG and the name says what it is.
    if stem(word) in known and _abbreviates(einheit, word):
        return True
    return bool(wanted) and stem(word) in known and stem(word).endswith(wanted)


def _abbreviates(word: str, einheit: str) -> bool:
    """Return whether "Pers." or "BG" stands for the unit."""
    short, long = fold_word(word).rstrip("."), fold_word(einheit)
    if word.endswith("."):
        return bool(short) and long.startswith(short)
    letters = iter(long)
    initials = word.isupper() and 1 < len(word) <= _MAX_KURZ
    return initials and long[:1] == short[:1] and all(char in letters for char in short)


def in_unit(zahl: Fraction, mass: Mass, einheit: str) -> Fraction:
    """Return the number in the indicator's unit: 1,3 Mio. € is 1300 where that is T€.

    A bare number is taken to be in the indicator's unit already.
    """
    return zahl * mass.faktor / measure(einheit).faktor if mass.explicit else zahl
