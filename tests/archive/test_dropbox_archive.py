"""What the program asks of the archive, one request at a time, answered by the local Dropbox."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray import errors
from gsmos_tray.archive.dropbox_archive import DropboxArchive
from gsmos_tray.archive.terms import commit_terms
from gsmos_tray.archive.values import Account, Body, Commit, Folder, Gone, Space, Stored
from gsmos_tray.demo.faults import (
    Answered,
    Cut,
    LyingHash,
    StoredDamaged,
    Truncated,
    captive_portal,
    server_error,
)
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.placement import Mode, Placement
from gsmos_tray.demo.rules import ACCOUNT_ID, Person, Rules
from gsmos_tray.demo.server import TOKEN_ROUTE
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.names import ArchivePath

JSON = {"content-type": "application/json"}
PLACE = ArchivePath("/Facturi SPV/Facturi/2026/11/Factura_000123.pdf")
NOVEMBER = datetime(2026, 11, 24, 7, 10, 9, tzinfo=UTC).timestamp()


def put(archive, content: bytes, place: ArchivePath = PLACE, modified: float = NOVEMBER, **more):
    return archive.put(content, place, fingerprint_of(content), modified, **more)


def answered(body: object) -> Answered:
    return Answered(200, json.dumps(body).encode(), JSON)


# -- putting ---------------------------------------------------------------------------------------


def test_what_was_put_lies_there_with_its_proof_and_its_own_time(archive, local_dropbox):
    stored = put(archive, b"%PDF-1.4 one")

    there = local_dropbox.tree()[str(PLACE)]
    assert there.bytes == b"%PDF-1.4 one"
    assert there.client_modified == datetime(2026, 11, 24, 7, 10, 9, tzinfo=UTC)
    assert stored == Stored(str(PLACE), fingerprint_of(b"%PDF-1.4 one"), there.rev)


def test_putting_the_same_again_changes_nothing(archive, local_dropbox):
    assert put(archive, b"one") == put(archive, b"one")
    assert len(local_dropbox.tree()) == 1


def test_other_bytes_are_never_overwritten_but_for_the_revision_that_is_named(
    archive, local_dropbox
):
    first = put(archive, b"one")
    with pytest.raises(errors.NameTaken):
        put(archive, b"two")
    put(archive, b"two", replaces=first.rev)
    with pytest.raises(errors.NameTaken):
        put(archive, b"three", replaces=first.rev)

    assert [it.bytes for it in local_dropbox.tree().values()] == [b"two"]


def test_bytes_that_are_not_those_of_the_fingerprint_are_refused(archive, local_dropbox):
    with pytest.raises(errors.ArchiveDamaged):
        archive.put(b"one", PLACE, fingerprint_of(b"two"), NOVEMBER)
    assert local_dropbox.tree() == {}


@pytest.mark.parametrize("fault", [StoredDamaged(), LyingHash()])
def test_what_dropbox_says_that_it_stored_is_passed_on_as_it_is(archive, local_dropbox, fault):
    local_dropbox.faults.next("files/upload", fault)
    assert put(archive, b"one").fingerprint != fingerprint_of(b"one")


@pytest.mark.parametrize(
    "path",
    [
        "/Service/Reparații/Țuică & Șuncă – fișă (2).pdf",
        "/Service/Reparații/" + "ă" * 120 + ".pdf",
        "/A/'quote' #hash %41 +plus ~tilde;semi=equals.xml",
        "/A/emoji 📱 și 漢字.zip",
        "/A/combining s\u0327.pdf",
    ],
)
def test_every_kind_of_character_arrives_and_is_found(archive, local_dropbox, path):
    stored = put(archive, path.encode(), ArchivePath(path))

    assert list(local_dropbox.tree()) == [stored.path]
    assert archive.find(ArchivePath(path)) == stored
    assert archive.read(ArchivePath(path)) == path.encode()


@pytest.mark.parametrize("path", ["/A/desktop.ini", "/A/name ", "/A/name."])
def test_a_name_that_dropbox_refuses_concerns_the_one_document(archive, path):
    with pytest.raises(errors.NameRefused):
        put(archive, b"one", ArchivePath(path))


def test_what_stands_in_the_way_is_told_from_what_is_a_matter_of_names(archive):
    put(archive, b"one", ArchivePath("/A/b"))
    with pytest.raises(errors.PlaceTaken):  # a folder
        put(archive, b"two", ArchivePath("/A"))
    with pytest.raises(errors.PlaceTaken):  # a file where a folder should be
        put(archive, b"two", ArchivePath("/A/b/c"))


@pytest.mark.parametrize(
    ("modified", "kept"),
    [
        (0.0, "1970-01-01T00:00:00"),
        (1_700_000_000.999, "2023-11-14T22:13:20"),
        (-0.5, "1969-12-31T23:59:59"),
        (-11_644_473_600.0, "1601-01-01T00:00:00"),  # Windows' own beginning of time
        (-1e18, "1000-01-01T00:00:00"),
        (253_402_300_800.0, "9999-12-31T23:59:59"),
        (1e18, "9999-12-31T23:59:59"),
    ],
)
def test_a_file_may_have_any_time(archive, local_dropbox, modified, kept):
    put(archive, b"one", modified=modified)

    assert local_dropbox.tree()[str(PLACE)].client_modified.isoformat() == f"{kept}+00:00"


@given(st.floats(allow_nan=False))
def test_any_time_at_all_is_within_what_the_wire_can_say(modified):
    sent = commit_terms(modified, None)["client_modified"]

    assert len(sent.strftime("%Y-%m-%dT%H:%M:%SZ")) == len("2026-11-24T07:10:09Z")
    assert sent.microsecond == 0


# -- looking ---------------------------------------------------------------------------------------


def test_where_nothing_or_a_folder_lies_no_file_is_found(archive):
    put(archive, b"one")
    assert archive.find(ArchivePath("/Facturi SPV/Facturi")) is None
    assert archive.find(ArchivePath("/Facturi SPV/elsewhere")) is None
    assert archive.find(PLACE)


def test_reading_what_is_not_there_is_no_passing_trouble(archive):
    with pytest.raises(errors.UnforeseenAnswer) as raised:
        archive.read(PLACE)
    assert raised.value.facts == {"tag": "path/not_found"}


@pytest.mark.parametrize(
    "fault", [Truncated(), Cut(), Cut(after_effect=True), captive_portal(), server_error()], ids=str
)
def test_a_download_that_breaks_off_gives_no_half_document(archive, local_dropbox, fault):
    put(archive, b"one and two")
    local_dropbox.faults.next("files/download", fault)
    with pytest.raises(errors.ArchiveUnreachable):
        archive.read(PLACE)
    assert archive.read(PLACE) == b"one and two"


def test_an_online_document_of_somebodys_has_a_path_and_no_bytes_of_ours(archive, local_dropbox):
    put(archive, b"one")
    entry = {
        ".tag": "file",
        "name": "Plan.paper",
        "id": "id:1234567890123456789012",
        "path_lower": "/facturi spv/plan.paper",
        "client_modified": "2026-11-24T07:10:09Z",
        "server_modified": "2026-11-24T07:10:09Z",
        "rev": "0123456789abcdef",
        "size": 0,
        "is_downloadable": False,
    }
    local_dropbox.faults.next(
        "files/list_folder", answered({"entries": [entry], "cursor": "c", "has_more": False})
    )

    page = archive.first_page(ArchivePath("/Facturi SPV"))

    assert page.changes == (
        Stored("/facturi spv/plan.paper", Fingerprint("", 0), "0123456789abcdef"),
    )


def test_a_listing_is_told_in_pages_and_goes_on_with_what_changed(archive, local_dropbox):
    root = ArchivePath("/Facturi SPV")
    assert archive.first_page(root) is None
    stored = put(archive, b"one")
    page = archive.first_page(root)
    files = [change for change in page.changes if isinstance(change, Stored)]
    folders = [change.path for change in page.changes if isinstance(change, Folder)]
    assert files == [stored]
    assert str(PLACE).rpartition("/")[0] in folders
    assert not page.more

    local_dropbox.account.tree.delete(str(PLACE))
    following = archive.next_page(page.cursor)
    assert following.changes == (Gone(str(PLACE)),)

    local_dropbox.account.listing.invalidate_cursors()
    assert archive.next_page(following.cursor) is None  # begin anew


def test_a_long_listing_comes_in_pages_that_hold_each_file_once(archive, local_dropbox):
    tree = local_dropbox.account.tree
    content = tree.blobs.keep_whole(b"one")
    for number in range(2001):
        tree.commit(Placement(f"/Facturi SPV/{number}.pdf", Mode.ADD), content)

    first = archive.first_page(ArchivePath("/Facturi SPV"))
    second = archive.next_page(first.cursor)

    assert (first.more, second.more) == (True, False)
    files = [it.path for it in (*first.changes, *second.changes) if isinstance(it, Stored)]
    assert len(files) == len(set(files)) == 2001


# -- the account -----------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", ["basic", "pro", "business"])
def test_whose_account_it_is(local_dropbox, plan):
    local_dropbox.reset(Rules(person=Person("Ion", "Probă", "ion@atelier.example", plan)))
    archive = DropboxArchive(local_dropbox.link().refresh_token, LOCAL_APP_KEY)

    assert archive.account() == Account("Ion Probă", "ion@atelier.example", plan, ACCOUNT_ID)


def test_how_full_an_account_of_ones_own_is(archive, local_dropbox):
    put(archive, bytes(1000))
    local_dropbox.fill_up(free=24)

    assert archive.space() == Space(used=1000, allocated=1024)


def team(limit: str, member: int, used_by_member: int = 30) -> Answered:
    return answered(
        {
            "used": used_by_member,
            "allocation": {
                ".tag": "team",
                "used": 700,
                "allocated": 1000,
                "user_within_team_space_allocated": member,
                "user_within_team_space_limit_type": {".tag": limit},
                "user_within_team_space_used_cached": used_by_member,
            },
        }
    )


@pytest.mark.parametrize(
    ("usage", "space"),
    [
        (team("off", 0), Space(700, 1000)),
        (team("stop_sync", 0), Space(700, 1000)),  # 0: no limit of one's own
        (team("alert_only", 50), Space(700, 1000)),
        (team("stop_sync", 50), Space(30, 50)),
        (team("stop_sync", 900), Space(700, 1000)),  # the team's room ends first
    ],
    ids=repr,
)
def test_a_team_member_has_the_teams_room_or_less(archive, local_dropbox, usage, space):
    local_dropbox.faults.next("users/get_space_usage", usage)
    assert archive.space() == space


def test_room_of_a_kind_that_nobody_knows_yet_is_said_by_its_name(archive, local_dropbox):
    local_dropbox.faults.next(
        "users/get_space_usage", answered({"used": 1, "allocation": {".tag": "family"}})
    )
    with pytest.raises(errors.UnforeseenAnswer):
        archive.space()


def test_an_authorisation_that_was_given_back_opens_nothing(archive):
    archive.revoke()
    with pytest.raises(errors.LinkRevoked):
        archive.account()
    with pytest.raises(errors.LinkRevoked):
        archive.revoke()


# -- the connection --------------------------------------------------------------------------------


def test_one_access_token_serves_many_requests_of_a_thread(archive, local_dropbox):
    for number in range(5):
        put(archive, b"%d" % number, ArchivePath(f"/{number}"))
        archive.find(ArchivePath(f"/{number}"))

    assert len(local_dropbox.requests.all(TOKEN_ROUTE)) == 1


def test_an_access_token_that_ended_early_is_replaced_once(archive, local_dropbox):
    put(archive, b"0", ArchivePath("/0"))
    local_dropbox.expire_access_tokens()
    for number in range(1, 5):
        put(archive, b"%d" % number, ArchivePath(f"/{number}"))

    assert len(local_dropbox.tree()) == 5
    assert len(local_dropbox.requests.all(TOKEN_ROUTE)) == 2


def test_each_thread_has_a_connection_and_keeps_it(archive):
    sessions = []

    def work() -> None:
        archive.account()
        put(archive, b"one")
        sessions.append({id(archive._client(size)._session) for size in (0, 8)})
        held.append(archive._client())  # or its place in memory may be given to the next

    held: list[object] = []
    for _ in range(2):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    assert [len(each) for each in sessions] == [1, 1]
    assert sessions[0] != sessions[1]


def test_patience_grows_with_the_body_and_shrinks_again(archive):
    assert archive._client(50_000)._timeout == (10, 31)
    assert archive._client()._timeout == (10, 30)


def test_dropbox_is_told_which_program_calls_and_is_never_asked_twice_by_itself(archive):
    client = archive._client(8)
    assert client._user_agent.startswith("gsmos-tray/")
    assert (client._max_retries_on_error, client._max_retries_on_rate_limit) == (0, 0)


# -- batches ---------------------------------------------------------------------------------------


def test_one_entry_with_dropboxs_word_for_anything_else_does_not_spoil_the_batch(
    archive, local_dropbox
):
    (session,) = archive.open_uploads(1)
    assert archive.fill_uploads([Body(session, b"one")]) == [None]
    commits = [Commit(session, 3, PLACE, NOVEMBER, None)] * 2
    metadata = put(archive, b"one")
    stored = {
        ".tag": "success",
        "name": "Factura_000123.pdf",
        "id": "id:1234567890123456789012",
        "path_display": metadata.path,
        "path_lower": metadata.path.lower(),
        "client_modified": "2026-11-24T07:10:09Z",
        "server_modified": "2026-11-24T07:10:09Z",
        "rev": metadata.rev,
        "size": 3,
        "content_hash": metadata.fingerprint.content_hash,
    }
    failed = {".tag": "failure", "failure": {".tag": "other"}}
    local_dropbox.faults.next(
        "files/upload_session/finish_batch_v2", answered({"entries": [stored, failed]})
    )

    first, second = archive.commit_uploads(commits)

    assert first == metadata
    assert type(second) is errors.UnforeseenAnswer


def test_what_dropbox_says_of_one_document_of_a_batch_is_named_as_dropbox_names_it(
    archive, local_dropbox
):
    (session,) = archive.open_uploads(1)
    assert archive.fill_uploads([Body(session, b"one")]) == [None]
    new = {".tag": "path", "path": {".tag": "of_next_year"}}
    for failure, named in ((new, "path/of_next_year"), ({".tag": "newer"}, "newer")):
        local_dropbox.faults.next(
            "files/upload_session/finish_batch_v2",
            answered({"entries": [{".tag": "failure", "failure": failure}]}),
        )
        [answer] = archive.commit_uploads([Commit(session, 3, PLACE, NOVEMBER, None)])
        assert answer.facts == {"tag": named}
