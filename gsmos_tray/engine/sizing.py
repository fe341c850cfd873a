"""How much travels in one request, and in one batch: grown and halved by what the server takes.

Nobody states how long the list of a request may be, since it travels in a header; so it begins
small, doubles while that goes well, and is halved where it was too much, for good.
"""

from __future__ import annotations

from threading import Lock

from gsmos_tray.archive.values import MOST_BODIES, MOST_UPLOADS

REQUEST_BYTES = 8 * 1024 * 1024
"""Bytes of one request at the most: on slow lines larger ones time out."""

_FIRST_BODIES = 40
_FIRST_BATCH = 8 * 1024 * 1024
_SMALLEST_BATCH = 2 * 1024 * 1024
_LARGEST_BATCH = 64 * 1024 * 1024
_BATCH_SECONDS = 5.0
"""New papers overtake a bulk run between two batches: none may take much longer than this."""


class Sizing:
    """Any thread may use it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._bodies = _FIRST_BODIES
        self._ceiling = MOST_BODIES
        self._batch_bytes = _FIRST_BATCH

    @property
    def bodies(self) -> int:
        """How many bodies one request carries at the most, for now."""
        return self._bodies

    @property
    def batch(self) -> int:
        """How many documents one batch has at the most."""
        return MOST_UPLOADS

    @property
    def batch_bytes(self) -> int:
        """How many bytes one batch has at the most, for now."""
        return self._batch_bytes

    def taken(self, bodies: int) -> None:
        """Learn that a request with so many bodies was taken."""
        with self._lock:
            if bodies >= self._bodies:
                self._bodies = min(self._bodies * 2, self._ceiling)

    def refused(self, bodies: int) -> None:
        """Learn that so many bodies were too much for one request."""
        with self._lock:
            self._ceiling = max(1, min(self._ceiling, bodies - 1))
            self._bodies = max(1, min(self._bodies, bodies // 2))

    def travelled(self, size: int, seconds: float) -> None:
        """Learn how long the bodies of a batch took."""
        fits = size / max(seconds, 0.01) * _BATCH_SECONDS
        self._batch_bytes = int(min(max(fits, _SMALLEST_BATCH), _LARGEST_BATCH))
