"""Sharing folders, with the jobs that it takes. The specification's types and error tags.

With whom is ``members``' business.
"""

from __future__ import annotations

from dropbox import async_, sharing

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.history import Folder
from gsmos_tray.demo.paths import folded, name_of
from gsmos_tray.demo.refusals import SharingRefused, Unsettled
from gsmos_tray.demo.routes.route import Call, Route, RouteFailed, SdkValue
from gsmos_tray.demo.routes.shared import access_error, cursor_of, poll, tagged, understood
from gsmos_tray.demo.sharing import SharedFolder


def _share(account: Account, call: Call) -> SdkValue:
    """Share a folder, at once or in a job; what is known to be impossible is refused at once."""
    arg = call.arg
    for name in ("acl_update_policy", "member_policy", "shared_link_policy", "viewer_info_policy"):
        if getattr(arg, name) is not None:
            raise Unsettled(f"share_folder with {name}")
    if arg.actions or arg.link_settings or not arg.access_inheritance.is_inherit():
        raise Unsettled("share_folder with actions, link settings or access inheritance")
    try:
        account.sharing.check(arg.path)
    except SharingRefused as refused:
        raise RouteFailed(_share_error(account, refused, arg.path)) from refused
    if account.rules.share_in_background or arg.force_async:
        id = account.jobs.start(lambda: account.sharing.share(arg.path), account.rules.job_polls)
        return sharing.ShareFolderLaunch.async_job_id(id)
    shared = account.sharing.share(arg.path)
    return sharing.ShareFolderLaunch.complete(_folder(account, shared.id))


def _check_share(account: Account, call: Call) -> SdkValue:
    status = sharing.ShareFolderJobStatus
    try:
        done, shared = poll(account, call)
    except SharingRefused as refused:
        return status.failed(_share_error(account, refused, ""))
    if not isinstance(shared, SharedFolder):
        return status.in_progress if not done else _wrong_job()
    return status.complete(_folder(account, shared.id))


def _metadata(account: Account, call: Call) -> SdkValue:
    if call.arg.actions:
        raise Unsettled("get_folder_metadata with actions")
    try:
        return _folder(account, call.arg.shared_folder_id)
    except SharingRefused as refused:
        raise RouteFailed(access_error(refused)) from refused


def _list_folders(account: Account, call: Call) -> SdkValue:
    if call.arg.actions:
        raise Unsettled("list_folders with actions")
    ids = [shared.id for shared, _ in account.sharing.all()]
    return _folders_page(account, ids, call.arg.limit)


def _list_folders_continue(account: Account, call: Call) -> SdkValue:
    try:
        limit, ids = understood(call.arg.cursor)
    except ValueError as cause:
        raise RouteFailed(sharing.ListFoldersContinueError.invalid_cursor) from cause
    return _folders_page(account, ids, limit)


def _folders_page(account: Account, ids: list[str], limit: int) -> SdkValue:
    known = {shared.id for shared, _ in account.sharing.all()}
    return sharing.ListFoldersResult(
        entries=[_folder(account, id) for id in ids[:limit] if id in known],
        cursor=cursor_of(limit, ids[limit:]) if ids[limit:] else None,
    )


def _unshare(account: Account, call: Call) -> SdkValue:
    if call.arg.leave_a_copy:
        raise Unsettled("unshare_folder with a copy for the others")
    id = call.arg.shared_folder_id
    try:
        account.sharing.find(id)
    except SharingRefused as refused:
        raise RouteFailed(tagged(sharing.UnshareFolderError, refused)) from refused
    return async_.LaunchEmptyResult.async_job_id(
        account.jobs.start(lambda: account.sharing.unshare(id), account.rules.job_polls)
    )


def _check_job(account: Account, call: Call) -> SdkValue:
    try:
        done, _ = poll(account, call)
    except SharingRefused as refused:
        error = tagged(sharing.UnshareFolderError, refused)
        return sharing.JobStatus.failed(sharing.JobError.unshare_folder_error(error))
    return sharing.JobStatus.complete if done else sharing.JobStatus.in_progress


def _wrong_job() -> SdkValue:
    raise RouteFailed(async_.PollError.invalid_async_job_id)


def _folder(account: Account, id: str) -> SdkValue:
    shared, entry = account.sharing.find(id)
    return _as_metadata(account, shared, entry)


def _as_metadata(account: Account, shared: SharedFolder, entry: Folder) -> SdkValue:
    return sharing.SharedFolderMetadata(
        access_type=sharing.AccessLevel.owner,
        is_inside_team_folder=False,
        is_team_folder=False,
        name=name_of(entry.path),
        path_lower=folded(entry.path),
        path_display=entry.path,
        policy=sharing.FolderPolicy(
            acl_update_policy=sharing.AclUpdatePolicy.editors,
            shared_link_policy=sharing.SharedLinkPolicy.anyone,
        ),
        preview_url=f"{account.site}/scl/fo/{shared.id}",
        shared_folder_id=shared.id,
        time_invited=shared.since.replace(microsecond=0, tzinfo=None),
        folder_id=entry.id,
    )


def _share_error(account: Account, refused: SharingRefused, path: str) -> SdkValue:
    tag, _, inner = refused.tags.partition("/")
    if inner == "already_shared":
        entry = account.tree.find(path)
        shared = account.sharing.of_folder(entry.id)
        assert shared is not None  # noqa: S101 - that is what was refused
        already = sharing.SharePathError.already_shared(_folder(account, shared.id))
        return sharing.ShareFolderError.bad_path(already)
    if inner:
        return sharing.ShareFolderError.bad_path(sharing.SharePathError(inner))
    return sharing.ShareFolderError(tag)


_WRITE, _READ = "sharing.write", "sharing.read"

ROUTES = (
    Route(sharing.share_folder, "sharing", _WRITE, _share),
    Route(sharing.check_share_job_status, "sharing", _WRITE, _check_share),
    Route(sharing.get_folder_metadata, "sharing", _READ, _metadata),
    Route(sharing.list_folders, "sharing", _READ, _list_folders),
    Route(sharing.list_folders_continue, "sharing", _READ, _list_folders_continue),
    Route(sharing.unshare_folder, "sharing", _WRITE, _unshare),
    Route(sharing.check_job_status, "sharing", _WRITE, _check_job),
)
