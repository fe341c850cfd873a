"""Finds out what is in a folder: the truth, where events are only hints.

Goes directory by directory, compares with what is remembered, and reports the differences. Opens
no file, follows no link, keeps no list of the whole tree. What cannot be seen is not taken for
deleted: neither a folder that is missing or refuses, nor what lies below one.

Excluded places belong to somebody else (an inner watched folder, the archive's synced copy): what
is in them is neither reported nor missed. A name that is no text is reported as ``Unreadable`` for
the reason ``strange_name``, since nobody could remember its path.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Protocol

from gsmos_tray.disk import system_path
from gsmos_tray.errors import FolderUnreadable, NoSuchFolder, SourceUnreadable
from gsmos_tray.folders.listing import FILE_UNREADABLE, Listing, is_junction, list_directory
from gsmos_tray.folders.looking import (
    Identity,
    Look,
    identity_of,
    look_at,
    status_of,
)

FOLDER_UNREADABLE = "folder_unreadable"


class Known(Protocol):
    """What is remembered of a folder. Asked once for each directory, as the walk gets there."""

    def children(self, directory: Path) -> Mapping[str, Look]:
        """Give the names of the files remembered right in *directory*, with their last looks.

        Files that are known to be gone are not among them.
        """
        ...

    def directories(self, root: Path) -> Iterable[Path]:
        """Give the directories at or below *root* that hold remembered files."""
        ...


@dataclass(frozen=True, slots=True)
class Appeared:
    """A file that is not remembered."""

    path: Path
    look: Look


@dataclass(frozen=True, slots=True)
class Altered:
    """A remembered file that looks different."""

    path: Path
    look: Look


@dataclass(frozen=True, slots=True)
class Vanished:
    """A remembered file that is not there any more."""

    path: Path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that is there and cannot be looked at; what it holds is not missed.

    *reason* is ``folder_unreadable``, ``file_unreadable`` or ``strange_name``.
    """

    path: Path
    reason: str


Finding = Appeared | Altered | Vanished | Unreadable


def rescan(
    root: Path,
    known: Known,
    stop: Event,
    *,
    below: Path | None = None,
    exclude: frozenset[Path] = frozenset(),
    seen_as: Identity | None = None,
) -> Iterator[Finding]:
    """Compare the watched folder *root*, or only what lies at *below*, with what is known.

    In each directory what vanished comes before what appeared, so that a name that changed its
    spelling only is not lost where case does not matter. A run that is stopped was right so far.

    *below* may be gone, or be a file now: then what it held has vanished. *seen_as* is what the
    folder was when files were last seen in it: an empty folder of another identity is the place
    where a disk or a share used to be, and counts as missing.

    Raises ``NoSuchFolder`` or ``FolderUnreadable`` for the root, before anything is reported.
    """
    holds_something = _holds_something(root)
    if seen_as is not None and not holds_something and seen_as != identity_of(root):
        raise NoSuchFolder(path=str(root))
    return _Walk(known, stop, exclude).run(root, root if below is None else below)


def _holds_something(root: Path) -> bool:
    try:
        with os.scandir(system_path(str(root))) as entries:
            return next(entries, None) is not None
    except PermissionError as error:
        raise FolderUnreadable(path=str(root)) from error
    except OSError as error:  # a share that is away says so in many ways
        raise NoSuchFolder(path=str(root)) from error


