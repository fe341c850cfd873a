"""Links that anybody can open who has them, until they are revoked."""

from __future__ import annotations

import pytest
import requests
from dropbox.exceptions import ApiError

from gsmos_tray.demo.rules import Rules


def opened(local_dropbox, url: str) -> requests.Response:
    return requests.get(local_dropbox.plain_url(url), timeout=20)


def test_a_link_opens_what_it_was_made_for_wherever_that_has_moved(client, local_dropbox):
    client.files_upload(b"%PDF-1 a", "/Facturi/a.pdf")
    link = client.sharing_create_shared_link_with_settings("/Facturi/a.pdf")
    client.files_move_v2("/Facturi/a.pdf", "/b.pdf")

    assert opened(local_dropbox, link.url).content == b"%PDF-1 a"
    [listed] = client.sharing_list_shared_links("/b.pdf", direct_only=True).links
    assert listed.url == link.url


def test_a_revoked_link_opens_nothing(client, local_dropbox):
    client.files_upload(b"a", "/a.pdf")
    link = client.sharing_create_shared_link_with_settings("/a.pdf")

    client.sharing_revoke_shared_link(link.url)

    assert opened(local_dropbox, link.url).status_code == 404
    with pytest.raises(ApiError) as again:
        client.sharing_revoke_shared_link(link.url)
    assert again.value.error.is_shared_link_not_found()


def test_a_second_link_is_the_first_one(client):
    client.files_upload(b"a", "/a.pdf")
    first = client.sharing_create_shared_link_with_settings("/a.pdf")

    with pytest.raises(ApiError) as error:
        client.sharing_create_shared_link_with_settings("/A.pdf")

    there = error.value.error.get_shared_link_already_exists()
    assert there.get_metadata().url == first.url


def test_links_to_folders_above_let_see_what_is_in_them(client, local_dropbox):
    client.files_upload(b"a", "/Facturi/2026/a.pdf")
    folder = client.sharing_create_shared_link_with_settings("/Facturi")

    [above] = client.sharing_list_shared_links("/Facturi/2026/a.pdf").links
    assert above.url == folder.url
    assert not client.sharing_list_shared_links("/Facturi/2026/a.pdf", direct_only=True).links
    assert "2026/a.pdf" in opened(local_dropbox, folder.url).text


def test_all_links_come_in_pages(local_dropbox, client):
    local_dropbox.reset(Rules(links_a_page=2))
    from dropbox import Dropbox  # noqa: PLC0415 - see ../conftest

    client = Dropbox(local_dropbox.link().access_token, timeout=20)
    made = []
    for number in range(5):
        client.files_upload(b"%d" % number, f"/{number}.pdf")
        made.append(client.sharing_create_shared_link_with_settings(f"/{number}.pdf").url)

    page = client.sharing_list_shared_links()
    listed = list(page.links)
    while page.has_more:
        page = client.sharing_list_shared_links(cursor=page.cursor)
        listed += page.links

    assert [link.url for link in listed] == made


def test_nothing_has_no_link(client):
    with pytest.raises(ApiError) as error:
        client.sharing_create_shared_link_with_settings("/a.pdf")
    assert error.value.error.get_path().is_not_found()


def test_an_address_of_another_site_cannot_be_revoked(client):
    with pytest.raises(ApiError) as error:
        client.sharing_revoke_shared_link("https://example.com/scl/fi/x")
    assert error.value.error.is_shared_link_malformed()
