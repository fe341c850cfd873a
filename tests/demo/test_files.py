from __future__ import annotations

import pytest
from dropbox.exceptions import ApiError, BadInputError
from dropbox.files import (
    DeletedMetadata,
    FileMetadata,
    FolderMetadata,
    ListRevisionsMode,
    WriteMode,
)


def test_metadata_is_found_by_any_spelling_by_id_and_by_revision(client):
    client.files_create_folder_v2("/Facturi SPV")
    stored = client.files_upload(b"a", "/facturi spv/A.pdf")

    found = [
        client.files_get_metadata(where)
        for where in ("/FACTURI SPV/a.PDF", stored.id, f"rev:{stored.rev}")
    ]

    assert {entry.path_display for entry in found} == {"/Facturi SPV/A.pdf"}
    assert {entry.path_lower for entry in found} == {"/facturi spv/a.pdf"}
    assert {entry.content_hash for entry in found} == {stored.content_hash}


def test_folders_above_a_file_are_made_with_it(client):
    client.files_upload(b"a", "/Facturi/2026/a.pdf")

    assert isinstance(client.files_get_metadata("/Facturi/2026"), FolderMetadata)


def test_what_is_not_there_is_not_found(client):
    with pytest.raises(ApiError) as error:
        client.files_get_metadata("/a.pdf")

    assert error.value.error.get_path().is_not_found()


def test_the_root_has_no_metadata(client):
    with pytest.raises(BadInputError, match="root folder is unsupported"):
        client.files_get_metadata("/")


def test_what_was_deleted_is_shown_on_request(client):
    client.files_upload(b"a", "/Facturi/a.pdf")
    client.files_delete_v2("/Facturi")

    gone = client.files_get_metadata("/facturi/A.pdf", include_deleted=True)

    assert isinstance(gone, DeletedMetadata)
    with pytest.raises(ApiError):
        client.files_get_metadata("/Facturi/a.pdf")


def test_a_folder_is_made_once(client):
    made = client.files_create_folder_v2("/Facturi").metadata
    client.files_upload(b"a", "/a.pdf")

    with pytest.raises(ApiError) as folder:
        client.files_create_folder_v2("/FACTURI")
    with pytest.raises(ApiError) as file:
        client.files_create_folder_v2("/a.pdf")

    assert made.path_display == "/Facturi"
    assert folder.value.error.get_path().get_conflict().is_folder()
    assert file.value.error.get_path().get_conflict().is_file()


def test_deleting_gives_what_it_was_and_takes_all_below(client, local_dropbox):
    client.files_upload(b"a", "/Facturi/2026/a.pdf")
    client.files_upload(b"b", "/Facturile mele/b.pdf")

    deleted = client.files_delete_v2("/facturi").metadata

    assert isinstance(deleted, FolderMetadata)
    assert set(local_dropbox.tree()) == {"/Facturile mele/b.pdf"}
    assert client.users_get_space_usage().used == 1


def test_deleting_what_changed_meanwhile_is_refused(client, local_dropbox):
    first = client.files_upload(b"a", "/a.pdf")
    second = client.files_upload(b"b", "/a.pdf", mode=WriteMode.overwrite)

    with pytest.raises(ApiError) as error:
        client.files_delete_v2("/a.pdf", parent_rev=first.rev)
    client.files_delete_v2("/a.pdf", parent_rev=second.rev)

    assert error.value.error.is_path_write()
    assert local_dropbox.tree() == {}


def test_deleting_nothing_is_not_found(client):
    with pytest.raises(ApiError) as error:
        client.files_delete_v2("/a.pdf")

    assert error.value.error.get_path_lookup().is_not_found()


def test_a_moved_folder_takes_its_files_and_their_ids_along(client, local_dropbox):
    stored = client.files_upload(b"a", "/Facturi/2026/a.pdf")

    client.files_move_v2("/Facturi", "/Vechi/Facturi")

    moved = client.files_get_metadata(stored.id)
    assert moved.path_display == "/Vechi/Facturi/2026/a.pdf"
    assert list(local_dropbox.tree()) == ["/Vechi/Facturi/2026/a.pdf"]


def test_a_move_is_refused_where_it_cannot_go(client):
    client.files_upload(b"a", "/Facturi/a.pdf")
    client.files_upload(b"b", "/b.pdf")

    def failing(source: str, target: str):
        with pytest.raises(ApiError) as error:
            client.files_move_v2(source, target)
        return error.value.error

    assert failing("/c.pdf", "/d.pdf").get_from_lookup().is_not_found()
    assert failing("/b.pdf", "/Facturi/a.pdf").get_to().get_conflict().is_file()
    assert failing("/b.pdf", "/Facturi").get_to().get_conflict().is_folder()
    assert failing("/b.pdf", "/b.pdf").is_duplicated_or_nested_paths()
    assert failing("/Facturi", "/facturi/in/itself").is_cant_move_folder_into_itself()


def test_renaming_by_case_alone_is_not_supported(client, local_dropbox):
    client.files_upload(b"a", "/a.pdf")

    with pytest.raises(BadInputError, match="case-only"):
        client.files_move_v2("/a.pdf", "/A.pdf")

    local_dropbox.refusals.clear()