class _Walk:
    """One walk. *_leading* has, for each directory, the names in it that lead to known files."""

    def __init__(self, known: Known, stop: Event, exclude: frozenset[Path]) -> None:
        self._known = known
        self._stop = stop
        self._excluded_paths = frozenset(os.path.normcase(path) for path in exclude)
        identities = [identity_of(path) for path in exclude]
        self._excluded = frozenset(it for it in identities if it is not None)
        self._excluded_inodes = frozenset(it.inode for it in self._excluded)
        self._leading: dict[Path, set[str]] = {}

    def run(self, root: Path, place: Path) -> Iterator[Finding]:
        if any(os.path.normcase(path) in self._excluded_paths for path in (place, *place.parents)):
            return
        self._remember(place)
        waiting = [place]
        if _is_behind_a_link(place, root):
            yield from self._gone(place)
            return
        while waiting and not self._stop.is_set():
            directory = waiting.pop()
            known = self._known.children(directory)
            try:
                listing = list_directory(directory, known)
            except (FileNotFoundError, NotADirectoryError):
                # A moment ago its parent showed it: the next rescan will know. For a place below
                # a root that stands there was no such moment.
                if directory == place != root and identity_of(root) is not None:
                    yield from self._no_directory(place)
            except OSError:
                yield Unreadable(directory, FOLDER_UNREADABLE)
            else:
                yield from self._compare(directory, known, listing)
                waiting += self._to_visit(directory, listing)

    def _remember(self, place: Path) -> None:
        for directory in self._known.directories(place):
            path = directory
            while path not in {place, path.parent}:
                names = self._leading.setdefault(path.parent, set())
                if path.name in names:
                    break
                names.add(path.name)
                path = path.parent

    def _compare(
        self, directory: Path, known: Mapping[str, Look], listing: Listing
    ) -> Iterator[Finding]:
        for name, reason in listing.unclear.items():
            yield Unreadable(directory / name, reason)
        for name in sorted(known.keys() - listing.files.keys()):
            if not _may_still_be_there(directory, name, listing):
                yield Vanished(directory / name)
        for name in sorted(self._leading.get(directory, set()) - listing.folders.keys()):
            if not _may_still_be_there(directory, name, listing):
                yield from self._vanish(directory / name)
        different = (name for name, look in listing.files.items() if known.get(name) is not look)
        for name in sorted(different):
            yield from _looked_again(directory / name, known.get(name))

    def _to_visit(self, directory: Path, listing: Listing) -> Iterator[Path]:
        for name, inode in listing.folders.items():
            path = directory / name
            if not self._is_excluded(path, inode):
                yield path

    def _is_excluded(self, path: Path, inode: int) -> bool:
        if not self._excluded_paths:
            return False
        # The second: the same place under another name, behind a link or a bind mount above it.
        return os.path.normcase(path) in self._excluded_paths or (
            inode in self._excluded_inodes and identity_of(path) in self._excluded
        )

    def _no_directory(self, place: Path) -> Iterator[Finding]:
        """Compare *place* itself: Windows does not say whether what was deleted was a folder."""
        if _exists(place):
            yield from self._vanish(place)
            yield from _looked_again(place, self._known.children(place.parent).get(place.name))
        else:
            yield from self._gone(place)

    def _gone(self, place: Path) -> Iterator[Finding]:
        yield from self._vanish(place)
        if place.name in self._known.children(place.parent):
            yield Vanished(place)

    def _vanish(self, directory: Path) -> Iterator[Finding]:
        waiting = [directory]
        while waiting:
            gone = waiting.pop()
            for name in sorted(self._known.children(gone)):
                yield Vanished(gone / name)
            waiting += [gone / name for name in self._leading.get(gone, ())]


def _looked_again(path: Path, before: Look | None) -> Iterator[Finding]:
    try:
        look = look_at(path)
    except SourceUnreadable:
        yield Unreadable(path, FILE_UNREADABLE)
        return
    if look is None or look == before:  # deleted this moment; or the listing was old
        return
    yield Appeared(path, look) if before is None else Altered(path, look)


def _may_still_be_there(directory: Path, name: str, listing: Listing) -> bool:
    """Tell whether a remembered *name* that was not listed as such may yet be there.

    The system finds names that it does not list: another spelling of a listed one (then this one
    is gone), or one that was being renamed while the listing was made.
    """
    if name in listing.others or name in listing.files or name in listing.folders:
        return False  # something else has taken its place
    if not _exists(directory / name):
        return False
    listed = (directory / other for other in (*listing.files, *listing.folders))
    return not any(_is_same(directory / name, other) for other in listed)


def _exists(path: Path) -> bool:
    """Tell whether anything is there, or may be: only a clear *no* is a no."""
    try:
        status_of(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _is_behind_a_link(place: Path, root: Path) -> bool:
    inside = [path for path in (place, *place.parents) if path != root and root in path.parents]
    return any(map(_is_link, inside))


def _is_link(path: Path) -> bool:
    try:
        status = status_of(path)
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or is_junction(status)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return os.path.samestat(status_of(path), status_of(other))
    except OSError:
        return False
