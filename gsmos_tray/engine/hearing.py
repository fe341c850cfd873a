"""Hears from Dropbox that something changed in the archive, and rings. Decides nothing.

While nothing is sent one request stands open, which Dropbox answers when there is news, or after
minutes. Where that does not work the clock rings instead, so nothing here is ever told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Waited
from gsmos_tray.engine.waits import LONGEST, before_attempt

_log = logging.getLogger(__name__)

_STANDS_OPEN = 480  # seconds: the longest that the API specification takes
_BUSY = 2.0  # seconds between two looks whether the program is idle
_NEWS_TAKEN_IN = 60.0
"""Seconds after which to ask again though the look that was rung for has not ended: before its
answer is written down, Dropbox would say at once that there is news."""

_LONGEST_DEAF = 60.0
"""Seconds. Dropbox may tell of all that changes in the account, outside the archive too: news that
holds nothing of ours, again and again, is listened to more and more seldom."""


class TellsOfChanges(Protocol):
    """What is asked of the archive."""

    def wait_for_changes(self, cursor: str, seconds: int) -> Waited:
        """Wait until something changes that *cursor* does not know, for so long or 90 s more."""


class Hearing:
    """*cursor* gives what was told so far, or ``None``; *told* counts the changes of ours in it.

    *busy* says whether to wait with asking.
    """

    def __init__(
        self,
        open_archive: Callable[[], TellsOfChanges],
        cursor: Callable[[], str | None],
        told: Callable[[], int],
        busy: Callable[[], bool],
        ring: Callable[[], None],
    ) -> None:
        self._open_archive = open_archive
        self._cursor = cursor
        self._told = told
        self._told_before: int | None = None  # when it last rang
        self._in_vain = 0  # rings in a row
        self._busy = busy
        self._ring = ring
        self._bell = Event()
        self._stop = Event()
        self._thread = Thread(target=self._work, name="hearing", daemon=True)

    def start(self) -> None:
        """Begin to hear, from the first look at the archive on."""
        self._thread.start()

    def wake(self) -> None:
        """Ask again now: the archive was looked at just now, so it can be reached."""
        self._bell.set()

    def stop(self) -> None:
        """Set the stop sign; the question that stands open is abandoned."""
        self._stop.set()
        self._bell.set()

    def _work(self) -> None:
        failures = 0
        self._bell.wait()
        while not self._stop.is_set():
            self._bell.clear()
            try:
                rest = self._ask()
                failures = 0
            except errors.TryAgainLater as error:
                failures += 1
                rest = before_attempt(failures, error.after)
            except errors.GsmosError:
                rest = LONGEST  # whoever looks by the clock says what it is
            except Exception:  # noqa: BLE001 - one bug must not end the thread
                _log.exception("hearing of changes failed")
                rest = LONGEST
            self._bell.wait(rest)

    def _ask(self) -> float:
        """Ask once; gives the seconds until the next question."""
        if self._busy():
            return _BUSY
        self._rest_if_in_vain()
        if (cursor := self._cursor()) is None:
            return LONGEST
        waited = self._open_archive().wait_for_changes(cursor, _STANDS_OPEN)
        if self._stop.is_set():
            return 0.0
        if waited.changed:
            self._told_before = self._told()
            self._ring()
        self._stop.wait(waited.rest)  # Dropbox asked for it: no bell shortens that
        return _NEWS_TAKEN_IN if waited.changed else 0.0

    def _rest_if_in_vain(self) -> None:
        before, self._told_before = self._told_before, None
        if before is None:
            return
        self._in_vain = self._in_vain + 1 if self._told() == before else 0
        if self._in_vain:
            self._stop.wait(min(2.0**self._in_vain, _LONGEST_DEAF))
