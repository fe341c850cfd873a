"""Knows what lies in the archive, whoever put it there: asked by bytes before anything is sent.

Bytes that already lie below the root are never sent again: that is how a lost ledger is rebuilt,
how a second workstation joins, and how nothing is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Folder, Gone, Page, Stored
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.listing import Listed, Listing, NoFile, Nothing


class ListsArchive(Protocol):
    """What is asked of the archive. Each call may be made twice."""

    def first_page(self, root: ArchivePath) -> Page | None:
        """Begin to list *root*; ``None`` if there is none."""

    def next_page(self, cursor: str) -> Page | None:
        """Go on; ``None`` if the listing must begin anew."""


class KnownArchive:
    """The archive below its roots, as it was at the last ``refresh``.

    Any thread may call any method. *lost*: something that lay there does so no more, and nobody
    has compared since; at first nobody knows. *told* counts the changes that were told of.
    """

    def __init__(self, listing: Listing, root: ArchivePath) -> None:
        self._listing = listing
        self._root = root
        self._listed = RLock()  # while a listing begins anew, it looks as if all were gone
        self._cursors: dict[str, str] = {}  # newer than what is written where nothing was told
        self.lost = True
        self.told = 0
        self.use(root)

    def use(self, root: ArchivePath) -> None:
        """Look below *root*, too: new documents go there."""
        self._root = root
        self._listing.add_root(root)

    def refresh(self, archive: ListsArchive) -> None:
        """Ask what has changed. Costs one request a root where little has."""
        with self._listed:
            for root, written in self._listing.roots():
                cursor = self._newest(root, written)
                if cursor and self._go_on(root, archive.next_page(cursor), archive):
                    continue
                self._listing.begin(root)
                first = archive.first_page(root)
                # What lay there before its first listing may be gone since, too.
                self.lost = self.lost or cursor is not None or first is not None
                if first is not None and not self._go_on(root, first, archive):
                    raise errors.ArchiveBusy  # it wants another new beginning already

    @contextmanager
    def as_it_is(self, archive: ListsArchive) -> Iterator[Iterator[Listed]]:
        """Ask what has changed, and give all that lies there; nothing is asked meanwhile."""
        with self._listed:
            self.refresh(archive)
            self.lost = False
            yield self._listing.everything()

    def everything(self, archive: ListsArchive) -> list[Listed]:
        """Ask what has changed, and list all that lies there. Compares nothing."""
        with self._listed:
            self.refresh(archive)
            return list(self._listing.everything())

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let nobody list anything meanwhile; whoever does now is waited for."""
        with self._listed:
            yield

    @property
    def root(self) -> ArchivePath:
        """The folder below which new documents go."""
        return self._root

    def roots(self) -> list[ArchivePath]:
        """List the folders below which the archive is, or was."""
        return [root for root, _ in self._listing.roots()]

    def cursor(self, root: ArchivePath) -> str | None:
        """Give up to where *root* was listed; ``None``: it was not, or there is no such folder."""
        written = {it.folded: cursor for it, cursor in self._listing.roots()}
        return self._newest(root, written.get(root.folded))

    def _newest(self, root: ArchivePath, written: str | None) -> str | None:
        """Give the cursor of the last answer: Dropbox may call by an older one for ever.

        It does where changes that nobody is told of lie between the two.
        """
        return written and self._cursors.get(root.folded, written)

    def _go_on(self, root: ArchivePath, page: Page | None, archive: ListsArchive) -> bool:
        """Take in *page* and all that follow. ``False``: the listing must begin anew."""
        while page is not None:
            if self._listing.take_in(root, map(_told, page.changes), page.cursor):
                self.lost = True
            self.told += len(page.changes)
            self._cursors[root.folded] = page.cursor
            if not page.more:
                return True
            page = archive.next_page(page.cursor)
        return False

    def holding(self, content_hash: str) -> Listed | None:
        """Give a place at which these bytes lie."""
        return self._listing.holding(content_hash)

    def first_below(self, folder: ArchivePath) -> Listed | None:
        """Give something that lies in *folder*."""
        return self._listing.first_below(folder)

    def at(self, path: ArchivePath) -> Listed | None:
        """Give what lies at *path*."""
        return self._listing.at(path)


def _told(change: Stored | Gone | Folder) -> Listed | NoFile | Nothing:
    match change:
        case Stored(path, fingerprint, rev):
            return Listed(ArchivePath(path), fingerprint, rev)
        case Folder(path):
            return NoFile(ArchivePath(path))
        case Gone(path):
            return Nothing(ArchivePath(path))
