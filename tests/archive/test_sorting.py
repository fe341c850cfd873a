"""The table "Errors, by what happens next": each row as Dropbox answers it, through the SDK."""

from __future__ import annotations

import json
import re
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from dropbox import files
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray import errors
from gsmos_tray.archive import client
from gsmos_tray.archive.sorting import of_route, tags_of
from gsmos_tray.demo.faults import (
    Answered,
    Cut,
    Fault,
    Stalled,
    Truncated,
    api_error,
    captive_portal,
    server_error,
    too_many,
    transfer_limit,
)
from gsmos_tray.demo.oauth import ALL_SCOPES, LOCAL_APP_KEY
from gsmos_tray.demo.server import TOKEN_ROUTE
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath

UPLOAD = "files/upload"
SUMMARY = '{"error_summary": "fault/", "error": '
JSON = {"content-type": "application/json"}


def put(archive, content: bytes = b"%PDF-1.4", path: str = "/Facturi SPV/Factura_000001.pdf"):
    return archive.put(content, ArchivePath(path), fingerprint_of(content), 1_700_000_000)


def brief(it: object) -> str:
    """Name a case, the same in each of pytest's workers."""
    if isinstance(it, Answered):
        return f"{it.status} {it.body.decode('latin-1').removeprefix(SUMMARY)}"
    return it.__name__ if isinstance(it, type) else repr(it)


def meets(archive, local_dropbox, fault: Fault, route: str = UPLOAD) -> errors.GsmosError:
    """Give what an upload becomes that meets *fault*."""
    local_dropbox.faults.next(route, fault)
    with pytest.raises(errors.GsmosError) as raised:
        put(archive)
    return raised.value


def path_error(*tags: str) -> Fault:
    """Status 409 of an upload with the write error *tags*, as Dropbox spells it."""
    reason: dict[str, object] = {".tag": tags[-1]}
    for tag in reversed(tags[:-1]):
        reason = {".tag": tag, tag: reason}
    return api_error(409, {".tag": "path", "reason": reason, "upload_session_id": "pid:1"})


def denied(tag: str) -> Fault:
    """Status 403, whose tags belong to no route."""
    return api_error(403, {".tag": tag})


