"""Shared folders: whom the owner lets see the archive, or a part of it.

Dropbox does some of this in jobs. Each method gives the job's name where there is one, and the
caller asks after it: waiting is not done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dropbox import Dropbox, files, sharing
from dropbox.exceptions import ApiError
from dropbox.stone_validators import ValidationError

from gsmos_tray import errors
from gsmos_tray.archive.sorting import RouteRefused, sorted_errors, tags_of
from gsmos_tray.archive.values import Access, Member, SharedFolder
from gsmos_tray.documents.names import ArchivePath

Verdict = Callable[[], errors.GsmosError]

_BY_TAG: tuple[tuple[str, Verdict], ...] = (
    ("email_unverified", errors.EmailUnverified),
    ("email_not_verified", errors.EmailUnverified),
    ("insufficient_plan", errors.PlanTooSmall),
    ("rate_limit", errors.TooManyInvitations),
    ("too_many_pending_invites", errors.TooManyInvitations),
    ("too_many_invitees", errors.TooManyInvitations),
    ("inside_shared_folder", errors.FolderNested),
    ("contains_shared_folder", errors.FolderNested),
    ("cant_share_outside_team", errors.NotOutsideTeam),
    ("team_policy_disallows_member_policy", errors.NotOutsideTeam),
    ("bad_member", errors.AddressRefused),
    ("member_error", errors.NotInvited),
    ("invalid_id", errors.NotShared),
    ("not_a_member", errors.NotShared),
)
"""What a refusal means, by a part of its tags; the first that fits counts."""

_PASSING = ("too_many_requests", "internal_error")


@contextmanager
def sharing_errors() -> Iterator[None]:
    """Turn what the SDK raises while sharing into what the program understands."""
    with sorted_errors():
        try:
            yield
        except RouteRefused as cause:
            if not any(tag in cause.tags for tag in _PASSING):
                raise refusal(cause.tags) from cause
            raise


def refusal(tags: str) -> errors.GsmosError:
    """Say what a refusal with these *tags* means."""
    for part, verdict in _BY_TAG:
        if f"/{part}/" in f"/{tags}/":
            return verdict()
    return errors.SharingRefused(tag=tags)


class Shares:
    """The shared folders of an account. Any thread may call any method."""

    def __init__(self, client: Callable[[], Dropbox]) -> None:
        self._client = client

    def at(self, path: ArchivePath) -> SharedFolder | None:
        """Give the sharing of the folder *path*; ``None`` if it is not shared.

        Raises NotArchived if there is no such folder.
        """
        with sorted_errors():
            try:
                found = self._client().files_get_metadata(str(path))
            except ApiError as cause:
                if "not_found" in tags_of(cause.error):
                    raise errors.NotArchived(path=path) from cause
                raise
        if not isinstance(found, files.FolderMetadata):
            raise errors.NotArchived(path=path)
        info = found.sharing_info
        if info is None or not info.shared_folder_id:
            return None
        return SharedFolder(info.shared_folder_id, found.path_display or str(path))

    def all(self) -> list[SharedFolder]:
        """List all shared folders that have a place in this account."""
        client, found = self._client(), []
        with sharing_errors():
            page = client.sharing_list_folders()
            found += page.entries
            while page.cursor:
                page = client.sharing_list_folders_continue(page.cursor)
                found += page.entries
        return [
            SharedFolder(it.shared_folder_id, it.path_display or it.path_lower)
            for it in found
            if it.path_lower
        ]

    def share(self, path: ArchivePath) -> str | None:
        """Share the folder *path*; gives the job that does it, unless it is done."""
        with sharing_errors():
            try:
                launched = self._client().sharing_share_folder(str(path))
            except ApiError as cause:
                if tags_of(cause.error).startswith("bad_path/already_shared"):
                    return None  # an earlier try, whose answer was lost
                raise
        return str(launched.get_async_job_id()) if launched.is_async_job_id() else None

    def shared_by(self, job: str) -> bool:
        """Say whether the *job* of ``share`` is done. Raises what it failed with."""
        with sharing_errors():
            status = self._client().sharing_check_share_job_status(job)
        return _done(status)

    def members(self, folder: SharedFolder) -> list[Member]:
        """List who has access, the owner first."""
        client = self._client()
        with sharing_errors():
            page = client.sharing_list_folder_members(folder.id)
            members = _members(page)
            while page.cursor:
                page = client.sharing_list_folder_members_continue(page.cursor)
                members += _members(page)
        return members

    def invite(self, folder: SharedFolder, email: str, access: Access, message: str | None) -> None:
        """Invite somebody by e-mail. Raises AddressRefused and the other refusals."""
        try:
            new = sharing.AddMember(
                sharing.MemberSelector.email(email), sharing.AccessLevel(access.value)
            )
        except ValidationError as cause:  # the SDK knows what no address can look like
            raise errors.AddressRefused(email=email) from cause
        try:
            with sharing_errors():
                self._client().sharing_add_folder_member(
                    folder.id, [new], custom_message=message or None
                )
        except errors.AddressRefused as cause:
            raise errors.AddressRefused(email=email) from cause

    def remove(self, folder: SharedFolder, email: str) -> str:
        """Take somebody's access away; gives the job that does it."""
        member = sharing.MemberSelector.email(email)
        with sharing_errors():
            launched = self._client().sharing_remove_folder_member(
                folder.id, member, leave_a_copy=False
            )
        return str(launched.get_async_job_id())

    def removed_by(self, job: str) -> bool:
        """Say whether the *job* of ``remove`` is done. Raises what it failed with."""
        with sharing_errors():
            status = self._client().sharing_check_remove_member_job_status(job)
        return _done(status)

    def unshare(self, folder: SharedFolder) -> str | None:
        """Let the folder be the owner's alone again; gives the job that does it, if one does."""
        with sharing_errors():
            launched = self._client().sharing_unshare_folder(folder.id)
        return str(launched.get_async_job_id()) if launched.is_async_job_id() else None

    def unshared_by(self, job: str) -> bool:
        """Say whether the *job* of ``unshare`` is done. Raises what it failed with."""
        with sharing_errors():
            status = self._client().sharing_check_job_status(job)
        return _done(status)


def _done(
    status: sharing.ShareFolderJobStatus | sharing.RemoveMemberJobStatus | sharing.JobStatus,
) -> bool:
    if status.is_failed():
        raise refusal(tags_of(status.get_failed()))
    return bool(status.is_complete())


def _members(page: sharing.SharedFolderMembers) -> list[Member]:
    there = [Member(it.user.email, _access(it.access_type), invited=False) for it in page.users]
    invited = [
        Member(it.invitee.get_email(), _access(it.access_type), invited=True)
        for it in page.invitees
        if it.invitee.is_email()
    ]
    return there + invited


def _access(level: sharing.AccessLevel) -> Access:
    tag = tags_of(level)
    if tag == "viewer_no_comment":
        return Access.VIEWER
    return Access(tag) if tag in {one.value for one in Access} else Access.OTHER
