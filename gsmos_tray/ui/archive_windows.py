"""Opens the windows about the archive itself, each when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QWidget

from gsmos_tray.archive.values import Link
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.asking import confirm_link, tell_copied

W = TypeVar("W", bound=QWidget)


class Show(Protocol):
    """Brings a window of this kind to the front, making it if there is none."""

    def __call__(self, kind: type[W], make: Callable[[], W], *, anew: bool = False) -> None:
        """Show it; *anew*: in place of the one that was open before."""


_LINK_EXPLAINED = "archive/link_explained"


class ArchiveWindows(QObject):
    """Follows the wishes of ``archive_errands``. *front* is the window before the person's eyes."""

    def __init__(
        self, around: Around, show: Show, front: Callable[[], QWidget | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._show = show
        self._front = front
        wanted = around.errands.archive
        wanted.history_wanted.connect(self.show_history)
        wanted.link_wanted.connect(self.copy_link)
        wanted.link_copied.connect(self._copied)
        wanted.sharing_wanted.connect(self.show_sharing)
        wanted.links_wanted.connect(self.show_links)
        wanted.recovery_wanted.connect(self.show_recovery)
        wanted.restoring_wanted.connect(self.show_restoring)
        wanted.rearranging_wanted.connect(self.show_rearranging)

    @Slot(object)
    def show_history(self, row: DocumentRow) -> None:
        """Show the versions of a document."""
        from gsmos_tray.ui.history_dialog import HistoryDialog

        self._show(
            HistoryDialog,
            partial(HistoryDialog, self._around.engine.far_side.versions, row),
            anew=True,
        )

    @Slot(str)
    def show_sharing(self, folder: str = "") -> None:
        """Show who sees a folder of the archive."""
        from gsmos_tray.ui.share_dialog import ShareDialog

        make = partial(ShareDialog, self._around.engine.far_side, folder)
        self._show(ShareDialog, make, anew=True)

    @Slot()
    def show_links(self) -> None:
        """Show the links into the archive."""
        from gsmos_tray.ui.links_dialog import LinksDialog

        self._show(LinksDialog, partial(LinksDialog, self._around.engine.far_side.links))

    @Slot()
    def show_recovery(self) -> None:
        """Show what is gone from Dropbox."""
        from gsmos_tray.ui.recovery_window import RecoveryWindow

        self._show(RecoveryWindow, partial(RecoveryWindow, self._around))

    @Slot()
    def show_restoring(self) -> None:
        """Show how the archive is brought into a folder."""
        from gsmos_tray.ui.restore_window import RestoreWindow

        around = self._around
        make = partial(RestoreWindow, around.engine.far_side.restoring, around.errands.show_path)
        self._show(RestoreWindow, make)

    @Slot()
    def show_rearranging(self) -> None:
        """Show what is archived and could be moved to where it belongs."""
        from gsmos_tray.ui.rearranging_window import RearrangingWindow

        self._show(RearrangingWindow, partial(RearrangingWindow, self._around))

    @Slot(object)
    def copy_link(self, row: DocumentRow) -> None:
        """Copy a link to a document; the first time, say before what a link does."""
        memory = self._around.memory
        if not memory.has(_LINK_EXPLAINED):
            if not confirm_link(self._front()):
                return
            memory.keep(_LINK_EXPLAINED, QByteArray(b"1"))
        self._around.errands.archive.copy_link(row)

    @Slot(object)
    def _copied(self, link: Link) -> None:
        tell_copied(self._front(), link.path)
