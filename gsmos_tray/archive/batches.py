"""Many small documents in few requests: sessions are opened, filled and committed together.

Three routes of the API, each for up to a thousand documents: the bodies of hundreds travel in
one request, one commit takes the account's write lock once. Every call may be made twice: an
upload that was filled says so, one that was committed is ``UploadLost``, and what lies at its
place tells the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from dropbox import files

from gsmos_tray import errors
from gsmos_tray.archive.client import Client
from gsmos_tray.archive.sorting import of_route, sorted_errors
from gsmos_tray.archive.terms import commit_info, stored
from gsmos_tray.archive.values import Body, Commit, Stored
from gsmos_tray.documents.fingerprints import fingerprint_of

_TOO_MUCH = {"http 400", "http 413", "http 431", "payload_too_large"}
"""The list travels in a header, whose limit nobody states; any of these may be the answer."""


def open_uploads(client: Client, count: int) -> list[str]:
    """Open *count* uploads, 1000 at the most; gives their names."""
    with sorted_errors():
        return list(client.files_upload_session_start_batch(count).session_ids)


def fill_uploads(client: Client, bodies: Sequence[Body]) -> list[errors.GsmosError | None]:
    """Send whole bodies, 500 at the most; gives for each what is wrong with it, in their order.

    Raises TooMuchAtOnce if Dropbox does not take so much in one request.
    """
    content = b"".join(body.content for body in bodies)
    entries = [
        files.UploadSessionAppendBatchArgEntry(
            files.UploadSessionCursor(body.session, 0), len(body.content), close=True
        )
        for body in bodies
    ]
    try:
        with sorted_errors():
            answer = client.files_upload_session_append_batch(
                content, entries, content_hash=fingerprint_of(content).content_hash
            )
    except errors.UnforeseenAnswer as error:
        if error.facts.get("tag") in _TOO_MUCH:
            raise errors.TooMuchAtOnce from error
        raise
    return [
        _filled(body, entry, _told(client, place))
        for place, (body, entry) in enumerate(zip(bodies, answer.entries, strict=True))
    ]


def commit_uploads(client: Client, commits: Sequence[Commit]) -> list[Stored | errors.GsmosError]:
    """Commit filled uploads, 1000 at the most; gives for each what lies there, or what is wrong."""
    entries = [
        files.UploadSessionFinishArg(
            files.UploadSessionCursor(commit.session, commit.size),
            commit_info(commit.target, commit.modified, commit.replaces),
        )
        for commit in commits
    ]
    with sorted_errors():
        answer = client.files_upload_session_finish_batch_v2(entries)
    return [_committed(it, _told(client, place)) for place, it in enumerate(answer.entries)]


def _told(client: Client, place: int) -> Callable[[], object]:
    """Give what reads, in the answer itself, what is wrong with the entry at *place*."""
    return lambda: json.loads(client.answer)["entries"][place].get("failure")


def _filled(
    body: Body, entry: files.UploadSessionAppendBatchResultEntry, told: Callable[[], object]
) -> errors.GsmosError | None:
    if entry.is_success():
        return None
    error = entry.get_failure()
    if error.is_incorrect_offset():  # an earlier try had arrived, its answer had not
        whole = error.get_incorrect_offset().correct_offset == len(body.content)
        return None if whole else errors.UploadLost()
    if error.is_closed():
        return None
    if error.is_not_found():
        return errors.UploadLost()
    return of_route(error, told)


def _committed(
    entry: files.UploadSessionFinishBatchResultEntry, told: Callable[[], object]
) -> Stored | errors.GsmosError:
    if entry.is_success():
        return stored(entry.get_success())
    error = entry.get_failure()
    if error.is_lookup_failed():
        return errors.UploadLost()
    return of_route(error, told)
