"""What a conversation about a paper starts from, and what can be proposed from it.

Proposals come from dezernat.toml, the matrices and the paper before this one. They are
texts or plain values; whoever is asked decides.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.goals.dezernat import Dezernat, Gremium, Organisation
from assistant.goals.matrix import Matrix
from assistant.goals.soll import TERTIALE
from assistant.goals.vorlage import Anlage, Anlagenart, Vorlage

KREISLAUF = Anlagenart.ZIELPLANUNGSKREISLAUF.value

_VIELE_PRODUKTGRUPPEN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Grundlage:
    """Everything a conversation about a paper needs to know.

    `matrizen` are those of each year in the order of dezernat.toml, `vorbild` is the
    newest paper there is. `sachverhalt` drafts a text from what was answered so far.
    """

    dezernat: Dezernat
    matrizen: Mapping[int, tuple[Matrix, ...]]
    vorbild: Vorlage | None
    heute: datetime.date
    sachverhalt: Callable[[int, int | None, tuple[Anlage, ...]], str]

    def organisations(self, jahr: int) -> list[Organisation]:
        """Return who has a matrix in that year."""
        own = {matrix.organisation for matrix in self.matrizen[jahr]}
        return [one for one in self.dezernat.organisation if one.id in own]

    def own_organisations(self, jahr: int) -> list[Organisation]:
        """Return whose matrices a paper presents: those without a body of their own."""
        return [one for one in self.organisations(jahr) if not one.gremium]

    def latest_tertial(self, jahr: int) -> int | None:
        """Return the last Tertial with a report, None while there is none."""
        return max(
            (
                nummer
                for matrix in self.matrizen[jahr]
                for _, indikator in matrix.indikatoren()
                for nummer in TERTIALE
                if indikator.tertial(nummer)
            ),
            default=None,
        )

    def gremien(self, datum: datetime.date) -> list[Gremium]:
        """Return the bodies to propose, in the order of their next meetings.

        Without any meeting ahead those of the paper before are proposed.
        """
        shown_first_elsewhere = {one.gremium for one in self.dezernat.organisation}
        ahead = {
            one.id: meetings[0]
            for one in self.dezernat.gremium
            if one.id not in shown_first_elsewhere
            and (meetings := next_meetings(one, datum))
        }
        known = {one.id: one for one in self.dezernat.gremium}
        before = self.vorbild.beratungsfolge if self.vorbild else ()
        ids = sorted(ahead, key=ahead.__getitem__) or [row.gremium for row in before]
        return [known[one] for one in ids if one in known]

    def anlagen(self, jahr: int) -> tuple[Anlage, ...]:
        """Return the usual Anlagen: the Kreislauf, own matrices, others to be noted."""
        own = [one.id for one in self.own_organisations(jahr)]
        others = [one.id for one in self.organisations(jahr) if one.id not in own]
        numbered = [KREISLAUF, *own] if self.dezernat.kreislauf else own
        return (
            *(anlage(one, nummer) for nummer, one in enumerate(numbered, 1)),
            *(anlage(one, None) for one in others),
        )

    def produktgruppen(self, jahr: int) -> tuple[str, ...]:
        """Return what to propose: all in one word where there are many of them."""
        own = {one.id for one in self.own_organisations(jahr)}
        found = {
            massnahme.produktgruppe
            for matrix in self.matrizen[jahr]
            if matrix.organisation in own
            for massnahme in matrix.massnahme
            if massnahme.produktgruppe
        }
        listed = ", ".join(sorted(found))
        if len(found) > _VIELE_PRODUKTGRUPPEN:
            return ("Alle", listed)
        return (listed, "Alle") if listed else ("Alle",)


def anlage(kennung: str, nummer: int | None) -> Anlage:
    """Return the Kreislauf or the matrix of an organisation as an Anlage."""
    if kennung == KREISLAUF:
        return Anlage(art=Anlagenart.ZIELPLANUNGSKREISLAUF, nummer=nummer)
    return Anlage(art=Anlagenart.ZIELMATRIX, nummer=nummer, matrix=kennung)


def next_meetings(gremium: Gremium, datum: datetime.date) -> tuple[datetime.date, ...]:
    """Return the known meetings on that day and after it, the next one first."""
    return tuple(sorted(tag for tag in gremium.sitzung if tag >= datum))
