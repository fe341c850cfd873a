from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from dropbox.content_hash import content_hash
from dropbox.exceptions import ApiError, BadInputError, RateLimitError
from dropbox.files import WriteMode

from gsmos_tray.demo.rules import Overlap, Rules


def write_error(error: pytest.ExceptionInfo[ApiError]):
    return error.value.error.get_path().reason


def conflict(error: pytest.ExceptionInfo[ApiError]) -> str:
    return write_error(error).get_conflict()._tag


def test_what_was_sent_lies_there_with_its_hash(client, local_dropbox):
    stored = client.files_upload(b"%PDF-1", "/Facturi/2026/03/Factura_000001.pdf")

    there = local_dropbox.tree()["/Facturi/2026/03/Factura_000001.pdf"]
    assert there.bytes == b"%PDF-1"
    assert there.content_hash == stored.content_hash == content_hash(b"%PDF-1")
    assert (there.size, there.rev) == (6, stored.rev)


def test_the_files_own_time_is_kept(client):
    own = datetime(2026, 3, 1, 10, 20, 30, tzinfo=UTC)

    stored = client.files_upload(b"a", "/a.pdf", client_modified=own)

    assert stored.client_modified == own.replace(tzinfo=None)
    assert stored.server_modified != stored.client_modified


def test_the_same_bytes_at_the_same_path_are_no_conflict_and_write_nothing(client):
    first = client.files_upload(b"a", "/a.pdf")

    again = client.files_upload(b"a", "/A.PDF")

    assert (again.rev, again.path_display) == (first.rev, "/a.pdf")


def test_other_bytes_at_the_same_path_are_a_conflict(client, local_dropbox):
    client.files_upload(b"a", "/Facturi/a.pdf")

    with pytest.raises(ApiError) as error:
        client.files_upload(b"b", "/facturi/A.pdf")

    assert conflict(error) == "file"
    assert local_dropbox.tree()["/Facturi/a.pdf"].bytes == b"a"


def test_a_failed_commit_can_be_retried_without_the_bytes(client, local_dropbox):
    from dropbox.files import CommitInfo, UploadSessionCursor  # noqa: PLC0415

    client.files_upload(b"a", "/a.pdf")
    with pytest.raises(ApiError) as error:
        client.files_upload(b"bb", "/a.pdf")

    session = error.value.error.get_path().upload_session_id
    client.files_upload_session_finish(b"", UploadSessionCursor(session, 2), CommitInfo("/b.pdf"))

    assert local_dropbox.tree()["/b.pdf"].bytes == b"bb"


def test_a_folder_in_the_way_and_a_file_above_are_told_apart(client):
    client.files_upload(b"a", "/Facturi/a.pdf")

    with pytest.raises(ApiError) as folder:
        client.files_upload(b"b", "/Facturi")
    with pytest.raises(ApiError) as above:
        client.files_upload(b"b", "/Facturi/a.pdf/b.pdf")

    assert (conflict(folder), conflict(above)) == ("folder", "file_ancestor")


def test_overwriting_keeps_the_file_and_gives_it_a_new_revision(client, local_dropbox):
    first = client.files_upload(b"a", "/a.pdf")

    second = client.files_upload(b"b", "/A.PDF", mode=WriteMode.overwrite)

    assert second.id == first.id
    assert second.rev != first.rev
    assert local_dropbox.tree()["/a.pdf"].bytes == b"b"


def test_an_update_needs_the_revision_that_lies_there(client, local_dropbox):
    first = client.files_upload(b"a", "/a.pdf")
    client.files_upload(b"b", "/a.pdf", mode=WriteMode.update(first.rev))

    with pytest.raises(ApiError) as error:
        client.files_upload(b"c", "/a.pdf", mode=WriteMode.update(first.rev))

    assert conflict(error) == "file"
    assert local_dropbox.tree()["/a.pdf"].bytes == b"b"


def test_an_update_of_what_was_deleted_writes_unless_it_is_strict(client, local_dropbox):
    first = client.files_upload(b"a", "/a.pdf")
    client.files_delete_v2("/a.pdf")

    with pytest.raises(ApiError) as error:
        client.files_upload(b"b", "/a.pdf", mode=WriteMode.update(first.rev), strict_conflict=True)
    client.files_upload(b"b", "/a.pdf", mode=WriteMode.update(first.rev))

    assert conflict(error) == "file"
    assert local_dropbox.tree()["/a.pdf"].bytes == b"b"


def test_strictly_even_the_same_bytes_are_a_conflict(client):
    client.files_upload(b"a", "/a.pdf")

    with pytest.raises(ApiError) as error:
        client.files_upload(b"a", "/a.pdf", strict_conflict=True)

    assert conflict(error) == "file"


def test_a_body_that_does_not_match_its_hash_is_not_stored(client, local_dropbox):
    with pytest.raises(ApiError) as error:
        client.files_upload(b"a", "/a.pdf", content_hash=content_hash(b"b"))

    assert error.value.error.is_content_hash_mismatch()
    assert local_dropbox.tree() == {}


