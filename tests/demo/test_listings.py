from __future__ import annotations

import threading

import pytest
from dropbox.exceptions import ApiError, BadInputError
from dropbox.files import DeletedMetadata, FolderMetadata, WriteMode

from gsmos_tray.demo.placement import Placement


def paths(listing) -> list[str]:
    return [entry.path_display for entry in listing.entries]


def test_a_folder_shows_what_lies_in_it_and_no_deeper(client):
    client.files_upload(b"a", "/Facturi/2026/a.pdf")
    client.files_upload(b"b", "/Facturi/b.pdf")
    client.files_upload(b"c", "/Facturile mele/c.pdf")

    assert paths(client.files_list_folder("/facturi")) == ["/Facturi/2026", "/Facturi/b.pdf"]


def test_a_recursive_listing_begins_with_the_folder_and_names_all_below(client):
    client.files_upload(b"a", "/Facturi/2026/a.pdf")
    client.files_upload(b"c", "/Facturile mele/c.pdf")

    assert paths(client.files_list_folder("/facturi", recursive=True)) == [
        "/Facturi",
        "/Facturi/2026",
        "/Facturi/2026/a.pdf",
    ]


def test_pages_add_up_to_the_whole_and_hashes_come_along(client):
    stored = [client.files_upload(b"%d" % n, f"/{n}.pdf") for n in range(7)]

    page = client.files_list_folder("", limit=3)
    entries = list(page.entries)
    while page.has_more:
        assert len(page.entries) == 3
        page = client.files_list_folder_continue(page.cursor)
        entries += page.entries

    assert [entry.content_hash for entry in entries] == [file.content_hash for file in stored]


def test_what_happens_between_two_pages_is_not_lost(client):
    for n in range(4):
        client.files_upload(b"%d" % n, f"/{n}.pdf")
    first = client.files_list_folder("", limit=2)
    client.files_delete_v2("/0.pdf")  # was on the first page
    client.files_upload(b"new", "/3.pdf", mode=WriteMode.overwrite)  # was to come

    rest = client.files_list_folder_continue(first.cursor)
    while rest.has_more:
        more = client.files_list_folder_continue(rest.cursor)
        more.entries[:0] = rest.entries
        rest = more

    assert paths(rest) == ["/2.pdf", "/0.pdf", "/3.pdf"]
    assert isinstance(rest.entries[1], DeletedMetadata)


def test_a_cursor_tells_news_once(client):
    client.files_upload(b"a", "/a.pdf")
    cursor = client.files_list_folder("", recursive=True).cursor
    client.files_upload(b"b", "/Facturi/b.pdf")
    client.files_delete_v2("/a.pdf")

    news = client.files_list_folder_continue(cursor)

    assert paths(news) == ["/Facturi", "/Facturi/b.pdf", "/a.pdf"]
    assert paths(client.files_list_folder_continue(news.cursor)) == []


def test_the_news_of_a_deleted_folder_do_not_repeat_what_was_in_it(client):
    client.files_upload(b"a", "/Facturi/2026/a.pdf")
    cursor = client.files_list_folder("", recursive=True).cursor
    client.files_delete_v2("/Facturi")

    assert paths(client.files_list_folder_continue(cursor)) == ["/Facturi"]


def test_what_was_in_a_folder_that_came_back_empty_is_news_by_itself(client):
    client.files_upload(b"a", "/Facturi/a.pdf")
    cursor = client.files_list_folder("", recursive=True).cursor
    client.files_delete_v2("/Facturi")
    client.files_create_folder_v2("/Facturi")

    news = client.files_list_folder_continue(cursor).entries

    assert {(entry.path_display, type(entry)) for entry in news} == {
        ("/Facturi", FolderMetadata),
        ("/Facturi/a.pdf", DeletedMetadata),
    }


def test_deleted_entries_are_listed_on_request_each_by_itself(client):
    client.files_upload(b"a", "/Facturi/a.pdf")
    client.files_delete_v2("/Facturi")

    assert paths(client.files_list_folder("", recursive=True)) == []
    assert paths(client.files_list_folder("", recursive=True, include_deleted=True)) == [
        "/Facturi",
        "/Facturi/a.pdf",
    ]


def test_the_latest_cursor_knows_nothing_old(client):
    client.files_upload(b"a", "/a.pdf")
    cursor = client.files_list_folder_get_latest_cursor("", recursive=True).cursor
    client.files_upload(b"b", "/b.pdf")

    assert paths(client.files_list_folder_continue(cursor)) == ["/b.pdf"]


def test_a_folder_that_is_not_there_or_no_longer_is_not_found(client):
    client.files_upload(b"a", "/Facturi/a.pdf")
    cursor = client.files_list_folder("/Facturi").cursor
    client.files_delete_v2("/Facturi")

    with pytest.raises(ApiError) as listing:
        client.files_list_folder("/Facturi")
    with pytest.raises(ApiError) as going_on:
        client.files_list_folder_continue(cursor)

    assert listing.value.error.get_path().is_not_found()
    assert going_on.value.error.get_path().is_not_found()


def test_a_file_is_no_folder(client):
    client.files_upload(b"a", "/a.pdf")

    with pytest.raises(ApiError) as error:
        client.files_list_folder("/a.pdf")

    assert error.value.error.get_path().is_not_folder()


def test_the_root_is_the_empty_path(client):
    with pytest.raises(BadInputError, match="empty string"):
        client.files_list_folder("/")


def test_an_invalidated_cursor_asks_to_begin_again(client, local_dropbox):
    client.files_upload(b"a", "/a.pdf")
    old = client.files_list_folder("").cursor
    local_dropbox.account.listing.invalidate_cursors()

    with pytest.raises(ApiError) as error:
        client.files_list_folder_continue(old)

    assert error.value.error.is_reset()
    assert paths(client.files_list_folder("")) == ["/a.pdf"]


def test_what_is_no_cursor_is_a_bad_request(client):
    with pytest.raises(BadInputError, match="cursor"):
        client.files_list_folder_continue("AAAA")


def test_a_long_poll_returns_as_soon_as_something_changes(client, local_dropbox):
    cursor = client.files_list_folder_get_latest_cursor("", recursive=True).cursor
    answers = []
    waiting = threading.Thread(
        target=lambda: answers.append(client.files_list_folder_longpoll(cursor, timeout=480))
    )
    waiting.start()

    account = local_dropbox.account  # another client
    account.tree.commit(Placement("/a.pdf"), account.blobs.keep_whole(b"a"))
    waiting.join(60)

    assert [(answer.changes, answer.backoff) for answer in answers] == [(True, None)]


def test_a_long_poll_ignores_what_happens_elsewhere_and_hears_of_a_reset(client, local_dropbox):
    client.files_create_folder_v2("/Facturi")
    cursor = client.files_list_folder_get_latest_cursor("/Facturi").cursor
    errors = []

    def wait() -> None:
        try:
            client.files_list_folder_longpoll(cursor, timeout=480)
        except ApiError as error:
            errors.append(error.error._tag)

    waiting = threading.Thread(target=wait)
    waiting.start()
    client.files_upload(b"a", "/elsewhere.pdf")
    local_dropbox.account.listing.invalidate_cursors()
    waiting.join(60)

    assert errors == ["reset"]


def test_a_long_poll_needs_no_token(client, local_dropbox):
    cursor = client.files_list_folder_get_latest_cursor("").cursor
    client.files_upload(b"a", "/a.pdf")
    local_dropbox.suspend()

    assert client.files_list_folder_longpoll(cursor).changes
