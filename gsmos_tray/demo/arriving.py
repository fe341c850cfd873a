"""Lets sample documents appear one after another, as they do on a working day."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path


class Arriving:
    """Moves each of *files* into a folder, on the same file system.

    ``bring`` and ``start`` are for one thread at a time.
    """

    def __init__(self, files: Iterable[tuple[Path, Path]]) -> None:
        self._waiting = deque(files)
        self._stop = threading.Event()
        self._every = 0.0
        self._thread = threading.Thread(target=self._run, name="demo-documents", daemon=True)

    def bring(self, count: int | None = None) -> None:
        """Move the next *count* files now; without it, all that are left."""
        for _ in range(len(self._waiting) if count is None else count):
            file, folder = self._waiting.popleft()
            file.replace(folder / file.name)

    def start(self, at_once: int, every: float) -> None:
        """Move *at_once* now, then one *every* so many seconds, in a thread. Done once only."""
        if self._thread.ident is not None:
            return
        self._every = every
        self.bring(at_once)
        self._thread.start()

    def stop(self) -> None:
        """End the thread: the files that have not appeared never will."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._waiting and not self._stop.wait(self._every):
            self.bring(1)
