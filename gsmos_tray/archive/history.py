"""What Dropbox remembers of a path: its versions, and the way back to one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from dropbox import Dropbox, files
from dropbox.exceptions import ApiError

from gsmos_tray import errors
from gsmos_tray.archive.sorting import sorted_errors, tags_of
from gsmos_tray.archive.terms import stored
from gsmos_tray.archive.values import Past, Revision, Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath

_PAGE = 100  # the most that one answer has


class History:
    """The past of an account's files. Any thread may call any method."""

    def __init__(self, client: Callable[[], Dropbox]) -> None:
        self._client = client

    def of(self, path: ArchivePath) -> Past:
        """List the versions that lay at *path*, the newest first. Raises NotArchived."""
        client = self._client()
        versions: list[files.FileMetadata] = []
        before = None
        with sorted_errors():
            try:
                while True:
                    page = client.files_list_revisions(str(path), limit=_PAGE, before_rev=before)
                    versions += page.entries
                    if not page.has_more or not page.entries:
                        break
                    before = page.entries[-1].rev
            except ApiError as cause:
                if "not_found" in tags_of(cause.error) or "not_file" in tags_of(cause.error):
                    raise errors.NotArchived(path=path) from cause
                raise
        return Past(
            tuple(map(_revision, versions)),
            bool(page.is_deleted),
            _seconds(page.server_deleted) if page.server_deleted else None,
            str(versions[0].id) if versions else "",
        )

    def bring_back(self, path: ArchivePath, rev: str) -> Stored:
        """Let the version *rev* lie at *path* again; doing so twice does no harm.

        Raises NoSuchRevision.
        """
        with sorted_errors():
            try:
                found = self._client().files_restore(str(path), rev)
            except ApiError as cause:
                if "invalid_revision" in tags_of(cause.error):
                    raise errors.NoSuchRevision(path=path, rev=rev) from cause
                raise
        return stored(found)

    def where_is(self, file: str) -> ArchivePath | None:
        """Say where the file with this id lies now, if it is anywhere."""
        with sorted_errors():
            try:
                found = self._client().files_get_metadata(file)
            except ApiError as cause:
                if "not_found" in tags_of(cause.error):
                    return None
                raise
        return ArchivePath(found.path_display) if found.path_display else None


def _revision(found: files.FileMetadata) -> Revision:
    return Revision(
        found.rev,
        Fingerprint(found.content_hash or "", found.size),
        _seconds(found.server_modified),
    )


def _seconds(moment: datetime) -> float:
    """Read a time of the SDK's: UTC, without a zone."""
    return moment.replace(tzinfo=UTC).timestamp()
