"""Checks a folder before it is watched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gsmos_tray import errors
from gsmos_tray.folders.archive_copy import lies_in
from gsmos_tray.settings import WatchedFolder


def check_new_folder(
    path: Path, watched: Iterable[WatchedFolder], archive_copies: Iterable[Path]
) -> None:
    """Raise NoSuchFolder, FolderUnreadable, FolderIsArchive or FolderKnown if *path* cannot be."""
    try:
        with os.scandir(path):
            pass
    except PermissionError as cause:
        raise errors.FolderUnreadable(path=path) from cause
    except OSError as cause:
        raise errors.NoSuchFolder(path=path) from cause
    if lies_in(path, archive_copies):
        raise errors.FolderIsArchive(path=path)
    if any(_same(path, folder.path) for folder in watched):
        raise errors.FolderKnown(path=path)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
