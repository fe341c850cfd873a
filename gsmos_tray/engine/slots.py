"""Decides when waiting documents may go: pure functions of the local clock.

A slot is a local date, never an instant: a clock that jumps, summer time, or a night asleep can
neither double nor lose one. What was missed is served once, at the first chance.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from gsmos_tray.settings import Frequency, Sync


def last_slot(now: datetime, sync: Sync) -> date:
    """Give the date of the newest slot that has begun at *now*, in local time."""
    day = now.date() if now.time() >= sync.at else now.date() - timedelta(days=1)
    if sync.frequency is Frequency.WEEKLY:
        day -= timedelta(days=(day.weekday() - sync.weekday) % 7)
    return day


def due(now: datetime, sync: Sync, last_served: date | None) -> bool:
    """Tell whether a slot waits to be served. *last_served* ``None``: none ever was chosen."""
    return last_served is not None and last_slot(now, sync) > last_served


def is_lost(now: datetime, sync: Sync, last_served: date) -> bool:
    """Tell whether *last_served* lies so far ahead that one of two clocks must have been wrong."""
    return last_served > last_slot(now, sync) + _step(sync)


def next_slot(now: datetime, sync: Sync) -> datetime:
    """Give the local time at which the next slot begins. *now* without a time zone."""
    return datetime.combine(last_slot(now, sync) + _step(sync), sync.at)


def _step(sync: Sync) -> timedelta:
    return timedelta(days=7 if sync.frequency is Frequency.WEEKLY else 1)


def tomorrow(now: datetime) -> datetime:
    """Give the coming midnight, at which *Pauză până mâine* ends."""
    return datetime.combine(now.date() + timedelta(days=1), time())
