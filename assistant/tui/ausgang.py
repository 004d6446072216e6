"""Where a person wants to go from the interview."""

from enum import StrEnum


class Ausgang(StrEnum):
    """What comes after the interview."""

    START = "start"
    ENDE = "ende"
