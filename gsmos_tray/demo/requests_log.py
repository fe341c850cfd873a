"""Remembers each call of the API, for tests that ask what a program sent. Counts, no contents."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recorded:
    """One call. Times in seconds on the monotonic clock; *fault* as it was planned."""

    route: str
    bytes_in: int
    argument_bytes: int
    status: int
    began: float
    ended: float
    fault: str | None


class RequestsLog:
    """The calls so far, in the order of their ends. Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._recorded: list[Recorded] = []

    def add(self, recorded: Recorded) -> None:
        """Remember one more."""
        with self._lock:
            self._recorded.append(recorded)
            self._lock.notify_all()

    def all(self, route: str | None = None) -> list[Recorded]:
        """Those of *route*, or all."""
        with self._lock:
            return [r for r in self._recorded if route in (None, r.route)]

    def counts(self) -> Counter[str]:
        """How often each route was called."""
        return Counter(recorded.route for recorded in self.all())

    def wait_for(self, route: str, times: int = 1, seconds: float = 30.0) -> bool:
        """Wait until *route* was called *times* times in all."""
        with self._lock:
            return self._lock.wait_for(
                lambda: sum(r.route == route for r in self._recorded) >= times, seconds
            )
