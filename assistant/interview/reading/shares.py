"""Shares: 3 von 4, 145 von 150 Besuchen, 2/3, zwei Drittel, ¾.

A share answers an indicator in per cent. Where things are counted or paid, it is asked
back, because "145 von 150" may stand for 145.
"""

import re
from dataclasses import replace
from fractions import Fraction

from assistant.interview.answer import Antwort, Ergebnis
from assistant.interview.context import Groesse
from assistant.interview.reading import units
from assistant.interview.reading.amounts import split_figure
from assistant.interview.reading.asking import number_wanted
from assistant.interview.reading.figures import Figur, Schreibweise
from assistant.interview.reading.marks import approximated
from assistant.interview.reading.numerals import split_fraction
from assistant.interview.reading.situation import Lage
from assistant.interview.reading.writing import quote

_VON = re.compile(
    r"(?P<teil>.*?[0-9\s])(?:von|aus)(?=[\s0-9])(?P<ganzes>.+)", re.IGNORECASE
)
_STRICH = re.compile(
    r"(?P<teil>[-−–]?[0-9.,' ]*[0-9]) ?/ ?(?P<ganzes>[0-9][0-9.,' ]*[0-9]?)"
    r"(?P<rest>\D.*)?"
)
_VERHAELTNIS = re.compile(r"(?P<teil>[0-9][0-9.]*) ?: ?(?P<ganzes>[0-9][0-9.]*)")
_GEMISCHT = re.compile(
    r"(?P<ganze>[0-9]{1,6}) (?P<z>[0-9]{1,3})[⁄/](?P<n>[0-9]{1,3})\b"
)
_NOMEN = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]+)*")
# Words that say the same of a quotient as of its denominator.
_BEIDERSEITS = ("ca.", "rd.", "rund", "etwa", "ungefähr", "um die", "schätzungsweise")
_KLEINER_NENNER = 10  # "2/3" may be two thirds of the target, "145/150" is not
_KLAR = (Schreibweise.KLAR, Schreibweise.EINE_GRUPPE)


def read_ratio(kern: str, lage: Lage) -> Antwort | None:
    """Return the meaning of "3 von 4" or "3/4", None for anything else."""
    match = _VON.fullmatch(kern) or _STRICH.fullmatch(kern)
    if not match or _GEMISCHT.match(kern):
        return None
    whole, word = approximated(match["ganzes"].strip())
    if word and lage.kontext.groesse is Groesse.ANTEIL:
        if word not in _BEIDERSEITS:
            return _one_sided(kern, f"{match['teil'].strip()} von {whole}", lage)
        marks = replace(lage.beiwerk, naeherung=lage.beiwerk.naeherung or word)
        lage = replace(lage, beiwerk=marks)
    teil, ganzes = split_figure(match["teil"].strip()), split_figure(whole)
    if not teil or not ganzes:
        return None
    noun = " ".join((teil[1], match.groupdict().get("rest") or ganzes[1])).strip()
    if noun and not _NOMEN.fullmatch(noun):
        return None
    if not (_certain(teil[0]) and _certain(ganzes[0])):
        return lage.ask(
            f"In {quote(kern)} ist eine Zahl nicht eindeutig. Schreiben Sie beide ohne "
            "Punkt und Komma, etwa „145 von 150“."
        )
    return _ratio(teil[0].lesarten[0], ganzes[0].lesarten[0], noun, lage)


def _one_sided(kern: str, share: str, lage: Lage) -> Antwort:
    """Ask about "310 von über 1.000": of more than 1.000 it is less than 31 %."""
    marks = replace(lage.beiwerk, naeherung="ca.")
    fits = read_ratio(share, lage)
    taken = fits is not None and fits.ergebnis is Ergebnis.WERT
    return lage.ask(
        f"In {quote(kern)} ist der Nenner nur nach einer Seite bestimmt. Geben Sie ihn "
        "mit „ca.“ ein oder genau.",
        (),
        *((marks.around(share),) if taken else ()),
    )


