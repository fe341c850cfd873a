"""Bytes into the account: in one call, by a session, or by sessions in batches."""

from __future__ import annotations

from datetime import UTC

from dropbox import files

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.history import File
from gsmos_tray.demo.placement import Mode, Placement
from gsmos_tray.demo.refusals import SessionRefused, Unsettled, WriteLocked, WriteRefused
from gsmos_tray.demo.routes.route import (
    Call,
    Route,
    RouteFailed,
    SdkValue,
    TooMany,
    metadata,
    write_error,
    writing,
)
from gsmos_tray.demo.rules import Overlap

# What the specification keeps in UploadSessionLookupError; a finish wraps it in ``lookup_failed``.
_LOOKUP_TAGS = {"not_found", "incorrect_offset", "closed", "not_closed", "too_large"}


def _upload(account: Account, call: Call) -> SdkValue:
    body = call.payload(account, call.arg.content_hash, files.UploadError)
    placement = _placement(call.arg)
    content = account.blobs.keep_whole(body)
    with writing(account):
        try:
            return metadata(account, account.tree.commit(placement, content))
        except WriteRefused as cause:
            # "Data has already been uploaded to the corresponding upload session and this ID may
            # be used to retry the commit."
            session = account.sessions.start(body, close=False, concurrent=False)
            failed = files.UploadWriteFailed(write_error(cause.reason), session)
            raise RouteFailed(files.UploadError.path(failed)) from cause


def _start(account: Account, call: Call) -> SdkValue:
    arg = call.arg
    body = call.payload(account, arg.content_hash, files.UploadSessionStartError)
    account.pace.data_call()
    try:
        id = account.sessions.start(
            body, close=arg.close, concurrent=_is_concurrent(arg.session_type)
        )
    except SessionRefused as cause:
        raise RouteFailed(files.UploadSessionStartError(cause.tag)) from cause
    return files.UploadSessionStartResult(session_id=id)


def _start_batch(account: Account, call: Call) -> SdkValue:
    concurrent = _is_concurrent(call.arg.session_type)
    return files.UploadSessionStartBatchResult(
        session_ids=[
            account.sessions.start(b"", close=False, concurrent=concurrent)
            for _ in range(call.arg.num_sessions)
        ]
    )


def _append(account: Account, call: Call) -> SdkValue:
    arg = call.arg
    body = call.payload(account, arg.content_hash, files.UploadSessionAppendError)
    account.pace.data_call()
    try:
        account.sessions.append(arg.cursor.session_id, arg.cursor.offset, body, close=arg.close)
    except SessionRefused as cause:
        raise RouteFailed(_session_error(files.UploadSessionAppendError, cause)) from cause


def _append_batch(account: Account, call: Call) -> SdkValue:
    """Share out the body among sessions; an entry that fails leaves the others alone."""
    errors = files.UploadSessionAppendBatchError
    body = call.payload(account, call.arg.content_hash, errors)
    entries = call.arg.entries
    if sum(entry.length for entry in entries) != len(body):
        raise RouteFailed(errors.length_mismatch)
    if len({entry.cursor.session_id for entry in entries}) < len(entries):
        raise Unsettled("one session twice in an append_batch")
    account.pace.data_call()
    results = []
    start = 0
    for position, entry in enumerate(entries):
        piece = body[start : start + entry.length]
        start += entry.length
        results.append(_append_entry(account, entry, piece, call.failing_tag(position)))
    return files.UploadSessionAppendBatchResult(entries=results)


def _append_entry(account: Account, entry: SdkValue, piece: bytes, failing: str | None) -> SdkValue:
    result = files.UploadSessionAppendBatchResultEntry
    errors = files.UploadSessionAppendBatchEntryError
    if failing is not None:
        return result.failure(errors(failing))
    try:
        account.sessions.append(
            entry.cursor.session_id, entry.cursor.offset, piece, close=entry.close
        )
    except SessionRefused as cause:
        return result.failure(_session_error(errors, cause))
    return result.success


