"""What a typed text answers to one particular question.

A value is read by `understand`; this module adds what a conversation knows: a bare
"ja" may be followed by "wann?", a sentence may have lines, a doubt is cleared with a
reason. Nothing here raises, whatever is typed or pasted.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from assistant.goals.matrix import Art
from assistant.goals.soll import TERTIALE
from assistant.interview.answer import Antwort, Befehl, Ergebnis, ask_back, reject
from assistant.interview.context import ZAHLEN, Kontext
from assistant.interview.offer import NICHTS
from assistant.interview.question import Frage
from assistant.interview.reading import commands
from assistant.interview.reading.clean import clean
from assistant.interview.reading.roles import Rolle, is_done
from assistant.interview.reading.writing import quote
from assistant.interview.record import GENOMMEN
from assistant.interview.schritt import OHNE_WERT, TEXTE, Schritt
from assistant.interview.understand import understand

_MAX_SAETZE = 4000
_JA = re.compile(
    r"(?:ja|stimmt|doch|richtig|korrekt)\b[\s,;:.!–-]*(?P<grund>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NEIN = {"nein", "n", "falsch", "stimmt nicht"}
_WOERTER = 2  # from here on a text without digits may be a reason
_KEIN_SATZ = {"ja", "nein", "j", "n"}
_STREICHEN = "streichen"
_GEHEN = frozenset({Befehl.WEITER, Befehl.SPAETER})
_KEINE_PROGNOSE = {"keine", "keine prognose", "-", "–"}

WEITER = Antwort(
    ergebnis=Ergebnis.BEFEHL, meldung="Befehl /weiter.", befehl=Befehl.WEITER
)


def read(text: str, frage: Frage) -> Antwort:
    """Return what the text answers to the question; never raises."""
    text = printable(text)
    befehl = commands.read(clean(text))
    if befehl:
        return _later(befehl, frage)
    return _READERS[frage.schritt](text, frage)


def printable(text: str) -> str:
    """Return the text without what no file and no paper can hold; lines stay."""
    return "".join(
        char
        for char in text.replace("\r\n", "\n").replace("\r", "\n")
        if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")
    )


def _later(befehl: Antwort, frage: Frage) -> Antwort:
    """Take "/später GRUND" as an answer where a value is asked, else as going on.

    Where there is a choice to be made first, a reason would belong to nothing.
    """
    reason = befehl.argument
    if frage.schritt is Schritt.UEBERNAHME and reason and befehl.befehl in _GEHEN:
        return ask_back(frage.hinweis, *frage.wahl)
    if befehl.befehl is not Befehl.SPAETER:
        return befehl
    if frage.schritt not in OHNE_WERT:
        return replace(WEITER, argument=reason)
    return understand(
        "; ".join(filter(None, ["fällt später an", befehl.argument])),
        frage.thema.kontext,
    )


def _value(text: str, frage: Frage) -> Antwort:
    kontext = frage.thema.kontext
    antwort = understand(text, kontext)
    if antwort.ergebnis is not Ergebnis.RUECKFRAGE:
        return antwort
    if kontext.indikator.art is Art.MEILENSTEIN and is_done(clean(text)):
        return Antwort(
            ergebnis=Ergebnis.WERT, meldung="Verstanden: erreicht.", wert=True
        )
    if antwort.einschaetzung:
        return replace(antwort, ergebnis=Ergebnis.WERT, meldung="Verstanden.")
    return antwort


def _when(text: str, frage: Frage) -> Antwort:
    kontext = frage.thema.kontext
    plain = understand(text, kontext)
    if plain.ergebnis is Ergebnis.ERLEDIGT:
        return plain
    said = understand(Rolle.ERLEDIGT.value.format(text.strip()), kontext)
    if said.ergebnis is Ergebnis.ERLEDIGT or said.kandidaten:
        return said
    return plain if plain.ergebnis is Ergebnis.ABGELEHNT else ask_back(frage.hinweis)


def _doubt(text: str, frage: Frage) -> Antwort:
    """Read a reason for the odd value, or another value in its place."""
    cleaned = clean(text)
    if match := _JA.fullmatch(cleaned):
        return _reasoned(match["grund"], frage)
    if not cleaned or cleaned.lower() in _NEIN:
        return ask_back(frage.hinweis, *frage.wahl)
    antwort = understand(cleaned, frage.thema.kontext)
    words = len(cleaned.split()) >= _WOERTER
    if antwort.ergebnis is Ergebnis.RUECKFRAGE and words and not _has_digit(cleaned):
        # A sentence may be meant for another question: only a "ja" overrules.
        return ask_back(frage.hinweis, f"ja, {cleaned}", *frage.wahl)
    return antwort


def _reasoned(grund: str, frage: Frage) -> Antwort:
    if grund.strip():
        return _said(grund.strip())
    return ask_back("Begründen Sie den Wert kurz: „ja, weil …“.", *frage.wahl)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _said(text: str) -> Antwort:
    return Antwort(ergebnis=Ergebnis.WERT, meldung="Notiert.", vermerk=text)


def _sentences(text: str, frage: Frage) -> Antwort:
    said = text.strip()
    if len(said) > _MAX_SAETZE:
        return reject(
            f"Der Text hat {len(said)} Zeichen, Platz ist für {_MAX_SAETZE}. Kürzen "
            "Sie ihn."
        )
    if frage.vorgabe and said.lower() == _STREICHEN:
        return Antwort(ergebnis=Ergebnis.WERT, meldung="Der Text ist gestrichen.")
    if said.lower() in _KEIN_SATZ or not any(char.isalpha() for char in said):
        return ask_back(f"{frage.text} Geben Sie einen Satz ein, oder „/weiter“.")
    return _said(said)


def _forecast(text: str, frage: Frage) -> Antwort:
    cleaned = clean(text)
    thema = frage.thema
    if cleaned.lower() in _KEINE_PROGNOSE:
        return WEITER
    # The forecast is about the end of the year, whatever Tertial is reported.
    if thema.indikator.art not in ZAHLEN:
        return _expected(cleaned, thema.kontext)
    antwort = understand(cleaned, replace(thema.kontext, tertial=TERTIALE[-1]))
    return WEITER if antwort.ergebnis is Ergebnis.KEIN_WERT else antwort


def _expected(cleaned: str, kontext: Kontext) -> Antwort:
    """Read the day a Meilenstein is expected; a bare day is one, as it was asked for.

    Whether it lies ahead is measured against the Stichtag that is reported, not the
    last one of the year: else a day between the two would be neither.
    """
    antwort = understand(cleaned, kontext)
    if antwort.ergebnis is Ergebnis.KEIN_WERT:
        return WEITER
    if antwort.ergebnis is not Ergebnis.ERLEDIGT:
        said = understand(Rolle.ERWARTET.value.format(cleaned), kontext)
        return said if said.ergebnis is Ergebnis.DATUM else antwort
    return reject(
        f"{quote(cleaned)} heißt, dass der Meilenstein erreicht ist. Gehen Sie mit "
        "„/zurück“ zur Frage davor und geben Sie es dort ein."
    )


def _confirmed(text: str, frage: Frage) -> Antwort:
    said = clean(text).lower()
    if said in ("nein", "n", NICHTS):
        return Antwort(ergebnis=Ergebnis.WERT, meldung="Verstanden.", wert=False)
    chosen = _chosen("ja" if said == "j" else said, frage.wahl)
    if chosen is None:
        return ask_back(frage.hinweis, *frage.wahl)
    return Antwort(
        ergebnis=Ergebnis.WERT, meldung="Verstanden.", wert=True, argument=chosen
    )


def _chosen(said: str, wahl: tuple[str, ...]) -> str | None:
    """Return the choice that was named in full or, where that is one, by its id."""
    folded = {one: clean(one).lower() for one in wahl}
    whole = [one for one, text in folded.items() if text == said]
    by_id = [one for one, text in folded.items() if text.partition(" ")[0] == said]
    found = whole or by_id
    return found[0] if len(found) == 1 else None


_READERS: dict[Schritt, Callable[[str, Frage], Antwort]] = {
    **dict.fromkeys(TEXTE, _sentences),
    Schritt.WERT: _value,
    Schritt.WANN: _when,
    Schritt.BESTAETIGUNG: _doubt,
    Schritt.PROGNOSE: _forecast,
    Schritt.UEBERNAHME: _confirmed,
}


def is_taken(antwort: Antwort) -> bool:
    """Return whether a conversation can go on with this answer."""
    return antwort.ergebnis in GENOMMEN or antwort.befehl is Befehl.WEITER
