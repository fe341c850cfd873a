"""When the workstation was started, that it slept, that its clock was set. Knows no schedule."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_log = logging.getLogger(__name__)

PERIOD = 30.0
TOLERANCE = 10.0
"""Seconds. A busy machine is late by less, and time servers set a clock right by less."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of both clocks, in seconds."""

    wall: float
    monotonic: float

    @classmethod
    def now(cls) -> Moment:
        """Read them."""
        return cls(time.time(), time.monotonic())


def jumped(before: Moment, after: Moment, asked: float = PERIOD) -> bool:
    """Tell whether more, or less, happened between two moments than a wait of *asked* seconds.

    Asleep, Linux' monotonic clock stands still and the wall clock runs on; Windows' runs on too,
    so there the wait itself is late. A clock that was set makes the two differ, either way.
    """
    wall, monotonic = after.wall - before.wall, after.monotonic - before.monotonic
    return abs(wall - monotonic) > TOLERANCE or monotonic > asked + TOLERANCE


def up_since() -> float:
    """Tell when the computer was started, in seconds since the epoch, as its clock counts now."""
    if sys.platform == "linux":
        up = time.clock_gettime(time.CLOCK_BOOTTIME)
    else:
        up = time.monotonic()  # Windows' counts from there, and runs on through sleep
    return time.time() - up


class ResumeWatch:
    """Calls *resumed*, in its own thread, within half a minute of a sleep's end or a clock jump."""

    def __init__(
        self,
        resumed: Callable[[], None],
        *,
        period: float = PERIOD,
        read: Callable[[], Moment] = Moment.now,
    ) -> None:
        self._resumed = resumed
        self._period = period
        self._read = read
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="resume-watch", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        before = self._read()
        while not self._stop.wait(self._period):
            after = self._read()
            if jumped(before, after, self._period):
                self._say()
            before = after

    def _say(self) -> None:
        _log.info("the workstation slept, or its clock was set")
        try:
            self._resumed()
        except Exception:  # noqa: BLE001 - foreign code in this thread
            _log.exception("could not resume")
