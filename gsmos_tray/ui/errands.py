"""What menu, windows and notifications have in common: the things that one click does.

Whatever asks ledger, network or keyring is done in the background. Which window opens is said by
signals; the windows are not known here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.engine import Engine
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.addresses import Addresses
from gsmos_tray.ui.archive_errands import ArchiveErrands
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.machine import Machine
from gsmos_tray.ui.texts import Remedy

_log = logging.getLogger(__name__)


class Errands(QObject):
    """Lives in the UI thread; every method returns at once."""

    connect_wanted = Signal()
    paste_wanted = Signal()  # to connect by a pasted code
    settings_wanted = Signal(str)  # the page's name
    diagnosis_wanted = Signal()
    correct_wanted = Signal(object)  # the Path of the file that is really something else
    licences_wanted = Signal()
    failed = Signal(object)  # a GsmosError that an errand met

    def __init__(
        self, engine: Engine, machine: Machine, addresses: Addresses, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._machine = machine
        self.addresses = addresses
        self._background = Background(self)
        self.archive = ArchiveErrands(engine, self._went_wrong, self)
        self._account = Background(self)  # network and keyring may take a minute

    def sync_now(self) -> None:
        """Look at all folders and send everything that waits."""
        self._do(self._engine.sync_soon)

    def stop_run(self) -> None:
        """Stop what is being sent, and send nothing by itself for an hour."""
        self._do(self._engine.stop_run)

    def retry(self) -> None:
        """Try again whatever was set aside or waits for its time."""
        self._do(self._engine.retry)

    def retry_documents(self, documents: Sequence[int]) -> None:
        """Try these again."""
        engine = self._engine
        self._do(lambda: engine.retry(engine.reports.deliveries_of(documents)))

    def look_again(self) -> None:
        """Look at the folders again, as after sleep."""
        self._do(self._engine.woke_up)

    def pause_for_an_hour(self) -> None:
        """Send nothing by itself for an hour."""
        self._do(lambda: self._engine.pause_for(1))

    def pause_until_tomorrow(self) -> None:
        """Send nothing by itself until midnight."""
        self._do(self._engine.pause_until_tomorrow)

    def pause_for_ever(self) -> None:
        """Send nothing by itself until ``resume``."""
        self._do(self._engine.pause_for_ever)

    def resume(self) -> None:
        """End the pause."""
        self._do(self._engine.resume)

    def disconnect_dropbox(self) -> None:
        """Give the access to Dropbox back and forget it."""
        self._account.run(self._engine.unlink, lambda _: None, self._went_wrong)

    def refresh_space(self) -> None:
        """Ask how much room the account has."""
        self._account.run(self._engine.refresh_space, lambda _: None, self._went_wrong)

    def open_archive(self) -> None:
        """Show the archive's folder on Dropbox's site."""
        self._background.run(self._archive_folder, self._visit_folder, self._went_wrong)

    def search_dropbox(self) -> None:
        """Show Dropbox's own search."""
        self.visit(self.addresses.search())

    def show_in_dropbox(self, row: DocumentRow) -> None:
        """Show a document on Dropbox's site, if it is there."""
        if row.archive_path and row.rev:
            self.visit(self.addresses.document(row.archive_path))

    def open_document(self, row: DocumentRow) -> None:
        """Open a document's file; for one inside a ZIP, the ZIP."""
        if row.file:
            self._machine.open_file(Path(row.file))

    def show_in_folder(self, row: DocumentRow) -> None:
        """Show a document's file in its folder."""
        if row.file:
            self._machine.show_in_folder(Path(row.file))

    def show_path(self, path: Path) -> None:
        """Show a file of the program's own in its folder."""
        self._machine.show_in_folder(path)

    def visit(self, address: str) -> None:
        """Open an address in the person's browser."""
        self._machine.open_url(address)

    def mend(self, remedy: Remedy) -> None:
        """Do what the button of a problem promises."""
        errands: dict[Remedy, Callable[[], None]] = {
            Remedy.CONNECT: self.connect_wanted.emit,
            Remedy.RECONNECT: self.connect_wanted.emit,
            Remedy.PASTE_CODE: self.paste_wanted.emit,
            Remedy.RETRY: self.retry,
            Remedy.LOOK_AGAIN: self.look_again,
            Remedy.SYNC: self.sync_now,
            Remedy.RECOVER: self.archive.recovery_wanted.emit,
            Remedy.FREE_SPACE: lambda: self.visit(self.addresses.plan),
            Remedy.DROPBOX_SITE: lambda: self.visit(self.addresses.home),
            Remedy.FOLDERS: lambda: self.settings_wanted.emit("folders"),
            Remedy.ARCHIVE_FOLDER: lambda: self.settings_wanted.emit("dropbox"),
        }
        errands[remedy]()

    def _archive_folder(self) -> ArchivePath:
        """Give the folder that the newest document is in: one just chosen may not exist yet."""
        chosen = ArchivePath(f"/{self._engine.settings.archive_root}")
        newest = self._engine.reports.last_archived(1)
        if not newest or not newest[0].archive_path:
            return chosen
        lies = ArchivePath(newest[0].archive_path)
        if lies.is_below(chosen):
            return chosen
        holds = self._engine.far_side.whereabouts.holds
        above = accumulate(str(lies).split("/")[1:-1], "{}/{}".format, initial="")
        return next((it for it in map(ArchivePath, above) if it.value and holds(it)), chosen)

    def _visit_folder(self, folder: ArchivePath) -> None:
        self.visit(self.addresses.folder(str(folder)))

    def _do(self, work: Callable[[], object]) -> None:
        self._background.run(work, lambda _: None, self._went_wrong)

    def _went_wrong(self, error: Exception) -> None:
        if isinstance(error, errors.GsmosError):
            self.failed.emit(error)
        else:
            _log.error("an errand failed", exc_info=error)
