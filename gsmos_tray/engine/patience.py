"""Repeats a request while what hinders it may pass in a moment. The one place that waits in line.

What lasts longer is for ``troubles``: then nothing is sent for a while, and a restart remembers.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from gsmos_tray import errors
from gsmos_tray.engine.waits import before_attempt

T = TypeVar("T")

TRIES = 4
_LONGEST = 10.0
"""Seconds. Whoever asks for a longer wait gets it from ``troubles``."""


class Stopped(Exception):
    """The program ends, or a person stopped the run. Nothing was lost."""


class Patience:
    """Any thread may use it. *stop* ends all waiting."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop

    def ask(self, request: Callable[[], T]) -> T:
        """Make *request*, which may be made twice, up to four times. Raises its last error."""
        attempt = 1
        while True:
            if self._stop.is_set():
                raise Stopped
            try:
                return request()
            except (errors.ArchiveUnreachable, errors.ArchiveBusy, errors.ArchiveDamaged) as error:
                wait = before_attempt(attempt, error.after)
                if attempt == TRIES or wait > _LONGEST:
                    raise
            attempt += 1
            self.wait(wait)

    def wait(self, seconds: float) -> None:
        """Wait. Raises Stopped if that is over before."""
        if self._stop.wait(seconds):
            raise Stopped
