from __future__ import annotations

import threading
from collections import Counter

import pytest
import requests
from dropbox.content_hash import content_hash
from dropbox.exceptions import (
    ApiError,
    AuthError,
    HttpError,
    InternalServerError,
    RateLimitError,
)
from dropbox.files import CommitInfo, UploadSessionCursor

from gsmos_tray.demo.faults import (
    EVERY_KIND,
    Cut,
    LyingHash,
    Stalled,
    StoredDamaged,
    Truncated,
    api_error,
    captive_portal,
    server_error,
    suspended,
    too_many,
    transfer_limit,
)

UPLOAD = "files/upload"
WHAT_THE_SDK_RAISES = (
    ApiError,
    AssertionError,  # a page where JSON should be
    HttpError,
    ValueError,  # half a JSON text
    requests.RequestException,
)


def test_the_next_calls_of_a_route_fail_and_then_it_works_again(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, server_error(503), times=2)

    for _ in range(2):
        with pytest.raises(InternalServerError) as error:
            client.files_upload(b"a", "/a.pdf")
        assert error.value.status_code == 503
    assert local_dropbox.tree() == {}
    client.users_get_space_usage()
    client.files_upload(b"a", "/a.pdf")


def test_a_fault_can_be_meant_for_one_document(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, server_error(), about="Primăria", times=5)

    client.files_upload(b"a", "/Factura_000001.pdf")
    with pytest.raises(InternalServerError):
        client.files_upload(b"b", "/Primăria.pdf")


@pytest.mark.parametrize("reason", ["too_many_requests", "too_many_write_operations"])
def test_dropbox_asks_to_slow_down_and_says_for_how_long(client, local_dropbox, reason):
    local_dropbox.faults.next(UPLOAD, too_many(reason, retry_after=77))

    with pytest.raises(RateLimitError) as error:
        client.files_upload(b"a", "/a.pdf")

    assert (error.value.error.reason._tag, error.value.backoff) == (reason, 77)


def test_a_cut_before_the_effect_leaves_nothing(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, Cut())

    with pytest.raises(requests.ConnectionError):
        client.files_upload(b"a", "/a.pdf")

    assert local_dropbox.tree() == {}


@pytest.mark.parametrize(
    "fault",
    [
        Cut(after_effect=True),
        server_error(500, after_effect=True),
        Truncated(),
        Truncated(claims_to_be_whole=True),
        Stalled(seconds=0.01, after_effect=True),
    ],
    ids=str,
)
def test_after_the_effect_the_document_is_there_whatever_the_caller_heard(
    client, local_dropbox, fault
):
    local_dropbox.faults.next(UPLOAD, fault)

    if isinstance(fault, Stalled):
        client.files_upload(b"a", "/a.pdf")
    else:
        with pytest.raises(WHAT_THE_SDK_RAISES):
            client.files_upload(b"a", "/a.pdf")

    assert local_dropbox.tree()["/a.pdf"].bytes == b"a"
    assert client.files_upload(b"a", "/a.pdf").size == 1  # the connection is none the worse


def test_half_an_answer_arrives_as_broken_json(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, Truncated(claims_to_be_whole=True))

    with pytest.raises(ValueError, match=r"Unterminated|Expecting|delimiter"):
        client.files_upload(b"a", "/a.pdf")


def test_a_cafes_page_in_the_way_is_no_answer(client, local_dropbox):
    local_dropbox.faults.next("users/get_space_usage", captive_portal())

    with pytest.raises(AssertionError, match="text/html"):
        client.users_get_space_usage()


def test_a_stalled_call_goes_on_when_it_is_released(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, Stalled())
    upload = threading.Thread(target=client.files_upload, args=(b"a", "/a.pdf"))
    upload.start()

    assert local_dropbox.faults.wait_until_stalled()
    assert local_dropbox.tree() == {}
    local_dropbox.faults.release()
    upload.join()

    assert set(local_dropbox.tree()) == {"/a.pdf"}


def test_damage_on_the_way_to_the_disk_shows_in_the_answers_hash(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, StoredDamaged())

    stored = client.files_upload(b"abc", "/a.pdf")

    assert stored.content_hash == content_hash(b"`bc")
    assert local_dropbox.tree()["/a.pdf"].bytes == b"`bc"


def test_a_damaged_piece_shows_in_the_hash_of_the_whole(client, local_dropbox):
    local_dropbox.faults.next("files/upload_session/start", StoredDamaged())
    session = client.files_upload_session_start(b"abc").session_id

    stored = client.files_upload_session_finish(
        b"", UploadSessionCursor(session, 3), CommitInfo("/a.zip")
    )

    assert stored.content_hash == content_hash(b"`bc")


def test_a_lying_hash_is_not_what_lies_there(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, LyingHash())

    stored = client.files_upload(b"abc", "/a.pdf")

    assert stored.content_hash != content_hash(b"abc")
    assert local_dropbox.tree()["/a.pdf"].bytes == b"abc"


def test_the_transport_limit_tells_only_in_its_sentence(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, transfer_limit())

    with pytest.raises(ApiError) as error:
        client.files_upload(b"a", "/a.pdf")

    assert error.value.error.is_other()
    assert "limit" in error.value.user_message_text


def test_a_suspended_account_can_be_a_fault_of_one_call(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, suspended())

    with pytest.raises(AuthError) as error:
        client.files_upload(b"a", "/a.pdf")

    assert error.value.error.is_user_suspended()


def test_an_error_of_years_to_come_can_be_sent(client, local_dropbox):
    local_dropbox.faults.next(UPLOAD, api_error(409, {".tag": "quantum_decoherence"}))

    with pytest.raises(ApiError) as error:
        client.files_upload(b"a", "/a.pdf")

    assert error.value.error.is_other()


def test_the_token_endpoint_can_fail_too(client, local_dropbox):
    local_dropbox.faults.next("oauth2/token", server_error(500))

    with pytest.raises(InternalServerError):
        client.users_get_space_usage()


def test_on_a_bad_day_a_share_of_all_calls_fails_in_every_way(client, local_dropbox):
    client.users_get_space_usage()
    local_dropbox.faults.at_random(0.5, seed=7)
    outcomes: Counter[bool] = Counter()
    for number in range(120):
        try:
            client.files_upload(b"%d" % number, f"/{number}.pdf")
            outcomes[True] += 1
        except WHAT_THE_SDK_RAISES:
            outcomes[False] += 1
    local_dropbox.faults.clear()

    calls = local_dropbox.requests.all(UPLOAD)
    assert {call.fault for call in calls} == {repr(kind) for kind in EVERY_KIND} | {None}
    assert 30 < outcomes[False] < 90
    client.files_upload(b"a", "/after.pdf")
