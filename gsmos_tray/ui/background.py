"""Does slow things away from the UI thread, one after the other, and brings the answers back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

_log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[], None]


class Background(QObject):
    """Lives in the UI thread, owned by the window it works for: no window, no answer.

    A daemon thread, not a pool: a pool's threads are joined when the program ends, and it
    would wait for whatever is still running.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: SimpleQueue[Work | None] = SimpleQueue()
        self._answered.connect(self._call, Qt.ConnectionType.QueuedConnection)
        Thread(target=_work, args=(self._asked,), name="ui-background", daemon=True).start()
        parent.destroyed.connect(partial(self._asked.put, None))

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run *work* in the background; then *done* or *failed* in the UI thread.

        *work* must not touch a widget: take what it needs out of them first.
        """

        def in_background() -> None:
            try:
                answer = work()
            except Exception as error:  # noqa: BLE001 - handed to whoever asked
                self._answer(partial(failed, error))
            else:
                self._answer(partial(done, answer))

        self._asked.put(in_background)

    def _answer(self, call: Callable[[], object]) -> None:
        try:
            self._answered.emit(call)
        except RuntimeError:  # the window is gone
            _log.debug("dropped an answer nobody waits for")

    @Slot(object)
    def _call(self, call: Callable[[], object]) -> None:
        call()


def _work(asked: SimpleQueue[Work | None]) -> None:
    while (work := asked.get()) is not None:
        work()
