"""Keeps the C library from hoarding memory, and lets it give back what it has after a run.

It keeps what was freed for later, and after a bulk run "later" may be months away. Measured with
glibc 2.36 after 100,000 documents, when all was quiet again: 157 MB with neither, 143 with the
giving back alone. Windows' library gives back by itself.
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


_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # glibc's malloc.h
_LARGE = 128 * 1024
"""Bytes from which a block is taken from the system and given back by itself. glibc begins with
this, and raises it with each larger block that is freed."""


def be_thrifty() -> None:
    """Let threads share two heaps, and large blocks go back at once. Before other threads begin."""
    if (choose := _of_glibc("mallopt")) is not None:
        choose(_MMAP_THRESHOLD, _LARGE)
        choose(_ARENA_MAX, 2)


def trim() -> None:
    """Give back what nobody uses. Takes some hundredths of a second."""
    if (give_back := _of_glibc("malloc_trim")) is not None:
        give_back(0)
        _log.debug("memory was given back")


def _of_glibc(name: str) -> Callable[..., int] | None:
    """Give one of its functions; other C libraries, on Linux too, do not have them."""
    if sys.platform != "linux":
        return None
    function: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    return function


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