def colon(kern: str, lage: Lage) -> Antwort | None:
    """Ask whether "310:1000" is the share it looks like; a ratio may be meant."""
    match = _VERHAELTNIS.fullmatch(kern)
    if not match or lage.kontext.groesse is not Groesse.ANTEIL:
        return None
    share = lage.beiwerk.around(f"{match['teil']} von {match['ganzes']}")
    taken = read_ratio(f"{match['teil']} von {match['ganzes']}", lage)
    fits = taken is not None and taken.ergebnis is Ergebnis.WERT
    return lage.ask(
        f"{quote(kern)} kann ein Anteil sein oder ein Verhältnis. Schreiben Sie den "
        "Anteil als „3 von 4“ oder als Zahl.",
        (),
        *((share,) if fits else ()),
    )


def _certain(figur: Figur) -> bool:
    return bool(figur.lesarten) and figur.schreibweise in _KLAR


def _ratio(zaehler: Fraction, nenner: Fraction, noun: str, lage: Lage) -> Antwort:
    if lage.kontext.groesse is not Groesse.ANTEIL:
        few = 0 < nenner <= _KLEINER_NENNER
        of_target = _of_target(zaehler / nenner, lage) if few else ()
        return _no_share(lage, zaehler, *of_target)
    if nenner == 0:
        return lage.ask(
            f"In {quote(lage.text)} ist der Nenner null; daraus lässt sich keine Quote "
            "berechnen. Geben Sie „nicht berechenbar“ ein oder einen anderen Nenner.",
            (),
            "nicht berechenbar",
        )
    if zaehler < 0 or nenner < 0:
        return lage.reject(
            f"In {quote(lage.text)} steht ein Minus. Geben Sie Zähler und Nenner ohne "
            "Minus ein."
        )
    wert = zaehler / nenner * _skala(lage)
    return lage.take_quotient(wert, zaehler, nenner, noun or None)


def read_fraction(kern: str, lage: Lage) -> Antwort | None:
    """Return the meaning of "zwei Drittel" or "¾", None for anything else."""
    mixed = _mixed(kern)
    found = mixed or split_fraction(kern)
    if not found:
        return None
    wert, rest = found
    mass = units.measure(rest)
    if mass.explicit:
        return _stated(wert, mass, lage)
    if lage.kontext.groesse is Groesse.ANTEIL and not mixed:
        return lage.take(wert * _skala(lage), rest or None)
    known = lage.kontext.names_unit(rest)
    if known and lage.kontext.groesse in (Groesse.MASS, Groesse.ANTEIL):
        return lage.take(wert, rest or None)
    return _no_share(lage, *((wert,) if mixed else _of_target(wert, lage)))


def _mixed(kern: str) -> tuple[Fraction, str] | None:
    """Return "1 1/2" or "1½" and what follows; a plain fraction is none."""
    match = _GEMISCHT.match(kern)
    if not match or int(match["n"]) == 0:
        return None
    wert = int(match["ganze"]) + Fraction(int(match["z"]), int(match["n"]))
    return wert, kern[match.end() :].strip()


def _stated(wert: Fraction, mass: units.Mass, lage: Lage) -> Antwort:
    """Take a fraction of a stated unit: ½ Mio. €, ½ %."""
    einheit = lage.kontext.indikator.einheit
    own = units.measure(einheit).einheit
    if mass.einheit not in ("", own) or not lage.kontext.names_unit(mass.rest):
        return _no_share(lage)
    return lage.take(units.in_unit(wert, mass, einheit), mass.rest or None)


def _skala(lage: Lage) -> int:
    return units.SKALA.get(lage.kontext.indikator.einheit, 1)


def _of_target(share: Fraction, lage: Lage) -> tuple[Fraction, ...]:
    """Return what the share of the Jahresziel would be, if that is a whole number."""
    zielwert = lage.kontext.indikator.zielwert
    if not isinstance(zielwert, Fraction) or (share * zielwert).denominator != 1:
        return ()
    return (share * zielwert,)


def _no_share(lage: Lage, *werte: Fraction) -> Antwort:
    return lage.ask(
        f"{quote(lage.text)} ist ein Anteil. {number_wanted(lage.kontext)}", werte
    )
