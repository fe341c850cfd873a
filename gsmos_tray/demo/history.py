"""Every revision that a file ever had, by path and by id. Forgets only when told to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from gsmos_tray.demo.blobs import Content
from gsmos_tray.demo.paths import folded


@dataclass(frozen=True, slots=True)
class File:
    """A revision of a file. *path* is spelt for display; its folded form is the place."""

    id: str
    path: str
    rev: str
    content: Content
    client_modified: datetime
    server_modified: datetime


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something was here."""

    path: str
    at: datetime


Entry = File | Folder | Deleted


class History:
    """The revisions, oldest first. Guarded by the lock of the tree that owns it."""

    def __init__(self) -> None:
        self._of_rev: dict[str, File] = {}
        self._at_path: defaultdict[str, list[File]] = defaultdict(list)
        self._of_id: defaultdict[str, list[File]] = defaultdict(list)

    def add(self, file: File) -> None:
        """Remember *file* as the newest revision of its path, and of its id."""
        self._of_rev[file.rev] = file
        self._at_path[folded(file.path)].append(file)
        self._of_id[file.id].append(file)

    def forget(self, path: str) -> None:
        """Remember *path* no more, as when the days that the plan promises are over."""
        for file in self._at_path.pop(folded(path), ()):
            self._of_rev.pop(file.rev, None)

    def revision(self, rev: str) -> File | None:
        """Give the file that had *rev*."""
        return self._of_rev.get(rev)

    def at_path(self, path: str) -> list[File]:
        """Give the revisions that lay at *path*, oldest first."""
        return list(self._at_path.get(folded(path), ()))

    def of_id(self, id: str) -> list[File]:
        """Give the revisions of the file *id*, wherever it lay, oldest first."""
        return list(self._of_id.get(id, ()))
