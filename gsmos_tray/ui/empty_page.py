"""What stands where the list would, while it is empty: why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gsmos_tray.engine.status import Status
from gsmos_tray.ui import icons
from gsmos_tray.ui.document_list import Sought, Which
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.furniture import button, heading, words
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.tones import MIDDLE

_PICTURE = QSize(48, 48)


class EmptyPage(QWidget):
    """Says why there is nothing to see."""

    def __init__(self, errands: Errands, clear: Callable[[], None]) -> None:
        super().__init__()
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = heading("")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = words(tone="soft")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = button(translate("empty", "Show all documents"), clear)
        self._folders = button(
            translate("empty", "Choose the folders"),
            lambda: errands.settings_wanted.emit("folders"),
            kind="main",
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(40, 20, 40, 60)
        rows.setSpacing(8)
        rows.addStretch(1)
        for part in (self._picture, self._title, self._sentence):
            rows.addWidget(part)
        rows.addSpacing(8)
        rows.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self._folders, 0, Qt.AlignmentFlag.AlignCenter)
        rows.addStretch(1)

    def explain(self, sought: Sought, status: Status) -> None:
        """Say why *sought* found nothing."""
        asked = bool(sought.search or sought.period)
        folders = bool(status.settings.folders)
        self._folders.setVisible(not folders and not asked)
        self._clear.setVisible(asked or (folders and sought.which is not Which.ALL))
        name = "search" if asked else "folder"
        symbol = icons.symbol(name, MIDDLE)
        self._picture.setPixmap(symbol.pixmap(_PICTURE, self.devicePixelRatioF()))
        title, sentence = _words(sought, asked=asked, folders=folders)
        self._title.setText(title)
        self._sentence.setText(sentence)


def _words(sought: Sought, *, asked: bool, folders: bool) -> tuple[str, str]:
    if asked:
        return (
            translate("empty", "Nothing was found"),
            translate("empty", "Try fewer letters, or another period."),
        )
    if not folders:
        return (
            translate("empty", "No folder is watched yet"),
            translate("empty", "Say where your documents are saved, and they are archived."),
        )
    match sought.which:
        case Which.ATTENTION:
            return translate("empty", "Nothing needs your attention"), ""
        case Which.WAITING:
            return translate("empty", "Nothing waits"), ""
        case Which.LEFT_OUT:
            return translate("empty", "Nothing is left out"), ""
        case _:
            return (
                translate("empty", "No document yet"),
                translate("empty", "What is saved into a watched folder appears here by itself."),
            )