# Row by row. What happens next is the kind of error: see ``errors``.
WAIT = (
    (Cut(), errors.ArchiveUnreachable),
    (Cut(after_effect=True), errors.ArchiveUnreachable),
    (server_error(500), errors.ArchiveUnreachable),
    (server_error(502), errors.ArchiveUnreachable),
    (server_error(503, after_effect=True), errors.ArchiveUnreachable),
    (captive_portal(), errors.ArchiveUnreachable),
    (Answered(511, b"<html>log in", {"content-type": "text/html"}), errors.ArchiveUnreachable),
    (Answered(403, b"<html>blocked", {"content-type": "text/html"}), errors.ArchiveUnreachable),
    (Answered(404, b"", {"content-type": "text/html"}), errors.ArchiveUnreachable),
    (Answered(401, b"<html>who?", {"content-type": "text/html"}), errors.ArchiveUnreachable),
    (Truncated(), errors.ArchiveUnreachable),
    (Truncated(claims_to_be_whole=True), errors.ArchiveUnreachable),
    (Answered(200, b"", JSON), errors.ArchiveUnreachable),
    (Answered(409, b"\xff\xfe", JSON), errors.ArchiveUnreachable),
    (Answered(409, b"{}", JSON), errors.ArchiveUnreachable),
    (Answered(200, b"abc", JSON | {"content-encoding": "gzip"}), errors.ArchiveUnreachable),
    (too_many("too_many_requests"), errors.ArchiveBusy),
    (too_many("too_many_write_operations"), errors.ArchiveBusy),
    (too_many("a_reason_of_years_to_come"), errors.ArchiveBusy),
    (Answered(429, b"slow down"), errors.ArchiveBusy),
    (path_error("too_many_write_operations"), errors.ArchiveBusy),
    (api_error(409, {".tag": "internal_error"}), errors.ArchiveUnreachable),
)
PERSON = (
    (api_error(401, {".tag": "invalid_access_token"}), errors.LinkRevoked),
    (api_error(401, {".tag": "other"}), errors.LinkRevoked),
    (api_error(401, {".tag": "a_tag_of_years_to_come"}), errors.LinkRevoked),
    (api_error(401, {".tag": "user_suspended"}), errors.AccountSuspended),
    (
        api_error(401, {".tag": "missing_scope", "required_scope": "files.content.write"}),
        errors.PermissionMissing,
    ),
    (denied("access_restricted"), errors.AccessRefused),
    (denied("no_write_permission"), errors.AccessRefused),
    (denied("no_permission"), errors.AccessRefused),
    (Answered(422, b'{"error": {".tag": "no_permission"}}', JSON), errors.AccessRefused),
    (path_error("access_restricted"), errors.AccessRefused),
    (path_error("no_write_permission"), errors.AccessRefused),
    (path_error("operation_suppressed"), errors.AccessRefused),
    (path_error("insufficient_space"), errors.ArchiveFull),
    (path_error("team_folder_insufficient_space"), errors.ArchiveFull),
    (path_error("member_folder_insufficient_space"), errors.ArchiveFull),
    (path_error("upload_traffic_limit_reached"), errors.TransferLimit),
    (transfer_limit(), errors.TransferLimit),
    (
        api_error(403, {".tag": "other"}, user_message={"text": "Data transport limit"}),
        errors.TransferLimit,
    ),
)
DOCUMENT = (
    (path_error("malformed_path"), errors.NameRefused),
    (path_error("disallowed_name"), errors.NameRefused),
    (path_error("conflict", "file"), errors.NameTaken),
    (path_error("conflict", "folder"), errors.PlaceTaken),
    (path_error("conflict", "file_ancestor"), errors.PlaceTaken),
    (path_error("conflict", "a_kind_of_years_to_come"), errors.PlaceTaken),
    (path_error("team_folder"), errors.PlaceTaken),
    (api_error(409, {".tag": "content_hash_mismatch"}), errors.ArchiveDamaged),
)


@pytest.mark.parametrize(("fault", "error"), [*WAIT, *PERSON, *DOCUMENT], ids=brief)
def test_each_row_of_the_table(archive, local_dropbox, fault, error):
    assert type(meets(archive, local_dropbox, fault)) is error


@pytest.mark.parametrize("error", sorted({error for _, error in WAIT}, key=brief))
def test_what_passes_by_itself_is_tried_again_later(error):
    assert issubclass(error, errors.TryAgainLater)


@pytest.mark.parametrize("error", sorted({error for _, error in PERSON}, key=brief))
def test_what_a_person_must_mend_stops_everything(error):
    assert issubclass(error, errors.NeedsPerson)


@pytest.mark.parametrize(
    ("fault", "tag"),
    [
        (api_error(409, {".tag": "brand_new"}), "brand_new"),
        (api_error(409, {".tag": "payload_too_large"}), "payload_too_large"),
        (path_error("brand_new"), "path/brand_new"),
        (path_error("properties_error", "brand_new"), "path/properties_error/brand_new"),
        (denied("brand_new"), "brand_new"),
        (api_error(403, "brand_new"), "brand_new"),
        (api_error(409, {".tag": "other"}), "other"),
        (path_error("other"), "path/other"),
        (api_error(409, None), "ValidationError"),
        (Answered(400, b"Error in call to API function"), "http 400"),
        (Answered(413, b""), "http 413"),
        (Answered(431, b""), "http 431"),
        (Answered(304, b""), "http 304"),
        (Answered(422, b'{"error": {".tag": "brand_new"}}', JSON), "ValidationError"),
        (Answered(200, b'{"name": 7}', JSON), "ValidationError"),
        (Answered(200, b"[]", JSON), "ValidationError"),
        (Answered(409, b"[]", JSON), "TypeError"),
        (Answered(409, b'{"error": "other", "user_message": "x"}', JSON), "AttributeError"),
    ],
    ids=brief,
)
def test_the_default_row_names_what_dropbox_said(archive, local_dropbox, fault, tag):
    error = meets(archive, local_dropbox, fault)

    assert type(error) is errors.UnforeseenAnswer
    assert error.facts == {"tag": tag}


