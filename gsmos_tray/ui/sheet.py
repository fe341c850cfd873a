"""A window about one matter: a title, what it shows, a line that says how it went, buttons.

Whatever asks ledger or network is done in the background; meanwhile the buttons rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.furniture import button, give_size, paint, row, title, words
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import error_sentence

T = TypeVar("T")


class Sheet(QDialog):
    """Lay the body out in ``rows``, then call ``finish`` with the buttons of the foot."""

    def __init__(self, name: str, heading: str, size: QSize) -> None:
        super().__init__()
        self.setWindowTitle(f"{name} – gsmOS Tray")
        self.background = Background(self)
        self.is_working = False
        self.told = words()
        self.told.hide()
        self.closing = button(translate("sheet", "Close"), self.close)
        self._resting: list[QWidget] = []
        page = QWidget()
        page.setObjectName("page")
        self.rows = QVBoxLayout(page)
        self.rows.setContentsMargins(24, 20, 24, 16)
        self.rows.setSpacing(12)
        self.rows.addWidget(title(heading))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(page, 1)
        give_size(self, size.width(), size.height())

    @property
    def loses_nothing(self) -> bool:
        """Whether nothing is being done. Where something is typed or told: extend it."""
        return not self.is_working

    def finish(self, *buttons: QPushButton) -> None:
        """Put the foot, with *buttons* to the right of *Close*, and above it the line that tells.

        That line may stand elsewhere already. The main button is what Enter does, unless another
        has the focus.
        """
        for made in buttons:
            made.setDefault(bool(made.property("main")))
        if self.rows.indexOf(self.told) < 0:
            self.rows.addWidget(self.told)
        foot = QFrame()
        foot.setObjectName("foot")
        below = row(self.closing, None, *buttons)
        below.setContentsMargins(20, 12, 20, 12)
        foot.setLayout(below)
        self._whole.addWidget(foot)

    def rest_while_working(self, *parts: QWidget) -> None:
        """Let these be out of use while something is done."""
        self._resting += parts

    def say(self, sentence: str, tone: str = "") -> None:
        """Say how it went, below what is shown; an empty sentence says nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        paint(self.told, "tone", tone)

    def work(self, work: Callable[[], T], done: Callable[[T], object], meanwhile: str = "") -> None:
        """Do *work* in the background, and then *done* here; a failure is said."""
        self.is_working = True
        self.say(meanwhile, "soft")
        self.follow()

        def answered(answer: T) -> None:
            self.is_working = False
            self.say("")
            done(answer)
            self.follow()

        self.background.run(work, answered, self._failed)

    def follow(self) -> None:
        """Let the buttons rest, or no more. For those that know more: extend it."""
        for part in self._resting:
            part.setEnabled(not self.is_working)

    def _failed(self, error: Exception) -> None:
        self.is_working = False
        known = sayable(error)
        self.say(error_sentence(known.code(), known.facts), "bad")
        self.follow()


class Lines(QTreeWidget):
    """A list of lines with columns; the first takes the room that is left."""

    def __init__(self, name: str, *headings: str) -> None:
        super().__init__()
        self.setObjectName("lines")
        self.setAccessibleName(name)
        self.setColumnCount(len(headings))
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: list[tuple[str, ...]]) -> None:
        """Show these instead of those before; the first is chosen."""
        # Lines that go would be told of as a selection of what has been replaced by then.
        before = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        for line in lines:
            self.add_line(line)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self.blockSignals(before)
        self.itemSelectionChanged.emit()

    def add_line(self, line: tuple[str, ...], tip: str = "") -> None:
        """Show one more, below the others."""
        item = QTreeWidgetItem(list(line))
        item.setToolTip(0, tip or line[0])
        self.addTopLevelItem(item)

    @property
    def chosen(self) -> list[int]:
        """The places of the lines that are selected."""
        return sorted(self.indexOfTopLevelItem(item) for item in self.selectedItems())
