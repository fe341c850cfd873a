"""What a person may ask of the archive itself: its versions, links, guests, and all of it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine.judging import Choices
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.engine.public_links import PublicLinks
from gsmos_tray.engine.reports import Reports
from gsmos_tray.engine.restoring import Restoring
from gsmos_tray.engine.sharing import Sharing
from gsmos_tray.engine.versions import Versions
from gsmos_tray.engine.whereabouts import Whereabouts
from gsmos_tray.ledger.ledger import Ledger

if TYPE_CHECKING:
    from gsmos_tray.archive.dropbox_archive import DropboxArchive


_DEEPEST = 4
"""Levels of folders: the archive's own, ``Facturi``, the year, the month."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page on Dropbox's site is to show. Only its owner can see it."""

    path: ArchivePath
    is_file: bool


class FarSide:
    """Any thread but the UI's may use it."""

    def __init__(
        self,
        ledger: Ledger,
        known: KnownArchive,
        open_archive: Callable[[], DropboxArchive],
        new_reader: Callable[[], Reader],
        choices: Callable[[], Choices],
        look: Callable[[], object],
    ) -> None:
        self._known = known
        self._listing = ledger.listing
        self._open_archive = open_archive
        self.whereabouts = Whereabouts(Reports(ledger), known)
        self.versions = Versions(open_archive, look)
        self.links = PublicLinks(open_archive, self.whereabouts)
        self.sharing = Sharing(open_archive, self.whereabouts.holds)
        self.restoring = Restoring(ledger, known, open_archive, new_reader, choices)

    def folders(self) -> list[ArchivePath]:
        """List the upper folders of the archive: those that one may want to share."""
        found = {root.folded: str(root) for root in self._known.roots()}
        for listed in self._listing.everything():
            parts = str(listed.path).split("/")
            for depth in range(2, min(len(parts), _DEEPEST + 2)):
                folder = ArchivePath("/".join(parts[:depth]))
                if self.whereabouts.holds(folder):
                    found.setdefault(folder.folded, str(folder))
        return [ArchivePath(it) for it in sorted(found.values(), key=str.casefold)]

    def page(self, name: str) -> Page:
        """Find what to show of a file here, or of a path in the archive; nothing = all of it.

        Asks the network only if the place is not known. Raises NotArchived.
        """
        path = self.whereabouts.of(name) if name else self.whereabouts.below("")
        is_file = self.whereabouts.is_file(path)
        if is_file is None:
            self._known.refresh(self._open_archive())
            is_file = self.whereabouts.is_file(path)
        if is_file is None:
            raise errors.NotArchived(path=path)
        return Page(path, is_file)
