"""Remembers sizes, columns and other small habits of the windows, in a file of the profile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
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

    def keep_place(self, window: QWidget) -> None:
        """Remember where *window* is and how large, under its class's name."""
        self.keep(f"{type(window).__name__}/place", window.saveGeometry())

    def recall_place(self, window: QWidget) -> None:
        """Put *window* where it was; Qt moves it back onto a screen that is still there."""
        window.restoreGeometry(self.recall(f"{type(window).__name__}/place"))

    def save(self) -> None:
        """Write it down now, and nothing more by itself later."""
        self._kept.sync()
