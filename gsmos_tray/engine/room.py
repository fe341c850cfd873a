"""Watches the room that the account has left, and says once when it is nearly full.

Asked of Dropbox at most once an hour, by whoever has just looked at the archive anyway. Stopping
is not its business: a full account says so itself.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.events import Announcer, RoomShort
from gsmos_tray.ledger.notes import Notes

NEARLY_FULL = 95  # per cent
_AGAIN_BELOW = 93  # per cent: at the limit a document more or less says nothing

_EVERY = 3600.0  # seconds
_NOTE = "room_is_short"


class Room:
    """Any thread may call any method. *refresh* asks Dropbox, *waiting* counts what is to come."""

    def __init__(
        self,
        notes: Notes,
        announcer: Announcer,
        account: Callable[[], AccountStatus | None],
        refresh: Callable[[], None],
        waiting: Callable[[], tuple[int, int]],
    ) -> None:
        self._notes = notes
        self._announcer = announcer
        self._account = account
        self._refresh = refresh
        self._waiting = waiting
        self._lock = Lock()
        self._asked_at: float | None = None

    def look(self) -> None:
        """Ask again if it is time, and say so if the room is short. Asks the network."""
        now = monotonic()
        with self._lock:
            if self._asked_at is not None and now - self._asked_at < _EVERY:
                return
            self._asked_at = now
        self._refresh()
        self.judge()

    def judge(self) -> None:
        """Say once that the room is short, by what was heard last; forget it when there is room."""
        account = self._account()
        if account is None or account.used is None or not account.allocated:
            return
        free, waits = account.allocated - account.used, self._waiting()[1]
        full = account.used * 100 / account.allocated
        told = self._notes.read(_NOTE) is not None
        if full >= NEARLY_FULL or waits > free:
            if not told:
                self._notes.write(_NOTE, "1")
                self._announcer.announce(RoomShort(max(free, 0), waits))
        elif told and full < _AGAIN_BELOW:
            self._notes.write(_NOTE, None)
