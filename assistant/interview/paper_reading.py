"""What a typed text says about a paper: days, numbers, signatories, Anlagen.

Every reader returns a value or `Rejected` with the reason and the remedy; none raises.
"""

import datetime
import re
from collections.abc import Callable, Collection, Sequence

from assistant.goals.soll import TERTIALE
from assistant.goals.vorlage import Amt, Anlage, Unterzeichner
from assistant.interview.answer import ask_back, reject
from assistant.interview.paper_choice import (
    Moeglich,
    choose,
    choose_all,
    is_none,
    parts,
)
from assistant.interview.paper_frame import anlage
from assistant.interview.reading import dates
from assistant.interview.reading.clean import clean
from assistant.interview.reading.writing import day, quote
from assistant.interview.reply import printable
from assistant.interview.result import Rejected

OFFEN = "offen"
KEINS = "keins"
NUR_ZUR_KENNTNIS = "zur Kenntnis:"

_OFFEN = frozenset({OFFEN, "noch offen", "unbekannt", "steht noch nicht fest"})
_NICHT_VERGEBEN = _OFFEN | {"noch nicht vergeben", "nicht vergeben", "keine"}
_NUMMER = re.compile(
    r"(?P<nummer>\d{1,5})(?P<periode>/\d{4}-\d{4})?(?P<ergaenzung>/\d+)?"
)
_TERTIAL = re.compile(
    r"(?:t|tertial)? ?(?P<nummer>[1-3])\.?(?: tertial)?", re.IGNORECASE
)
_JAHR = re.compile(r"\d{4}")
_AMT = re.compile(r"(?P<nummer>\d[\d.\-/]*)[ ,:]+(?P<name>\S.*)")
_ZUSATZ = re.compile(
    r"(?:(?P<vertretung>in vertretung|i\. ?v\.)|im auftrag|i\. ?a\.)[:, ]+(?P<rest>.+)",
    re.IGNORECASE,
)
_FERN = 50  # years; a paper is of our days
_KENNTNIS = re.compile(r"\s*;?\s*zur kenntnis(?:nahme)?\s*:\s*", re.IGNORECASE)


def words(text: str) -> str | Rejected:
    """Return a text of one line; "keine" and a dash stand for none."""
    return "" if is_none(text) else " ".join(printable(text).split())


def some_words(text: str) -> str | Rejected:
    """Return a text of one line that has to say something."""
    said = " ".join(printable(text).split())
    if any(char.isalnum() for char in said):
        return said
    return Rejected(ask_back(f"{quote(said)} sagt nichts aus. Geben Sie Wörter ein."))


def effects(text: str) -> str | Rejected:
    """Return a text of one line; a dash stands for "keine"."""
    return "keine" if is_none(text) else some_words(text)


def lines(text: str) -> str | Rejected:
    """Return a text of several lines that ends with a line feed."""
    said = printable(text).strip()
    if any(char.isalnum() for char in said):
        return f"{said}\n"
    return Rejected(ask_back("Der Text ist leer. Geben Sie mindestens einen Satz ein."))


def points(text: str) -> tuple[str, ...] | Rejected:
    """Return entries that a semicolon or a line break divides."""
    if is_none(text):
        return ()
    found = re.split(r"\s*[;\n]\s*", printable(text).strip())
    return tuple(" ".join(one.split()) for one in found if one)


def day_read(heute: datetime.date) -> Callable[[str], datetime.date | Rejected]:
    """Return a reader for a day; without a year it is one of this year."""

    def read(text: str) -> datetime.date | Rejected:
        said = clean(text)
        found = dates.find_loose(said, heute)
        if len(found) != 1 or found[0].tag is None:
            return Rejected(
                ask_back(f"{quote(said)} nennt keinen Tag. Schreiben Sie TT.MM.JJJJ.")
            )
        fault = found[0].fault(heute.year)
        if fault:
            return Rejected(reject(f"{fault} Geben Sie einen anderen Tag ein."))
        tag = found[0].on(heute.year) or heute
        if abs(tag.year - heute.year) > _FERN:
            say = f"Das Jahr {tag.year} liegt zu fern. Geben Sie einen anderen Tag ein."
            return Rejected(reject(say))
        return tag

    return read


def meeting_read(
    datum: datetime.date, heute: datetime.date
) -> Callable[[str], datetime.date | str | Rejected]:
    """Return a reader for the day of a meeting, which may still be open."""

    def read(text: str) -> datetime.date | str | Rejected:
        if clean(text).lower() in _OFFEN:
            return OFFEN
        tag = day_read(_turned(datum, heute))(text)
        if isinstance(tag, Rejected) or tag >= datum:
            return tag
        return Rejected(
            reject(
                f"Der {day(tag)} liegt vor dem Datum der Vorlage ({day(datum)}). Geben "
                f"Sie einen späteren Tag ein oder „{OFFEN}“."
            )
        )

    return read


