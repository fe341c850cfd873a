"""Gives memory back to the system when a run has been over for a while.

The C library keeps what was freed for later, and after a bulk run of 100,000 documents "later"
may be months away: 13 of 157 MB (glibc 2.36). Windows' library gives it back by itself.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable
from threading import Lock, Timer

from gsmos_tray.events import Event, Listener, RunFinished

_log = logging.getLogger(__name__)

_LATER = 90.0
"""Seconds after a run. By then its threads, with their connections, have gone home."""


def trim() -> None:
    """Give back what nobody uses. Takes some hundredths of a second."""
    if sys.platform == "linux" and (give_back := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        give_back(0)
        _log.debug("memory was given back")


class Tidying:
    """*subscribe* brings the engine's events, in any thread; ``stop`` may be called twice."""

    def __init__(
        self,
        subscribe: Callable[[Listener], Callable[[], None]],
        tidy: Callable[[], object] = trim,
        later: float = _LATER,
    ) -> None:
        self._subscribe = subscribe
        self._unsubscribe: Callable[[], None] = lambda: None
        self._tidy = tidy
        self._later = later
        self._lock = Lock()
        self._timer: Timer | None = None

    def start(self) -> None:
        """Begin to hear."""
        self._unsubscribe = self._subscribe(self._told)

    def _told(self, event: Event) -> None:
        if not isinstance(event, RunFinished):
            return
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = Timer(self._later, self._tidy)
            self._timer.name = "tidying"
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        """Hear no more, and wait no more."""
        self._unsubscribe()
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
