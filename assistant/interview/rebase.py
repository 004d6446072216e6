"""An interview over another state of its file: what others wrote, what was not saved.

Each function returns another interview; where nothing has to change it is the same one.
"""

from collections.abc import Collection
from dataclasses import replace

from assistant.interview.faden import Gesagt, with_answer
from assistant.interview.interview import Interview
from assistant.interview.thema import Rahmen


def rebased(interview: Interview, rahmen: Rahmen) -> Interview:
    """Return the interview over what the file says now.

    Where the file says what was answered here, the answers stay. Where somebody else
    wrote something different, the file counts. The question on screen stays there with
    what was typed, also if somebody has answered it meanwhile: who is typing must not
    find the text at another question.
    """
    here = interview.back() if interview.angebot else interview
    mine = dict(here.faden.holding(rahmen))
    gesagt = tuple(one for one in here.gesagt if one.frage.indikator in mine)
    there = replace(here, rahmen=rahmen.with_indicators(mine), gesagt=gesagt)
    shown, then = here.question, there.question
    if shown is None or (then and then.id == shown.id):
        return there
    return replace(there, ziel=shown.id) if there.faden.frage(shown.id) else there


def over(interview: Interview, rahmen: Rahmen) -> Interview:
    """Return the interview over a later frame, for undo and redo.

    What was said about an indicator that is another by now is left out.
    """
    before, now = interview.rahmen.indikatoren, rahmen.indikatoren
    same = {kennung for kennung in now if before.get(kennung) == now[kennung]}
    gesagt = tuple(one for one in interview.gesagt if one.frage.indikator in same)
    return replace(interview, rahmen=rahmen, gesagt=gesagt)


def without_answers(
    interview: Interview, indikatoren: Collection[str], before: Interview
) -> Interview:
    """Return the interview with what was said about these as it was before."""
    kept = [one for one in interview.gesagt if one.frage.indikator not in indikatoren]
    back = [one for one in before.gesagt if one.frage.indikator in indikatoren]
    return replace(interview, gesagt=(*kept, *back)) if indikatoren else interview


def reopened(interview: Interview, sent: Gesagt) -> Interview:
    """Return to a question with a text that was sent there but not taken."""
    if interview.faden.frage(sent.frage) is None:
        return interview
    drafts = with_answer(interview.getippt, sent.frage, sent.text)
    return replace(interview, ziel=sent.frage, getippt=drafts)