def _turned(datum: datetime.date, heute: datetime.date) -> datetime.date:
    """Return the day from which "12.02." is reckoned: the year of the paper."""
    return heute if heute.year == datum.year else datum


def year_read(jahre: Collection[int]) -> Callable[[str], int | Rejected]:
    """Return a reader for one of the years that have matrices."""
    there = ", ".join(map(str, jahre))

    def read(text: str) -> int | Rejected:
        said = clean(text)
        if not _JAHR.fullmatch(said):
            say = f"{quote(said)} nennt kein Jahr. Vorhanden: {there}."
            return Rejected(ask_back(say))
        if int(said) in jahre:
            return int(said)
        return Rejected(
            ask_back(f"Für {quote(said)} gibt es keine Matrizen. Vorhanden: {there}.")
        )

    return read


def tertial(text: str) -> int | str | Rejected:
    """Return the number of the Tertial, `KEINS` where nothing is to be reported."""
    said = clean(text)
    if is_none(said) or said.lower() == "leer":
        return KEINS
    match = _TERTIAL.fullmatch(said)
    if match:
        return int(match["nummer"])
    listed = ", ".join(map(str, TERTIALE))
    return Rejected(
        ask_back(f"{quote(said)} ist kein Tertial. Möglich sind: {listed}, {KEINS}.")
    )


def amt_read(known: Sequence[tuple[Moeglich, str]]) -> Callable[[str], Amt | Rejected]:
    """Return a reader for the unit: one of these with its number, or both typed."""
    numbers = {one.kennung: nummer for one, nummer in known}

    def read(text: str) -> Amt | Rejected:
        said = clean(text)
        if match := _AMT.fullmatch(said):
            return Amt(nummer=match["nummer"], name=match["name"])
        one = choose(said, [one for one, _ in known])
        if isinstance(one, Rejected):
            return one
        if numbers[one.kennung]:
            return Amt(nummer=numbers[one.kennung], name=one.name)
        return Rejected(
            ask_back(
                f"Zu „{one.name}“ steht in dezernat.toml keine Nummer. Geben Sie "
                f"Nummer und Namen ein: „500 {one.name}“."
            )
        )

    return read


def number_read(wahlperiode: str) -> Callable[[str], str | Rejected | None]:
    """Return a reader for the Drucksachen-Nr.; the Wahlperiode may be left out."""

    def read(text: str) -> str | Rejected | None:
        said = clean(text)
        if said.lower() in _NICHT_VERGEBEN:
            return None
        match = _NUMMER.fullmatch(said.replace(" ", ""))
        if match:
            periode = match["periode"] or f"/{wahlperiode}"
            return f"{match['nummer']}{periode}{match['ergaenzung'] or ''}"
        return Rejected(
            ask_back(
                f"{quote(said)} hat nicht die Form einer Drucksachen-Nr. Schreiben Sie "
                f"„5247/{wahlperiode}“ oder nur „5247“."
            )
        )

    return read


def signers(text: str) -> tuple[Unterzeichner, ...] | Rejected:
    """Return who signs: "In Vertretung Erster Beigeordneter, Name; Stadtkämmerer"."""
    found = points(text)
    if isinstance(found, Rejected):
        return found
    signed: list[Unterzeichner] = []
    for one in found:
        signer = _signer(one)
        if isinstance(signer, Rejected):
            return signer
        signed.append(signer)
    return tuple(signed)


def _signer(text: str) -> Unterzeichner | Rejected:
    match = _ZUSATZ.fullmatch(text)
    zusatz = ""
    if match:
        zusatz = "In Vertretung" if match["vertretung"] else "Im Auftrag"
    funktion, _, name = (match["rest"] if match else text).partition(",")
    if not funktion.strip():
        return Rejected(
            ask_back(
                f"In {quote(text)} fehlt die Amtsbezeichnung vor dem Komma. Schreiben "
                "Sie „Stadtkämmerer, Name“ oder nur „Stadtkämmerer“."
            )
        )
    return Unterzeichner(funktion=funktion.strip(), zusatz=zusatz, name=name.strip())


def attachments_read(
    known: Sequence[Moeglich],
) -> Callable[[str], tuple[Anlage, ...] | Rejected]:
    """Return a reader for "Kreislauf; Sozialamt; zur Kenntnis: REGE; Jobcenter"."""

    def read(text: str) -> tuple[Anlage, ...] | Rejected:
        first, _, rest = _KENNTNIS.sub("\0", printable(text).strip()).partition("\0")
        numbered, noted = _chosen(first, known), _chosen(rest, known)
        if isinstance(numbered, Rejected):
            return numbered
        if isinstance(noted, Rejected):
            return noted
        return (
            *(anlage(one.kennung, nummer) for nummer, one in enumerate(numbered, 1)),
            *(anlage(one.kennung, None) for one in noted if one not in numbered),
        )

    return read


def _chosen(text: str, known: Sequence[Moeglich]) -> tuple[Moeglich, ...] | Rejected:
    if not parts(text) or is_none(text):
        return ()
    return choose_all(text, known)
