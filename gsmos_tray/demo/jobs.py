"""Work that Dropbox finishes after it has answered: started, asked after, done or failed.

What a job does happens when it is done and not before, as with a large folder.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


class NoSuchJob(Exception):
    """Nobody started it here."""


@dataclass(slots=True)
class _Job:
    effect: Callable[[], object]
    polls: int
    done: bool = False
    outcome: object = field(default=None)
    failure: Exception | None = None


class Jobs:
    """The jobs of one account. Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, _Job] = {}

    def start(self, effect: Callable[[], object], polls: int) -> str:
        """Promise *effect*; so many *polls* find it in progress. Gives the job's id."""
        id = f"dbjid:{secrets.token_urlsafe(24)}"
        with self._lock:
            self._jobs[id] = _Job(effect, polls)
        return id

    def poll(self, id: str) -> tuple[bool, object]:
        """Say whether job *id* is done, and with what outcome. Raises its failure, NoSuchJob."""
        with self._lock:
            job = self._jobs.get(id)
            if job is None:
                raise NoSuchJob(id)
            if not job.done and job.polls > 0:
                job.polls -= 1
                return False, None
            if not job.done:
                job.done = True
                try:
                    job.outcome = job.effect()
                except Exception as failure:  # noqa: BLE001 - told again to each who asks
                    job.failure = failure
            if job.failure is not None:
                raise job.failure
            return True, job.outcome
