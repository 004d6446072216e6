"""What stands around a value: rd., (vorl.), (Stand 31.07.), a remark behind a comma.

Everything taken off is kept and can be put back around another value, so that a
candidate for "rd. 1,250 (vorl.)" still says rd. and vorläufig.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.goals.tertial import Kennzeichen
from assistant.interview.reading import dates, writing

_Key = TypeVar("_Key")

# DIN 55301: p preliminary, r corrected, s estimated; a capital S may be a five.
_KENNZEICHEN = {
    Kennzeichen.VORLAEUFIG: (
        r"vorl(?:äufig\w*|\.)?|vorlaeufig\w*|unter vorbehalt|(?-i:p)"
    ),
    Kennzeichen.BERICHTIGT: r"berichtigt\w*|korrigiert\w*|ber\.|korr\.|(?-i:r)",
    Kennzeichen.GESCHAETZT: (
        r"gesch(?:ätzt\w*|\.)|geschaetzt\w*|schätzung|schätzwert|(?-i:s)"
    ),
}
_MARK_WORDS = {
    Kennzeichen.VORLAEUFIG: "vorläufig",
    Kennzeichen.BERICHTIGT: "berichtigt",
    Kennzeichen.GESCHAETZT: "geschätzt",
}
_NAEHERUNG = {
    "ca.": r"ca\.?|circa|cirka|zirka|~|≈",
    "rd.": r"rd\.?",
    "rund": r"rund",
    "etwa": r"etwa|in etwa",
    "ungefähr": r"ungefähr|ungefaehr|ungef\.",
    "knapp": r"knapp",
    "gut": r"gut",
    "über": r"über|ueber",
    "fast": r"fast",
    "nahezu": r"nahezu",
    "annähernd": r"annähernd|annaehernd",
    "beinahe": r"beinahe",
    "um die": r"um die",
    "schätzungsweise": r"schätzungsweise",
}


def _compile(words: Iterable[str], pattern: str) -> re.Pattern[str]:
    """Return one pattern for a table; the number of its group is the row."""
    rows = "|".join(f"({row})" for row in words)
    return re.compile(pattern.format(rows), re.IGNORECASE)


_BEFORE = r"^(?:{0})(?:\s*:\s*|\s+|(?<=[.~≈])\s*)(?=\S)"
_AFTER = r"(?<=\S)(?:\s+|(?<=[0-9€%]))(?:{0})$"
_ALONE = r"^(?:{0})(?=$|\s*[,;])[,;\s]*"
_NAEHERUNGSWORT = tuple(_compile(_NAEHERUNG.values(), at) for at in (_BEFORE, _AFTER))
_MARKE = tuple(_compile(_KENNZEICHEN.values(), at) for at in (_BEFORE, _AFTER))
_MARKE_ALLEIN = _compile(_KENNZEICHEN.values(), _ALONE)

_PAREN = r"\((?P<klammer>[^()]*)\)"
# A letter right behind a comma is a remark only as part of a word: "1,O5" is a typo.
_REMARK = (
    r"\s*;\s*|,(?=\s+[^\W\d_]|[a-zäöü]{3})|(?<=[0-9€%]):\s+(?=[^\W\d_])"
    r"|\s[–—-]\s(?!ca\b|rd\b|rund\b)(?=[^\W\d_]{2})"
)
_ASIDE = re.compile(rf"{_PAREN}|{_REMARK}", re.IGNORECASE)
_STAND = re.compile(
    r"(?:per|(?:daten)?stand:?(?:\s+(?:vom|am|zum|per)\b)?)\s*", re.IGNORECASE
)
_STAND_AFTER = re.compile(r"\s+(?:(?:Daten)?stand|per|zum|am)\b:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beiwerk:
    """What was said around a value.

    `stand` is the Datenstand as written, `datenstand` the day once its year is known.
    """

    naeherung: str | None = None
    kennzeichen: Kennzeichen | None = None
    stand: dates.Angabe | None = None
    datenstand: datetime.date | None = None
    vermerk: str | None = None

    def around(self, kern: str) -> str:
        """Return a text with all of this around another value."""
        parts = [self.naeherung or "", kern]
        if self.kennzeichen:
            parts.append(f"({_MARK_WORDS[self.kennzeichen]})")
        if self.datenstand:
            parts.append(f"(Stand {writing.day(self.datenstand)})")
        text = " ".join(part for part in parts if part)
        return f"{text}; {self.vermerk}" if self.vermerk else text

    @property
    def words(self) -> str:
        """The marks for a sentence: ", vorläufig, Stand 31.07.2013"."""
        mark = f", {_MARK_WORDS[self.kennzeichen]}" if self.kennzeichen else ""
        stand = f", Stand {writing.day(self.datenstand)}" if self.datenstand else ""
        return mark + stand


def peel(text: str, heute: datetime.date) -> tuple[str, Beiwerk]:
    """Return the bare value and everything that stood around it."""
    kern, asides = _split(text)
    beiwerk = Beiwerk()
    for aside in asides:
        beiwerk = _aside(aside, beiwerk, heute)
    return _stand_behind(kern, beiwerk, heute)


def approximated(text: str) -> tuple[str, str | None]:
    """Return a part of the value without its rd. or ca., and that word."""
    return _take(text, _NAEHERUNGSWORT, _NAEHERUNG)


def _split(text: str) -> tuple[str, list[str]]:
    """Return the text without brackets and remark, and those in order."""
    kern, at = "", 0
    asides: list[str] = []
    while match := _ASIDE.search(text, at):
        kern += text[at : match.start()]
        if match["klammer"] is None:
            return kern.strip(), [*asides, text[match.end() :]]
        asides.append(match["klammer"])
        at = match.end()
    return (kern + text[at:]).strip(), asides


def _aside(aside: str, beiwerk: Beiwerk, heute: datetime.date) -> Beiwerk:
    """Return the marks with those of a bracket or remark; what is left is a note."""
    rest = aside.strip(" ,;")
    if not beiwerk.kennzeichen and (match := _MARKE_ALLEIN.match(rest)):
        beiwerk = replace(beiwerk, kennzeichen=_row(match, _KENNZEICHEN))
        return _aside(rest[match.end() :], beiwerk, heute)
    if not beiwerk.stand and (match := _STAND.match(rest)):
        found = dates.find(rest[match.end() :], heute)
        if found and found[0].start == 0:
            beiwerk = replace(beiwerk, stand=found[0])
            return _aside(rest[match.end() + found[0].end :], beiwerk, heute)
    notes = [note for note in (beiwerk.vermerk, rest) if note]
    return replace(beiwerk, vermerk="; ".join(notes) or None)


def _stand_behind(
    kern: str, beiwerk: Beiwerk, heute: datetime.date
) -> tuple[str, Beiwerk]:
    """Take off "Stand 31.07." without brackets, then the words on both sides."""
    kern, beiwerk = _stand_before(kern, beiwerk, heute)
    match = _STAND_AFTER.search(kern)
    found = dates.find(kern[match.end() :], heute) if match else ()
    if match and found and found[0].start == 0 and not beiwerk.stand:
        rest = kern[match.end() + found[0].end :]
        kern, beiwerk = kern[: match.start()] + rest, replace(beiwerk, stand=found[0])
    return _words(kern.strip(), beiwerk)


def _stand_before(
    kern: str, beiwerk: Beiwerk, heute: datetime.date
) -> tuple[str, Beiwerk]:
    """Take off the "Stand 31.10.:" in front of a value."""
    match = _STAND.match(kern)
    found = dates.find(kern[match.end() :], heute) if match else ()
    if not match or not found or found[0].start or beiwerk.stand:
        return kern, beiwerk
    rest = kern[match.end() + found[0].end :].lstrip(" :,")
    return (rest, replace(beiwerk, stand=found[0])) if rest else (kern, beiwerk)


def _words(kern: str, beiwerk: Beiwerk) -> tuple[str, Beiwerk]:
    kern, first = _take(kern, _MARKE, _KENNZEICHEN)
    kern, naeherung = _take(kern, _NAEHERUNGSWORT, _NAEHERUNG)
    # "ca. vorläufig 145": the mark may stand behind the other word.
    kern, second = (kern, first) if first else _take(kern, _MARKE, _KENNZEICHEN)
    kennzeichen = second or beiwerk.kennzeichen
    return kern, replace(beiwerk, naeherung=naeherung, kennzeichen=kennzeichen)


def _take(
    kern: str, patterns: tuple[re.Pattern[str], ...], table: Iterable[_Key]
) -> tuple[str, _Key | None]:
    """Return the text without the first word of the table, and the word's row."""
    for pattern in patterns:
        if match := pattern.search(kern):
            rest = (kern[: match.start()] + kern[match.end() :]).strip()
            return rest, _row(match, table)
    return kern, None


def _row(match: re.Match[str], table: Iterable[_Key]) -> _Key:
    return list(table)[(match.lastindex or 1) - 1]
