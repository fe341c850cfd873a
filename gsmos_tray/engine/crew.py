"""A few threads that carry what they are given. They never hold up the end of the program.

Not a ``ThreadPoolExecutor``: the interpreter joins its threads at the end, and would wait for an
upload in flight.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class Crew:
    """*size* threads called *name*. Any thread may give it work."""

    def __init__(self, name: str, size: int) -> None:
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._carry, name=f"{name} {number}", daemon=True)
            for number in range(1, size + 1)
        ]
        self._started = False

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Have *work* done by whoever is free first."""
        if not self._started:  # threads that nobody needed yet cost nothing
            self._started = True
            for thread in self._threads:
                thread.start()
        future: Future[T] = Future()

        def carry() -> None:
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - handed to whoever asked
                future.set_exception(error)

        self._work.put(carry)
        return future

    def leave(self) -> None:
        """Let the threads end when what was given before is done."""
        for _ in self._threads:
            self._work.put(None)

    def _carry(self) -> None:
        while (work := self._work.get()) is not None:
            work()
