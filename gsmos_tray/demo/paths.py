"""Paths as Dropbox understands them: case-insensitive, checked part by part. Knows no tree."""

from __future__ import annotations

import unicodedata

from gsmos_tray.demo.refusals import WriteReason, WriteRefused

# The guide on file names: these belong to operating systems and to Dropbox's own client.
DISALLOWED_NAMES = frozenset(
    {"desktop.ini", "thumbs.db", ".ds_store", "icon\r", ".dropbox", ".dropbox.attr"}
)
LONGEST_NAME = 255


def folded(path: str) -> str:
    """Give the form in which two spellings of one path are equal; the API's ``path_lower``."""
    return unicodedata.normalize("NFC", path).lower()


def name_of(path: str) -> str:
    """Give the last part of *path*."""
    return path.rpartition("/")[2]


def parent_of(path: str) -> str:
    """Give the folder that holds *path*; the root folder is the empty string."""
    return path.rpartition("/")[0]


def is_below(path: str, folder: str) -> bool:
    """Whether *path* lies in *folder* or deeper. Both folded."""
    return path.startswith(f"{folder}/")


def check(path: str) -> str:
    """Give *path* in NFC, fit to be written to. Raises WriteRefused.

    Looser than a careful client has to be: ``<>:"|?*`` and the names of Windows' devices are
    allowed here, as in Dropbox. A dot or space at the end is refused, as the guide advises.
    """
    path = unicodedata.normalize("NFC", path)
    for part in path.split("/")[1:]:
        if not part or part in (".", "..") or len(part) > LONGEST_NAME or "\\" in part:
            raise WriteRefused(WriteReason.MALFORMED_PATH)
        if folded(part) in DISALLOWED_NAMES:
            raise WriteRefused(WriteReason.DISALLOWED_NAME)
        if part[-1] in ". ":
            raise WriteRefused(WriteReason.MALFORMED_PATH)
    return path
