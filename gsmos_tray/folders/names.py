"""The rules that leave a file out by its name or place alone, before anybody opens it.

What a file holds is not this module's business, and nothing here touches a disk. The names of
the rules (``temporary``, ``hidden``, ``strange_name``) are stored and shown.
"""

from __future__ import annotations

import stat
from pathlib import Path

TEMPORARY = "temporary"
HIDDEN = "hidden"
STRANGE_NAME = "strange_name"

_TEMPORARY_ENDINGS = (
    ".tmp",  # Office, LibreOffice, mail clients, Google Drive
    ".temp",
    ".crdownload",  # Chrome, Edge, Vivaldi, Yandex
    ".part",  # Firefox, JDownloader
    ".partial",  # the old Edge and Internet Explorer
    ".download",  # Safari
    ".opdownload",  # Opera
    ".fdmdownload",  # Free Download Manager
    ".filepart",  # WinSCP
    ".aria2",
    ".!ut",
    ".tmp.drivedownload",  # Google Drive
    ".tmp.driveupload",
    "~",  # the backup copies of Unix editors
)
_TEMPORARY_BEGINNINGS = (
    "~$",  # Office's owner file beside an open document
    ".~lock.",  # LibreOffice's
    "~syncthing~",
    ".syncthing.",
)
_HIDDEN_NAMES = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r"})
_HIDDEN_FOLDERS = frozenset(
    {
        "$recycle.bin",  # what was deleted is no document any more
        "#recycle",
        "@eadir",  # thumbnails on a Synology
        "system volume information",
        "lost+found",
        "__macosx",
    }
)

# winnt.h; Python's ``stat`` lacks the two of the cloud file API.
_RECALL_ON_OPEN = 0x0004_0000
_RECALL_ON_DATA_ACCESS = 0x0040_0000
_ONLINE_ONLY = stat.FILE_ATTRIBUTE_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_DATA_ACCESS

ATTRIBUTES_THAT_MATTER = stat.FILE_ATTRIBUTE_HIDDEN | _ONLINE_ONLY
"""The bits of Windows' file attributes that a look remembers."""


def left_out_by_name(name: str) -> str | None:
    """Name the rule that leaves out a file called *name*, or give ``None``."""
    folded = name.casefold()
    if is_strange(name):
        return STRANGE_NAME
    if folded.endswith(_TEMPORARY_ENDINGS) or folded.startswith(_TEMPORARY_BEGINNINGS):
        return TEMPORARY
    if folded.startswith(".") or folded in _HIDDEN_NAMES:
        return HIDDEN
    return None


def left_out(path: Path, folder: Path, attributes: int = 0) -> str | None:
    """Say the same of *path* inside the watched *folder*: places and attributes count too.

    A recycle bin or ``.git`` hides whatever lies in it; the folders above the watched one do not.
    *attributes* are those of a ``Look``.
    """
    if rule := left_out_by_name(path.name):
        return rule
    between = path.parent.relative_to(folder).parts if path.is_relative_to(folder) else ()
    if attributes & stat.FILE_ATTRIBUTE_HIDDEN or any(map(_hides, between)):
        return HIDDEN
    return None


def is_online_only(attributes: int) -> bool:
    """Tell whether a file's bytes are elsewhere, so that opening it would download them.

    OneDrive and its kin set one of three bits (winnt.h); which one depends on their version.
    """
    return bool(attributes & _ONLINE_ONLY)


def is_strange(name: str) -> bool:
    """Tell whether *name* cannot be written as text, neither in a database nor in Dropbox.

    Bytes that are no UTF-8 come from old disks and ZIPs; Python shows them as lone surrogates.
    """
    return not name.isascii() and any("\ud800" <= letter <= "\udfff" for letter in name)


def _hides(folder_name: str) -> bool:
    return folder_name.startswith(".") or folder_name.casefold() in _HIDDEN_FOLDERS
