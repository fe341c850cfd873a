"""One large document in chunks: every call may be made twice, and Dropbox says how far it is."""

from __future__ import annotations

import pytest

from gsmos_tray import errors
from gsmos_tray.archive.large import CHUNK
from gsmos_tray.demo.faults import Cut
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath

PLACE = ArchivePath("/Diverse/Arhivă mare.zip")
MIB = 1024 * 1024
CONTENT = bytes(range(256)) * (9 * MIB // 256) + b"end"


def begin(archive) -> str:
    """Send all of CONTENT in two chunks."""
    session = archive.begin_upload(CONTENT[:CHUNK])
    assert archive.continue_upload(session, CHUNK, CONTENT[CHUNK:]) == len(CONTENT)
    return session


def commit(archive, session: str, place: ArchivePath = PLACE, replaces: str | None = None):
    return archive.commit_upload(session, len(CONTENT), place, 1_700_000_000, replaces)


def test_a_document_of_several_chunks_lies_there_whole_and_proved(archive, local_dropbox):
    stored = commit(archive, begin(archive))

    assert stored.fingerprint == fingerprint_of(CONTENT)
    assert local_dropbox.tree()[str(PLACE)].bytes == CONTENT
    assert local_dropbox.tree()[str(PLACE)].client_modified.timestamp() == 1_700_000_000


def test_no_request_is_larger_than_a_slow_line_carries(archive, local_dropbox):
    commit(archive, begin(archive))
    assert max(call.bytes_in for call in local_dropbox.requests.all()) <= 8 * MIB


def test_a_chunk_whose_answer_was_lost_is_not_added_twice(archive, local_dropbox):
    session = archive.begin_upload(CONTENT[:CHUNK])
    local_dropbox.faults.next("files/upload_session/append_v2", Cut(after_effect=True))
    with pytest.raises(errors.ArchiveUnreachable):
        archive.continue_upload(session, CHUNK, CONTENT[CHUNK:])

    assert archive.continue_upload(session, CHUNK, CONTENT[CHUNK:]) == len(CONTENT)
    assert commit(archive, session).fingerprint == fingerprint_of(CONTENT)


def test_dropbox_says_from_where_to_go_on(archive):
    session = archive.begin_upload(CONTENT[:CHUNK])
    assert archive.continue_upload(session, 2 * CHUNK, b"too far") == CHUNK


def test_an_upload_that_is_known_no_more_has_to_be_begun_anew(archive, local_dropbox):
    session = begin(archive)
    local_dropbox.account.sessions.forget_all()

    with pytest.raises(errors.UploadLost):
        archive.continue_upload(session, len(CONTENT), b"more")
    with pytest.raises(errors.UploadLost):
        commit(archive, session)


def test_an_upload_that_was_committed_is_lost_and_what_lies_there_tells_the_rest(archive):
    session = begin(archive)
    stored = commit(archive, session)
    with pytest.raises(errors.UploadLost):
        commit(archive, session)
    assert archive.find(PLACE) == stored


def test_after_a_taken_name_the_upload_goes_under_the_next_without_a_new_body(archive):
    archive.put(b"another", PLACE, fingerprint_of(b"another"), 0)
    session = begin(archive)
    with pytest.raises(errors.NameTaken):
        commit(archive, session)

    other = ArchivePath("/Diverse/Arhivă mare (0123abcd).zip")
    assert commit(archive, session, other).path == str(other)


def test_a_newer_version_replaces_the_revision_that_is_named(archive, local_dropbox):
    old = archive.put(b"old", PLACE, fingerprint_of(b"old"), 0)
    commit(archive, begin(archive), replaces=old.rev)
    assert local_dropbox.tree()[str(PLACE)].bytes == CONTENT
