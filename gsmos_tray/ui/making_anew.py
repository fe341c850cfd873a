"""What a window has to offer so that it can be made anew, in another language, while it is open.

One that offers nothing of this keeps its words until it is closed.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@runtime_checkable
class MadeAnew(Protocol):
    """A window that can say whether another may take its place."""

    @property
    def loses_nothing(self) -> bool:
        """Whether nothing is under way, typed or told in it that would be gone with it."""


@runtime_checkable
class GoesOn(Protocol):
    """A window in which one has come somewhere."""

    def go_on_from(self, before: Any) -> None:  # noqa: ANN401 - the window's own kind
        """Lead to where one was in *before*, a closed window of the same kind."""


def may_be_made_anew(window: QWidget) -> bool:
    """Tell whether this window is open and another may take its place."""
    return window.isVisible() and isinstance(window, MadeAnew) and window.loses_nothing


def take_place(window: QWidget, before: QWidget) -> None:
    """Show *window* where one was in *before*, and let the focus be where it is."""
    if isinstance(window, GoesOn):
        window.go_on_from(before)
    window.setWindowState(before.windowState())  # a minimised one stays so
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)
