"""The versions that a document had in Dropbox: listed, brought back, or saved beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Past, Revision, Stored
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.fetching import Fetcher, GivesBytes, holds, publish, spelt
from gsmos_tray.engine.patience import Patience, Stopped


class Remembers(Protocol):
    """The past of an archive. Each call may be made twice."""

    def of(self, path: ArchivePath) -> Past:
        """Say what lay at *path*. Raises NotArchived."""

    def bring_back(self, path: ArchivePath, rev: str) -> Stored:
        """Let the version *rev* lie at *path* again. Raises NoSuchRevision."""


class RememberingArchive(GivesBytes, Protocol):
    """An archive that keeps older versions."""

    @property
    def history(self) -> Remembers:
        """Its past."""


class Versions:
    """Any thread but the UI's may call any method: all ask the network.

    *look* compares the archive with the ledger: what was brought back is to be known at once.
    """

    def __init__(
        self, open_archive: Callable[[], RememberingArchive], look: Callable[[], object]
    ) -> None:
        self._open_archive = open_archive
        self._look = look

    def of(self, path: ArchivePath) -> Past:
        """List the versions of *path*, the newest first. Raises NotArchived."""
        archive = self._open_archive()
        return Patience(Event()).ask(lambda: archive.history.of(path))

    def restore(self, path: ArchivePath, version: Revision) -> Stored:
        """Let *version* lie at *path* again; the one that lies there becomes the one before it.

        Raises NoSuchRevision, and ArrivedDamaged if Dropbox took something else for it.
        """
        archive = self._open_archive()
        stored = Patience(Event()).ask(lambda: archive.history.bring_back(path, version.rev))
        if stored.fingerprint != version.fingerprint:
            raise errors.ArrivedDamaged
        self._look()
        return stored

    def save(self, version: Revision, into: Path, stop: Event) -> None:
        """Save *version* as the file *into*, proved, and over no other one.

        Raises DestinationTaken, ProfileReadOnly, DiskFull and ArrivedDamaged.
        """
        if spelt(into).exists():
            if holds(into, version.fingerprint):
                return
            raise errors.DestinationTaken(path=into)
        part = into.with_name(f".{into.name}.{version.rev}.new")
        try:
            Fetcher(self._open_archive, Patience(stop)).fetch(
                version.rev, version.fingerprint, part
            )
            publish(part, into)
        except Stopped:
            return
        finally:
            spelt(part).unlink(missing_ok=True)
