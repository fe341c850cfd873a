"""Decides which folders are looked at regularly because nobody tells of their changes, and when.

Network shares, folders that may not be listened to, and trees for which the system grants too few
watches. A look costs what it costs: a slow share is looked at less often.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from gsmos_tray.folders.watching import Hearing
from gsmos_tray.settings import WatchedFolder

EVERY = 60.0
"""Seconds between two looks at a folder that nobody tells of."""

_SHARE_OF_TIME = 100
"""… or so many times as long as a look takes, if that is longer."""

BADLY_HEARD = frozenset({Hearing.PARTLY, Hearing.REFUSED})


def polled(
    folders: Iterable[WatchedFolder],
    hearing: Mapping[Path, Hearing],
    is_remote: Callable[[Path], bool],
) -> list[Path]:
    """List the folders that are to be polled: by the owner's choice, else by what they are."""
    return [
        folder.path
        for folder in folders
        if (
            folder.polled
            if folder.polled is not None
            else hearing.get(folder.path) in BADLY_HEARD or is_remote(folder.path)
        )
    ]


def due(now: float, looked_at: float | None, took: float) -> bool:
    """Tell whether a folder is to be looked at again, that was looked at then, for so long."""
    return looked_at is None or now - looked_at >= max(EVERY, took * _SHARE_OF_TIME)


def listened_to(folders: Iterable[WatchedFolder], is_remote: Callable[[Path], bool]) -> list[Path]:
    """List the folders worth listening to: all but those that are polled in any case."""
    never_heard = set(polled(folders, {}, is_remote))
    return [folder.path for folder in folders if folder.path not in never_heard]
