"""Keeps the one status that icon, menu and windows show, and how far the run under way is.

The ledger is asked in the background: while work goes on at most ten times a second and for a
tenth of the time, since with 100,000 documents an answer takes 0.1 s. When nothing happens, what it
answered last is told anew once a minute, since *two hours ago* grows old by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gsmos_tray.engine.status import Status
from gsmos_tray.events import Activity, Progress
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.bridge import EngineBridge
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import lasting, size, status_sentence, syncing_sentence

_log = logging.getLogger(__name__)

_PACE_MS = 100
_IDLE_MS = 60_000
_REST = 9  # times as long as the last answer took
_MEASURED_FROM = 2.0  # seconds of a run before its speed means anything


@dataclass(frozen=True, slots=True)
class Run:
    """How far the run under way is. *speed* in bytes a second, ``None`` while unknown."""

    progress: Progress
    speed: float | None = None

    @property
    def left(self) -> timedelta | None:
        """The time that is left, going by bytes and documents alike."""
        done, total = self.progress.done, self.progress.total
        if not self.speed or not done:
            return None
        bytes_left = max(0, self.progress.size - self.progress.sent)
        return timedelta(seconds=bytes_left / self.speed) if total > done else timedelta()


def run_words(run: Run, say: Callable[[Progress], str] = syncing_sentence) -> str:
    """Say how far a run is, in one line that begins with what *say* says."""
    progress = run.progress
    parts = [
        say(progress),
        translate("progress", "{sent} of {size}").format(
            sent=size(progress.sent), size=size(progress.size)
        ),
    ]
    if run.speed:
        parts.append(f"{size(round(run.speed))}/s")
    if run.left:
        parts.append(translate("progress", "{time} left").format(time=lasting(run.left)))
    return " · ".join(parts)


class StatusFeed(QObject):
    """Lives in the UI thread. *ask* gives the status and what was archived last.

    It reads the ledger and is called in the background. *is_half_set_up* tells whether the
    assistant has something left to do.
    """

    renewed = Signal(object)  # the Status
    run_moved = Signal(object)  # a Run, or None when it is over

    def __init__(
        self,
        bridge: EngineBridge,
        ask: Callable[[], tuple[Status, list[DocumentRow]]],
        parent: QObject,
        is_half_set_up: Callable[[Status], bool],
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self._is_half_set_up = is_half_set_up
        self._background = Background(self)
        self.status: Status | None = None
        self.latest: list[DocumentRow] = []
        self.run: Run | None = None
        self._asking = False
        self._stale = False
        self._asked_at = 0.0
        self._rests_until = 0.0
        self._moved_at = 0.0
        self._run_began = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.renew)
        self._ageing = QTimer(self, interval=_IDLE_MS)
        self._ageing.timeout.connect(self._grow_old)
        self._ageing.start()
        bridge.changed.connect(self._changed)
        bridge.progress.connect(self._moved)
        bridge.run_finished.connect(self._run_over)

    @property
    def sentence(self) -> str:
        """The status in one sentence, as it is now; empty before the first answer."""
        if self.status is None:
            return ""
        progress = self.run.progress if self.run else None
        half = self._is_half_set_up(self.status)
        return status_sentence(self.status, local_now(), progress, is_half_set_up=half)

    @property
    def tip(self) -> str:
        """The sentence, and how far the run under way is: all that the icon can say."""
        status = self.status
        if self.run is None or status is None or status.activity is not Activity.SYNCING:
            return self.sentence
        return " · ".join(filter(None, (run_words(self.run), self.run.progress.name)))

    @Slot()
    def renew(self) -> None:
        """Ask the ledger now, unless it is being asked already."""
        if self._asking:
            self._stale = True
            return
        self._asking, self._stale = True, False
        self._asked_at = monotonic()
        self._background.run(self._ask, self._answered, self._failed)

    @Slot()
    def _changed(self) -> None:
        if self._asking:
            self._stale = True
        elif not self._timer.isActive() or self._timer.remainingTime() > self._pace():
            self._timer.start(self._pace())

    def _pace(self) -> int:
        """Give the milliseconds to wait before the ledger is asked again."""
        return max(_PACE_MS, round(1000 * (self._rests_until - monotonic())))

    @Slot(Progress)
    def _moved(self, progress: Progress) -> None:
        now = monotonic()
        if self.run is None or progress.done < self.run.progress.done:
            self._run_began = now
        passed = now - self._run_began
        speed = progress.sent / passed if passed > _MEASURED_FROM and progress.sent else None
        self.run = Run(progress, speed)
        if now - self._moved_at >= _PACE_MS / 1000:
            self._moved_at = now
            self.run_moved.emit(self.run)
        self._changed()

    @Slot()
    def _run_over(self) -> None:
        self.run = None
        self.run_moved.emit(None)

    def _answered(self, answer: tuple[Status, list[DocumentRow]]) -> None:
        self._asking = False
        now = monotonic()
        self._rests_until = now + _REST * (now - self._asked_at)
        self.status, self.latest = answer
        status = self.status
        if status.activity is not Activity.SYNCING and self.run is not None and not status.sending:
            self.run = None
        self.renewed.emit(status)
        self.run_moved.emit(self.run)
        if self._stale:
            self._timer.start(self._pace())

    @Slot()
    def _grow_old(self) -> None:
        if self.status is not None and not self._asking and not self._timer.isActive():
            self.renewed.emit(self.status)

    def _failed(self, error: Exception) -> None:
        self._asking = False
        _log.error("the status could not be read", exc_info=error)
        self._timer.start(_IDLE_MS)
