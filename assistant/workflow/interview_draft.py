"""What was said and typed in an interview, kept beside the journal until it is over.

The values themselves are in the matrix from the moment they are given. The draft is
what a file of values cannot hold: the words of the conversation, a text not sent yet,
and what stood there before. It is kept for each person and Tertial, who write one after
the other; a draft that no longer fits the file, or cannot be read, is as good as none.
"""

import contextlib
import datetime
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import AssistantError
from assistant.goals.matrix import Indikator
from assistant.goals.tertial import Tertial
from assistant.interview.faden import Gesagt
from assistant.interview.interview import Interview
from assistant.interview.question import FrageId
from assistant.interview.rebase import rebased
from assistant.interview.schritt import Schritt
from assistant.interview.thema import Rahmen
from assistant.store.files import write_safely
from assistant.store.journal import FOLDER, Herkunft
from assistant.store.literal import from_json, to_json, to_toml
from assistant.store.lock import locked


@dataclass(frozen=True, slots=True)
class Entwurf:
    """An interview as it was left, and when."""

    interview: Interview
    zeit: datetime.datetime

    @property
    def unsent(self) -> tuple[Gesagt, ...]:
        """The texts that were typed and not sent."""
        return self.interview.getippt


class Drafts:
    """The drafts of one matrix, in `.verlauf/NAME.entwurf.json`."""

    def __init__(self, matrix: Path, tertial: int, herkunft: Herkunft) -> None:
        self._path = matrix.parent / FOLDER / f"{matrix.stem}.entwurf.json"
        self._lock = self._path.with_suffix(".lock")
        self._key = f"{herkunft.benutzer}/{tertial}"

    def read(self, rahmen: Rahmen) -> Entwurf | None:
        """Return what was left over for this frame, None where nothing was."""
        record = self._all().get(self._key)
        try:
            return _restored(record, rahmen) if record else None
        except (AttributeError, KeyError, TypeError, ValueError, ValidationError):
            return None

    def write(self, interview: Interview, zeit: datetime.datetime) -> None:
        """Keep the conversation as it is now.

        Where that is not possible nothing happens: the values are saved anyway.
        """
        record = _recorded(interview) | {"zeit": zeit.isoformat(timespec="seconds")}
        with contextlib.suppress(AssistantError), locked(self._lock):
            self._replace(self._all() | {self._key: record})

    def remove(self) -> None:
        """Forget the conversation: it came to its end."""
        with contextlib.suppress(AssistantError, OSError), locked(self._lock):
            left = {key: one for key, one in self._all().items() if key != self._key}
            if left:
                self._replace(left)
            else:
                self._path.unlink(missing_ok=True)

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _replace(self, drafts: dict[str, Any]) -> None:
        text = json.dumps(drafts, ensure_ascii=False, indent=1)
        write_safely(self._path, text.encode("utf-8"))


def _recorded(interview: Interview) -> dict[str, Any]:
    ziel, tertial = interview.ziel, interview.rahmen.tertial
    basis = {
        kennung: _report(thema.indikator, tertial)
        for kennung in interview.faden.spoken_ids()
        if (thema := interview.rahmen.thema(kennung))
    }
    return {
        "gesagt": [_entry(one) for one in interview.gesagt],
        "getippt": [_entry(one) for one in interview.getippt],
        "ziel": [ziel.indikator, ziel.schritt.value] if ziel else None,
        "basis": basis,
    }


def _report(indikator: Indikator, tertial: int) -> dict[str, Any]:
    bericht = indikator.tertial(tertial) or Tertial()
    return {key: to_json(to_toml(value)) for key, value in bericht if value is not None}


def _entry(gesagt: Gesagt) -> list[str]:
    return [gesagt.frage.indikator, gesagt.frage.schritt.value, gesagt.text]


def _restored(record: dict[str, Any], rahmen: Rahmen) -> Entwurf:
    """Return the interview again, without what the file says differently by now."""
    before = rahmen.with_indicators(dict(_before(record["basis"], rahmen)))
    interview = Interview(
        rahmen=before,
        gesagt=tuple(map(_said, record["gesagt"])),
        ziel=_target(record["ziel"]),
        getippt=tuple(map(_said, record["getippt"])),
    )
    interview = rebased(interview, rahmen)
    if interview.question is None:
        interview = interview.ask_again()
    drafts = tuple(
        one for one in interview.getippt if rahmen.thema(one.frage.indikator)
    )
    zeit = datetime.datetime.fromisoformat(record["zeit"])
    return Entwurf(replace(interview, getippt=drafts), zeit)


def _before(basis: dict[str, dict[str, Any]], rahmen: Rahmen) -> Any:
    for kennung, fields in basis.items():
        thema = rahmen.thema(kennung)
        if thema:
            report = {key: from_json(value) for key, value in fields.items()}
            bericht = Tertial.model_validate(report) if report else None
            key = f"t{rahmen.tertial}"
            yield kennung, thema.indikator.model_copy(update={key: bericht})


def _said(entry: list[str]) -> Gesagt:
    indikator, schritt, text = entry
    return Gesagt(FrageId(indikator, Schritt(schritt)), str(text))


def _target(entry: list[str] | None) -> FrageId | None:
    return FrageId(entry[0], Schritt(entry[1])) if entry else None
