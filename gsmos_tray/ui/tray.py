"""The icon in the tray: made when there is a tray, and shown from then on.

The way to the panel is chosen when Qt constructs the icon, so it is constructed only once a tray
is there: desktops start their panel after the programs, and some have none. A panel that starts
again gets the icon back by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from gsmos_tray.events import Activity
from gsmos_tray.ui import icons
from gsmos_tray.ui.feed import StatusFeed
from gsmos_tray.ui.tray_menu import TrayMenu

_LOOK_MS = 2_000
_FRAME_MS = 200  # five a second: enough to see it move, little for the panel to do
_LONGEST_TIP = 127  # characters; Windows cuts it there


class Tray(QObject):
    """Looks for a tray and keeps icon, tooltip and menu true."""

    appeared = Signal(QSystemTrayIcon)
    clicked = Signal()

    def __init__(self, feed: StatusFeed, menu: TrayMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = feed
        self._menu = menu
        self._icon: QSystemTrayIcon | None = None
        self._shown: Activity | None = None
        self._frame = 0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._motion = QTimer(self, interval=_FRAME_MS)
        self._motion.timeout.connect(self._move)
        feed.renewed.connect(self._renew)

    def speak_otherwise(self) -> None:
        """Say everything in the language that is spoken now."""
        self._menu.retranslate()
        self._renew()

    @property
    def is_there(self) -> bool:
        """Whether the icon was made. Qt says *visible* everywhere, so that is not asked."""
        return self._icon is not None

    def start(self) -> None:
        """Show the icon now, or as soon as there is a tray."""
        self.look()
        if self._icon is None:
            self._look.start()

    @Slot()
    def look(self) -> None:
        """Make the icon if there is a tray by now."""
        if self._icon is not None or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._look.stop()
        self._icon = QSystemTrayIcon(icons.state_icon(Activity.WAITING), self)
        self._icon.setContextMenu(self._menu.menu)
        self._icon.activated.connect(self._activated)
        self._renew()
        self._icon.show()
        self.appeared.emit(self._icon)

    def hide(self) -> None:
        """Take the icon away: the program ends."""
        self._look.stop()
        self._motion.stop()
        if self._icon is not None:
            self._icon.hide()

    @Slot()
    def _renew(self) -> None:
        status = self._feed.status
        self._menu.show(self._feed.sentence, status, self._feed.latest)
        if self._icon is None or status is None:
            return
        tip = self._feed.tip
        if self._icon.toolTip() != tip[:_LONGEST_TIP]:
            self._icon.setToolTip(tip[:_LONGEST_TIP])
        if status.activity is self._shown:
            return
        self._shown = status.activity
        if status.activity is Activity.SYNCING:
            self._motion.start()
        else:
            self._motion.stop()
        self._icon.setIcon(icons.state_icon(status.activity))

    @Slot()
    def _move(self) -> None:
        frames = icons.syncing_frames()
        self._frame = (self._frame + 1) % len(frames)
        if self._icon is not None:
            self._icon.setIcon(frames[self._frame])

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()
