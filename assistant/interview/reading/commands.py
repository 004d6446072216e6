"""What is said to the interview itself: /zurück, /hilfe, or the plain word."""

import re

from assistant.goals.near import nearest
from assistant.interview.answer import Antwort, Befehl, Ergebnis, ask_back
from assistant.interview.reading.clean import fold_word

_SLASH = re.compile(r"/ ?(?P<name>[a-zäöüß]+)(?: (?P<argument>.+))?", re.IGNORECASE)
_NAMEN: dict[str, Befehl] = {befehl.value: befehl for befehl in Befehl}
_PLAIN = _NAMEN | {"?": Befehl.HILFE}
_UMLAUT = {Befehl.ZURUECK: "/zurück", Befehl.SPAETER: "/später"}


def read(text: str) -> Antwort | None:
    """Return the command a text is, a Rückfrage for an unknown one, None for none."""
    plain = _PLAIN.get(fold_word(text))
    if plain:
        return _command(plain)
    match = _SLASH.fullmatch(text)
    if not match:
        return None
    befehl = _NAMEN.get(fold_word(match["name"]))
    return _command(befehl, match["argument"]) if befehl else _unknown(match["name"])


def spelled(befehl: Befehl) -> str:
    """Return the command as it is typed: "/zurück"."""
    return _UMLAUT.get(befehl, f"/{befehl.value}")


def _command(befehl: Befehl, argument: str | None = None) -> Antwort:
    return Antwort(
        ergebnis=Ergebnis.BEFEHL,
        meldung=f"Befehl {spelled(befehl)}.",
        befehl=befehl,
        argument=argument,
    )


def _unknown(name: str) -> Antwort:
    meant = nearest(name, _NAMEN)
    offered = [Befehl(meant)] if meant else list(Befehl)
    names = ", ".join(spelled(befehl) for befehl in offered)
    rest = "" if meant else " Alle nennt /befehle."
    return ask_back(
        f"Den Befehl „/{name}“ gibt es nicht. Möglich ist: {names}.{rest}",
        *(spelled(befehl) for befehl in offered),
    )
