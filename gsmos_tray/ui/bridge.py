"""Carries the engine's events from any thread into the UI thread.

Events that only say *look again* collapse on the way: a run over thousands of documents must not
fill the UI thread's queue faster than it can be emptied.
"""

from __future__ import annotations

import logging
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gsmos_tray.events import (
    BetterPlacesKnown,
    Changed,
    Event,
    FolderBadlyHeard,
    FolderLost,
    FolderSilent,
    GoneFromDropbox,
    LeftOutUnknown,
    ProblemArose,
    ProblemPassed,
    Progress,
    RoomShort,
    RunFinished,
)

_log = logging.getLogger(__name__)


class EngineBridge(QObject):
    """Lives in the UI thread. ``post`` is the only method that another thread may call."""

    changed = Signal()
    progress = Signal(Progress)
    run_finished = Signal(RunFinished)
    problem_arose = Signal(ProblemArose)
    problem_passed = Signal(ProblemPassed)
    gone_from_dropbox = Signal(GoneFromDropbox)
    folder_lost = Signal(FolderLost)
    folder_silent = Signal(FolderSilent)
    folder_badly_heard = Signal(FolderBadlyHeard)
    left_out_unknown = Signal(LeftOutUnknown)
    better_places_known = Signal(BetterPlacesKnown)
    room_short = Signal(RoomShort)

    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._changed = False
        self._progress: Progress | None = None
        self._others: list[Event] = []
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Take an event in any thread. Returns at once; never touches a widget."""
        with self._lock:
            idle = not (self._changed or self._progress or self._others)
            match event:
                case Changed():
                    self._changed = True
                case Progress():
                    self._progress = event
                case _:
                    self._others.append(event)
        if idle:
            try:
                self._posted.emit()
            except RuntimeError:  # the interface is gone; the engine stops after it
                _log.debug("an event came after the end")

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            changed, self._changed = self._changed, False
            progress, self._progress = self._progress, None
            others, self._others = self._others, []
        if progress is not None:
            self.progress.emit(progress)
        for event in others:
            self._tell(event)
        if changed:
            self.changed.emit()

    def _tell(self, event: Event) -> None:  # noqa: C901 - one line for each kind
        match event:
            case RunFinished():
                self.run_finished.emit(event)
            case ProblemArose():
                self.problem_arose.emit(event)
            case ProblemPassed():
                self.problem_passed.emit(event)
            case GoneFromDropbox():
                self.gone_from_dropbox.emit(event)
            case FolderLost():
                self.folder_lost.emit(event)
            case FolderSilent():
                self.folder_silent.emit(event)
            case FolderBadlyHeard():
                self.folder_badly_heard.emit(event)
            case LeftOutUnknown():
                self.left_out_unknown.emit(event)
            case BetterPlacesKnown():
                self.better_places_known.emit(event)
            case RoomShort():
                self.room_short.emit(event)
            case Changed() | Progress():
                pass  # these collapse, see ``post``
