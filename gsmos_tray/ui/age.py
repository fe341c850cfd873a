"""Says once that this version has grown old. It asks nobody whether there is a newer one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QByteArray, QObject, QTimer, Slot

from gsmos_tray import __version__
from gsmos_tray.release import is_old, released
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.notices import Notice, old_version_notice
from gsmos_tray.ui.window_memory import WindowMemory

_EVERY_MS = 12 * 3600 * 1000  # the program may run for months
_SAID = f"old/{__version__}"


class Age(QObject):
    """Looks at the start, and twice a day."""

    def __init__(
        self,
        memory: WindowMemory,
        say: Callable[[Notice], object],
        parent: QObject,
        today: Callable[[], date] = lambda: local_now().date(),
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._say = say
        self._today = today
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Say it if it is time, and was not said of this version before."""
        on = released()
        if is_old(on, self._today()) and not self._memory.has(_SAID):
            self._memory.keep(_SAID, QByteArray(b"1"))
            self._memory.save()
            self._say(old_version_notice(__version__, on))
