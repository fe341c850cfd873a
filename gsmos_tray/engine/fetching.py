"""Brings one version of a file from Dropbox onto this workstation: proved, and over no other file.

It comes beside, under another name, so that a half of it never passes for the whole; an
interrupted one goes on where it was. Which files are wanted is not decided here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.disk import put_in_place, system_path
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.fingerprints import fingerprint
from gsmos_tray.engine.patience import Patience

_TRIES = 3


class GivesBytes(Protocol):
    """The archive, as far as fetching needs it."""

    def download(self, rev: str, offset: int) -> Iterator[bytes]:
        """Give the bytes of the version *rev* from *offset* on. May be asked twice."""


class Fetcher:
    """Any thread may call any method. *arrived* is told the number of bytes, as they come."""

    def __init__(
        self,
        open_archive: Callable[[], GivesBytes],
        patience: Patience,
        arrived: Callable[[int], object] = lambda _: None,
    ) -> None:
        self._open_archive = open_archive
        self._patience = patience
        self._arrived = arrived

    def fetch(self, rev: str, identity: Fingerprint, part: Path) -> None:
        """Bring the version *rev* into *part*, going on where an earlier try was left.

        Raises ArrivedDamaged, DiskFull, ProfileReadOnly, Stopped and what a request may raise.
        """
        for _ in range(_TRIES):
            self._patience.ask(lambda: self._go_on(rev, identity, part))
            if holds(part, identity):
                return
            self._arrived(-identity.size)  # it comes once more
            _begin_anew(part)
        raise errors.ArrivedDamaged

    def _go_on(self, rev: str, identity: Fingerprint, part: Path) -> None:
        try:
            # The first part of a stream; whether it is the right one shows when it is whole.
            with spelt(part).open("ab") as file:
                if (offset := file.tell()) > identity.size:
                    file.truncate(0)
                    offset = 0
                if offset < identity.size:
                    self._pour(rev, offset, file.write)
                    if file.tell() < identity.size:
                        raise errors.ArchiveUnreachable(answer="short")
                file.flush()
                os.fsync(file.fileno())
        except OSError as cause:
            raise errors.unwritable(cause, part.parent) from cause

    def _pour(self, rev: str, offset: int, write: Callable[[bytes], object]) -> None:
        for piece in self._open_archive().download(rev, offset):
            self._patience.wait(0)  # before writing: who stopped this may have begun it anew
            write(piece)
            self._arrived(len(piece))


def _begin_anew(part: Path) -> None:
    try:
        spelt(part).unlink(missing_ok=True)
    except OSError as cause:  # Windows, while somebody has it open
        raise errors.unwritable(cause, part.parent) from cause


def holds(path: Path, identity: Fingerprint) -> bool:
    """Tell whether *path* is a file with exactly these bytes."""
    place = spelt(path)
    try:
        if place.stat().st_size != identity.size or not place.is_file():
            return False
        with place.open("rb") as file:
            return fingerprint(file) == identity
    except OSError:
        return False


def publish(part: Path, target: Path) -> None:
    """Give *part* its own name. Raises DestinationTaken if something has it, and is left alone.

    Raises DiskFull or ProfileReadOnly, too.
    """
    source, place = spelt(part), spelt(target)
    try:
        put_in_place(source, place, replace=_rename)  # an antivirus program looks at it first
    except FileExistsError as cause:
        raise errors.DestinationTaken(path=target) from cause
    except OSError as cause:
        raise errors.unwritable(cause, target.parent) from cause


def _rename(source: Path, target: Path) -> None:
    """Rename and never replace: a plain rename does on all systems but Windows."""
    if os.name == "nt":
        source.rename(target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a stick's file system has no second names
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.rename(target)
        return
    source.unlink()


def spelt(path: Path) -> Path:
    """Spell *path* so that the system takes it whatever its length."""
    return Path(system_path(str(path)))
