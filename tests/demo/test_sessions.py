from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from dropbox.content_hash import content_hash
from dropbox.exceptions import ApiError, BadInputError, HttpError, RateLimitError
from dropbox.files import (
    CommitInfo,
    UploadSessionAppendBatchArgEntry,
    UploadSessionCursor,
    UploadSessionFinishArg,
    UploadSessionType,
)

from gsmos_tray.demo.blobs import HASH_BLOCK, Blobs
from gsmos_tray.demo.faults import EntriesFailed
from gsmos_tray.demo.refusals import SessionRefused
from gsmos_tray.demo.rules import Overlap, Rules
from gsmos_tray.demo.sessions import Sessions


def piece(session: str, offset: int, data: bytes, *, close: bool = True):
    return UploadSessionAppendBatchArgEntry(UploadSessionCursor(session, offset), len(data), close)


def finish(session: str, size: int, path: str):
    return UploadSessionFinishArg(UploadSessionCursor(session, size), CommitInfo(path))


def append_all(client, bodies: dict[str, bytes]):
    entries = [piece(session, 0, body) for session, body in bodies.items()]
    return client.files_upload_session_append_batch(b"".join(bodies.values()), entries).entries


def test_a_large_file_arrives_in_pieces(client, local_dropbox):
    session = client.files_upload_session_start(b"one ").session_id
    client.files_upload_session_append_v2(b"two ", UploadSessionCursor(session, 4))

    stored = client.files_upload_session_finish(
        b"three", UploadSessionCursor(session, 8), CommitInfo("/a.zip")
    )

    assert local_dropbox.tree()["/a.zip"].bytes == b"one two three"
    assert stored.content_hash == content_hash(b"one two three")


def test_a_piece_at_the_wrong_place_is_told_the_right_one(client):
    session = client.files_upload_session_start(b"1234").session_id

    with pytest.raises(ApiError) as append:
        client.files_upload_session_append_v2(b"5", UploadSessionCursor(session, 3))
    with pytest.raises(ApiError) as finished:
        client.files_upload_session_finish(
            b"", UploadSessionCursor(session, 5), CommitInfo("/a.zip")
        )

    assert append.value.error.get_incorrect_offset().correct_offset == 4
    lookup = finished.value.error.get_lookup_failed()
    assert lookup.get_incorrect_offset().correct_offset == 4


def test_a_piece_that_was_damaged_on_the_way_is_not_kept(client, local_dropbox):
    session = client.files_upload_session_start(b"").session_id

    with pytest.raises(ApiError) as error:
        client.files_upload_session_append_v2(
            b"a", UploadSessionCursor(session, 0), content_hash=content_hash(b"b")
        )

    assert error.value.error.is_content_hash_mismatch()
    client.files_upload_session_append_v2(b"a", UploadSessionCursor(session, 0))


def test_a_closed_session_takes_nothing_more(client):
    session = client.files_upload_session_start(b"a", close=True).session_id

    with pytest.raises(ApiError) as error:
        client.files_upload_session_append_v2(b"b", UploadSessionCursor(session, 1))

    assert error.value.error.is_closed()


def test_a_session_makes_one_file(client):
    session = client.files_upload_session_start(b"a").session_id
    client.files_upload_session_finish(b"", UploadSessionCursor(session, 1), CommitInfo("/a"))

    with pytest.raises(ApiError) as again:
        client.files_upload_session_finish(b"", UploadSessionCursor(session, 1), CommitInfo("/b"))
    with pytest.raises(ApiError) as append:
        client.files_upload_session_append_v2(b"b", UploadSessionCursor(session, 1))

    assert again.value.error.get_lookup_failed().is_not_found()
    assert append.value.error.is_closed()


def test_a_taken_name_costs_no_second_body(client, local_dropbox):
    client.files_upload(b"other", "/a.zip")
    session = client.files_upload_session_start(b"12").session_id

    with pytest.raises(ApiError) as error:
        client.files_upload_session_finish(
            b"3", UploadSessionCursor(session, 2), CommitInfo("/a.zip")
        )
    client.files_upload_session_finish(b"", UploadSessionCursor(session, 3), CommitInfo("/b.zip"))

    assert error.value.error.get_path().get_conflict().is_file()
    assert local_dropbox.tree()["/b.zip"].bytes == b"123"


def test_a_session_is_forgotten_after_seven_days():
    now = datetime(2026, 3, 1, tzinfo=UTC)
    blobs = Blobs()
    sessions = Sessions(blobs, lambda: now)
    id = sessions.start(b"a", close=False, concurrent=False)

    now += timedelta(days=7)
    sessions.append(id, 1, b"b", close=False)
    now += timedelta(seconds=1)
    with pytest.raises(SessionRefused, match="not_found"):
        sessions.append(id, 2, b"c", close=False)
    blobs.close()


