"""A few threads that carry what they are given. They never hold up the end of the program.

Not a ``ThreadPoolExecutor``: the interpreter joins its threads at the end, and would wait for an
upload in flight. And its threads stay for ever, each with a connection of 1 MB.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

T = TypeVar("T")

_REST = 60.0  # seconds without work after which a thread ends


class Crew:
    """At most *size* threads called *name*. Any thread may give it work."""

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._size = size
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._lock = Lock()
        self._there = 0
        self._resting = 0

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Have *work* done by whoever is free first."""
        future: Future[T] = Future()

        def carry() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - handed to whoever asked
                future.set_exception(error)

        with self._lock:
            self._work.put(carry)
            if self._work.qsize() > self._resting and self._there < self._size:
                self._there += 1
                name = f"{self._name} {self._there}"
                Thread(target=self._carry, name=name, daemon=True).start()
        return future

    def leave(self) -> None:
        """Let the threads end when what was given before is done."""
        with self._lock:
            for _ in range(self._there):
                self._work.put(None)

    def _carry(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], None] | None:
        """Wait for work; ``None``: this thread is needed no longer."""
        with self._lock:
            self._resting += 1
        try:
            work = self._work.get(timeout=_REST)
        except Empty:
            with self._lock:
                self._resting -= 1
                try:
                    return self._work.get_nowait()  # it came in this very moment
                except Empty:
                    self._there -= 1
                    return None
        with self._lock:
            self._resting -= 1
            self._there -= work is None
        return work
