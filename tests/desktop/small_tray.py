"""The smallest program with a tray icon, to try the desktop with; says on stdout what it hears."""

from __future__ import annotations

import signal
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QSystemTrayIcon

COLOUR = "#d4351c"

say = partial(print, flush=True)


class SmallTray:
    """An icon as soon as there is a tray, its menu, and a window with one field."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._icon: QSystemTrayIcon | None = None
        self._field = QLineEdit()
        self._field.setWindowTitle("Caută un document")
        self._field.returnPressed.connect(lambda: say(self._field.text()))
        self._menu = QMenu()
        self._menu.addAction("Arhiva este la zi").setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction("Sincronizează Acum", lambda: say("sync"))
        pause = self._menu.addMenu("Pauză")
        pause.addAction("O oră", lambda: say("an hour"))
        pause.addAction("Până mâine", lambda: say("until tomorrow"))
        self._menu.addSeparator()
        self._menu.addAction("&Ieșire", application.quit)

    def show(self) -> None:
        # The icon's way (StatusNotifier or XEmbed) is chosen when it is made: wait for a tray.
        if self._icon or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        picture = QPixmap(64, 64)
        picture.fill(QColor(COLOUR))
        self._icon = QSystemTrayIcon(QIcon(picture))
        self._icon.setToolTip("Arhiva este la zi")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(lambda _: self._field.show())
        self._icon.show()
        say(f"shown, {self._application.devicePixelRatio():g} pixels a point")


def main() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    tray = SmallTray(application)
    looking = QTimer()
    looking.timeout.connect(tray.show)
    looking.start(100)
    application.exec()


if __name__ == "__main__":
    main()
