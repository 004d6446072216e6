"""The talk about one indicator, written down as it is held.

A generator yields a question and is sent the answer; when it returns, the indicator is
done. It knows no clock, no chance and no file, so the same answers always lead to the
same questions: `hold` goes through a talk with the answers so far and says where it
stands. Whatever a question shows is in its `thema`, the indicator as it was then.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace

from assistant.goals.change import Feldwert
from assistant.goals.matrix import Art
from assistant.goals.soll import TERTIALE
from assistant.goals.tertial import KeinWert
from assistant.interview import asking
from assistant.interview.answer import Antwort, Befehl, Ergebnis
from assistant.interview.context import ZAHLEN
from assistant.interview.overrule import overruled
from assistant.interview.plausibility import warn
from assistant.interview.question import Frage
from assistant.interview.record import record
from assistant.interview.reply import WEITER, is_taken, read
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Thema

Talk = Generator[Frage, Antwort, Thema]
_Answered = Generator[Frage, Antwort, Antwort | None]


def talk(thema: Thema) -> Talk:
    """Ask for the value, clear doubts about it, and ask why it deviates."""
    thema = yield from _value(thema)
    if thema.indikator.art is Art.MEILENSTEIN:
        thema = yield from _expected_day(thema)
    if thema.bericht.kein_wert and not thema.must_explain:
        return (yield from _why_missing(thema, thema.bericht.kein_wert))
    return (yield from _explanation(thema))


def _value(thema: Thema) -> Talk:
    antwort = yield asking.value(thema)
    if not _says(antwort):
        return thema
    complete = yield from _completed(thema, antwort)
    if complete is None:
        return thema
    warnungen = warn(complete, thema.kontext)
    if not warnungen:
        return thema.changed(record(complete, thema.kontext).felder)
    doubt = yield asking.doubt(thema, warnungen)
    if not _says(doubt):
        return thema
    return thema.changed(overruled(complete, thema.kontext, doubt.vermerk).felder)


def _completed(thema: Thema, antwort: Antwort) -> _Answered:
    """Ask for what is missing to a value: the day it was reached, or a reason."""
    if thema.indikator.art is Art.MEILENSTEIN and antwort.wert is True:
        day = yield asking.when(thema)
        return day if _says(day) else None
    if antwort.einschaetzung and not antwort.vermerk:
        reason = yield asking.colour_reason(thema, antwort.einschaetzung)
        return replace(antwort, vermerk=reason.vermerk) if _says(reason) else None
    return antwort


def _expected_day(thema: Thema) -> Talk:
    """Ask when a Meilenstein is expected that is not reached yet."""
    if thema.bericht.kein_wert is not KeinWert.OFFEN:
        return thema
    antwort = yield asking.forecast(thema)
    # The reason why it is open stays: "offen" with a day is still open.
    return thema.changed({"prognose": antwort.datum}) if _says(antwort) else thema


def _why_missing(thema: Thema, grund: KeinWert) -> Talk:
    if thema.bericht.grund or thema.bericht.prognose:
        return thema
    antwort = yield asking.missing_reason(thema, grund)
    return thema.changed({"grund": antwort.vermerk}) if _says(antwort) else thema


def _explanation(thema: Thema) -> Talk:
    """Ask for what is due, and for what stands there although it no longer is."""
    for feld, ask in _ERLAEUTERUNG.items():
        frage = ask(thema)
        if frage and (thema.must_explain or frage.vorgabe):
            antwort = yield frage
            if _says(antwort):
                thema = thema.changed({feld: _content(antwort)})
    return thema


def _cause(thema: Thema) -> Frage | None:
    """Return the question why; an Einschätzung was given with its reason."""
    if thema.indikator.art is Art.QUALITATIV and not thema.bericht.ursache:
        return None
    return asking.cause(thema, pflicht=thema.must_explain)


def _remedy(thema: Thema) -> Frage:
    return asking.remedy(thema, pflicht=thema.must_explain)


def _forecast(thema: Thema) -> Frage | None:
    """Return the question for the year's value; in December it is known."""
    early = thema.kontext.tertial < TERTIALE[-1]
    return asking.forecast(thema) if early and thema.indikator.art in ZAHLEN else None


_ERLAEUTERUNG: dict[str, Callable[[Thema], Frage | None]] = {
    "ursache": _cause,
    "gegenmassnahme": _remedy,
    "verantwortlich": asking.responsible,
    "prognose": _forecast,
}


def _content(antwort: Antwort) -> Feldwert:
    return antwort.vermerk if antwort.wert is None else antwort.wert


def _says(antwort: Antwort) -> bool:
    """Return whether something was said, and not just gone on."""
    return antwort.befehl is not Befehl.WEITER


@dataclass(frozen=True, slots=True, kw_only=True)
class Gespraech:
    """How far a talk has come: what was asked, what is open, and what came of it."""

    gefragt: tuple[Frage, ...]
    offen: Frage | None
    thema: Thema

    def frage(self, schritt: Schritt) -> Frage | None:
        """Return the question of that step, None where it is not asked."""
        asked = (*self.gefragt, *([self.offen] if self.offen else []))
        return next((frage for frage in asked if frage.schritt is schritt), None)


def hold(thema: Thema, gesagt: Mapping[Schritt, str]) -> Gespraech:
    """Go through a talk with what was said, up to the first question left open."""
    gespraech, rest = talk(thema), dict(gesagt)
    gefragt: list[Frage] = []
    antwort: Antwort | None = None
    try:
        frage = next(gespraech)
        while antwort := _answer(frage, rest, silent=not gesagt):
            gefragt.append(frage)
            frage = gespraech.send(antwort)
    except StopIteration as end:
        return Gespraech(gefragt=tuple(gefragt), offen=None, thema=end.value)
    return Gespraech(gefragt=tuple(gefragt), offen=frage, thema=frage.thema)


def _answer(frage: Frage, rest: dict[Schritt, str], *, silent: bool) -> Antwort | None:
    """Return what was said to a question, None where it has to be asked.

    What stands in the file is passed over in silence, until something was said: from
    there on everything that follows is shown.
    """
    if frage.schritt in rest:
        antwort = read(rest.pop(frage.schritt), frage)
        return antwort if is_taken(antwort) else None
    passable = frage.vorgabe is not None or not frage.pflicht
    return WEITER if passable and (silent or rest) else None


def is_value(antwort: Antwort) -> bool:
    """Return whether the answer is a value or a reason for none, not a remark."""
    only_remark = antwort.ergebnis is Ergebnis.WERT and (
        antwort.wert is None and antwort.einschaetzung is None
    )
    return is_taken(antwort) and _says(antwort) and not only_remark
