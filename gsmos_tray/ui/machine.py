"""What the interface needs of the machine it runs on. The doors hand it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Notifier(Protocol):
    """Pops up notifications through the desktop itself. Any thread; returns at once."""

    def show(
        self, key: str, title: str, body: str, *, urgent: bool, clicked: Callable[[], None]
    ) -> bool:
        """Show one, in place of the one before under the same *key*. ``False``: nobody shows it.

        *clicked* is called in a thread of the notifier's own.
        """


class Machine(Protocol):
    """The person's workstation. All of it returns at once and never fails loudly."""

    def open_url(self, url: str) -> bool:
        """Open *url* in the person's browser. ``True`` is no proof that a window appeared."""

    def open_file(self, path: Path) -> object:
        """Open a file with the program that the system has for it."""

    def show_in_folder(self, path: Path) -> object:
        """Show the folder that holds *path*, with the file selected where that can be done."""

    def set_autostart(self, *, on: bool) -> object:
        """Start with the workstation from now on, or no longer."""

    @property
    def notifier(self) -> Notifier | None:
        """The desktop's notifications; ``None`` where the tray icon itself shows them."""
