"""When the workers are woken. The only module that knows APScheduler: it rings, workers work.

A job that did the work itself would hold the process at its end: APScheduler's pools are joined,
6 s for an upload in flight. A bell that rings during work is kept; a nudge of a running job would
be dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from gsmos_tray.settings import Frequency, Sync


class Ringing:
    """Rings bells at their times. Any thread may use it; a bell must return at once."""

    def __init__(self) -> None:
        self._scheduler = BackgroundScheduler(
            job_defaults={
                "coalesce": True,  # after a night asleep, once is enough
                "misfire_grace_time": None,  # the default drops whatever is 1 s late
            }
        )

    def start(self) -> None:
        """Begin to ring."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ringing. Returns at once: no job ever lasts."""
        self._scheduler.shutdown(wait=False)

    def every(self, name: str, seconds: float, bell: Callable[[], None]) -> None:
        """Ring regularly; the same *name* again replaces the bell before."""
        # A trigger object, not an alias: aliases need metadata that a frozen program lacks.
        self._add(name, IntervalTrigger(seconds=seconds), bell)

    def at(self, name: str, moment: datetime, bell: Callable[[], None]) -> None:
        """Ring once, at a local time without a zone."""
        self._add(name, DateTrigger(moment), bell)

    def at_slots(self, name: str, sync: Sync, bell: Callable[[], None]) -> None:
        """Ring when the chosen frequency's slots begin, and never for *immediate*."""
        if sync.frequency is Frequency.IMMEDIATE:
            self.silence(name)
            return
        days = sync.weekday if sync.frequency is Frequency.WEEKLY else None
        trigger = CronTrigger(day_of_week=days, hour=sync.at.hour, minute=sync.at.minute)
        self._add(name, trigger, bell)

    def silence(self, name: str) -> None:
        """Ring this bell no more."""
        with suppress(JobLookupError):  # one that rings once may have done so this moment
            self._scheduler.remove_job(name)

    def _add(self, name: str, trigger: object, bell: Callable[[], None]) -> None:
        self._scheduler.add_job(bell, trigger, id=name, replace_existing=True)
