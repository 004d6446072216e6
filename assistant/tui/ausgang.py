"""Where a person wants to go from a conversation."""

from enum import StrEnum


class Ausgang(StrEnum):
    """What comes after it."""

    START = "start"
    ENDE = "ende"
    VORLAGE = "vorlage"
