"""One large document in chunks, over days and restarts if need be.

The caller remembers how far the upload is. Each call may be made twice: Dropbox says how far it
really is, and whoever sent a chunk whose answer was lost goes on from there.
"""

from __future__ import annotations

from dropbox import Dropbox, files
from dropbox.exceptions import ApiError

from gsmos_tray import errors
from gsmos_tray.archive.sorting import sorted_errors
from gsmos_tray.archive.terms import commit_info, stored
from gsmos_tray.archive.values import Stored
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath

CHUNK = 8 * 1024 * 1024
"""Bytes of one request at the most: on slow lines larger ones time out."""


def begin_upload(client: Dropbox, chunk: bytes) -> str:
    """Open an upload with its first *chunk*; gives its name."""
    with sorted_errors():
        answer = client.files_upload_session_start(
            chunk, content_hash=fingerprint_of(chunk).content_hash
        )
    return str(answer.session_id)


def continue_upload(client: Dropbox, session: str, offset: int, chunk: bytes) -> int:
    """Send the next *chunk*, which begins at *offset*; gives where the upload really stands then.

    Raises UploadLost if Dropbox no longer knows the upload.
    """
    cursor = files.UploadSessionCursor(session, offset)
    with sorted_errors():
        try:
            client.files_upload_session_append_v2(
                chunk, cursor, content_hash=fingerprint_of(chunk).content_hash
            )
        except ApiError as cause:
            error = cause.error
            if error.is_incorrect_offset():
                return int(error.get_incorrect_offset().correct_offset)
            if error.is_not_found() or error.is_closed():
                raise errors.UploadLost from cause
            raise
    return offset + len(chunk)


def commit_upload(
    client: Dropbox,
    session: str,
    size: int,
    target: ArchivePath,
    modified: float,
    replaces: str | None,
) -> Stored:
    """Let the whole upload of *size* bytes lie at *target*. Raises as ``put`` does, and UploadLost.

    After a NameTaken the upload is still there, for another name.
    """
    cursor = files.UploadSessionCursor(session, size)
    with sorted_errors():
        try:
            found = client.files_upload_session_finish(
                b"", cursor, commit_info(target, modified, replaces)
            )
        except ApiError as cause:
            if cause.error.is_lookup_failed():
                raise errors.UploadLost from cause
            raise
    return stored(found)
