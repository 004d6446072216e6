"""The talk about a paper, written down as it is held.

A generator yields a question and is sent what was said, as a value, or None where the
question was passed over; what it returns is the finished paper.
"""

import datetime
from collections.abc import Generator
from dataclasses import replace
from math import ceil
from typing import Any, TypeVar

from assistant.goals.length import SEITEN_OHNE_ZUSAMMENFASSUNG, pages
from assistant.goals.vorlage import Beratung, Vorlage
from assistant.interview import paper_asking as asking
from assistant.interview import paper_subject as about
from assistant.interview.paper_frame import Grundlage
from assistant.interview.paper_question import Papierfrage

T = TypeVar("T")

Fields = dict[str, Any]
Talk = Generator[Papierfrage[Any], Any, Vorlage]
_Part = Generator[Papierfrage[Any], Any, Fields]


def talk(grundlage: Grundlage) -> Talk:
    """Ask for everything a paper needs, and once more for what it cannot do without."""
    felder = yield from _head(grundlage)
    felder |= yield from _bodies(grundlage, felder["datum"])
    felder |= yield from _subject(grundlage, felder)
    felder |= yield from _end(grundlage, felder["jahr"])
    felder |= yield from _text(grundlage, felder)
    if felder["amt"] is None:
        felder["amt"] = yield _again(asking.unit(grundlage))
    if felder["betreff"] is None:
        felder["betreff"] = yield _again(_subject_of(grundlage, felder))
    felder["amt"] = felder["amt"].model_copy(
        update={"durchwahl": felder.pop("durchwahl")}
    )
    return Vorlage.model_validate(felder)


def _again(frage: Papierfrage[T]) -> Papierfrage[T]:
    return replace(frage, id=f"{frage.id}.offen", letzte=True)


def _head(grundlage: Grundlage) -> _Part:
    art = yield asking.kind(grundlage)
    datum = yield asking.date(grundlage)
    nummer = yield asking.number(grundlage)
    amt = yield asking.unit(grundlage)
    durchwahl = yield asking.extension(grundlage, amt)
    jahr = yield asking.year(grundlage)
    tertial = yield asking.tertial(grundlage, jahr)
    return {
        "art": art,
        "datum": datum,
        "drucksachennummer": nummer,
        "amt": amt,
        "durchwahl": durchwahl or "",
        "jahr": jahr,
        "tertial": tertial if isinstance(tertial, int) else None,
    }


def _bodies(grundlage: Grundlage, datum: datetime.date) -> _Part:
    chosen = yield asking.bodies(grundlage, datum)
    by_id = {one.id: one for one in grundlage.dezernat.gremium}
    gremien = [by_id[one.kennung] for one in chosen or ()]
    if not gremien:
        return {"beratungsfolge": ()}
    rows: tuple[Beratung, ...] = ()
    for gremium in gremien:
        tag = yield asking.meeting(grundlage, gremium, datum)
        sitzung = tag if isinstance(tag, datetime.date) else None
        rows += (Beratung(gremium=gremium.id, sitzung=sitzung),)
    private = yield asking.closed_doors(grundlage, gremien)
    closed = {one.kennung for one in private}
    return {
        "beratungsfolge": tuple(
            row.model_copy(update={"oeffentlich": row.gremium not in closed})
            for row in rows
        )
    }


def _subject(grundlage: Grundlage, felder: Fields) -> _Part:
    jahr = felder["jahr"]
    betreff = yield _subject_of(grundlage, felder)
    hier = yield about.points(grundlage, jahr, felder["tertial"])
    zusatz = yield about.addition()
    produktgruppe = yield about.product_groups(grundlage, jahr)
    auswirkungen = yield about.effects(grundlage)
    frueher = yield about.treatment(grundlage, felder["datum"])
    return {
        "betreff": betreff,
        "hier": hier or (),
        "zusatz": zusatz or "",
        "produktgruppe": produktgruppe,
        "auswirkungen": auswirkungen,
        "fruehere_behandlung": frueher or "",
    }


def _subject_of(grundlage: Grundlage, felder: Fields) -> Papierfrage[str]:
    return about.subject(grundlage, felder["jahr"], felder["tertial"])


def _end(grundlage: Grundlage, jahr: int) -> _Part:
    anlagen = yield asking.attachments(grundlage, jahr)
    unterzeichner = yield asking.signature(grundlage)
    return {"anlage": anlagen or (), "unterzeichner": unterzeichner or ()}


def _text(grundlage: Grundlage, felder: Fields) -> _Part:
    frage = asking.text(grundlage, felder["jahr"], felder["tertial"], felder["anlage"])
    sachverhalt = yield frage
    if sachverhalt is None:
        sachverhalt = yield _again(frage)
    seiten = pages(sachverhalt)
    if seiten <= SEITEN_OHNE_ZUSAMMENFASSUNG:
        return {"sachverhalt": sachverhalt}
    # It can be put off for good: a missing summary is a hint, no fault.
    zusammenfassung = yield asking.summary(ceil(seiten))
    return {"sachverhalt": sachverhalt, "zusammenfassung": zusammenfassung or ""}
