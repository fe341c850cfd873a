"""Shows paths as a tree of folders."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from gsmos_tray.ui import icons
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.tones import MIDDLE, tones


class PathTree(QTreeWidget):
    """All of it unfolded: it is to be seen, not to be walked through."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setAccessibleName(translate("settings", "How the archive will look"))
        self.setMinimumHeight(220)

    def show_paths(self, paths: Iterable[str]) -> None:
        """Show these paths, whose parts are separated by slashes."""
        self.clear()
        folders: dict[str, QTreeWidgetItem] = {}
        folder_icon = icons.symbol("folder", tones().accent)
        file_icon = icons.symbol("document", MIDDLE)
        for path in sorted(set(paths), key=str.casefold):
            *above, name = path.split("/")
            parent: QTreeWidgetItem | None = None
            for depth, part in enumerate(above):
                place = "/".join(above[: depth + 1])
                if place not in folders:
                    folders[place] = self._item(parent, part)
                    folders[place].setIcon(0, folder_icon)
                parent = folders[place]
            self._item(parent, name).setIcon(0, file_icon)
        self.expandAll()

    def _item(self, parent: QTreeWidgetItem | None, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setToolTip(0, words)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item
