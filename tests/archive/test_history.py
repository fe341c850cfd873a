"""What Dropbox remembers of a file, and its bytes again, through the SDK."""

from __future__ import annotations

import pytest

from gsmos_tray import errors
from gsmos_tray.demo.faults import Answered
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath

PLACE = ArchivePath("/Facturi SPV/Facturi/2026/11/Factura_000123.pdf")
MOVED = ArchivePath("/Facturi SPV/mutat.pdf")
MIB = 1024 * 1024


def put(archive, content: bytes, replaces: str | None = None):
    return archive.put(content, PLACE, fingerprint_of(content), 0.0, replaces)


def test_versions_are_listed_the_newest_first(archive):
    older = put(archive, b"one")
    newer = put(archive, b"two", replaces=older.rev)
    past = archive.history.of(PLACE)

    assert [it.rev for it in past.versions] == [newer.rev, older.rev]
    assert [it.fingerprint for it in past.versions] == [
        fingerprint_of(b"two"),
        fingerprint_of(b"one"),
    ]
    assert past.versions[0].stored_at >= past.versions[1].stored_at > 0
    assert not past.gone


def test_more_versions_than_one_answer_has_are_listed_once_each(archive):
    rev = None
    for number in range(101):
        rev = put(archive, str(number).encode(), replaces=rev).rev
    revs = [it.rev for it in archive.history.of(PLACE).versions]
    assert len(revs) == len(set(revs)) == 101


def test_what_was_deleted_is_brought_back_whole_and_twice_does_no_harm(archive, local_dropbox):
    stored = put(archive, b"one")
    local_dropbox.account.tree.delete(str(PLACE))
    past = archive.history.of(PLACE)
    assert past.gone
    assert [it.rev for it in past.versions] == [stored.rev]

    for _ in range(2):
        back = archive.history.bring_back(PLACE, stored.rev)
        assert back.fingerprint == fingerprint_of(b"one")
    assert {path: it.bytes for path, it in local_dropbox.tree().items()} == {str(PLACE): b"one"}


def test_a_version_that_never_was_is_named(archive):
    put(archive, b"one")
    with pytest.raises(errors.NoSuchRevision):
        archive.history.bring_back(PLACE, "0123456789abcdef0")


def test_what_never_lay_there_has_no_past(archive):
    with pytest.raises(errors.NotArchived):
        archive.history.of(PLACE)


def test_a_file_is_found_wherever_it_was_moved(archive, local_dropbox):
    put(archive, b"one")
    file = archive.history.of(PLACE).file
    archive.move(PLACE, MOVED)
    assert archive.history.where_is(file) == MOVED
    local_dropbox.account.tree.delete(str(MOVED))
    assert archive.history.where_is(file) is None


@pytest.mark.parametrize("offset", [0, 1, 2 * MIB, 3 * MIB])
def test_a_download_goes_on_where_it_was(archive, offset):
    content = bytes(range(256)) * (3 * MIB // 256) + b"end"
    stored = put(archive, content)
    archive.move(PLACE, MOVED)  # which does not mislead it
    assert b"".join(archive.download(stored.rev, offset)) == content[offset:]


def test_an_answer_from_the_beginning_is_not_taken_for_the_rest(archive, local_dropbox):
    stored = put(archive, b"0123456789")
    told = {"dropbox-api-result": _result(stored), "content-type": "application/octet-stream"}
    local_dropbox.faults.next("files/download", Answered(200, b"0123456789", told))
    with pytest.raises(errors.ArchiveUnreachable):
        list(archive.download(stored.rev, 5))


def _result(stored) -> str:
    return (
        f'{{"name": "x", "id": "id:a4ayc_80_OEAAAAAAAAAXw", "rev": "{stored.rev}", "size": 10, '
        f'"client_modified": "2026-11-24T07:10:09Z", "server_modified": "2026-11-24T07:10:09Z"}}'
    )
