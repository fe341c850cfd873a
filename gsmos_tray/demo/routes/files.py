"""Files and folders, one at a time: look, make, delete, move, download, go back."""

from __future__ import annotations

import re

from dropbox import files

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.history import Deleted, File, Folder
from gsmos_tray.demo.refusals import LookupReason, LookupRefused, MovedIntoItself, Unsettled
from gsmos_tray.demo.routes.route import (
    BadRequest,
    Call,
    Download,
    Route,
    RouteFailed,
    SdkValue,
    failing_as,
    metadata,
    writing,
)

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def _get_metadata(account: Account, call: Call) -> SdkValue:
    """Tell what is there. The specification: "Metadata for the root folder is unsupported"."""
    arg = call.arg
    if arg.include_has_explicit_shared_members or arg.include_property_groups:
        raise Unsettled("get_metadata with shared members or property groups")
    if arg.path == "/":
        raise BadRequest("request body: path: The root folder is unsupported.")
    with failing_as(lookup=files.GetMetadataError.path):
        entry = account.tree.entry(arg.path)
        if entry is None or (isinstance(entry, Deleted) and not arg.include_deleted):
            raise LookupRefused(LookupReason.NOT_FOUND)
        return metadata(account, entry)


def _create_folder(account: Account, call: Call) -> SdkValue:
    if call.arg.autorename:
        raise Unsettled("autorename")
    with writing(account), failing_as(write=files.CreateFolderError.path):
        return files.CreateFolderResult(
            metadata(account, account.tree.create_folder(call.arg.path))
        )


def _delete(account: Account, call: Call) -> SdkValue:
    """Give what was deleted, "and not a DeletedMetadata object"."""
    if account.sharing.is_in(call.arg.path):
        raise Unsettled("deleting a shared folder")
    with (
        writing(account),
        failing_as(files.DeleteError.path_lookup, files.DeleteError.path_write),
    ):
        return files.DeleteResult(
            metadata(account, account.tree.delete(call.arg.path, call.arg.parent_rev))
        )


def _move(account: Account, call: Call) -> SdkValue:
    arg = call.arg
    if arg.autorename:
        raise Unsettled("autorename")
    if arg.from_path == arg.to_path:
        raise RouteFailed(files.RelocationError.duplicated_or_nested_paths)
    with (
        writing(account),
        failing_as(files.RelocationError.from_lookup, files.RelocationError.to),
    ):
        if account.sharing.around(arg.to_path) and account.sharing.is_in(arg.from_path):
            raise RouteFailed(files.RelocationError.cant_nest_shared_folder)
        try:
            moved = account.tree.move(arg.from_path, arg.to_path)
        except MovedIntoItself as cause:
            raise RouteFailed(files.RelocationError.cant_move_folder_into_itself) from cause
        return files.RelocationResult(metadata(account, moved))


def _download(account: Account, call: Call) -> SdkValue:
    """With a ``Range`` header a part of the bytes: RFC 9110, one range."""
    arg = call.arg
    where = arg.path if arg.rev is None else f"rev:{arg.rev}"
    with failing_as(lookup=files.DownloadError.path):
        file = account.tree.find_file(where)
    body = account.blobs.read(file.content)
    if call.byte_range is not None:
        body = _part(body, call.byte_range)
    return Download(metadata(account, file), body)


def _part(body: bytes, byte_range: str) -> bytes:
    match = _RANGE.fullmatch(byte_range)
    if match is None or match[1] == match[2] == "":
        raise BadRequest(f"Range: {byte_range}")
    first, last = match[1], match[2]
    if not first:
        return body[-int(last) :] if int(last) else b""
    if int(first) >= len(body):
        raise Unsettled("a range that begins behind the end")
    return body[int(first) : int(last) + 1 if last else None]


def _list_revisions(account: Account, call: Call) -> SdkValue:
    """Newest first. ``is_deleted`` speaks of the newest: it was deleted, or moved away."""
    arg = call.arg
    if arg.include_restorable_info:
        raise Unsettled("list_revisions with restorable info")
    by_id = arg.mode.is_id()
    if by_id and arg.before_rev is not None:
        raise RouteFailed(files.ListRevisionsError.before_rev_not_supported)
    with account.tree.changed, failing_as(lookup=files.ListRevisionsError.path):
        entry = account.tree.entry(arg.path)
        if isinstance(entry, Folder):
            raise LookupRefused(LookupReason.NOT_FILE)
        all_revisions = _revisions(account, arg.path, by_id=by_id)
    revisions = all_revisions[::-1]
    if arg.before_rev is not None:
        revs = [file.rev for file in revisions]
        if arg.before_rev not in revs:
            raise RouteFailed(files.ListRevisionsError.invalid_before_rev)
        revisions = revisions[revs.index(arg.before_rev) + 1 :]
    newest = all_revisions[-1]
    there = account.tree.entry(newest.path)
    gone = not (isinstance(there, File) and there.id == newest.id)
    return files.ListRevisionsResult(
        is_deleted=gone,
        server_deleted=there.at.replace(tzinfo=None) if isinstance(there, Deleted) else None,
        entries=[metadata(account, file) for file in revisions[: arg.limit]],
        has_more=len(revisions) > arg.limit,
    )


def _revisions(account: Account, where: str, *, by_id: bool) -> list[File]:
    """Oldest first, of the path or the id that *where* leads to. Raises LookupRefused."""
    history = account.tree.history
    found = history.of_id(where) if where.startswith("id:") else history.at_path(where)
    if not found:
        raise LookupRefused(LookupReason.NOT_FOUND)
    newest = found[-1]
    return history.of_id(newest.id) if by_id else history.at_path(newest.path)


def _restore(account: Account, call: Call) -> SdkValue:
    with writing(account), failing_as(write=files.RestoreError.path_write):
        file = account.tree.restore(call.arg.path, call.arg.rev)
    if file is None:
        raise RouteFailed(files.RestoreError.invalid_revision)
    return metadata(account, file)


ROUTES = (
    Route(files.get_metadata, "files", "files.metadata.read", _get_metadata),
    Route(files.create_folder_v2, "files", "files.content.write", _create_folder),
    Route(files.delete_v2, "files", "files.content.write", _delete),
    Route(files.move_v2, "files", "files.content.write", _move),
    Route(files.download, "files", "files.content.read", _download),
    Route(files.list_revisions, "files", "files.metadata.read", _list_revisions),
    Route(files.restore, "files", "files.content.write", _restore),
)
