"""How far one run of the sender is, and what it came to."""

from __future__ import annotations

from math import inf
from threading import Lock
from time import monotonic

from gsmos_tray.events import Announcer, Progress
from gsmos_tray.ledger.overview import Overview

_COUNT_EVERY = 1.0  # seconds; counting thousands for each of them would cost
_TELL_EVERY = 0.1


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
        self._counted_at = self._told_at = -inf
        self._counted = (0, 0, 0, 0)

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
        """Remember the document that goes now."""
        self.under_way = True
        self._name = name
        self.tell()

    def tell(self) -> None:
        """Announce the progress, ten times a second at the most."""
        now = monotonic()
        if now - self._told_at < _TELL_EVERY:
            return
        self._told_at = now
        if now - self._counted_at > _COUNT_EVERY:
            waiting, size = self._overview.waiting()
            self._counted_at = now
            self._counted = (self.done, waiting, self._sent, size)
        done, waiting, sent, size = self._counted
        self._announcer.announce(
            Progress(
                self.done, done + waiting, self._sent, max(sent + size, self._sent), self._name
            )
        )
