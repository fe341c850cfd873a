"""A few threads that carry what they are given. They never hold up the end of the program.

Not a ``ThreadPoolExecutor``: the interpreter joins its threads at the end, and would wait for an
upload in flight. And its threads stay for ever, each with a connection of 1 MB.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import Condition, Thread
from typing import TypeVar

T = TypeVar("T")

_REST = 60.0  # seconds without work after which a thread ends


class Crew:
    """At most *size* threads called *name*. Any thread may give it work."""

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._size = size
        # Taken under the same lock as counted: else two that come at once may wait for one thread.
        self._work: deque[Callable[[], None] | None] = deque()
        self._changed = Condition()
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

        with self._changed:
            self._work.append(carry)
            self._changed.notify()
            if len(self._work) > self._resting and self._there < self._size:
                self._there += 1
                name = f"{self._name} {self._there}"
                Thread(target=self._carry, name=name, daemon=True).start()
        return future

    def leave(self) -> None:
        """Let the threads end when what was given before is done."""
        with self._changed:
            self._work.extend([None] * self._there)
            self._changed.notify_all()

    def _carry(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], None] | None:
        """Wait for work; ``None``: this thread is needed no longer."""
        with self._changed:
            while not self._work:
                self._resting += 1
                came = self._changed.wait(_REST)
                self._resting -= 1
                if not came and not self._work:
                    self._there -= 1
                    return None
            work = self._work.popleft()
            self._there -= work is None
            return work
