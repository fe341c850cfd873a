"""Shows paths as a tree of folders."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gsmos_tray.ui import icons
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.tones import MIDDLE, tones


class PathTree(QTreeWidget):
    """All of it unfolded: it is to be seen, not to be walked through."""

    def __init__(self) -> None:
        self._folders: dict[str, QTreeWidgetItem] = {}
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setAccessibleName(translate("settings", "How the archive will look"))
        self.setMinimumHeight(210)

    def show_paths(self, paths: Iterable[str]) -> None:
        """Show these paths, whose parts are separated by slashes."""
        self.clear()
        self._folders = folders = {}
        file_icon = icons.symbol("document", MIDDLE)
        for path in sorted(set(paths), key=str.casefold):
            *above, name = path.split("/")
            parent: QTreeWidgetItem | None = None
            for depth, part in enumerate(above):
                place = "/".join(above[: depth + 1])
                if place not in folders:
                    folders[place] = self._item(parent, part)
                parent = folders[place]
            self._item(parent, name).setIcon(0, file_icon)
        self._mark_folders()
        self.expandAll()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the folders anew, in the colour of a desktop that has turned light or dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark_folders()

    def _mark_folders(self) -> None:
        icon = icons.symbol("folder", tones().accent)
        for item in self._folders.values():
            item.setIcon(0, icon)

    def _item(self, parent: QTreeWidgetItem | None, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setToolTip(0, words)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item
