"""What one click does with the archive itself: which window is wanted, and the link that is copied.

The windows are not known here: see ``archive_windows``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from gsmos_tray.archive.values import Link
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.engine import Engine
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.background import Background


class ArchiveErrands(QObject):
    """Lives in the UI thread; every method returns at once."""

    history_wanted = Signal(object)  # the DocumentRow
    link_wanted = Signal(object)  # the DocumentRow: the owner is told first what a link does
    sharing_wanted = Signal(str)  # the folder in the archive
    links_wanted = Signal()
    recovery_wanted = Signal()
    restoring_wanted = Signal()
    rearranging_wanted = Signal()
    link_copied = Signal(object)  # the Link

    def __init__(
        self, engine: Engine, failed: Callable[[Exception], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._failed = failed
        self._background = Background(self)

    def show_history(self, row: DocumentRow) -> None:
        """Show the versions of a document."""
        self.history_wanted.emit(row)

    def share_folder_of(self, row: DocumentRow) -> None:
        """Show who sees the folder in which a document lies."""
        self.sharing_wanted.emit((row.archive_path or "").rpartition("/")[0])

    def copy_link(self, row: DocumentRow) -> None:
        """Make a link to a document, and put it where a paste takes it from."""
        if row.archive_path is None:
            return
        path = ArchivePath(row.archive_path)
        links = self._engine.far_side.links
        self._background.run(lambda: links.make(path), self._copied, self._failed)

    def _copied(self, link: Link) -> None:
        QGuiApplication.clipboard().setText(link.url)
        self.link_copied.emit(link)
