"""Lists one directory: which files, folders and other things are in it. Follows no link.

What the names mean, and what was there before, is not this module's business.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gsmos_tray.disk import system_path
from gsmos_tray.folders.looking import Look, is_look_of, look_of
from gsmos_tray.folders.names import STRANGE_NAME, is_strange

FILE_UNREADABLE = "file_unreadable"

# winnt.h. Junctions and mounted volumes lead elsewhere; other reparse points (OneDrive's folders,
# deduplicated files) are what they seem.
_REPARSE_TAG_MOUNT_POINT = 0xA000_0003


@dataclass(slots=True)
class Listing:
    """What one directory holds, by name. *folders* has inode numbers; *unclear* has reasons."""

    files: dict[str, Look] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)  # links, junctions, pipes, sockets, devices
    unclear: dict[str, str] = field(default_factory=dict)


def list_directory(directory: Path, known: Mapping[str, Look]) -> Listing:
    """List *directory*. Raises ``OSError`` if that cannot be done wholly.

    A file that looks as it is *known* to gets that very look back: a new object for each of
    100,000 files would cost a third of the whole walk.

    On Windows the looks come from the directory itself, and may be old for a file that is open
    or has several names: what differs is to be looked at again.
    """
    listing = Listing()
    with os.scandir(system_path(str(directory))) as entries:
        for entry in entries:
            name = entry.name
            look = known.get(name)
            try:
                if look is None and is_strange(name):
                    listing.unclear[name] = STRANGE_NAME
                elif entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    if look is None or not is_look_of(look, status):
                        look = look_of(status)
                    listing.files[name] = look
                else:
                    _put_other(entry, listing)
            except FileNotFoundError:  # deleted since: as if it had not been listed
                continue
            except OSError:  # a directory that may be listed, but not entered
                listing.unclear[name] = FILE_UNREADABLE
    return listing


def leads_elsewhere(attributes: int, reparse_tag: int) -> bool:
    """Tell whether Windows' file attributes and reparse tag are those of a junction or a mount."""
    is_reparse_point = bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)
    return is_reparse_point and reparse_tag == _REPARSE_TAG_MOUNT_POINT


def is_junction(status: os.stat_result) -> bool:
    """Tell it of what ``lstat`` says; nowhere but on Windows can it be one."""
    attributes = getattr(status, "st_file_attributes", 0)
    return leads_elsewhere(attributes, getattr(status, "st_reparse_tag", 0))


def _put_other(entry: os.DirEntry[str], listing: Listing) -> None:
    if entry.is_dir(follow_symlinks=False) and not is_junction(entry.stat(follow_symlinks=False)):
        listing.folders[entry.name] = entry.inode()
    else:
        listing.others.add(entry.name)
