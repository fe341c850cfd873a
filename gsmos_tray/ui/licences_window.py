"""Whose work travels in the program, under which terms, and how Qt's libraries are replaced."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout

from gsmos_tray.locations import resource
from gsmos_tray.ui.furniture import button, give_size, row, words
from gsmos_tray.ui.saying import translate


class LicencesWindow(QDialog):
    """What the licence of Qt asks for, in the person's language; then all texts as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(translate("licences", "Licences – gsmOS Tray"))
        self.notice = words(
            translate(
                "licences",
                "gsmOS Tray uses Qt and PySide6 under the GNU LGPL, version 3. You may replace "
                "them: they are libraries of their own in the folder “_internal” beside the "
                "program; put other builds of the same version there. You may also take them "
                "apart to find out why a change does not work. Their source code is at "
                "download.qt.io and code.qt.io. Below are the licences of all that is used.",
            )
        )
        self.texts = QTextBrowser()
        self.texts.setOpenLinks(False)
        self.texts.setAccessibleName(translate("licences", "Licences"))
        self.texts.setMarkdown(resource("licences.md").read_text("utf-8"))
        self._wrap()
        close = button(translate("licences", "Close"), self.close, kind="main")
        close.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(self.notice)
        rows.addWidget(self.texts, 1)
        rows.addLayout(row(None, close))
        self.setMinimumSize(560, 420)
        give_size(self, 760, 680)

    @property
    def loses_nothing(self) -> bool:
        """Another shows the same."""
        return True

    def _wrap(self) -> None:
        """Break the lines of licences that were written in one: Markdown keeps those whole."""
        block = self.texts.document().begin()
        while block.isValid():
            kept = block.blockFormat()
            if kept.nonBreakableLines():
                kept.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(kept)
            block = block.next()
