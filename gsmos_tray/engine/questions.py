"""Asks the person what only a person can say, once, and remembers that it was asked.

Until a question is answered, whoever asks leaves be what depends on it. Kept in the ledger, so that
a restart neither forgets a question nor asks it twice.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from threading import Lock

from gsmos_tray import errors
from gsmos_tray.engine.status import Problem
from gsmos_tray.events import Announcer, ProblemArose, ProblemPassed
from gsmos_tray.ledger.notes import Notes

_NOTE = "question"


class Questions:
    """Any thread may call any method."""

    def __init__(self, notes: Notes, announcer: Announcer) -> None:
        self._notes = notes
        self._announcer = announcer
        self._lock = Lock()
        self._asked = stored_question(notes)

    @property
    def now(self) -> errors.NeedsPerson | None:
        """What waits for an answer, as the error that it is."""
        asked = self._asked
        return None if asked is None else _KINDS[asked.code](**asked.facts)

    def is_open(self, kind: type[errors.NeedsPerson]) -> bool:
        """Tell whether the question *kind* waits for an answer."""
        return self._asked is not None and self._asked.code == kind.code()

    def ask(self, question: errors.NeedsPerson) -> None:
        """Ask; one that was asked already is not said again, but its facts are those of now."""
        facts = {name: str(fact) for name, fact in question.facts.items()}
        asked = Problem(question.code(), facts)
        with self._lock:
            before = self._asked
            self._keep(asked)
        if before is None or before.code != asked.code:
            self._announcer.announce(ProblemArose(asked.code))

    def close(self, kind: type[errors.NeedsPerson]) -> None:
        """Ask *kind* no more: it was answered, or its reason has passed."""
        with self._lock:
            if not self.is_open(kind):
                return
            self._keep(None)
        self._announcer.announce(ProblemPassed(kind.code()))

    def _keep(self, asked: Problem | None) -> None:
        self._notes.write(_NOTE, json.dumps(asdict(asked)) if asked else None)
        self._asked = asked


def stored_question(notes: Notes) -> Problem | None:
    """Read from the ledger what waits for an answer."""
    stored = notes.read(_NOTE)
    return Problem(**json.loads(stored)) if stored else None


_KINDS: dict[str, type[errors.NeedsPerson]] = {errors.ManyGone.code(): errors.ManyGone}