@pytest.mark.parametrize("name", ["desktop.ini", "Thumbs.db", ".DS_Store", "icon\r", ".dropbox"])
def test_names_of_operating_systems_are_disallowed(client, name):
    with pytest.raises(ApiError) as error:
        client.files_upload(b"a", f"/Facturi/{name}")

    assert write_error(error).is_disallowed_name()


@pytest.mark.parametrize("path", ["/a//b", "/a/", "/a/../b", "/a\\b", f"/{'x' * 256}", "/a. /b"])
def test_paths_that_cannot_be_are_malformed(client, path):
    with pytest.raises(ApiError) as error:
        client.files_upload(b"a", path)

    assert write_error(error).is_malformed_path()


def test_two_spellings_of_one_letter_are_one_name(client, local_dropbox):
    client.files_upload(b"a", "/Primărie.pdf")  # one code point for the ă ...
    with pytest.raises(ApiError) as error:
        client.files_upload(b"b", "/Prima\u0306rie.pdf")  # ... and two

    assert conflict(error) == "file"
    assert list(local_dropbox.tree()) == ["/Primărie.pdf"]
    assert client.files_get_metadata("/prima\u0306rie.PDF").path_display == "/Primărie.pdf"


def test_a_folder_is_spelt_as_it_was_made(client, local_dropbox):
    client.files_create_folder_v2("/Facturi SPV")

    client.files_upload(b"a", "/FACTURI spv/Service/A.pdf")

    assert list(local_dropbox.tree()) == ["/Facturi SPV/Service/A.pdf"]


def test_a_full_account_takes_nothing_more_until_there_is_room(client, local_dropbox):
    client.files_upload(b"aa", "/a.pdf")
    local_dropbox.fill_up(free=1)

    with pytest.raises(ApiError) as error:
        client.files_upload(b"bb", "/b.pdf")
    client.files_upload(b"aaa", "/a.pdf", mode=WriteMode.overwrite)  # what it replaces is freed

    assert write_error(error).is_insufficient_space()
    assert client.users_get_space_usage().used == 3


def test_a_body_over_the_limit_is_refused(local_dropbox, new_client):
    local_dropbox.reset(Rules(payload_limit=10))

    with pytest.raises(ApiError) as error:
        new_client().files_upload(b"12345678901", "/a.pdf")

    assert error.value.error.is_payload_too_large()


def test_what_no_source_settles_is_refused_and_recorded(client, local_dropbox):
    with pytest.raises(BadInputError, match="autorename"):
        client.files_upload(b"a", "/a.pdf", autorename=True)

    assert len(local_dropbox.refusals) == 1
    local_dropbox.refusals.clear()


def test_a_commit_that_meets_another_is_sent_away_with_429(local_dropbox, new_client):
    local_dropbox.reset(Rules(overlap=Overlap.REFUSED, retry_after=7))
    client = new_client()

    with local_dropbox.write_lock_held(), pytest.raises(RateLimitError) as error:
        client.files_upload(b"a", "/a.pdf")
    client.files_upload(b"a", "/a.pdf")

    assert error.value.error.reason.is_too_many_write_operations()
    assert error.value.backoff == 7


def test_a_commit_that_meets_another_waits_where_the_rules_say_so(client, local_dropbox):
    with local_dropbox.write_lock_held():
        upload = threading.Thread(target=client.files_upload, args=(b"a", "/a.pdf"))
        upload.start()
        assert client.users_get_space_usage().used == 0  # reading goes on

    upload.join()
    assert list(local_dropbox.tree()) == ["/a.pdf"]


def test_of_many_at_once_for_one_name_one_wins_and_the_others_hear_of_it(local_dropbox, new_client):
    outcomes: list[str] = []

    def send(number: int) -> None:
        try:
            new_client().files_upload(b"%d" % number, "/Facturi/one.pdf")
            outcomes.append("stored")
        except ApiError as error:
            outcomes.append(error.error.get_path().reason.get_conflict()._tag)

    senders = [threading.Thread(target=send, args=(number,)) for number in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert sorted(outcomes) == ["file"] * 7 + ["stored"]
    assert len(local_dropbox.tree()) == 1


def test_many_at_once_for_many_names_all_arrive(local_dropbox, new_client):
    def send(part: int) -> None:
        client = new_client()
        for number in range(20):
            client.files_upload(b"%d" % number, f"/Facturi/{part}/{number}.pdf")

    senders = [threading.Thread(target=send, args=(part,)) for part in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    tree = local_dropbox.tree()
    assert {path: stored.bytes for path, stored in tree.items()} == {
        f"/Facturi/{part}/{number}.pdf": b"%d" % number for part in range(4) for number in range(20)
    }
    assert client_sees(new_client()) == len(tree)


def client_sees(client) -> int:
    listing = client.files_list_folder("", recursive=True)
    return sum(hasattr(entry, "rev") for entry in listing.entries)