def _finish(account: Account, call: Call) -> SdkValue:
    """Commit a session, with a last piece or without; a failed commit keeps the piece."""
    arg = call.arg
    body = call.payload(account, arg.content_hash, files.UploadSessionFinishError)
    id, offset = arg.cursor.session_id, arg.cursor.offset
    try:
        if body:
            account.sessions.append_last(id, offset, body)
            offset += len(body)
        with writing(account):
            return metadata(account, _commit_session(account, id, offset, arg.commit))
    except SessionRefused as cause:
        raise RouteFailed(_finish_error(cause)) from cause
    except WriteRefused as cause:
        failed = files.UploadSessionFinishError.path(write_error(cause.reason))
        raise RouteFailed(failed) from cause


def _finish_batch(account: Account, call: Call) -> SdkValue:
    """One lock for all; the answer speaks entry by entry."""
    entries = call.arg.entries
    if any(entry.content_hash for entry in entries):
        raise Unsettled("content_hash in a finish_batch, whose calls carry no content")
    failure = files.UploadSessionFinishBatchResultEntry.failure
    try:
        with account.writing(batch_entries=len(entries)):
            results = [
                failure(files.UploadSessionFinishError(tag))
                if (tag := call.failing_tag(position)) is not None
                else _finish_entry(account, entry)
                for position, entry in enumerate(entries)
            ]
    except WriteLocked as cause:
        if account.rules.overlap is Overlap.REFUSED_WHOLE:
            raise TooMany("too_many_write_operations") from cause
        too_many = files.UploadSessionFinishError.too_many_write_operations
        results = [failure(too_many) for _ in entries]
    return files.UploadSessionFinishBatchResult(entries=results)


def _finish_entry(account: Account, entry: SdkValue) -> SdkValue:
    result = files.UploadSessionFinishBatchResultEntry
    try:
        file = _commit_session(
            account, entry.cursor.session_id, entry.cursor.offset, entry.commit, batch=True
        )
    except SessionRefused as cause:
        return result.failure(_finish_error(cause))
    except WriteRefused as cause:
        return result.failure(files.UploadSessionFinishError.path(write_error(cause.reason)))
    return result.success(metadata(account, file))


def _commit_session(
    account: Account, id: str, offset: int, commit: SdkValue, *, batch: bool = False
) -> File:
    content = account.sessions.content(id, offset, must_be_closed=batch)
    file = account.tree.commit(_placement(commit), content)
    account.sessions.committed(id)
    return file


def _placement(commit: SdkValue) -> Placement:
    """Read the SDK's ``CommitInfo``. ``mute`` only keeps other clients quiet: none listen here."""
    if commit.autorename:
        raise Unsettled("autorename")
    if commit.property_groups:
        raise Unsettled("property groups")
    mode = commit.mode
    modified = commit.client_modified
    return Placement(
        path=commit.path,
        mode=Mode(mode._tag),  # noqa: SLF001 - the SDK offers no other way to the tag
        rev=mode.get_update() if mode.is_update() else None,
        strict=commit.strict_conflict,
        client_modified=None if modified is None else modified.replace(tzinfo=UTC),
    )


def _is_concurrent(session_type: SdkValue) -> bool:
    return session_type is not None and bool(session_type.is_concurrent())


def _session_error(union: SdkValue, refused: SessionRefused) -> SdkValue:
    if refused.correct_offset is None:
        return union(refused.tag)
    return union.incorrect_offset(files.UploadSessionOffsetError(refused.correct_offset))


def _finish_error(refused: SessionRefused) -> SdkValue:
    if refused.tag in _LOOKUP_TAGS:
        lookup = _session_error(files.UploadSessionLookupError, refused)
        return files.UploadSessionFinishError.lookup_failed(lookup)
    return files.UploadSessionFinishError(refused.tag)


ROUTES = (
    Route(files.upload, "files", "files.content.write", _upload),
    Route(files.upload_session_start, "files", "files.content.write", _start),
    Route(files.upload_session_start_batch, "files", "files.content.write", _start_batch),
    Route(files.upload_session_append_v2, "files", "files.content.write", _append),
    Route(files.upload_session_append_batch, "files", "files.content.write", _append_batch),
    Route(files.upload_session_finish, "files", "files.content.write", _finish),
    Route(files.upload_session_finish_batch_v2, "files", "files.content.write", _finish_batch),
)
