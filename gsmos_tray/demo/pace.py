"""Makes requests take as long as the time model says. Never touches what they do."""

from __future__ import annotations

import threading
import time

from gsmos_tray.demo.rules import TimeModel


class Line:
    """One direction of the internet connection: what is sent at the same time shares it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free_at = 0.0

    def seconds_for(self, size: int, bytes_per_second: float, now: float) -> float:
        """How long from *now* until *size* more bytes are through, after all before them."""
        if not bytes_per_second:
            return 0.0
        with self._lock:
            self._free_at = max(now, self._free_at) + size / bytes_per_second
            return self._free_at - now


class Pace:
    """The waiting of one server. Every wait ends at once when *stop* is set."""

    def __init__(self, model: TimeModel, stop: threading.Event) -> None:
        self._model = model
        self._stop = stop
        self._up = Line()
        self._down = Line()

    def connection(self) -> None:
        """Wait for a new connection to stand."""
        self._wait(2 * self._model.round_trip)

    def request(self, size: int) -> None:
        """Wait for a request with *size* bytes of body to arrive, and its answer to return."""
        wait = self._up.seconds_for(size, self._model.bytes_per_second, time.monotonic())
        self._wait(self._model.round_trip + wait)

    def answer(self, size: int) -> None:
        """Wait for the *size* bytes of an answer."""
        self._wait(self._down.seconds_for(size, self._model.bytes_per_second, time.monotonic()))

    def data_call(self) -> None:
        """Wait as long as Dropbox takes to store the bytes of a session."""
        self._wait(self._model.data_call)

    def commit(self, batch_entries: int) -> None:
        """Wait as long as the write lock is held."""
        self._wait(self._model.commit + self._model.commit_entry * batch_entries)

    def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self._stop.wait(seconds)