def test_a_download_brings_the_bytes_and_what_they_are(client):
    stored = client.files_upload(b"%PDF-1 bytes", "/Facturi/Deviz_ș.pdf")

    metadata, response = client.files_download("/facturi/deviz_Ș.pdf")

    assert response.content == b"%PDF-1 bytes"
    assert (metadata.path_display, metadata.rev) == ("/Facturi/Deviz_ș.pdf", stored.rev)


def test_an_old_revision_can_be_downloaded(client):
    old = client.files_upload(b"old", "/a.pdf")
    client.files_upload(b"new", "/a.pdf", mode=WriteMode.overwrite)

    _, response = client.files_download(f"rev:{old.rev}")

    assert response.content == b"old"


@pytest.mark.parametrize(
    ("asked", "given"), [("bytes=2-4", b"234"), ("bytes=7-", b"789"), ("bytes=-2", b"89")]
)
def test_a_part_of_a_file_can_be_downloaded(client, asked, given):
    client.files_upload(b"0123456789", "/a.pdf")

    _, response = client.files_download("/a.pdf", extra_headers={"Range": asked})

    assert (response.status_code, response.content) == (206, given)


def test_a_folder_is_no_file(client):
    client.files_create_folder_v2("/Facturi")

    for call in (client.files_download, client.files_list_revisions):
        with pytest.raises(ApiError) as error:
            call("/Facturi")
        assert error.value.error.get_path().is_not_file()


def test_revisions_come_newest_first_and_in_pages(client):
    revs = [
        client.files_upload(b"%d" % n, "/a.pdf", mode=WriteMode.overwrite).rev for n in range(5)
    ]

    newest = client.files_list_revisions("/a.pdf", limit=2)
    older = client.files_list_revisions("/a.pdf", limit=3, before_rev=newest.entries[-1].rev)

    assert [entry.rev for entry in newest.entries + older.entries] == revs[::-1]
    assert (newest.has_more, older.has_more, newest.is_deleted) == (True, False, False)


def test_revisions_outlive_the_file(client):
    client.files_upload(b"a", "/a.pdf")
    client.files_delete_v2("/a.pdf")

    revisions = client.files_list_revisions("/a.pdf")

    assert revisions.is_deleted
    assert revisions.server_deleted is not None
    assert len(revisions.entries) == 1


def test_an_id_is_never_another_files(client):
    first = client.files_upload(b"a", "/a.pdf")
    client.files_delete_v2("/a.pdf")
    client.files_upload(b"b", "/a.pdf")

    with pytest.raises(ApiError) as error:
        client.files_get_metadata(first.id)

    assert error.value.error.get_path().is_not_found()
    assert client.files_list_revisions(first.id, mode=ListRevisionsMode.id).is_deleted


def test_revisions_by_id_follow_a_file_through_its_moves(client):
    stored = client.files_upload(b"a", "/a.pdf")
    client.files_move_v2("/a.pdf", "/b.pdf")

    by_id = client.files_list_revisions(stored.id, mode=ListRevisionsMode.id)
    by_path = client.files_list_revisions("/a.pdf")

    assert [entry.path_display for entry in by_id.entries] == ["/b.pdf", "/a.pdf"]
    assert [entry.path_display for entry in by_path.entries] == ["/a.pdf"]
    assert (by_id.is_deleted, by_path.is_deleted) == (False, True)


def test_a_revision_that_never_was_is_refused(client):
    client.files_upload(b"a", "/a.pdf")

    with pytest.raises(ApiError) as listing:
        client.files_list_revisions("/a.pdf", before_rev="0" * 16)
    with pytest.raises(ApiError) as restoring:
        client.files_restore("/a.pdf", "0" * 16)

    assert listing.value.error.is_invalid_before_rev()
    assert restoring.value.error.is_invalid_revision()


def test_a_deleted_file_comes_back_with_its_bytes_its_time_and_its_id(client, local_dropbox):
    stored = client.files_upload(b"a", "/Facturi/a.pdf")
    client.files_delete_v2("/Facturi")

    restored = client.files_restore("/Facturi/a.pdf", stored.rev)

    assert isinstance(restored, FileMetadata)
    assert restored.id == stored.id
    assert restored.client_modified == stored.client_modified
    assert local_dropbox.tree()["/Facturi/a.pdf"].bytes == b"a"


def test_a_restored_revision_never_shares_its_id_with_the_moved_file(client):
    stored = client.files_upload(b"a", "/a.pdf")
    client.files_move_v2("/a.pdf", "/b.pdf")

    restored = client.files_restore("/a.pdf", stored.rev)

    assert restored.id != stored.id
    assert client.files_get_metadata(stored.id).path_display == "/b.pdf"


def test_restoring_needs_room(client, local_dropbox):
    stored = client.files_upload(b"aaa", "/a.pdf")
    client.files_delete_v2("/a.pdf")
    local_dropbox.fill_up(free=2)

    with pytest.raises(ApiError) as error:
        client.files_restore("/a.pdf", stored.rev)

    assert error.value.error.get_path_write().is_insufficient_space()


def test_the_account_says_whose_it_is_and_how_full(client, local_dropbox):
    client.files_upload(b"12345", "/a.pdf")

    account = client.users_get_current_account()
    space = client.users_get_space_usage()

    assert (account.email, account.name.display_name) == ("ana@atelier.example", "Ana Exemplu")
    assert account.account_type.is_basic()
    assert account.root_info.root_namespace_id == account.root_info.home_namespace_id
    assert (space.used, space.allocation.get_individual().allocated) == (5, 2 * 1024**3)
