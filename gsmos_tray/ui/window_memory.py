"""Remembers sizes, columns and other small habits of the windows, in a file of the profile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings
from PySide6.QtWidgets import QWidget


class WindowMemory:
    """For the UI thread. A file that cannot be read or written is no loss."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    def keep(self, name: str, state: QByteArray) -> None:
        """Remember *state* under *name*."""
        self._kept.setValue(name, state)

    def recall(self, name: str) -> QByteArray:
        """Give what was remembered under *name*; empty if nothing was."""
        stored = self._kept.value(name)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def has(self, name: str) -> bool:
        """Tell whether something was remembered under *name*."""
        return not self.recall(name).isEmpty()

    def look_after(self, window: QWidget) -> None:
        """Put *window* where it was, and remember where it is and how large when it goes away.

        Under its class's name. Qt moves it back onto a screen that is still there.
        """
        name = f"{type(window).__name__}/place"
        window.restoreGeometry(self.recall(name))
        _Keeper(self, name, window)

    def save(self) -> None:
        """Write it down now, and nothing more by itself later."""
        self._kept.sync()


class _Keeper(QObject):
    """Lives as long as its window: a dialog ends in more ways than by its close button."""

    def __init__(self, memory: WindowMemory, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._memory = memory
        self._name = name
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Remember the place when the program, and not the desktop, hides the window."""
        hidden = event.type() is QEvent.Type.Hide and not event.spontaneous()
        if hidden and isinstance(window, QWidget):
            self._memory.keep(self._name, window.saveGeometry())
        return False
