"""A new paper from a file of answers: what is taken, asked back, rejected, or unused.

Nobody is there to be asked: a question without an answer in the file takes its
proposal, and is named as open where it has none and the paper needs it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ExitCode
from assistant.goals.near import did_you_mean
from assistant.goals.vorlage import Vorlage
from assistant.interview.answer import Ergebnis, reject
from assistant.interview.paper import Papier
from assistant.interview.result import Command, Rejected
from assistant.store.files import read_safely

SACHVERHALT = "sachverhalt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uebernahme:
    """What became of the answers: as far as they led, and why no further."""

    papier: Papier
    genommen: tuple[str, ...]
    abgelehnt: Mapping[str, Rejected]
    ungenutzt: tuple[str, ...]

    @property
    def vorlage(self) -> Vorlage | None:
        """The finished paper, None where something is open."""
        return self.papier.verlauf.vorlage

    @property
    def code(self) -> ExitCode:
        """REJECTED before ASKS_BACK before OK."""
        kinds = {one.antwort.ergebnis for one in self.abgelehnt.values()}
        if Ergebnis.ABGELEHNT in kinds or self.ungenutzt:
            return ExitCode.REJECTED
        return ExitCode.ASKS_BACK if kinds else ExitCode.OK


def with_text(answers: Mapping[str, str], text: Path | None) -> dict[str, str]:
    """Return the answers with the Sachverhalt of a Markdown file.

    Raises AssistantError where that cannot be read.
    """
    if text is None:
        return dict(answers)
    content = read_safely(text).decode("utf-8-sig", "replace")
    return {**answers, SACHVERHALT: content}


def take_answers(papier: Papier, answers: Mapping[str, str]) -> Uebernahme:
    """Answer every question from the answers, up to the first that is not taken."""
    genommen: list[str] = []
    while (frage := papier.question) is not None:
        kennung = frage.id.removesuffix(".offen")
        after = papier.answer(answers.get(kennung, ""))
        if isinstance(after, Command):
            after = Rejected(
                reject(
                    f"„{answers[kennung]}“ ist ein Befehl. Geben Sie "
                    "hier die Antwort selbst an."
                )
            )
        if isinstance(after, Rejected):
            return _over(papier, genommen, answers, {kennung: after})
        genommen += [kennung] if kennung in answers else []
        papier = after
    return _over(papier, genommen, answers, {})


def _over(
    papier: Papier,
    genommen: list[str],
    answers: Mapping[str, str],
    abgelehnt: Mapping[str, Rejected],
) -> Uebernahme:
    unused = () if abgelehnt else tuple(one for one in answers if one not in genommen)
    return Uebernahme(
        papier=papier,
        genommen=tuple(genommen),
        abgelehnt=abgelehnt,
        ungenutzt=unused,
    )


def report(taken: Uebernahme) -> Iterator[str]:
    """Yield a line for every answer, then for what could not be used."""
    asked = {frage.id: frage for frage in taken.papier.verlauf.gefragt}
    for kennung, frage in asked.items():
        how = "übernommen" if kennung in taken.genommen else "Vorschlag"
        said = (taken.papier.said(frage) or "–").splitlines()[0]
        yield f"{kennung}: {how}: {said}"
    for kennung, rejected in taken.abgelehnt.items():
        rueckfrage = rejected.antwort.ergebnis is Ergebnis.RUECKFRAGE
        yield f"{kennung}: {'offen' if rueckfrage else 'abgelehnt'}: {rejected.meldung}"
    for kennung in taken.ungenutzt:
        hint = did_you_mean(kennung, asked)
        yield f"{kennung}: nicht gefragt: Diese Angabe gehört zu keiner Frage.{hint}"
