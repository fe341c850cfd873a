"""What a commit asks for, and what an answer says of a file: alike for all ways of uploading."""

from __future__ import annotations

from datetime import UTC, datetime

from dropbox import files

from gsmos_tray.archive.values import Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath


def commit_terms(modified: float, replaces: str | None) -> dict[str, object]:
    """Ask for a commit that overwrites nothing, but for the revision *replaces*.

    *modified* is the file's own time, in seconds since 1970; Dropbox takes whole ones.
    """
    return {
        "mode": files.WriteMode.update(replaces) if replaces else files.WriteMode.add,
        "autorename": False,
        "strict_conflict": False,
        "mute": True,  # the owner's own Dropbox need not announce what this program does
        "client_modified": datetime.fromtimestamp(modified, UTC).replace(
            microsecond=0, tzinfo=None
        ),
    }


def commit_info(target: ArchivePath, modified: float, replaces: str | None) -> files.CommitInfo:
    """Say the same for the commit of an upload session."""
    return files.CommitInfo(str(target), **commit_terms(modified, replaces))


def stored(found: files.FileMetadata) -> Stored:
    """Give what an answer says of a file in the program's own words."""
    return Stored(found.path_display, Fingerprint(found.content_hash, found.size), found.rev)
