"""Shows notifications, and brings a click on one back into the UI thread.

On Linux through the notifier that is handed in, since a click on Qt's own messages never arrives
over StatusNotifier unless they are critical; else through the tray icon.
"""

from __future__ import annotations

import logging
from collections import deque
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from gsmos_tray.engine.engine import Engine
from gsmos_tray.events import (
    BetterPlacesKnown,
    FolderBadlyHeard,
    FolderLost,
    FolderSilent,
    GoneFromDropbox,
    LeftOutUnknown,
    ProblemArose,
    ProblemPassed,
    RoomShort,
    RunFinished,
)
from gsmos_tray.ledger.values import Delivery
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.bridge import EngineBridge
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.feed import StatusFeed
from gsmos_tray.ui.machine import Notifier
from gsmos_tray.ui.notices import (
    Gathering,
    Notice,
    Told,
    badly_heard_notice,
    folder_back_notice,
    passed_notice,
    problem_notice,
    room_notice,
    silent_notice,
    unknown_notice,
)

_log = logging.getLogger(__name__)

_REMEMBERED = 50
_AN_EYEBLINK = 0.05


class Popping(QObject):
    """Lives in the UI thread. What was told can be read in ``told``, the newest first."""

    clicked = Signal(object)  # the Notice
    shown = Signal(object)  # the Notice

    _clicked_elsewhere = Signal(object)

    def __init__(
        self, bridge: EngineBridge, engine: Engine, feed: StatusFeed, notifier: Notifier | None
    ) -> None:
        super().__init__(bridge)
        self._engine = engine
        self._feed = feed
        self._notifier = notifier
        self._tray: QSystemTrayIcon | None = None
        self._on_tray: Notice | None = None
        self._early: dict[str, Notice] = {}  # by key: what came before there was a tray
        self._gathering = Gathering()
        self._problems: list[ProblemArose | ProblemPassed] = []
        self._away: dict[str, bool] = {}  # lost folders; whether the status has said so too
        self._background = Background(self)
        self.told: deque[Told] = deque(maxlen=_REMEMBERED)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._clicked_elsewhere.connect(self.clicked, Qt.ConnectionType.QueuedConnection)
        bridge.run_finished.connect(self._ran)
        bridge.folder_lost.connect(self._lost)
        bridge.room_short.connect(self._room_short)
        bridge.folder_silent.connect(self._silent)
        bridge.folder_badly_heard.connect(self._badly_heard)
        bridge.left_out_unknown.connect(self._left_out)
        bridge.problem_arose.connect(self._arose)
        feed.renewed.connect(self._tell_problems)
        feed.renewed.connect(self._look_for_folders)
        bridge.problem_passed.connect(self._passed)
        bridge.gone_from_dropbox.connect(self._gone)
        bridge.better_places_known.connect(self._known_since)

    def use_tray(self, tray: QSystemTrayIcon) -> None:
        """Show messages on *tray* where the desktop has no notifier of its own."""
        self._tray = tray
        tray.messageClicked.connect(self._message_clicked)
        early, self._early = self._early, {}
        for notice in early.values():
            self._show_on(tray, notice)

    def show(self, notice: Notice) -> None:
        """Show one notification now."""
        self.told.appendleft(Told(local_now(), notice))
        self.shown.emit(notice)
        clicked = partial(self._clicked_elsewhere.emit, notice)
        if self._notifier and self._notifier.show(
            notice.key, notice.title, notice.body, urgent=notice.urgent, clicked=clicked
        ):
            return
        if self._tray is not None:
            self._show_on(self._tray, notice)
        else:
            self._early[notice.key] = notice

    def _show_on(self, tray: QSystemTrayIcon, notice: Notice) -> None:
        self._on_tray = notice
        kind = QSystemTrayIcon.MessageIcon
        icon = kind.Critical if notice.urgent else kind.Information
        # Without a body Windows shows nothing at all.
        tray.showMessage(notice.title, notice.body or notice.title, icon)

    @Slot(RunFinished)
    def _ran(self, run: RunFinished) -> None:
        self._gathering.ran(run, monotonic())
        self._wait()

    @Slot(GoneFromDropbox)
    def _gone(self, event: GoneFromDropbox) -> None:
        self._gathering.gone_from_dropbox(event, monotonic())
        self._wait()

    @Slot(BetterPlacesKnown)
    def _known_since(self, event: BetterPlacesKnown) -> None:
        self._gathering.known_since(event, monotonic())
        self._wait()

    @Slot(FolderLost)
    def _lost(self, lost: FolderLost) -> None:
        self._away[lost.path] = False
        self._gathering.lost_folder(lost, monotonic())
        self._wait()

    @Slot(RoomShort)
    def _room_short(self, event: RoomShort) -> None:
        self.show(room_notice(event))

    @Slot(FolderSilent)
    def _silent(self, event: FolderSilent) -> None:
        self.show(silent_notice(event))

    @Slot(FolderBadlyHeard)
    def _badly_heard(self, event: FolderBadlyHeard) -> None:
        if notice := badly_heard_notice(event, self._engine.settings.notifications):
            self.show(notice)

    @Slot(LeftOutUnknown)
    def _left_out(self, event: LeftOutUnknown) -> None:
        if notice := unknown_notice(event, self._engine.settings.notifications):
            self.show(notice)

    @Slot(ProblemArose)
    def _arose(self, event: ProblemArose) -> None:
        self._problems.append(event)  # told with its facts, which the status has
        self._feed.renew()

    @Slot(ProblemPassed)
    def _passed(self, event: ProblemPassed) -> None:
        self._problems.append(event)  # told with what follows, which the status says too
        self._feed.renew()

    @Slot()
    def _tell_problems(self) -> None:
        status = self._feed.status
        problem = status.problem if status else None
        told, self._problems = self._problems, []
        for event in told:
            if isinstance(event, ProblemArose):
                facts = problem.facts if problem and problem.code == event.code else {}
                self.show(problem_notice(event, facts))
            elif notice := passed_notice(
                event, self._engine.settings.notifications, status, local_now()
            ):
                self.show(notice)

    @Slot()
    def _look_for_folders(self) -> None:
        """Say of folders that are there again that they are."""
        status = self._feed.status
        if status is None:
            return
        there = {str(it.folder.path): it.reachable for it in status.folders}
        for path, was_away in list(self._away.items()):
            if there.get(path) is False:
                self._away[path] = True
            elif path not in there or was_away:  # before that the status is older than the loss
                del self._away[path]
                self._is_no_longer_away(path, is_watched=path in there)

    def _is_no_longer_away(self, path: str, *, is_watched: bool) -> None:
        was_told = self._gathering.found_folder(path)
        notice = folder_back_notice(path, self._engine.settings.notifications)
        if was_told and is_watched and notice:
            self.show(notice)

    def _wait(self) -> None:
        seconds = self._gathering.ripe_in(monotonic())
        if seconds is not None:
            self._timer.start(round(1000 * (seconds + _AN_EYEBLINK)))

    @Slot()
    def _tell(self) -> None:
        if self._gathering.gone:
            self._background.run(self._engine.recovery.gone, self._tell_with, self._cannot_count)
        else:
            self._tell_all()

    def _tell_with(self, gone: list[Delivery]) -> None:
        self._tell_all(len(gone))

    def _cannot_count(self, error: Exception) -> None:
        _log.error("what is gone could not be counted", exc_info=error)
        self._tell_all()

    def _tell_all(self, still_gone: int | None = None) -> None:
        for notice in self._gathering.take(self._engine.settings.notifications, still_gone):
            self.show(notice)

    @Slot()
    def _message_clicked(self) -> None:
        if self._on_tray is not None:
            self.clicked.emit(self._on_tray)
