"""Looks at a file or a folder from outside. Never opens it, never follows a link.

A look is only used to compare with the next one; whoever remembers files stores all of it.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gsmos_tray.disk import system_path
from gsmos_tray.errors import SourceUnreadable
from gsmos_tray.folders.names import ATTRIBUTES_THAT_MATTER


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a file showed.

    *attributes* are Windows' bits for hidden files and placeholders (``names``), 0 elsewhere.
    A placeholder whose bytes arrive changes nothing else.
    """

    size: int
    mtime_ns: int
    attributes: int = 0


class Identity(NamedTuple):
    """Which folder it is: another disk, or a folder made anew under the old name, differs."""

    device: int
    inode: int


def look_at(path: Path) -> Look | None:
    """Look at *path*, or give ``None`` if no regular file is there now.

    A link is no file. Raises ``SourceUnreadable`` where the system does not say whether there is
    one: a share that is away, a folder that lost its permissions. That is not *gone*.
    """
    try:
        status = status_of(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SourceUnreadable(path=str(path)) from error
    return look_of(status) if stat.S_ISREG(status.st_mode) else None


def look_of(status: os.stat_result) -> Look:
    """Make a look of what the system said about a regular file."""
    return Look(status.st_size, status.st_mtime_ns, attributes_of(status))


def is_look_of(look: Look, status: os.stat_result) -> bool:
    """Tell whether ``look_of(status)`` would be equal to *look*, at a third of the price."""
    return (
        look.size == status.st_size
        and look.mtime_ns == status.st_mtime_ns
        and look.attributes == attributes_of(status)
    )


def attributes_of(status: os.stat_result) -> int:
    """Give the bits of Windows' file attributes that a look remembers."""
    return getattr(status, "st_file_attributes", 0) & ATTRIBUTES_THAT_MATTER


def status_of(path: Path) -> os.stat_result:
    """Ask the system about *path* itself, be it a link, a folder or a file. Raises ``OSError``."""
    return Path(system_path(str(path))).lstat()


def identity_of(folder: Path) -> Identity | None:
    """Tell which folder stands at *folder*; a link at its end is followed. ``None``: none."""
    try:
        status = Path(system_path(str(folder))).stat()
    except OSError:
        return None
    return Identity(status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None
