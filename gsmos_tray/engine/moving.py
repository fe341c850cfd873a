"""Moves one document within the archive: always because a person said so, never overwriting.

Only what is proved by its bytes is moved, and the ledger is told afterwards: a crash in between
leaves bytes that lie where they should, and moving once more finds them there.
"""

from __future__ import annotations

from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath


class MovesDocuments(Protocol):
    """The archive, as far as moving needs it. Each call may be made twice."""

    def find(self, target: ArchivePath) -> Stored | None:
        """Say what lies at *target*."""

    def move(self, source: ArchivePath, target: ArchivePath) -> Stored:
        """Let it lie at *target*, never overwriting. Raises NameTaken and NotArchived."""


def move(
    archive: MovesDocuments,
    lies: ArchivePath,
    places: tuple[ArchivePath, ...],
    fingerprint: Fingerprint,
) -> Stored:
    """Move what *lies* there to the first of *places* that is free or holds the same bytes.

    Raises AlteredInDropbox if other bytes lie there, NameTaken if no name is free, NotArchived if
    nothing does.
    """
    here = archive.find(lies)
    if here is not None and here.fingerprint != fingerprint:
        raise errors.AlteredInDropbox
    for target in places:
        if here is not None and target.folded == lies.folded:
            return here
        if here is not None:
            try:
                return archive.move(lies, target)
            except errors.NameTaken:
                pass  # perhaps by the same bytes
        there = archive.find(target)
        if there is not None and there.fingerprint == fingerprint:
            return there  # an earlier try moved it, or another workstation stored it
    if here is None:
        raise errors.NotArchived(path=lies)
    raise errors.NameTaken
