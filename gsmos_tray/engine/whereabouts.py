"""Finds where in the archive something lies that a person named: a file here, or a path there.

Asks the ledger alone. What lies outside the archive's folders is none of this program's business.
"""

from __future__ import annotations

from pathlib import Path

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.engine.reports import Reports


class Whereabouts:
    """Any thread may call any method."""

    def __init__(self, reports: Reports, known: KnownArchive) -> None:
        self._reports = reports
        self._known = known

    def of(self, name: str) -> ArchivePath:
        """Find the place of a file on this workstation, or read *name* as a path in the archive.

        Such a path may leave the archive's own folder out. Raises NotArchived for a file that is
        not, and was not, in the archive.
        """
        here = Path(name)
        if (facts := self._reports.file(here)) is not None:
            held = self._reports.held_by(facts)
            lies = next((it.archive_path for it in held if it.archive_path and it.rev), None)
            if lies is None:
                raise errors.NotArchived(path=name)
            return ArchivePath(lies)
        if here.is_absolute() and here.exists():
            raise errors.NotArchived(path=name)
        return self.below(name)

    def below(self, name: str) -> ArchivePath:
        """Read *name* as a path in the archive; nothing stands for the archive's folder itself."""
        bare = name.strip("/")
        path = ArchivePath("/" + bare)
        root = self._known.root
        if self.holds(path):
            return path
        return ArchivePath(f"{root}/{bare}") if bare else root

    def holds(self, path: ArchivePath) -> bool:
        """Tell whether *path* is one of the archive's folders, or lies in one."""
        return any(
            path.folded == root.folded or path.is_below(root) for root in self._known.roots()
        )

    def is_file(self, path: ArchivePath) -> bool | None:
        """Tell whether a file lies there, or a folder; ``None``: neither, as far as was listed."""
        if self._known.at(path) is not None:
            return True
        is_root = any(path.folded == root.folded for root in self._known.roots())
        return False if is_root or self._known.first_below(path) else None

    def spelt(self, path: ArchivePath) -> ArchivePath:
        """Give *path* as Dropbox shows it, as far as it was listed: answers may fold capitals."""
        if (listed := self._known.at(path)) is not None:
            return listed.path
        if (inside := self._known.first_below(path)) is None:
            return path
        depth = len(str(path).split("/"))
        return ArchivePath("/".join(str(inside.path).split("/")[:depth]))