@given(
    status=st.sampled_from([200, 206, 302, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503]),
    body=st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from([".tag", "error", "reason", "path", "user_message", "text"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=6,
    ).map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=20),
    content_type=st.sampled_from(["application/json", "text/html", ""]),
    route=st.sampled_from([UPLOAD, TOKEN_ROUTE]),
)
@settings(max_examples=50, deadline=None)
def test_whatever_is_answered_is_an_error_that_was_foreseen(
    local_dropbox_for_all, status, body, content_type, route
):
    archive, local_dropbox = local_dropbox_for_all
    if route == TOKEN_ROUTE:
        archive._of_thread.__dict__.clear()  # ask for an access token anew
    fault = Answered(status, body, {"content-type": content_type})
    meets(archive, local_dropbox, fault, route)


@pytest.fixture(scope="module")
def local_dropbox_for_all(_dropbox_server):
    from gsmos_tray.archive.dropbox_archive import DropboxArchive  # noqa: PLC0415

    _dropbox_server.reset()
    archive = DropboxArchive(_dropbox_server.link().refresh_token, LOCAL_APP_KEY)
    yield archive, _dropbox_server
    _dropbox_server.faults.clear()


def test_a_permission_that_is_missing_is_named(local_dropbox):
    from gsmos_tray.archive.dropbox_archive import DropboxArchive  # noqa: PLC0415

    fewer = tuple(scope for scope in ALL_SCOPES if scope != "files.content.write")
    archive = DropboxArchive(local_dropbox.link(fewer).refresh_token, LOCAL_APP_KEY)

    with pytest.raises(errors.PermissionMissing) as raised:
        put(archive)
    assert raised.value.facts == {"scope": "files.content.write"}


def test_a_revoked_link_shows_at_a_call_and_at_the_refresh_alike(archive, local_dropbox):
    put(archive)
    local_dropbox.revoke_everything()
    for _ in range(2):
        with pytest.raises(errors.LinkRevoked):
            put(archive)
    archive._of_thread.__dict__.clear()  # as after a restart: the refresh is refused
    with pytest.raises(errors.LinkRevoked):
        put(archive)
    assert local_dropbox.requests.all(TOKEN_ROUTE)[-1].status == 400


def test_a_suspended_account_and_a_full_one_go_on_once_that_is_mended(archive, local_dropbox):
    local_dropbox.suspend()
    with pytest.raises(errors.AccountSuspended):
        put(archive)
    local_dropbox.suspend(suspended=False)
    local_dropbox.fill_up(free=7)
    with pytest.raises(errors.ArchiveFull):
        put(archive)
    local_dropbox.fill_up(free=8)
    put(archive)


@pytest.mark.parametrize("route", [UPLOAD, TOKEN_ROUTE])
@pytest.mark.parametrize(
    "fault", [server_error(), too_many(), captive_portal(), Cut(), Truncated()], ids=brief
)
def test_a_passing_trouble_passes_whichever_call_it_meets(archive, local_dropbox, fault, route):
    error = meets(archive, local_dropbox, fault, route)

    assert isinstance(error, (errors.ArchiveUnreachable, errors.ArchiveBusy))
    put(archive)
    assert len(local_dropbox.tree()) == 1


