"""A suspicion about an answer: which slip, said in German, with the likely answer."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Which slip is suspected."""

    FAKTOR = "faktor"
    VORZEICHEN = "vorzeichen"
    TERTIALWERT = "tertialwert"
    FALLEND = "fallend"
    WEIT_WEG = "weit_weg"
    UEBER_HUNDERT = "ueber_hundert"
    BRUCHTEIL = "bruchteil"
    ZAEHLEINHEIT = "zaehleinheit"
    STAND_NACH_STICHTAG = "stand_nach_stichtag"
    STAND_ANDERES_JAHR = "stand_anderes_jahr"
    ERLEDIGT_NACH_STICHTAG = "erledigt_nach_stichtag"
    ERWARTET_VERGANGEN = "erwartet_vergangen"
    JAHR_FERN = "jahr_fern"


@dataclass(frozen=True, slots=True)
class Warnung:
    """A suspicion in German and, where there is one, the answer probably meant."""

    code: Code
    meldung: str
    kandidat: str | None = None
