"""The system asks the program to end: TERM, HUP, INT. What that means is the caller's business.

Python runs its signal handlers only between two of its own instructions, and a Qt event loop runs
none for hours. The wake-up descriptor is written to by the C handler itself, at once; a thread
reads it. On Windows the end of a session comes to the application's window instead.
"""

from __future__ import annotations

import logging
import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_log = logging.getLogger(__name__)

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
END_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""The signals of this system that ask a program to end."""

_LEAVE = 0  # no signal has this number


class EndSignals:
    """Calls *asked_to_end*, in a thread of its own, once for each signal that asks for it."""

    def __init__(self, asked_to_end: Callable[[], None]) -> None:
        self._asked_to_end = asked_to_end
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)  # noqa: FBT003 - not our function
        self._thread = threading.Thread(target=self._run, name="end-signals", daemon=True)
        self._handlers: dict[int, Any] = {}
        self._descriptor = -1

    def start(self) -> None:
        """Take the signals over. In the main thread only."""
        self._descriptor = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _nothing) for number in END_SIGNALS}
        self._thread.start()

    def stop(self) -> None:
        """Give the signals back. In the main thread only."""
        signal.set_wakeup_fd(self._descriptor)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._writer.send(bytes([_LEAVE]))
        self._thread.join()
        self._reader.close()
        self._writer.close()

    def _run(self) -> None:
        while True:
            for number in self._reader.recv(64):
                if number == _LEAVE:
                    return
                if number in END_SIGNALS:
                    self._say()

    def _say(self) -> None:
        try:
            self._asked_to_end()
        except Exception:  # noqa: BLE001 - foreign code in this thread
            _log.exception("could not end")


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Be a handler, so that the signal does not end the process."""
