"""Watches the room that the account has left, and says once when it is nearly full.

Asked of Dropbox at most once an hour, by whoever has just looked at the archive anyway; and when
Dropbox refuses for want of room, as what was heard before contradicts that. Stopping is not its
business: a full account says so itself, and while it does nobody is told that it is nearly full.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

from gsmos_tray import errors
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.engine.troubles import stored_trouble
from gsmos_tray.events import (
    Announcer,
    Changed,
    Event,
    ProblemArose,
    ProblemPassed,
    RoomShort,
    RunFinished,
)
from gsmos_tray.ledger.notes import Notes

NEARLY_FULL = 95  # per cent
_AGAIN_BELOW = 93  # per cent: at the limit a document more or less says nothing

_EVERY = 3600.0  # seconds
_NOTE = "room_is_short"
_FULL = errors.ArchiveFull.code()


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
        self._is_looked_after = False  # as soon as anybody looks at the archive
        self._is_outdated = self._is_full()  # with the end of the next run
        announcer.subscribe(self._heard)

    def look(self) -> None:
        """Ask again if it is time, and say so if the room is short. Asks the network."""
        now = monotonic()
        with self._lock:
            self._is_looked_after = True
            if self._asked_at is not None and now - self._asked_at < _EVERY:
                return
            self._asked_at = now
        self._ask()

    def judge(self) -> None:
        """Say once that the room is short, by what was heard last; forget it when there is room."""
        account = self._account()
        if account is None or account.used is None or not account.allocated:
            return
        free, waits = account.allocated - account.used, self._waiting()[1]
        share = account.used * 100 / account.allocated
        told = self._notes.read(_NOTE) is not None
        if share >= NEARLY_FULL or waits > free:
            if not told:
                self._notes.write(_NOTE, "1")
                if not self._is_full():  # that was told, and is worse
                    self._announcer.announce(RoomShort(max(free, 0), waits))
        elif told and share < _AGAIN_BELOW:
            self._notes.write(_NOTE, None)

    def _ask(self) -> None:
        self._refresh()
        self.judge()
        self._announcer.announce(Changed())

    def _heard(self, event: Event) -> None:
        match event:
            case ProblemArose(code) if code == _FULL:
                self._is_outdated = True
                # Here and now, in the thread that sends, which has just been answered: who tells
                # of the problem, after this, can say how much is missing. But nothing is asked of
                # Dropbox for an engine that does nothing by itself.
                if self._is_looked_after:
                    self._ask()
            case ProblemPassed(code) if code == _FULL:
                self._is_outdated = True
            case RunFinished() if self._is_outdated:
                self._is_outdated = self._is_full()
                with self._lock:
                    self._asked_at = None  # whoever looks at the archive, now that a run is over

    def _is_full(self) -> bool:
        """Tell whether Dropbox refuses for want of room, though a network may hide it now."""
        trouble = stored_trouble(self._notes)
        return trouble is not None and _FULL in (trouble.code, *trouble.said)
