"""Which bell rings for whom, and when: the clock's part in what the engine does by itself.

Every bell returns at once; the work is that of the threads that it wakes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gsmos_tray.engine import polling
from gsmos_tray.engine.gate import FOR_EVER, Gate
from gsmos_tray.engine.guarding import Guard
from gsmos_tray.engine.intake import Intake
from gsmos_tray.engine.lean_scheduler import spare_asyncio
from gsmos_tray.engine.sending import Sender
from gsmos_tray.engine.silence import Silence
from gsmos_tray.engine.unknowns import Unknowns
from gsmos_tray.events import Announcer, Changed, FolderBadlyHeard
from gsmos_tray.folders.places import is_remote
from gsmos_tray.folders.watching import Hearing
from gsmos_tray.settings import Settings, WatchedFolder

if TYPE_CHECKING:
    from gsmos_tray.engine.ringing import Ringing

_DAY_CHECK = 3600.0
"""Seconds. What changes from day to day is looked at each hour: few shops are open for many."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Those whom the bells wake."""

    intake: Intake
    sender: Sender
    guard: Guard
    silence: Silence
    unknowns: Unknowns


class Timetable:
    """Any thread may call any method. *hearing* says how well each folder is listened to."""

    def __init__(
        self,
        workers: Workers,
        gate: Gate,
        hearing: Callable[[], Mapping[Path, Hearing]],
        announcer: Announcer,
    ) -> None:
        self._workers = workers
        self._gate = gate
        self._hearing = hearing
        self._announcer = announcer
        self._folders: tuple[WatchedFolder, ...] = ()
        self._badly_heard: set[Path] = set()

    def start(self, chosen: Settings) -> None:
        """Begin to ring as *chosen* says."""
        self._ringing.start()
        self.follow(chosen)

    def stop(self) -> None:
        """Ring no more."""
        self._ringing.stop()

    def follow(self, chosen: Settings) -> None:
        """Ring from now on as *chosen*, and the pause, say."""
        self._folders = chosen.folders
        minutes = chosen.sync.check_minutes
        self._ringing.every("rescan", minutes * 60, self._workers.intake.ring_by_the_clock)
        self._ringing.every("guard", minutes * 60, self._workers.guard.ring)
        self._ringing.every("poll", polling.EVERY, self.poll)
        self._ringing.every("day", _DAY_CHECK, self._check_day)
        self._ringing.at_slots("slot", chosen.sync, self._workers.sender.ring)
        until = self._gate.paused_until()
        if until is not None and until != FOR_EVER:
            self._ringing.at("pause ends", until, self._pause_ended)
        else:
            self._ringing.silence("pause ends")

    def poll(self) -> None:
        """Look at the folders that nobody tells of. Says once which of them are badly heard."""
        hearing = self._hearing()
        self._workers.intake.poll(polling.polled(self._folders, hearing, is_remote))
        badly = {path for path, heard in hearing.items() if heard in polling.BADLY_HEARD}
        for path in badly - self._badly_heard:
            self._announcer.announce(FolderBadlyHeard(str(path)))
        self._badly_heard = badly

    @cached_property
    def _ringing(self) -> Ringing:
        spare_asyncio()
        from gsmos_tray.engine.ringing import Ringing  # noqa: PLC0415 - APScheduler takes 0.04 s

        return Ringing()

    def _check_day(self) -> None:
        folders, today = [it.path for it in self._folders], date.today()  # noqa: DTZ011 - the shop's
        self._workers.silence.check(folders, today)
        self._workers.unknowns.check(today)

    def _pause_ended(self) -> None:
        self._workers.sender.ring()
        self._announcer.announce(Changed())
