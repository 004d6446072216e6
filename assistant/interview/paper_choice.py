"""One or several of a known list, by number, name or a part of the name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.goals.near import nearest
from assistant.interview.answer import ask_back, reject
from assistant.interview.reading.clean import clean, fold_word
from assistant.interview.reading.writing import quote
from assistant.interview.result import Rejected

KEINE = frozenset({"keine", "keins", "keines", "kein", "-", "–", "ohne"})
_STRONG, _WEAK = re.compile(r"\s*[;\n]\s*"), re.compile(r"\s*,\s*")
_NUMBERS = re.compile(r"[\d\s,;]+")


@dataclass(frozen=True, slots=True)
class Moeglich:
    """Something to choose, and all the names it goes by, the usual one first."""

    kennung: str
    namen: tuple[str, ...]

    @property
    def name(self) -> str:
        """The usual name."""
        return self.namen[0]


def is_none(text: str) -> bool:
    """Return whether the text says that there is none."""
    return clean(text).lower() in KEINE


def choose(text: str, known: Sequence[Moeglich]) -> Moeglich | Rejected:
    """Return the one that is meant, or a question back with the likely ones."""
    said = fold_word(clean(text))
    if said.isdecimal() and 0 < int(said) <= len(known):
        return known[int(said) - 1]
    for matches in (_is_named, _is_part):
        found = [one for one in known if matches(said, one)]
        if len(found) == 1:
            return found[0]
        if found:
            return _which(text, found)
    return _unknown(text, known)


def choose_all(text: str, known: Sequence[Moeglich]) -> tuple[Moeglich, ...] | Rejected:
    """Return those that are meant, in the order they are named; each counts once."""
    chosen: list[Moeglich] = []
    for part in parts(text, [name for one in known for name in one.namen]):
        one = choose(part, known)
        if isinstance(one, Rejected):
            return one
        chosen.append(one)
    return tuple(dict.fromkeys(chosen))


def parts(text: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the entries of a list; a comma inside of a known name divides nothing."""
    said = text.strip()
    if _NUMBERS.fullmatch(said):
        return tuple(re.findall(r"\d+", said))
    if _STRONG.search(said) or fold_word(clean(said)) in map(fold_word, names):
        return tuple(filter(None, _STRONG.split(said)))
    return tuple(filter(None, _WEAK.split(said)))


def _is_named(said: str, one: Moeglich) -> bool:
    return said in (fold_word(name) for name in (one.kennung, *one.namen))


def _is_part(said: str, one: Moeglich) -> bool:
    return any(said in fold_word(name) for name in one.namen)


def _which(text: str, found: Sequence[Moeglich]) -> Rejected:
    names = [one.name for one in found]
    return Rejected(ask_back(f"{quote(text)} kann mehreres heißen. Was davon?", *names))


def _unknown(text: str, known: Sequence[Moeglich]) -> Rejected:
    meant = nearest(text, [one.name for one in known])
    if meant:
        return Rejected(
            ask_back(f"{quote(text)} gibt es hier nicht. Meinten Sie „{meant}“?", meant)
        )
    names = ", ".join(one.name for one in known) or "noch nichts"
    return Rejected(reject(f"{quote(text)} gibt es hier nicht. Zur Wahl: {names}."))


def chosen_by(
    known: Sequence[Moeglich],
) -> Callable[[str], tuple[Moeglich, ...] | Rejected]:
    """Return a reader for several of a list; "keine" is an answer, too."""
    return lambda text: () if is_none(text) else choose_all(text, known)
