"""Lets others see the archive, or one of its folders: invites them, lists them, takes it back.

Dropbox does much of this in jobs; they are followed to their end here, so that what is said to be
done is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Access, Member, SharedFolder
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.patience import Patience

_BETWEEN = 0.5  # seconds between two questions whether a job is done
_LONGEST = 120.0  # seconds


class SharesFolders(Protocol):
    """The shared folders of an account: see ``archive.shares``. Each call may be made twice."""

    def at(self, path: ArchivePath) -> SharedFolder | None:
        """Give the sharing of *path*. Raises NotArchived."""

    def all(self) -> list[SharedFolder]:
        """List the shared folders of the account."""

    def share(self, path: ArchivePath) -> str | None:
        """Share *path*; gives the job that does it."""

    def shared_by(self, job: str) -> bool:
        """Say whether it is done."""

    def members(self, folder: SharedFolder) -> list[Member]:
        """List who has access."""

    def invite(self, folder: SharedFolder, email: str, access: Access, message: str | None) -> None:
        """Invite somebody."""

    def remove(self, folder: SharedFolder, email: str) -> str:
        """Take access away; gives the job that does it."""

    def removed_by(self, job: str) -> bool:
        """Say whether it is done."""

    def unshare(self, folder: SharedFolder) -> str | None:
        """Share no longer; gives the job that does it."""

    def unshared_by(self, job: str) -> bool:
        """Say whether it is done."""


class SharingArchive(Protocol):
    """An archive whose folders can be shared."""

    @property
    def shares(self) -> SharesFolders:
        """Its sharing."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom to let in, what he may do, and what to write to him."""

    email: str
    access: Access
    message: str = ""


class Sharing:
    """Any thread but the UI's may call any method: all ask the network. Each may be done twice.

    All raise what the API refuses, as ``errors`` has it, and ArchiveBusy if a job has no end.
    """

    def __init__(
        self, open_archive: Callable[[], SharingArchive], holds: Callable[[ArchivePath], bool]
    ) -> None:
        self._open_archive = open_archive
        self._holds = holds

    def folders(self) -> list[ArchivePath]:
        """List the folders of the archive that are shared."""
        shares = self._open_archive().shares
        found = Patience(Event()).ask(shares.all)
        paths = [ArchivePath(it.path) for it in found]
        return [path for path in paths if self._holds(path)]

    def members(self, path: ArchivePath) -> list[Member]:
        """List who has access to *path*; nobody, if it is not shared. Raises NotArchived."""
        shares, patience = self._open_archive().shares, Patience(Event())
        folder = patience.ask(lambda: shares.at(path))
        return [] if folder is None else patience.ask(lambda: shares.members(folder))

    def invite(self, path: ArchivePath, invitation: Invitation, stop: Event) -> None:
        """Share the folder *path*, unless it is, and invite somebody to it."""
        shares, patience = self._open_archive().shares, Patience(stop)
        folder = patience.ask(lambda: shares.at(path))
        if folder is None:
            try:
                job = patience.ask(lambda: shares.share(path))
                _follow(job, shares.shared_by, patience)
            except errors.FolderNested as cause:
                raise errors.FolderNested(path=path) from cause
            folder = patience.ask(lambda: shares.at(path))
        if folder is None:  # shared a moment ago, and not yet seen as such
            raise errors.ArchiveBusy
        shared = folder
        patience.ask(
            lambda: shares.invite(
                shared, invitation.email, invitation.access, invitation.message or None
            )
        )

    def remove(self, path: ArchivePath, email: str, stop: Event) -> None:
        """Take somebody's access to *path* away. Raises NotShared, NotInvited."""
        shares, patience = self._open_archive().shares, Patience(stop)
        folder = self._shared(path, patience)
        try:
            _do_once(
                lambda: shares.remove(folder, email),
                shares.removed_by,
                errors.NotInvited,
                patience,
            )
        except errors.NotInvited as cause:
            raise errors.NotInvited(email=email) from cause

    def stop(self, path: ArchivePath, stop: Event) -> None:
        """Let *path* be the owner's alone again. Raises NotShared."""
        shares, patience = self._open_archive().shares, Patience(stop)
        folder = self._shared(path, patience)
        _do_once(lambda: shares.unshare(folder), shares.unshared_by, errors.NotShared, patience)

    def _shared(self, path: ArchivePath, patience: Patience) -> SharedFolder:
        shares = self._open_archive().shares
        if (folder := patience.ask(lambda: shares.at(path))) is None:
            raise errors.NotShared(path=path)
        return folder


def _do_once(
    request: Callable[[], str | None],
    is_done: Callable[[str], bool],
    refused: type[errors.Refused],
    patience: Patience,
) -> None:
    """Do what cannot be done twice. *refused* after another try, the one before has done it."""
    tries = 0

    def ask() -> str | None:
        nonlocal tries
        tries += 1
        return request()

    try:
        _follow(patience.ask(ask), is_done, patience)
    except refused:
        if tries == 1:
            raise


def _follow(job: str | None, is_done: Callable[[str], bool], patience: Patience) -> None:
    """Wait for the end of a job. Raises what it failed with."""
    if job is None:
        return
    until = monotonic() + _LONGEST
    while not patience.ask(lambda: is_done(job)):
        if monotonic() > until:
            raise errors.ArchiveBusy
        patience.wait(_BETWEEN)
