"""German text of exact numbers and days, such that reading it back gives the same.

The report has its own functions for display; these must never round.
"""

import datetime
import re
from fractions import Fraction

from assistant.goals.zahl import as_text

_MINUS = "\N{MINUS SIGN}"
_GROUP = re.compile(r"\B(?=(?:[0-9]{3})+$)")
_KOMMA_EINS = re.compile(r",[0-9]$")
_KOMMA_DREI = re.compile(rf"{_MINUS}?[1-9][0-9]{{0,2}},[0-9]{{3}}")
_MAX_ZITAT = 60
_MAX_DEZIMALEN = 6  # a quotient with more is written as one: "290/3"


def ungrouped(number: Fraction) -> str:
    """Return the exact number: "21600", "27,4", "−0,1", "200/3"."""
    ends = (number * 10**_MAX_DEZIMALEN).denominator == 1
    text = as_text(number) if ends else str(number)
    return text.replace("-", _MINUS).replace(".", ",")


def unmistakable(text: str) -> str:
    """Return a number to be typed: "12,3450", because "12,345" could be English."""
    return f"{text}0" if _KOMMA_DREI.fullmatch(text) else text


def grouped(number: Fraction) -> str:
    """Return a number that terminates with dots between thousands: "1.250,5"."""
    whole, comma, decimals = ungrouped(number).partition(",")
    return _GROUP.sub(".", whole) + comma + decimals


def money(number: Fraction) -> str:
    """Return the amount grouped, with two decimals if it has any: "1.250,50"."""
    text = grouped(number)
    return f"{text}0" if _KOMMA_EINS.search(text) else text


def terminates(number: Fraction) -> bool:
    """Return whether the number can be written with a comma at all."""
    return "/" not in ungrouped(number)


def agree(first: Fraction, second: Fraction) -> bool:
    """Return whether two numbers are the same, one of them perhaps rounded."""
    rough = min(_places(first), _places(second))
    return first == second or abs(first - second) * 2 <= Fraction(1, 10**rough)


def _places(number: Fraction) -> int:
    places = range(_MAX_DEZIMALEN)
    ends = (n for n in places if (number * 10**n).denominator == 1)
    return next(ends, _MAX_DEZIMALEN)


def rounded(number: Fraction) -> str:
    """Return a number that never ends with one decimal, for a sentence: "≈ 66,7"."""
    return "≈ " + grouped(round(number * 10) / Fraction(10))


def day(tag: datetime.date) -> str:
    """Return the day as 16.01.2013 (DIN 5008)."""
    return f"{tag.day:02}.{tag.month:02}.{tag.year:04}"


def quote(text: str) -> str:
    """Return what was typed, in German quotation marks, cut where it is long."""
    short = text if len(text) <= _MAX_ZITAT else text[: _MAX_ZITAT - 1] + "…"
    return f"„{short}“"
