"""Does slow things away from the UI thread, one after the other, and brings the answers back.

A worker never touches the object that it works for: that may be deleted in the very moment in
which it emits, and then the program dies (seen). Answers travel through one courier that lives as
long as the program, and whether anybody still waits for them is looked up in the UI thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from gsmos_tray import errors

_log = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[], None]


def sayable(error: Exception) -> errors.GsmosError:
    """Give what a person can be told of *error*. One that nobody foresaw is logged as a bug."""
    if isinstance(error, errors.GsmosError):
        return error
    _log.error("what a window asked for failed", exc_info=error)
    return errors.GsmosError()


class _Courier(QObject):
    """Carries calls into the thread in which it was made: the UI's."""

    carried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.carried.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _call(self, call: Callable[[], object]) -> None:
        call()


class _Post:
    """Where the one courier is kept. Made with the first background, in the UI thread."""

    courier: _Courier | None = None


class Background(QObject):
    """Lives in the UI thread, owned by the window it works for: no window, no answer.

    A daemon thread, not a pool: a pool's threads are joined when the program ends, and it
    would wait for whatever is still running.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if _Post.courier is None:
            _Post.courier = _Courier()
        self._courier = _Post.courier
        self._asked: SimpleQueue[Work | None] = SimpleQueue()
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
        answer = partial(_answer, self)
        carry = partial(_carry, self._courier)

        def in_background() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - handed to whoever asked
                carry(partial(answer, partial(failed, error)))
            else:
                carry(partial(answer, partial(done, result)))

        self._asked.put(in_background)

    def tell(self, call: Callable[[], object]) -> None:
        """Call something in the UI thread while work is still going on; for the work itself."""
        _carry(self._courier, partial(_answer, self, call))


def _carry(courier: _Courier, call: Callable[[], object]) -> None:
    # The courier goes at the program's very end, in any moment: nobody waits for answers then.
    with suppress(RuntimeError):
        courier.carried.emit(call)


def _answer(asker: Background, call: Callable[[], object]) -> None:
    if isValid(asker):
        call()


def _work(asked: SimpleQueue[Work | None]) -> None:
    while (work := asked.get()) is not None:
        work()
