"""Answers without a number: ja or nein, and the hand-set colour of an Einschätzung.

A colour is an opinion, so it counts only together with its reason.
"""

import re

from assistant.goals.ampel import Ampel
from assistant.interview.answer import Antwort, Ergebnis, ask_back
from assistant.interview.context import Kontext
from assistant.interview.reading.asking import wanted
from assistant.interview.reading.clean import remark
from assistant.interview.reading.writing import quote

_JA_NEIN = {
    **dict.fromkeys(("ja", "j", "jawohl", "wahr", "erfüllt", "erreicht"), True),
    **dict.fromkeys(("erledigt", "umgesetzt", "liegt vor", "vorhanden"), True),
    **dict.fromkeys(("nein", "n", "falsch", "nicht erfüllt", "noch nicht"), False),
    **dict.fromkeys(("nicht erreicht", "nicht erledigt", "nicht umgesetzt"), False),
}
_ANGEDEUTET = {"1": ("ja",), "0": ("nein",), "teilweise": ("nein; teilweise",)}
_FARBEN = {
    Ampel.GRUEN: "grün|gruen|grüne|●|🟢",
    Ampel.GELB: "gelb|gelbe|▲|🟡",
    Ampel.ROT: "rot|rote|■|🔴",
}
_JEDE_FARBE = "|".join(_FARBEN.values())
_EINSCHAETZUNG = tuple(
    (
        ampel,
        re.compile(
            rf"(?:ampel:? |farbe:? )?(?:{words})(?!\w)(?P<rest>.*)", re.IGNORECASE
        ),
    )
    for ampel, words in _FARBEN.items()
)
_ZWEITE_FARBE = re.compile(
    rf"\s*(?:[-–/]|bis|oder|und)\s*(?:{_JEDE_FARBE})(?!\w)", re.IGNORECASE
)
_TRENNER = " ,;:.-–—"
_WORT = {Ampel.GRUEN: "grün", Ampel.GELB: "gelb", Ampel.ROT: "rot"}


def read_yes_no(text: str, kontext: Kontext) -> Antwort:
    """Return ja or nein, with a remark if one follows."""
    said, vermerk = _said(text)
    if said in _JA_NEIN:
        return Antwort(
            ergebnis=Ergebnis.WERT,
            meldung=f"Verstanden: {'ja' if _JA_NEIN[said] else 'nein'}.",
            wert=_JA_NEIN[said],
            vermerk=vermerk,
        )
    meant = _ANGEDEUTET.get(said, ("ja", "nein"))
    return ask_back(f"{quote(text)} ist weder ja noch nein. {wanted(kontext)}", *meant)


def _said(text: str) -> tuple[str, str | None]:
    said, *rest = re.split(r"[,;:(.!]\s*|\s[–-]\s", text, maxsplit=1)
    return said.strip().lower(), remark("".join(rest))


def read_colour(text: str, kontext: Kontext) -> Antwort:
    """Return the colour with its reason in `vermerk`; without a reason, ask for it."""
    matches = ((ampel, form.fullmatch(text)) for ampel, form in _EINSCHAETZUNG)
    found = next(((ampel, match["rest"]) for ampel, match in matches if match), None)
    if not found or _ZWEITE_FARBE.match(found[1]):
        return ask_back(
            f"{quote(text)} nennt nicht genau eine Farbe. {wanted(kontext)}"
        )
    ampel, reason = found[0], remark(found[1].lstrip(_TRENNER + "("))
    if not reason:
        return _without_reason(ampel)
    return Antwort(
        ergebnis=Ergebnis.WERT,
        meldung=f"Verstanden: Einschätzung {_WORT[ampel]}.",
        einschaetzung=ampel,
        vermerk=reason,
    )


def _without_reason(ampel: Ampel) -> Antwort:
    """Ask for the reason; the colour stays in the answer, so nobody types it twice."""
    return Antwort(
        ergebnis=Ergebnis.RUECKFRAGE,
        meldung="Eine Einschätzung braucht eine Begründung. Ergänzen Sie sie: "
        f"„{_WORT[ampel]}, weil …“.",
        einschaetzung=ampel,
    )
