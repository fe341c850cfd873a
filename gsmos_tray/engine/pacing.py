"""Keeps to the owner's bandwidth limit: so many bytes a second for all that is sent together."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

_KILOBYTE = 1000


class Pace:
    """Any thread may use it. *limit* gives kilobytes a second, 0 for none, at each call."""

    def __init__(self, limit: Callable[[], int], clock: Callable[[], float] = monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._lock = Lock()
        self._free_at = 0.0

    def wait_before(self, size: int) -> float:
        """Book *size* bytes; gives the seconds to wait before they may be sent."""
        limit = self._limit() * _KILOBYTE
        now = self._clock()
        with self._lock:
            if not limit:
                self._free_at = now
                return 0.0
            begin = max(now, self._free_at)
            self._free_at = begin + size / limit
        return begin - now

    def most_bytes(self, otherwise: int) -> int:
        """Give the size of a request that takes about two seconds at the limit."""
        limit = self._limit() * _KILOBYTE
        return max(min(otherwise, limit * 2), 64 * _KILOBYTE) if limit else otherwise
