"""Answers that say why there is no value; a missing value is never zero.

The single signs are those of official German tables (DIN 55301). The dash that is
exactly zero there is asked back, however long it is: Word makes it of a hyphen, which
may be a zero or an empty cell.
"""

import re

from assistant.goals.tertial import KeinWert
from assistant.interview.answer import Antwort, Ergebnis, ask_back
from assistant.interview.context import ZAHLEN, Kontext
from assistant.interview.reading import dates
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.clean import fold_word, remark

_PHRASES: dict[KeinWert, tuple[str, ...]] = {
    KeinWert.KEINE_ANGABE: (
        "k. A.", "keine Angabe", "keine Angaben", "o. A.", "ohne Angabe", "kein Wert",
    ),
    KeinWert.NICHT_VERFUEGBAR: (
        "n. v.", "nicht verfügbar", "nicht vorhanden", "nicht erhoben", "keine Daten",
        "liegt nicht vor", "liegen nicht vor", "nicht lieferbar", "nicht erfasst",
    ),
    KeinWert.FAELLT_SPAETER_AN: (
        "fällt später an", "liegt noch nicht vor", "liegen noch nicht vor", "folgt",
        "wird nachgereicht", "werden nachgereicht", "wird nachgeliefert", "kommt noch",
        "kommt später", "noch nicht verfügbar", "noch nicht bekannt", "Wert folgt",
        "reiche ich nach", "noch keine Daten", "noch keine Angabe", "noch kein Wert",
    ),
    KeinWert.ENTFAELLT: (
        "entfällt", "entf.", "entfallen", "n. z.", "nicht zutreffend", "gestrichen",
        "trifft nicht zu", "fällt weg", "weggefallen", "eingestellt",
    ),
    KeinWert.OFFEN: (
        "offen", "noch offen", "ausstehend", "steht aus", "steht noch aus",
    ),
    KeinWert.UNBEKANNT_ODER_GEHEIM: (
        "unbekannt", "nicht bekannt", "geheim", "vertraulich", "weiß nicht",
        "weiß ich nicht", "unbekannt oder geheim",
    ),
    KeinWert.GEHEIM_KLEINE_FALLZAHL: (
        "kleine Fallzahl", "zu kleine Fallzahl", "Fallzahl zu klein",
        "geheim, kleine Fallzahl",
    ),
    KeinWert.NICHT_SICHER_GENUG: ("nicht sicher genug", "zu unsicher", "unsicher"),
    KeinWert.AUSSAGE_NICHT_SINNVOLL: (
        "Aussage nicht sinnvoll", "nicht sinnvoll", "keine sinnvolle Aussage",
    ),
    KeinWert.NICHT_BERECHENBAR: (
        "nicht berechenbar", "nicht definiert", "n. def.", "nicht zu berechnen",
    ),
}  # fmt: skip
_SIGNS = {
    "…": KeinWert.FAELLT_SPAETER_AN,
    "...": KeinWert.FAELLT_SPAETER_AN,
    ".": KeinWert.UNBEKANNT_ODER_GEHEIM,
    "•": KeinWert.UNBEKANNT_ODER_GEHEIM,
    "·": KeinWert.UNBEKANNT_ODER_GEHEIM,
    "/": KeinWert.NICHT_SICHER_GENUG,
    "x": KeinWert.AUSSAGE_NICHT_SINNVOLL,
    "X": KeinWert.AUSSAGE_NICHT_SINNVOLL,
    # The Bundesagentur puts a star for values below ten.
    "*": KeinWert.GEHEIM_KLEINE_FALLZAHL,
}
_DOUBTFUL = {
    **dict.fromkeys(("-", "--", "---", "−", "–", "—"), ("0", "k. A.")),
    **dict.fromkeys(("keine", "kein", "keiner", "keines", "nichts"), ("0", "k. A.")),
    **dict.fromkeys(("na", "n/a"), ("k. A.", "entfällt")),
    "fehlanzeige": ("0", "entfällt"),
    "nb": ("nicht berechenbar", "unbekannt"),
}
WORDING = {
    KeinWert.KEINE_ANGABE: "keine Angabe",
    KeinWert.NICHT_VERFUEGBAR: "nicht verfügbar",
    KeinWert.FAELLT_SPAETER_AN: "fällt später an",
    KeinWert.ENTFAELLT: "entfällt",
    KeinWert.OFFEN: "offen",
    KeinWert.UNBEKANNT_ODER_GEHEIM: "unbekannt oder geheim",
    KeinWert.GEHEIM_KLEINE_FALLZAHL: "geheim wegen kleiner Fallzahl",
    KeinWert.NICHT_SICHER_GENUG: "nicht sicher genug",
    KeinWert.AUSSAGE_NICHT_SINNVOLL: "Aussage nicht sinnvoll",
    KeinWert.NICHT_BERECHENBAR: "nicht berechenbar",
}
_REMARK = re.compile(
    r"\s*[,;:(]\s*|\s+[–—-]\s+"
    r"|\s+(?=(?:weil|wegen|da|bis|aufgrund|ab|erst|mit|im|am|zum|seit)\b)"
)
_NACHREICHEN = re.compile(r"(?:wird|werden) (?P<wann>.+) nachge(?:reicht|liefert)")


def _key(phrase: str) -> str:
    return fold_word(re.sub(r"[\s.,]", "", phrase))


_CODES = {
    _key(phrase): grund
    for grund, phrases in _PHRASES.items()
    for phrase in (*phrases, WORDING[grund])
}


def read(text: str, kontext: Kontext) -> Antwort | None:
    """Return why there is no value, a Rückfrage if that is in doubt, else None."""
    if doubt := _DOUBTFUL.get(text.lower()) or _DOUBTFUL.get(_key(text)):
        return _doubtful(text, doubt, kontext)
    if text in _SIGNS and kontext.indikator.art in ZAHLEN:
        return missing(_SIGNS[text])
    if grund := _CODES.get(_key(text)):
        return missing(grund)
    return _with_remark(text, kontext)


def missing(grund: KeinWert, vermerk: str | None = None) -> Antwort:
    """Return the answer that no value stands here, with its reason."""
    return Antwort(
        ergebnis=Ergebnis.KEIN_WERT,
        meldung=f"Verstanden: kein Wert, {WORDING[grund]}.",
        grund=grund,
        vermerk=vermerk,
    )


def _with_remark(text: str, kontext: Kontext) -> Antwort | None:
    if match := _NACHREICHEN.fullmatch(text):
        return missing(KeinWert.FAELLT_SPAETER_AN, match["wann"])
    match = _REMARK.search(text)
    grund = _CODES.get(_key(text[: match.start()])) if match else None
    if not match or not grund:
        return None
    # "offen, voraussichtlich 12.11." is a forecast and read as one.
    if grund is KeinWert.OFFEN and dates.find(text, kontext.heute):
        return None
    return missing(grund, remark(text[match.end() :]))


def _doubtful(text: str, doubt: tuple[str, ...], kontext: Kontext) -> Antwort:
    if kontext.indikator.art not in ZAHLEN:
        return ask_back(f"„{text}“ lässt sich nicht deuten. {wanted(kontext)}")
    first, second = doubt
    return ask_back(
        f"„{text}“ kann „{first}“ heißen oder „{second}“. Wählen Sie eines von beiden.",
        *doubt,
    )
