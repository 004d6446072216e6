"""Numbers and dates as a German reader expects them.

Rounding is half away from zero (DIN 1333) and happens here only, for display: colours
come from the exact value.
"""

import datetime
import re
from fractions import Fraction

MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"

_EXACT_PLACES = 2
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=\S{1,3}$)")
_MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def rounded(number: Fraction, places: int) -> int:
    """Return number·10^places rounded half away from zero."""
    scaled = abs(number) * 10**places
    whole: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return whole if number >= 0 else -whole


def fixed(number: Fraction, places: int) -> str:
    """Return the number with a fixed count of decimals: "1.250,0", "−3,3"."""
    units = rounded(number, places)
    digits = str(abs(units)).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    sign = MINUS if units < 0 else ""
    return f"{sign}{_grouped(whole)}" + (f",{decimals}" if decimals else "")


def plain(number: Fraction) -> str:
    """Return the number as it was reported: "450", "22,8", "1.310.000".

    What has more than two decimals (a quotient) is shown with one.
    """
    for places in range(_EXACT_PLACES + 1):
        if (number * 10**places).denominator == 1:
            return fixed(number, places)
    return fixed(number, 1)


def signed(number: Fraction, places: int) -> str:
    """Return the number with its sign, "+6,7"; what rounds to zero has none."""
    text = fixed(number, places)
    return f"+{text}" if rounded(number, places) > 0 else text


def with_unit(text: str, einheit: str) -> str:
    """Return number and unit: "450 Besuche"."""
    return f"{text} {einheit}" if einheit else text


def unbroken(text: str) -> str:
    """Return the text with figures and short units held together (DIN 5008).

    Long units may go to the next line: table columns are narrow.
    """
    return _BEFORE_UNIT.sub(NBSP, text)


def datum(tag: datetime.date) -> str:
    """Return the day as 16.01.2013 (DIN 5008)."""
    return f"{tag.day:02}.{tag.month:02}.{tag.year}"


def datum_lang(tag: datetime.date) -> str:
    """Return the day as 16. Januar 2013."""
    return f"{tag.day}. {_MONATE[tag.month - 1]} {tag.year}"


def _grouped(digits: str) -> str:
    """Return the digits in groups of three, with dots."""
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return ".".join(groups)
