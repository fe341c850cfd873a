"""Remembers what keeps everything from being sent, says it once, and when to try again.

A passing condition waits with growing pauses; what needs a person is tried again now and then,
because most of it mends elsewhere: space is freed on a phone, a certificate comes with an update.
Kept in the ledger, so that a restart neither forgets a long wait nor says a thing twice.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, replace
from threading import Lock
from time import time

from gsmos_tray import errors
from gsmos_tray.engine.verdicts import UNFORESEEN_AT_MOST
from gsmos_tray.engine.waits import LONGEST, before_attempt
from gsmos_tray.events import Announcer, ProblemArose, ProblemPassed
from gsmos_tray.ledger.notes import Notes

_log = logging.getLogger(__name__)

_NOTE = "trouble"

_TRIES_BEFORE_A_PERSON = 3
_PATIENT = (errors.CertificateUntrusted, errors.ProxyRefused)
"""These come and go in a café's network: three tries before anybody is called."""

_SHORT_REST = 120.0
"""Seconds for which somebody who waits for the end of a sync may be let wait once more."""

_NEXT_LOOK = 60.0  # seconds after which what needs a person is tried again, at first


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps everything from being sent. *since* and *until* in seconds since 1970.

    *person*: somebody must act; else it passes by itself. *attempts* counts all failures in a
    row, *times* those of this code. *said* are the codes that a person was told.
    """

    code: str
    facts: dict[str, str]
    person: bool
    attempts: int
    until: float
    since: float = 0.0
    times: int = 1
    said: tuple[str, ...] = ()


class Troubles:
    """The one trouble at a time. Any thread may call any method."""

    def __init__(self, notes: Notes, announcer: Announcer) -> None:
        self._notes = notes
        self._announcer = announcer
        self._lock = Lock()
        self._trouble = stored_trouble(notes)

    @property
    def now(self) -> Trouble | None:
        """What is the matter, if anything is."""
        return self._trouble

    def hold(self) -> float:
        """Give the seconds for which it is too early to try again; 0 if it is not.

        A clock that was set back since then does not make it longer.
        """
        trouble, now = self._trouble, time()
        if trouble is None or now < trouble.since:
            return 0.0
        return max(trouble.until - now, 0.0)

    def short_rest(self) -> float:
        """Give the seconds for which Dropbox asks for patience; 0 if it does not, or for long."""
        if (trouble := self._trouble) is None or trouble.code != errors.ArchiveBusy.code():
            return 0.0
        return rest if (rest := self.hold()) <= _SHORT_REST else 0.0

    def met(self, error: errors.TryAgainLater | errors.NeedsPerson) -> None:
        """Take in what stopped the sending. Says it once, if it needs a person.

        Once until something is sent again, though a network that comes and goes hides it meanwhile.
        """
        with self._lock:
            before = self._trouble
            error = _said_in_time(error, before)
            code = error.code()
            times = before.times + 1 if before and before.code == code else 1
            attempts = before.attempts + 1 if before else 1
            said = before.said if before else ()
            person = isinstance(error, errors.NeedsPerson) and not (
                isinstance(error, _PATIENT) and times < _TRIES_BEFORE_A_PERSON
            )
            news = person and code not in said
            now = time()
            self._keep(
                Trouble(
                    code=code,
                    facts={name: str(fact) for name, fact in error.facts.items()},
                    person=person,
                    attempts=attempts,
                    until=now + _pause(error, times if person else attempts, person=person),
                    since=now,
                    times=times,
                    said=(*said, code) if news else said,
                )
            )
        if times == 1:
            _log.warning("nothing can be sent: %s", code)
        if news:
            self._announcer.announce(ProblemArose(code))

    def passed(self) -> None:
        """Forget the trouble: something was sent. Says so of all that a person was told."""
        with self._lock:
            before = self._trouble
            if before is None:
                return
            self._keep(None)
        for code in before.said:
            self._announcer.announce(ProblemPassed(code))

    def reached(self, mended: tuple[type[errors.NeedsPerson], ...]) -> None:
        """Forget the trouble if it is one of *mended*: Dropbox has answered."""
        trouble = self._trouble
        if trouble is not None and trouble.code in {kind.code() for kind in mended}:
            self.passed()

    def forget(self) -> None:
        """Forget the trouble unsaid: whatever it was, it no longer concerns anybody."""
        with self._lock:
            self._keep(None)

    def try_again(self) -> None:
        """Let the next try be now: the network is back, or a person asked for it."""
        with self._lock:
            if (trouble := self._trouble) is not None:
                self._trouble = replace(trouble, until=0.0)

    def _keep(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self._notes.write(_NOTE, json.dumps(asdict(trouble)) if trouble else None)


def _said_in_time(
    error: errors.TryAgainLater | errors.NeedsPerson, before: Trouble | None
) -> errors.TryAgainLater | errors.NeedsPerson:
    """Let answers that no rule foresees not be a secret for ever: they may need a new version."""
    if not isinstance(error, errors.UnforeseenAnswer) or before is None:
        return error
    again = before.code == error.code() and before.times >= UNFORESEEN_AT_MOST - 1
    said = before.code == errors.DropboxUnforeseen.code()
    return errors.DropboxUnforeseen(**error.facts) if again or said else error


def stored_trouble(notes: Notes) -> Trouble | None:
    """Read from the ledger what was the matter last."""
    stored = notes.read(_NOTE)
    if not stored:
        return None
    trouble = Trouble(**json.loads(stored))
    return replace(trouble, said=tuple(trouble.said))


def _pause(error: errors.GsmosError, attempts: int, *, person: bool) -> float:
    if person:
        return min(_NEXT_LOOK * 2.0 ** min(attempts - 1, 10), LONGEST)
    return before_attempt(attempts, getattr(error, "after", None))
