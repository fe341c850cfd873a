"""The archive in the owner's Dropbox: what the program asks of it, in the program's own words.

Every request may be made twice: adding without renaming makes a repeat harmless, and the answer's
content hash is the proof. Waiting and repeating are the caller's: the SDK's own has no end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from threading import local
from typing import BinaryIO

import truststore
from dropbox import Dropbox, files
from dropbox.exceptions import ApiError

from gsmos_tray import __version__, errors
from gsmos_tray.archive.sorting import sorted_errors, tags_of
from gsmos_tray.archive.values import Account, Space, Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath

CHUNK = 8 * 1024 * 1024
"""Bytes of one request at the most: on slow lines larger ones time out."""

_TO_CONNECT = 10  # seconds
_TO_READ = 30  # seconds, and as long again as the body takes on a line of
_SLOWEST_LINE = 50_000  # bytes a second

# Certificates as the operating system trusts them: antivirus programs that look into TLS install
# theirs there. ``REQUESTS_CA_BUNDLE`` keeps working.
truststore.inject_into_ssl()


class DropboxArchive:
    """One linked account. Any thread may call any method: each gets a connection of its own."""

    def __init__(self, refresh_token: str, app_key: str) -> None:
        self._refresh_token = refresh_token
        self._app_key = app_key
        self._of_thread = local()

    def put(
        self,
        content: bytes,
        target: ArchivePath,
        fingerprint: Fingerprint,
        modified: float,
        replaces: str | None = None,
    ) -> Stored:
        """Store *content* at *target*; storing the same bytes again does no harm.

        *modified* is the file's own time, in seconds since 1970. Never overwrites, but for the
        revision *replaces*. Raises NameTaken if *target* holds other bytes.
        """
        with sorted_errors():
            stored = self._client(len(content)).files_upload(
                content,
                str(target),
                content_hash=fingerprint.content_hash,
                **_commit(modified, replaces),
            )
        return _stored(stored)

    def put_large(
        self,
        stream: BinaryIO,
        target: ArchivePath,
        fingerprint: Fingerprint,
        modified: float,
        replaces: str | None = None,
    ) -> Stored:
        """Do as ``put`` with what does not fit into one request, a chunk at a time."""
        with sorted_errors():
            client = self._client(CHUNK)
            session = client.files_upload_session_start(stream.read(CHUNK)).session_id
            offset = stream.tell()
            while offset < fingerprint.size:
                cursor = files.UploadSessionCursor(session, offset)
                client.files_upload_session_append_v2(stream.read(CHUNK), cursor)
                if stream.tell() == offset:
                    raise errors.SourceChanged
                offset = stream.tell()
            stored = client.files_upload_session_finish(
                b"",
                files.UploadSessionCursor(session, offset),
                files.CommitInfo(str(target), **_commit(modified, replaces)),
            )
        return _stored(stored)

    def find(self, target: ArchivePath) -> Stored | None:
        """Say what lies at *target*: a file, or ``None`` (nothing, or a folder)."""
        with sorted_errors():
            try:
                found = self._client().files_get_metadata(str(target))
            except ApiError as error:
                if "not_found" in tags_of(error.error):
                    return None
                raise
        return _stored(found) if isinstance(found, files.FileMetadata) else None

    def everything(self, root: ArchivePath) -> Iterator[Stored]:
        """List every file below *root*, in no certain order; nothing if there is no *root*."""
        with sorted_errors():
            client = self._client()
            try:
                page = client.files_list_folder(str(root), recursive=True, limit=2000)
            except ApiError as error:
                if "not_found" in tags_of(error.error):
                    return
                raise
        while True:
            yield from (_stored(e) for e in page.entries if isinstance(e, files.FileMetadata))
            if not page.has_more:
                return
            with sorted_errors():
                page = client.files_list_folder_continue(page.cursor)

    def read(self, target: ArchivePath) -> bytes:
        """Give the bytes that lie at *target*."""
        with sorted_errors():
            _, answer = self._client().files_download(str(target))
            with answer:
                return bytes(answer.content)

    def account(self) -> Account:
        """Say whose account it is."""
        with sorted_errors():
            account = self._client().users_get_current_account()
        return Account(account.name.display_name, account.email, tags_of(account.account_type))

    def space(self) -> Space:
        """Say how many bytes are used and allocated."""
        with sorted_errors():
            usage = self._client().users_get_space_usage()
        if usage.allocation.is_team():
            team = usage.allocation.get_team()
            return Space(team.used, team.allocated)
        if usage.allocation.is_individual():
            return Space(usage.used, usage.allocation.get_individual().allocated)
        raise errors.UnforeseenAnswer(tag=tags_of(usage.allocation))

    def revoke(self) -> None:
        """Give the authorisation back, so that nobody can use it any more."""
        with sorted_errors():
            self._client().auth_token_revoke()

    def _client(self, body: int = 0) -> Dropbox:
        """Give this thread's client, patient enough for a request of *body* bytes."""
        client: Dropbox | None = getattr(self._of_thread, "client", None)
        if client is None:
            client = self._of_thread.client = Dropbox(
                oauth2_refresh_token=self._refresh_token,
                app_key=self._app_key,
                user_agent=f"gsmos-tray/{__version__}",
                max_retries_on_error=0,
                max_retries_on_rate_limit=0,
                timeout=(_TO_CONNECT, _TO_READ),
                auto_content_hash=False,  # we know it already
            )
        if not body:
            return client
        client.check_and_refresh_access_token()  # before copying, or each copy would refresh anew
        return client.clone(timeout=(_TO_CONNECT, _TO_READ + body / _SLOWEST_LINE))


def _commit(modified: float, replaces: str | None) -> dict[str, object]:
    return {
        "mode": files.WriteMode.update(replaces) if replaces else files.WriteMode.add,
        "autorename": False,
        "strict_conflict": False,
        "mute": True,  # the owner's own Dropbox need not announce what this program does
        "client_modified": datetime.fromtimestamp(modified, UTC).replace(
            microsecond=0, tzinfo=None
        ),
    }


def _stored(found: files.FileMetadata) -> Stored:
    return Stored(found.path_display, Fingerprint(found.content_hash, found.size), found.rev)
