"""How far one run of the sender is, and what it came to."""

from __future__ import annotations

from math import inf
from threading import Lock
from time import monotonic

from gsmos_tray.events import Announcer, Progress
from gsmos_tray.ledger.overview import Overview

_TELL_EVERY = 0.1  # seconds

_REST = 9
"""Times as long as the last counting took: counting may cost a tenth of the time. With 100,000
that wait it takes 0.014 s, with a few nothing: then it is done whenever something is told."""


class Run:
    """Counts. *asked*: a person waits for its result. Any thread may tell it of bytes."""

    def __init__(self, overview: Overview, announcer: Announcer, *, asked: bool) -> None:
        self.asked = asked
        self.under_way = False
        self.archived = 0
        self.set_aside = 0
        self.unforeseen = 0  # in a row
        self._overview = overview
        self._announcer = announcer
        self._lock = Lock()
        self._sent = 0
        self._name = ""
        self._told_at = self._rests_until = -inf
        self._total = self._size = 0

    @property
    def done(self) -> int:
        """Count the documents that need no more work."""
        return self.archived + self.set_aside

    def travelled(self, size: int) -> None:
        """Count bytes that have arrived, and tell how far the run is."""
        with self._lock:
            self._sent += size
        self.tell()

    def goes(self, name: str) -> None:
        """Remember the document that goes now, and tell: on a slow line nothing follows for long.

        A request at least goes with each, so this is not told too often.
        """
        self.under_way = True
        self._name = name
        self._tell(monotonic())

    def grew(self) -> None:
        """Tell of documents that have come to wait meanwhile. Nothing, while nothing goes."""
        if self.under_way:
            self._tell(monotonic())

    def tell(self) -> None:
        """Announce the progress, ten times a second at the most."""
        now = monotonic()
        if now - self._told_at >= _TELL_EVERY:
            self._tell(now)

    def _tell(self, now: float) -> None:
        self._told_at = now
        with self._lock:
            # More than there seemed to be: what has come since would be missing from the total.
            if now >= self._rests_until or self.done >= self._total or self._sent > self._size:
                self._count(now)
            done, sent = self.done, self._sent
            progress = Progress(
                done, max(done, self._total), sent, max(sent, self._size), self._name
            )
        self._announcer.announce(progress)

    def _count(self, now: float) -> None:
        """Count all that the run comes to, as far as that is known now."""
        done = self.done  # before: what is settled while it counts would be in both
        waiting, size = self._overview.waiting()
        self._rests_until = monotonic() + (monotonic() - now) * _REST
        total, size = done + waiting, self._sent + size
        # A paper counts as waiting until it is settled, though its bytes are under way: of the
        # same papers the least that was counted is nearest to the truth.
        if total == self._total and self._sent <= self._size:
            size = min(size, self._size)
        self._total, self._size = total, size
