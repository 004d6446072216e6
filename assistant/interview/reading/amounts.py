"""A number with its sign, factor and unit, before anybody judges it.

Both orders are read ("TEUR 1.250", "1.250 T€"), the minus behind the number of SAP
lists ("60.000-"), and the stroke for no cents ("1.250,-").
"""

import re
from dataclasses import dataclass, replace

from assistant.interview.reading import units
from assistant.interview.reading.figures import Figur, figure
from assistant.interview.reading.numerals import split_numeral

_DASH = "[-−–—]"
_ZAHL = re.compile(
    rf"(?P<vorzeichen>{_DASH}|\+|minus(?= )|\./\.)? ?"
    r"(?P<zahl>[.,]?[0-9](?:[0-9.,'_ ]*[0-9])?)"
    rf"(?P<glatt>[,.]{_DASH}{{1,2}})?(?P<minus>{_DASH}(?=[\s€]|$)| {_DASH}$)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Menge:
    """A figure and what was said about its unit; `mass.rest` is the counted noun.

    `glatt` is the stroke for no cents: whoever writes it means single euros.
    """

    figur: Figur
    mass: units.Mass
    glatt: bool = False

    @property
    def exact_unit(self) -> bool:
        """Whether the text itself says what the number is a number of."""
        return self.glatt or self.mass.explicit or bool(self.mass.rest)


def split_figure(text: str) -> tuple[Figur, str] | None:
    """Return the number at the start of a text, in digits or words, and the rest."""
    match = _ZAHL.match(text)
    if not match:
        word = split_numeral(text)
        return (Figur((word[0],)), word[1]) if word else None
    figur = figure(match["zahl"])
    sign = match["vorzeichen"] or ""
    below_zero = sign not in ("", "+") or match["minus"] is not None
    rest = text[match.end() :].strip()
    return (figur.negated() if below_zero else figur), rest


def _is_even(text: str) -> bool:
    match = _ZAHL.match(text)
    return bool(match and match["glatt"])


def amount(text: str) -> Menge | None:
    """Return the number with its unit; None if the text does not begin with one."""
    found = split_figure(text)
    if found:
        figur, rest = found
        return _joined(Menge(figur, units.measure(rest), _is_even(text)))
    return _unit_first(text)


def _joined(menge: Menge) -> Menge:
    """Add what follows in a smaller unit: "81 Mio. 560 Tsd.", "3 Euro 50 Cent"."""
    rest = menge.mass.rest.removeprefix("und ")
    second = amount(rest) if menge.mass.explicit and rest[:1].isdecimal() else None
    if not second or not second.mass.explicit or not second.figur.is_clear:
        return menge
    part = second.figur.lesarten[0] * second.mass.faktor / menge.mass.faktor
    same = second.mass.einheit in ("", menge.mass.einheit) or not menge.mass.einheit
    if not menge.figur.is_clear or not same or not 0 <= part < 1:
        return menge
    figur = Figur((menge.figur.lesarten[0] + part,))
    einheit = menge.mass.einheit or second.mass.einheit
    mass = replace(menge.mass, einheit=einheit, rest=second.mass.rest)
    return replace(menge, figur=figur, mass=mass)


def _unit_first(text: str) -> Menge | None:
    """Read "TEUR 1.250" and "€ 1,3 Mio."; a factor on both sides is one factor."""
    front = units.measure(text)
    found = split_figure(front.rest)
    if not front.explicit or not found:
        return None
    figur, rest = found
    back = units.measure(rest)
    faktor = max(front.faktor, back.faktor)
    mass = replace(back, faktor=faktor, einheit=front.einheit or back.einheit)
    return Menge(figur, mass, _is_even(front.rest))
