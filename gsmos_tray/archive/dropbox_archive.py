"""The archive in the owner's Dropbox: what the program asks of it, in the program's own words.

Every request may be made twice: adding without renaming makes a repeat harmless, and the answer's
content hash is the proof. Waiting and repeating are the caller's: the SDK's own has no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import local

from dropbox import files, users
from dropbox.exceptions import ApiError

from gsmos_tray import errors
from gsmos_tray.archive import batches, downloading, large, listing
from gsmos_tray.archive.client import Client, Root
from gsmos_tray.archive.history import History
from gsmos_tray.archive.links import Links
from gsmos_tray.archive.shares import Shares
from gsmos_tray.archive.sorting import sorted_errors, tags_of
from gsmos_tray.archive.terms import commit_terms, stored
from gsmos_tray.archive.values import Account, Body, Commit, Page, Space, Stored, Waited
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath

_COMMIT_PATIENCE = 3_000_000  # a commit of a thousand files may take a minute or more


class DropboxArchive:
    """One linked account. Any thread may call any method: each gets a connection of its own."""

    def __init__(self, refresh_token: str, app_key: str, namespace: str | None = None) -> None:
        self._refresh_token = refresh_token
        self._app_key = app_key
        self._root = Root(namespace)
        self._of_thread = local()
        self._is_left = False
        self.history = History(self._client)
        self.shares = Shares(self._client)
        self.links = Links(self._client)

    @property
    def namespace(self) -> str | None:
        """The number of the team's space in which the archive lies; ``None``: of no team's."""
        return self._root.namespace

    def leave(self) -> None:
        """Ask this account nothing any more: whoever still does meets ArchiveBusy."""
        self._is_left = True

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
            found = self._client(len(content)).files_upload(
                content,
                str(target),
                content_hash=fingerprint.content_hash,
                **commit_terms(modified, replaces),
            )
        return stored(found)

    def begin_upload(self, chunk: bytes) -> str:
        """See ``large.begin_upload``."""
        return large.begin_upload(self._client(len(chunk)), chunk)

    def continue_upload(self, session: str, offset: int, chunk: bytes) -> int:
        """See ``large.continue_upload``."""
        return large.continue_upload(self._client(len(chunk)), session, offset, chunk)

    def commit_upload(
        self, session: str, size: int, target: ArchivePath, modified: float, replaces: str | None
    ) -> Stored:
        """See ``large.commit_upload``."""
        return large.commit_upload(
            self._client(_COMMIT_PATIENCE), session, size, target, modified, replaces
        )

    def open_uploads(self, count: int) -> list[str]:
        """See ``batches.open_uploads``."""
        return batches.open_uploads(self._client(), count)

    def fill_uploads(self, bodies: Sequence[Body]) -> list[errors.GsmosError | None]:
        """See ``batches.fill_uploads``."""
        size = sum(len(body.content) for body in bodies)
        return batches.fill_uploads(self._client(size), bodies)

    def commit_uploads(self, commits: Sequence[Commit]) -> list[Stored | errors.GsmosError]:
        """See ``batches.commit_uploads``."""
        return batches.commit_uploads(self._client(_COMMIT_PATIENCE), commits)

    def find(self, target: ArchivePath) -> Stored | None:
        """Say what lies at *target*: a file, or ``None`` (nothing, or a folder)."""
        with sorted_errors():
            try:
                found = self._client().files_get_metadata(str(target))
            except ApiError as error:
                if "not_found" in tags_of(error.error):
                    return None
                raise
        return stored(found) if isinstance(found, files.FileMetadata) else None

    def first_page(self, root: ArchivePath) -> Page | None:
        """See ``listing.first_page``."""
        return listing.first_page(self._client(), root)

    def next_page(self, cursor: str) -> Page | None:
        """See ``listing.next_page``."""
        return listing.next_page(self._client(), cursor)

    def wait_for_changes(self, cursor: str, seconds: int) -> Waited:
        """See ``listing.wait_for_changes``."""
        return listing.wait_for_changes(self._client(), cursor, seconds)

    def download(self, rev: str, offset: int) -> Iterator[bytes]:
        """See ``downloading.download``."""
        return downloading.download(self._client(), rev, offset)

    def move(self, source: ArchivePath, target: ArchivePath) -> Stored:
        """Let what lies at *source* lie at *target*, with its history. Never overwrites.

        Raises NameTaken, and NotArchived if nothing lies at *source*: it may have been moved by an
        earlier try whose answer was lost.
        """
        with sorted_errors():
            try:
                found = self._client().files_move_v2(str(source), str(target)).metadata
            except ApiError as cause:
                if tags_of(cause.error).startswith("from_lookup"):
                    raise errors.NotArchived(path=source) from cause
                raise
        return stored(found)

    def read(self, target: ArchivePath) -> bytes:
        """Give the bytes that lie at *target*."""
        with sorted_errors():
            _, answer = self._client().files_download(str(target))
            with answer:
                return bytes(answer.content)

    def account(self) -> Account:
        """Say whose account it is, and learn where its ``/`` is."""
        with sorted_errors():
            account = self._client().users_get_current_account()
        where = account.root_info
        teams = where.root_namespace_id != where.home_namespace_id
        self._root.namespace = str(where.root_namespace_id) if teams else None
        plan = tags_of(account.account_type)
        return Account(account.name.display_name, account.email, plan, account.account_id)

    def space(self) -> Space:
        """Say how many bytes are used and allocated."""
        with sorted_errors():
            usage = self._client().users_get_space_usage()
        if usage.allocation.is_team():
            return _of_member(usage.used, usage.allocation.get_team())
        if usage.allocation.is_individual():
            return Space(usage.used, usage.allocation.get_individual().allocated)
        raise errors.UnforeseenAnswer(tag=tags_of(usage.allocation))

    def revoke(self) -> None:
        """Give the authorisation back, so that nobody can use it any more."""
        with sorted_errors():
            self._client().auth_token_revoke()

    def _client(self, body: int = 0) -> Client:
        """Give this thread's client, patient enough for a request of *body* bytes.

        A copy takes the old one's place and not only its connection: the access token that it may
        have to ask for is then kept for the next.
        """
        if self._is_left:
            raise errors.ArchiveBusy
        client: Client | None = getattr(self._of_thread, "client", None)
        if client is None:
            client = Client.of(self._refresh_token, self._app_key, self._root)
        client = client.patient_for(body)
        self._of_thread.client = client
        return client


def _of_member(used: int, team: users.TeamSpaceAllocation) -> Space:
    """Give the team's room, or a member's own where that ends before."""
    room = Space(team.used, team.allocated)
    own = Space(used, team.user_within_team_space_allocated)
    limited = own.allocated and team.user_within_team_space_limit_type.is_stop_sync()
    return own if limited and own.allocated - own.used < room.allocated - room.used else room
