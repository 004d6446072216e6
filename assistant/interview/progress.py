"""How far a conversation has come, counted honestly: every indicator exactly once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.goals.matrix import Art
from assistant.goals.tertial import KeinWert, Tertial
from assistant.interview.conversation import Gespraech
from assistant.interview.faden import Faden
from assistant.interview.schritt import Schritt


class Status(StrEnum):
    """Where an indicator stands, in the words of a task list."""

    ERLEDIGT = "Erledigt"
    IN_ARBEIT = "In Arbeit"
    OFFEN = "Offen"
    SPAETER = "Fällt später an"
    OHNE_WERT = "Ohne Wert"
    NICHT_BEGONNEN = "Noch nicht begonnen"
    NICHT_FAELLIG = "Kann noch nicht beginnen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fortschritt:
    """The counts of a matrix or a Maßnahme; what is not due is not counted in."""

    erledigt: int
    in_arbeit: int
    offen: int
    spaeter: int
    ohne_wert: int
    nicht_begonnen: int
    nicht_faellig: int

    @property
    def gesamt(self) -> int:
        """How many are due."""
        done = self.erledigt + self.in_arbeit + self.offen
        return done + self.spaeter + self.ohne_wert + self.nicht_begonnen

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to say now."""
        return self.erledigt + self.spaeter + self.ohne_wert == self.gesamt

    @property
    def text(self) -> str:
        """The counts in words: "12 von 19, 2 offen, 1 fällt später an"."""
        later = "fällt später an" if self.spaeter == 1 else "fallen später an"
        parts = (
            (self.offen, "offen"),
            (self.in_arbeit, "in Arbeit"),
            (self.spaeter, later),
            (self.ohne_wert, "ohne Wert"),
            (self.nicht_begonnen, "noch nicht begonnen"),
            (self.nicht_faellig, "noch nicht fällig"),
        )
        said = [f"{count} {words}" for count, words in parts if count]
        return ", ".join([f"{self.erledigt} von {self.gesamt} erledigt", *said])


def progress(faden: Faden) -> Fortschritt:
    """Return the counts of the whole matrix."""
    return count(status(faden, gespraech) for gespraech in faden.talks())


def count(found: Iterable[Status]) -> Fortschritt:
    """Return how often each status was found."""
    each = list(found)
    return Fortschritt(
        erledigt=each.count(Status.ERLEDIGT),
        in_arbeit=each.count(Status.IN_ARBEIT),
        offen=each.count(Status.OFFEN),
        spaeter=each.count(Status.SPAETER),
        ohne_wert=each.count(Status.OHNE_WERT),
        nicht_begonnen=each.count(Status.NICHT_BEGONNEN),
        nicht_faellig=each.count(Status.NICHT_FAELLIG),
    )


def status(faden: Faden, gespraech: Gespraech) -> Status:
    """Return where one indicator stands."""
    thema = gespraech.thema
    if thema.bericht == Tertial():
        return _without_report(faden, gespraech)
    if lacking(gespraech):
        return Status.IN_ARBEIT
    match thema.bericht.kein_wert:
        case KeinWert.FAELLT_SPAETER_AN:
            return Status.SPAETER
        case KeinWert.OFFEN if thema.indikator.art is not Art.MEILENSTEIN:
            return Status.OFFEN
        case None | KeinWert.OFFEN:
            return Status.ERLEDIGT
    return Status.OHNE_WERT


def _without_report(faden: Faden, gespraech: Gespraech) -> Status:
    thema = gespraech.thema
    if faden.is_skipped(thema.indikator.id):
        return Status.OFFEN
    if gespraech.gefragt:  # a doubt or a missing day is still to be cleared
        return Status.IN_ARBEIT
    if thema.bewertung.ist is not None:  # a Meilenstein reached in an earlier Tertial
        return Status.ERLEDIGT
    return Status.NICHT_BEGONNEN if thema.is_due else Status.NICHT_FAELLIG


def lacking(gespraech: Gespraech) -> tuple[Schritt, ...]:
    """Return what is due beside the value and not there, in the order it is asked."""
    offen, thema = gespraech.offen, gespraech.thema
    bericht = thema.bericht
    why = bericht.ursache or (bericht.einschaetzung and bericht.grund)
    due = [
        (Schritt.URSACHE, thema.must_explain and not why),
        (Schritt.GEGENMASSNAHME, thema.must_explain and not bericht.gegenmassnahme),
    ]
    steps = [schritt for schritt, is_due in due if is_due]
    if offen and offen.pflicht and offen.vorgabe is None:
        steps = [offen.schritt, *steps]
    return tuple(dict.fromkeys(steps))
