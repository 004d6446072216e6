"""The steps of the talk about one indicator."""

from enum import StrEnum


class Schritt(StrEnum):
    """What a question is after; an indicator is asked at most once for each."""

    WERT = "wert"
    WANN = "wann"
    BESTAETIGUNG = "bestaetigung"
    GRUND = "grund"
    PROGNOSE = "prognose"
    URSACHE = "ursache"
    GEGENMASSNAHME = "gegenmassnahme"
    VERANTWORTLICH = "verantwortlich"
    UEBERNAHME = "uebernahme"


# Steps that are answered in sentences, which may have several lines.
TEXTE = frozenset(
    {
        Schritt.GRUND,
        Schritt.URSACHE,
        Schritt.GEGENMASSNAHME,
        Schritt.VERANTWORTLICH,
    }
)

# Steps at which a reason may be given why there is no value.
OHNE_WERT = frozenset({Schritt.WERT, Schritt.BESTAETIGUNG})
