"""Where watchers leave their hints, and the owner of the folders waits for them.

A queue that keeps each path once and never grows without limit: a burst in one folder becomes the
single hint "look at the folder". What a hint means is not this module's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

# From here on a rescan is the cheaper answer: a look at 100,000 known files costs half a second.
MOST_FILES = 2_000


@dataclass(frozen=True, slots=True)
class Hints:
    """Where to look again. *files* in the order in which they came, none of them below a folder.

    *folders* are to be looked at with all that is in them; none of them lies below another one.
    Anything named here may have gone since, or be something else.
    """

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.files or self.folders)


class Arrivals:
    """Hints from any thread, taken by one."""

    def __init__(self, most_files: int = MOST_FILES) -> None:
        self._most_files = most_files
        self._files: dict[Path, dict[Path, None]] = {}  # by the watched folder that they are in
        self._folders: dict[Path, None] = {}
        self._rung = False
        self._changed = Condition()

    def put_file(self, path: Path, folder: Path) -> None:
        """Hint at *path*, which lies in the watched *folder*."""
        with self._changed:
            files = self._files.setdefault(folder, {})
            files[path] = None
            if len(files) > self._most_files:
                del self._files[folder]
                self._folders[folder] = None
            self._changed.notify_all()

    def put_folder(self, path: Path, folder: Path) -> None:
        """Hint at the directory *path* and all below it, in the watched *folder*."""
        with self._changed:
            self._folders[path] = None
            if len(self._folders) > self._most_files:
                self._folders = dict.fromkeys(
                    other for other in self._folders if not other.is_relative_to(folder)
                )
                self._folders[folder] = None
            self._changed.notify_all()

    def ring(self) -> None:
        """Wake the taker though there may be no hint: it has something else to see to."""
        with self._changed:
            self._rung = True
            self._changed.notify_all()

    def take(self, timeout: float | None) -> Hints:
        """Wait for hints, at most *timeout* seconds (``None``: for ever), and take all there are.

        Gives empty hints when the time is over or ``ring`` was called, now or since the last take.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._files or self._folders or self._rung, timeout)
            files, self._files = self._files, {}
            folders, self._folders = self._folders, {}
            self._rung = False
        outermost = _outermost(folders)
        return Hints(
            tuple(
                path for paths in files.values() for path in paths if not _below(path, outermost)
            ),
            tuple(outermost),
        )


def _outermost(folders: Iterable[Path]) -> dict[Path, None]:
    every = dict.fromkeys(folders)
    return dict.fromkeys(folder for folder in every if not _below(folder, every))


def _below(path: Path, folders: dict[Path, None]) -> bool:
    return bool(folders) and any(parent in folders for parent in path.parents)