def test_a_concurrent_session_takes_its_pieces_in_any_order(client, local_dropbox):
    first, second = b"a" * HASH_BLOCK, b"b" * HASH_BLOCK
    session = client.files_upload_session_start(
        b"", session_type=UploadSessionType.concurrent
    ).session_id
    append = client.files_upload_session_append_v2
    append(second, UploadSessionCursor(session, HASH_BLOCK))
    append(first, UploadSessionCursor(session, 0))
    append(b"c", UploadSessionCursor(session, 2 * HASH_BLOCK), close=True)

    stored = client.files_upload_session_finish(
        b"", UploadSessionCursor(session, 2 * HASH_BLOCK + 1), CommitInfo("/a.zip")
    )

    assert stored.content_hash == content_hash(first + second + b"c")
    assert local_dropbox.tree()["/a.zip"].bytes == first + second + b"c"


def test_a_concurrent_session_says_what_is_wrong_with_it(client):
    def start(body: bytes = b"", **more):
        kind = UploadSessionType.concurrent
        return client.files_upload_session_start(body, session_type=kind, **more).session_id

    def failing(call, *args, **more):
        with pytest.raises(ApiError) as error:
            call(*args, **more)
        return error.value.error._tag

    append, end = client.files_upload_session_append_v2, client.files_upload_session_finish
    session = start()
    assert failing(start, b"a") == "concurrent_session_data_not_allowed"
    assert failing(start, close=True) == "concurrent_session_close_not_allowed"
    assert (
        failing(append, b"a", UploadSessionCursor(session, 1))
        == "concurrent_session_invalid_offset"
    )
    assert (
        failing(append, b"a", UploadSessionCursor(session, 0))
        == "concurrent_session_invalid_data_size"
    )
    cursor, commit = UploadSessionCursor(session, 0), CommitInfo("/a")
    assert failing(end, b"a", cursor, commit) == "concurrent_session_data_not_allowed"
    assert failing(end, b"", cursor, commit) == "concurrent_session_not_closed"
    append(b"a", UploadSessionCursor(session, HASH_BLOCK), close=True)
    cursor = UploadSessionCursor(session, HASH_BLOCK + 1)
    assert failing(end, b"", cursor, commit) == "concurrent_session_missing_data"


def test_a_thousand_documents_arrive_in_five_calls(client, local_dropbox):
    sessions = client.files_upload_session_start_batch(1000).session_ids
    bodies = {session: b"document %d" % n for n, session in enumerate(sessions)}
    for part in (sessions[:400], sessions[400:800], sessions[800:]):
        results = append_all(client, {session: bodies[session] for session in part})
        assert all(result.is_success() for result in results)

    result = client.files_upload_session_finish_batch_v2(
        [finish(s, len(body), f"/d/{n}.pdf") for n, (s, body) in enumerate(bodies.items())]
    )

    assert all(entry.is_success() for entry in result.entries)
    assert result.entries[7].get_success().content_hash == content_hash(b"document 7")
    assert local_dropbox.tree()["/d/999.pdf"].bytes == b"document 999"
    counts = local_dropbox.requests.counts()
    assert sum(counts.values()) - counts["oauth2/token"] == 5


@pytest.mark.parametrize(
    ("call", "too_many"),
    [
        (lambda c: c.files_upload_session_start_batch(1001), 1001),
        (lambda c: c.files_upload_session_append_batch(b"", [piece("s", 0, b"")] * 501), 501),
        (lambda c: c.files_upload_session_finish_batch_v2([finish("s", 0, "/a")] * 1001), 1001),
    ],
)
def test_the_sdk_itself_keeps_to_the_limits(client, call, too_many):
    from dropbox.stone_validators import ValidationError  # noqa: PLC0415

    with pytest.raises(ValidationError):
        call(client)


def test_an_append_batch_speaks_entry_by_entry(client, local_dropbox):
    good, shifted = client.files_upload_session_start_batch(2).session_ids

    results = client.files_upload_session_append_batch(
        b"abc", [piece(good, 0, b"a"), piece(shifted, 5, b"b"), piece("unknown", 0, b"c")]
    ).entries

    assert results[0].is_success()
    assert results[1].get_failure().get_incorrect_offset().correct_offset == 0
    assert results[2].get_failure().is_not_found()


def test_an_append_batch_must_be_as_long_as_its_entries_say(client):
    session = client.files_upload_session_start_batch(1).session_ids[0]

    with pytest.raises(ApiError) as error:
        client.files_upload_session_append_batch(b"abc", [piece(session, 0, b"ab")])

    assert error.value.error.is_length_mismatch()


def test_the_hash_of_an_append_batch_is_that_of_the_whole_body(client):
    session = client.files_upload_session_start_batch(1).session_ids[0]

    with pytest.raises(ApiError) as error:
        client.files_upload_session_append_batch(
            b"ab", [piece(session, 0, b"ab")], content_hash=content_hash(b"ba")
        )

    assert error.value.error.is_content_hash_mismatch()