@pytest.mark.parametrize(
    ("fault", "after"),
    [
        (too_many(retry_after=33), 33),
        (api_error(429, {"reason": {".tag": "too_many_requests"}, "retry_after": 44}), 44),
        (api_error(429, {"reason": "too_many_requests"}), None),
        (Answered(429, b"", {"retry-after": "55"}), 55),
        (Answered(503, b"", {"retry-after": "66"}), 66),
        (Answered(503, b"", {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}), 0),
        (Answered(503, b"", {"retry-after": "soon"}), None),
        (Answered(503, b"", {"retry-after": "-5"}), None),
        (Answered(503, b"", {"retry-after": "9" * 400}), None),
        (Answered(503, b""), None),
    ],
)
def test_dropbox_says_how_long_to_wait(archive, local_dropbox, fault, after):
    assert meets(archive, local_dropbox, fault).after == after


def test_dropbox_says_until_when_to_wait(archive, local_dropbox):
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    fault = Answered(503, b"", {"retry-after": in_an_hour})

    after = meets(archive, local_dropbox, fault).after
    assert after is not None
    assert 0 < after <= 3600


def test_the_same_wait_is_asked_for_at_the_refresh(archive, local_dropbox):
    error = meets(archive, local_dropbox, too_many(retry_after=21), TOKEN_ROUTE)
    assert (type(error), error.after) == (errors.ArchiveBusy, 21)


@pytest.mark.parametrize("after_effect", [False, True])
def test_an_answer_that_does_not_come_is_not_waited_for(
    archive, local_dropbox, monkeypatch, after_effect
):
    archive.account()
    monkeypatch.setattr(client, "_TO_READ", 0.2)

    error = meets(archive, local_dropbox, Stalled(after_effect=after_effect))

    assert type(error) is errors.ArchiveUnreachable
    local_dropbox.faults.release()


def test_nobody_listens(archive, local_dropbox):
    local_dropbox.go_offline()
    with pytest.raises(errors.ArchiveUnreachable):
        put(archive)
    local_dropbox.go_online()
    put(archive)


def test_a_name_that_the_network_does_not_know_is_no_network(archive, monkeypatch):
    def unknown(*_asked, **_more):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(errors.ArchiveUnreachable) as raised:
        put(archive)
    assert raised.value.facts == {"connection": "gaierror"}


def write_failure(tag: str) -> files.UploadSessionFinishError:
    return files.UploadSessionFinishError.path(files.WriteError(tag))


@pytest.mark.parametrize(
    ("entry", "error"),
    [
        (files.UploadSessionFinishError.too_many_write_operations, errors.ArchiveBusy),
        (write_failure("too_many_write_operations"), errors.ArchiveBusy),
        (write_failure("insufficient_space"), errors.ArchiveFull),
        (write_failure("disallowed_name"), errors.NameRefused),
        (
            files.UploadSessionFinishError.path(
                files.WriteError.conflict(files.WriteConflictError.file)
            ),
            errors.NameTaken,
        ),
        (files.UploadSessionFinishError.other, errors.UnforeseenAnswer),
    ],
    ids=lambda it: tags_of(it) if isinstance(it, files.UploadSessionFinishError) else "",
)
def test_the_entries_of_a_batch_are_sorted_by_the_same_table(entry, error):
    assert type(of_route(entry)) is error


def test_every_tag_of_an_upload_is_sorted_on_purpose():
    """A new version of the SDK with a new tag has to be looked at."""
    unforeseen = {
        tag
        for tag in files.WriteError._tagmap
        if type(of_route(_with_any_value(tag))) is errors.UnforeseenAnswer
    }
    assert unforeseen == {"other"}


def _with_any_value(tag: str) -> files.WriteError:
    if tag == "conflict":
        return files.WriteError.conflict(files.WriteConflictError.folder)
    return (
        files.WriteError.malformed_path(None) if tag == "malformed_path" else files.WriteError(tag)
    )


def test_no_row_is_found_inside_the_name_of_another():
    assert type(of_route(files.WriteError.team_folder_insufficient_space)) is errors.ArchiveFull
    assert re.search("team_folder", tags_of(files.WriteError.team_folder_insufficient_space))
