"""Runs the program with signposts: it tells where on the screen a thing stands, for hands to click.

Nothing is pressed here and nothing of the program is changed: as the program's own menu tells what
is in it, so do its windows. ``python -m tests.desktop.signposts ARGUMENTS`` is the program.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

_ROWS = 40  # of a list: what lies further down is seldom seen

PLACE = "TEST_SIGNPOSTS"
"""The environment's word for the socket on which questions come."""


class _Asker(QObject):
    """Carries a question into the UI thread."""

    asked = Signal(object, object)

    def answer(self, question: dict[str, Any], answers: SimpleQueue[Any]) -> None:
        answer = None  # also where looking fails, or whoever asked would wait for ever
        try:
            answer = _answer(question)
        finally:
            answers.put(answer)


def _answer(question: dict[str, Any]) -> Any:
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    windows.sort(key=lambda window: not window.isActiveWindow())  # it covers what is called alike
    modal = QApplication.activeModalWidget()
    if modal is not None:
        windows = [modal]
    found = [place for window in windows for place in _places(window)]
    if "focus" in question:
        focus = QApplication.focusWidget()
        return focus and (focus.accessibleName() or getattr(focus, "text", str)())
    if "find" in question:
        wanted = question["find"]
        return next((_sign(box, window) for words, box, window in found if words == wanted), None)
    return [words for words, _, _ in found]


def _sign(box: QRect, window: QWidget) -> dict[str, Any]:
    """Say where a thing is, and in which window, which is where as far as the program knows."""
    return {
        "box": list(box.getRect()),
        "window": int(window.winId()),
        "stands": list(window.geometry().getRect()),
    }


def _places(window: QWidget) -> list[tuple[str, QRect, QWidget]]:
    # What unfolds from a field is a child of its window, and has a window of its own.
    widgets = (window, *window.findChildren(QWidget))
    return [(*place, widget.window()) for widget in widgets for place in _of(widget)]


def _of(widget: QWidget) -> list[tuple[str, QRect]]:
    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return []
    if isinstance(widget, QAbstractButton) and not widget.isEnabled():
        return []  # nobody clicks what cannot be used yet
    seen = widget.visibleRegion().boundingRect()  # the rest is scrolled away
    box = QRect(widget.mapToGlobal(seen.topLeft()), seen.size())
    words = []
    if isinstance(widget, QAbstractButton | QLabel):
        words.append(widget.text())
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        words.append(widget.accessibleName())
    if isinstance(widget, QAbstractItemView) and isinstance(widget.model(), QAbstractItemModel):
        return _items(widget)
    return [(said, box) for said in words if said]


def _items(view: QAbstractItemView) -> list[tuple[str, QRect]]:
    port = view.viewport()
    found = []
    for index in _indexes(view.model(), QModelIndex()):
        box = view.visualRect(index).intersected(port.rect())
        said = str(index.data() or "")
        if said and not box.isEmpty():
            found.append((said, box.translated(port.mapToGlobal(port.rect().topLeft()))))
    return found


def _indexes(model: QAbstractItemModel, above: QModelIndex) -> Iterator[QModelIndex]:
    # A list keeps its columnCount to itself: it is private there.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    for row in range(min(model.rowCount(above), _ROWS)):
        yield from (model.index(row, at, above) for at in range(columns))
        yield from _indexes(model, model.index(row, 0, above))


def _serve(place: str) -> None:
    while (application := QApplication.instance()) is None:
        threading.Event().wait(0.05)
    asker = _Asker()
    asker.moveToThread(application.thread())
    asker.asked.connect(asker.answer, Qt.ConnectionType.QueuedConnection)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen()
        while True:
            line, _ = server.accept()
            with line, line.makefile("rw", encoding="utf-8") as talk:
                answers: SimpleQueue[Any] = SimpleQueue()
                asker.asked.emit(json.loads(talk.readline()), answers)
                talk.write(json.dumps(answers.get()) + "\n")


def ask(place: str, question: dict[str, Any]) -> Any:
    """Ask a program that runs with signposts at *place*; ``None`` while it cannot answer."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(5)
            line.connect(place)
            with line.makefile("rw", encoding="utf-8") as talk:
                talk.write(json.dumps(question) + "\n")
                talk.flush()
                return json.loads(talk.readline())
    except (OSError, ValueError):
        return None


if __name__ == "__main__":
    from gsmos_tray.__main__ import main

    threading.Thread(target=_serve, args=(os.environ[PLACE],), daemon=True).start()
    sys.exit(main())
