"""Says whether waiting documents may go now: automatic or not, paused or not, and at which hour.

Remembers served slots and the pause in the ledger, so that both survive a restart. Any thread may
call any method.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Lock

from gsmos_tray.engine import slots
from gsmos_tray.ledger.notes import Notes
from gsmos_tray.settings import Frequency, Sync

FOR_EVER = datetime.max  # noqa: DTZ901 - local times here have no zone
"""The end of a pause that lasts until it is ended by hand."""

_LONGEST_PAUSE = timedelta(days=1, hours=1)
"""Until tomorrow, on the day on which summer time ends. A longer one, but for the endless one, was
begun by a clock that was wrong."""

_PAUSE = "paused_until"
_SERVED = "last_slot_served"
_BEHIND = "last_slot_before_clock_went_back"
_CHOSEN = "slots_chosen"


class Gate:
    """Opens and closes by the owner's choices. *clock* gives local time without a zone.

    One that is only asked writes nothing; the sender's own begins with ``choose``.
    """

    def __init__(self, notes: Notes, sync: Sync, clock: Callable[[], datetime]) -> None:
        self._notes = notes
        self._clock = clock
        self._lock = Lock()
        self._sync = sync

    def choose(self, sync: Sync) -> None:
        """Obey *sync* from now on. A newly chosen hour first comes when it next strikes."""
        chosen = _words(sync)
        with self._lock:
            self._sync = sync
            if sync.frequency is not Frequency.IMMEDIATE and self._notes.read(_CHOSEN) != chosen:
                self._notes.write(_SERVED, slots.last_slot(self._clock(), sync).isoformat())
            self._notes.write(_CHOSEN, chosen)

    @property
    def sync(self) -> Sync:
        """The choices that it obeys."""
        return self._sync

    def pause(self, until: datetime) -> None:
        """Send nothing by itself before *until*, in local time."""
        self._notes.write(_PAUSE, until.isoformat())

    def resume(self) -> None:
        """End the pause."""
        self._notes.write(_PAUSE, None)

    def paused_until(self) -> datetime | None:
        """Give the end of a pause that still lasts."""
        stored = self._notes.read(_PAUSE)
        until = datetime.fromisoformat(stored) if stored else None
        if until is None or until == FOR_EVER:
            return until
        return until if timedelta(0) < until - self._clock() <= _LONGEST_PAUSE else None

    def is_open(self) -> bool:
        """Tell whether documents go as they come."""
        return self._may_go() and self._sync.frequency is Frequency.IMMEDIATE

    def open_slot(self) -> date | None:
        """Give the slot that waits to be served, if one does and may be."""
        if not self._may_go() or self._sync.frequency is Frequency.IMMEDIATE:
            return None
        now = self._clock()
        self._mind_the_clock(now)
        return self._slot_due(now)

    def served(self, slot: date) -> None:
        """Remember that *slot* was served, so that it is not served twice."""
        self._notes.write(_SERVED, slot.isoformat())

    def next_run(self) -> datetime | None:
        """Give the local time of the next run by the clock; ``None``: at once, or never."""
        if not self._sync.automatic or self._sync.frequency is Frequency.IMMEDIATE:
            return None
        first = self.paused_until() or self._clock()
        if first == FOR_EVER:
            return None
        return first if self._slot_due(first) else slots.next_slot(first, self._sync)

    def _slot_due(self, now: datetime) -> date | None:
        served = self._noted(_SERVED)
        if served is not None and slots.is_lost(now, self._sync, served):
            served = self._noted(_BEHIND)
        return slots.last_slot(now, self._sync) if slots.due(now, self._sync, served) else None

    def _mind_the_clock(self, now: datetime) -> None:
        """Begin to count anew if the clock is far behind the last slot that was served.

        Either it believed in a far future then: waiting for that would lose every slot until it
        comes. Or it has lost its battery and believes in the past for a minute: serving at once
        would double one. So the next slot is the one that comes next by this clock.
        """
        served, behind = self._noted(_SERVED), self._noted(_BEHIND)
        lost = served is not None and slots.is_lost(now, self._sync, served)
        if lost and (behind is None or slots.is_lost(now, self._sync, behind)):
            self._notes.write(_BEHIND, slots.last_slot(now, self._sync).isoformat())
        elif not lost and behind is not None:
            self._notes.write(_BEHIND, None)

    def _noted(self, name: str) -> date | None:
        stored = self._notes.read(name)
        return date.fromisoformat(stored) if stored else None

    def _may_go(self) -> bool:
        return self._sync.automatic and self.paused_until() is None


def _words(sync: Sync) -> str:
    """Say which hours were chosen; a weekday that the frequency does not look at is no choice."""
    match sync.frequency:
        case Frequency.IMMEDIATE:
            return str(sync.frequency)
        case Frequency.DAILY:
            return f"{sync.frequency} {sync.at:%H:%M}"
        case Frequency.WEEKLY:
            return f"{sync.frequency} {sync.at:%H:%M} {sync.weekday}"
