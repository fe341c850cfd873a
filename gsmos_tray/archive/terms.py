"""What a commit asks for, and what an answer says of a file: alike for all ways of uploading."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import floor

from dropbox import files

from gsmos_tray.archive.values import Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the SDK wants UTC without a zone
# What four digits of a year can hold: seconds from 1970 to the years 1000 and 9999.
_FIRST = -30_610_224_000
_LAST = 253_402_300_799


def commit_terms(modified: float, replaces: str | None) -> dict[str, object]:
    """Ask for a commit that overwrites nothing, but for the revision *replaces*.

    *modified* is the file's own time, in seconds since 1970; Dropbox takes whole ones.
    """
    return {
        "mode": files.WriteMode.update(replaces) if replaces else files.WriteMode.add,
        "autorename": False,
        "strict_conflict": False,
        "mute": True,  # the owner's own Dropbox need not announce what this program does
        "client_modified": _in_utc(modified),
    }


def commit_info(target: ArchivePath, modified: float, replaces: str | None) -> files.CommitInfo:
    """Say the same for the commit of an upload session."""
    return files.CommitInfo(str(target), **commit_terms(modified, replaces))


def stored(found: files.FileMetadata) -> Stored:
    """Give what an answer says of a file in the program's own words."""
    # Neither has to be there: an online document of somebody's has no bytes, and so no hash.
    path = found.path_display or found.path_lower
    return Stored(path, Fingerprint(found.content_hash or "", found.size), found.rev)


def _in_utc(modified: float) -> datetime:
    """Give a file's time as it travels; one that no calendar holds becomes the nearest.

    Not ``fromtimestamp``, which on Windows refuses whatever is before 1970.
    """
    within = min(max(modified, _FIRST), _LAST)
    return _EPOCH + timedelta(seconds=floor(within))