def test_one_session_twice_in_a_batch_is_not_settled(client, local_dropbox):
    session = client.files_upload_session_start_batch(1).session_ids[0]

    with pytest.raises(BadInputError, match="twice"):
        client.files_upload_session_append_batch(
            b"ab", [piece(session, 0, b"a", close=False), piece(session, 1, b"b")]
        )

    local_dropbox.refusals.clear()


@pytest.mark.parametrize(("status", "error"), [(431, HttpError), (400, BadInputError)])
def test_an_argument_too_long_for_the_header_is_refused_and_the_connection_lives(
    local_dropbox, new_client, status, error
):
    local_dropbox.reset(Rules(header_limit=2000, header_status=status))
    client = new_client()
    sessions = client.files_upload_session_start_batch(30).session_ids

    with pytest.raises(error):
        append_all(client, dict.fromkeys(sessions, b"a" * 100_000))
    assert all(r.is_success() for r in append_all(client, dict.fromkeys(sessions[:5], b"a")))


def test_a_finish_batch_speaks_entry_by_entry(client, local_dropbox):
    client.files_upload(b"other", "/taken.pdf")
    good, taken, open_ = client.files_upload_session_start_batch(3).session_ids
    append_all(client, {good: b"a", taken: b"b"})

    results = client.files_upload_session_finish_batch_v2(
        [finish(good, 1, "/a.pdf"), finish(taken, 1, "/taken.pdf"), finish(open_, 0, "/c.pdf")]
    ).entries

    assert results[0].get_success().path_display == "/a.pdf"
    assert results[1].get_failure().get_path().get_conflict().is_file()
    assert results[2].get_failure().get_lookup_failed().is_not_closed()
    assert set(local_dropbox.tree()) == {"/a.pdf", "/taken.pdf"}


def test_a_name_taken_in_a_batch_costs_no_second_body(client, local_dropbox):
    client.files_upload(b"other", "/taken.pdf")
    session = client.files_upload_session_start_batch(1).session_ids[0]
    append_all(client, {session: b"a"})
    client.files_upload_session_finish_batch_v2([finish(session, 1, "/taken.pdf")])

    client.files_upload_session_finish_batch_v2([finish(session, 1, "/free.pdf")])

    assert local_dropbox.tree()["/free.pdf"].bytes == b"a"


def test_a_batch_that_meets_another_commit_fails_at_each_entry(local_dropbox, new_client):
    local_dropbox.reset(Rules(overlap=Overlap.REFUSED))
    client = new_client()
    session = client.files_upload_session_start_batch(1).session_ids[0]
    append_all(client, {session: b"a"})

    with local_dropbox.write_lock_held():
        results = client.files_upload_session_finish_batch_v2([finish(session, 1, "/a")]).entries
    again = client.files_upload_session_finish_batch_v2([finish(session, 1, "/a")]).entries

    assert results[0].get_failure().is_too_many_write_operations()
    assert again[0].is_success()


def test_a_batch_that_meets_another_commit_fails_whole_where_the_rules_say_so(
    local_dropbox, new_client
):
    local_dropbox.reset(Rules(overlap=Overlap.REFUSED_WHOLE))
    client = new_client()

    with local_dropbox.write_lock_held(), pytest.raises(RateLimitError) as error:
        client.files_upload_session_finish_batch_v2([finish("s", 0, "/a")])

    assert error.value.error.reason.is_too_many_write_operations()


def test_single_entries_of_a_batch_fail_on_request(client, local_dropbox):
    sessions = client.files_upload_session_start_batch(3).session_ids
    local_dropbox.faults.next(
        "files/upload_session/append_batch", EntriesFailed("not_found", frozenset({2}))
    )
    appended = append_all(client, dict.fromkeys(sessions, b"a"))
    local_dropbox.faults.next(
        "files/upload_session/finish_batch_v2",
        EntriesFailed("too_many_write_operations", frozenset({1})),
    )
    finished = client.files_upload_session_finish_batch_v2(
        [finish(s, 1, f"/{n}") for n, s in enumerate(sessions[:2])]
    ).entries

    assert [result.is_success() for result in appended] == [True, True, False]
    assert finished[0].is_success()
    assert finished[1].get_failure().is_too_many_write_operations()
    assert set(local_dropbox.tree()) == {"/0"}


def test_sessions_can_be_lost(client, local_dropbox):
    session = client.files_upload_session_start(b"a").session_id
    local_dropbox.account.sessions.forget_all()

    with pytest.raises(ApiError) as error:
        client.files_upload_session_append_v2(b"b", UploadSessionCursor(session, 1))

    assert error.value.error.is_not_found()
