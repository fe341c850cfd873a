from __future__ import annotations

import re
from datetime import datetime

import pytest
import requests
from dropbox.exceptions import AuthError

from gsmos_tray.demo.placement import Placement

EVIL = '<img src=x onerror="alert(1)">&\'.xml'


@pytest.fixture
def put(local_dropbox):
    """Lays a file into the archive, as another client would."""

    def put(path: str, data: bytes = b"%PDF-1", modified: datetime | None = None) -> None:
        account = local_dropbox.account
        account.tree.commit(
            Placement(path, client_modified=modified), account.blobs.keep_whole(data)
        )

    return put


@pytest.fixture
def see(local_dropbox):
    """Opens an address of the site in a browser that does not know the certificate."""

    def see(target: str) -> requests.Response:
        return requests.get(local_dropbox.plain_url(local_dropbox.web_url + target), timeout=20)

    return see


def links(page: requests.Response) -> list[str]:
    return re.findall(r'<td>.*?<a href="([^"]+)"', page.text)


def test_the_site_begins_with_all_files_and_leads_down_to_each(put, see):
    put("/Facturi SPV/Facturi/2026/Factura_000001.pdf")

    page, steps = see("/"), []
    while (down := links(page)) and "preview" not in down[0]:
        steps += down
        page = see(down[0])

    assert steps == [
        "/home/Facturi%20SPV",
        "/home/Facturi%20SPV/Facturi",
        "/home/Facturi%20SPV/Facturi/2026",
    ]
    assert "Factura_000001.pdf" in page.text
    assert 'href="/home/Facturi%20SPV/Facturi"' in page.text  # the way back up


def test_a_file_is_shown_with_its_size_and_its_own_time(put, see):
    put("/a.pdf", b"x" * 2048, datetime(2026, 3, 1, 10, 20).astimezone())

    row = re.search(r"<tr><td>.*?a\.pdf.*?</tr>", see("/home").text)[0]

    assert "2 KB" in row
    assert "01.03.2026 10:20" in row


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "application/pdf"),
        ("a.xml", "text/plain; charset=utf-8"),
        ("a.PNG", "image/png"),
        ("a.zip", "application/octet-stream"),
        ("a.html", "application/octet-stream"),
    ],
)
def test_view_in_dropbox_opens_a_page_that_opens_the_file(local_dropbox, put, see, name, kind):
    put(f"/Facturi SPV/{name}", b"bytes")

    page = see(local_dropbox.view_url(f"/Facturi SPV/{name}").removeprefix(local_dropbox.web_url))
    raw = see(re.search(r'id="open" href="([^"]+)"', page.text)[1])

    assert page.status_code == 200
    assert (raw.content, raw.headers["content-type"]) == (b"bytes", kind)
    assert raw.headers["x-content-type-options"] == "nosniff"


def test_names_with_signs_of_addresses_are_reached(local_dropbox, put, see):
    path = "/Târgu #1?&%2F/a+b & c%.pdf"
    put(path)

    target = local_dropbox.view_url(path).removeprefix(local_dropbox.web_url)

    assert see(target).status_code == 200
    assert links(see("/home"))[0] == "/home/T%C3%A2rgu%20%231%3F%26%252F"


def test_no_name_becomes_html(put, see):
    folder = "/<b>dosar"
    put(f"{folder}/{EVIL}")

    for target in ("/home", "/home/%3Cb%3Edosar", "/search?query=%3Cb%3E"):
        page = see(target).text
        assert "<b>dosar" not in page
        assert "<img" not in page


def test_what_was_searched_for_does_not_become_html(see):
    assert '"><script>' not in see("/search?query=%22%3E%3Cscript%3E").text


def test_a_search_finds_by_all_of_its_words(put, see):
    put("/Facturi/Factura_000001.pdf")
    put("/SPV/Factura_000002.xml")

    found = see("/search?query=FACTURA+spv").text

    assert "Factura_000002.xml" in found
    assert "Factura_000001.pdf" not in found
    assert "Nimic nu se potrivește" in see("/search?query=deviz").text


@pytest.mark.parametrize("target", ["/home/nimic", "/home?preview=a.pdf", "/raw/a", "/x"])
def test_what_is_not_there_is_said_plainly(see, target):
    page = see(target)

    assert (page.status_code, "Nu am găsit" in page.text) == (404, True)


def test_pages_run_no_scripts_and_load_nothing_from_elsewhere(put, see):
    put("/a.pdf")

    for target in ("/home", "/home?preview=a.pdf", "/search?query=a"):
        page = see(target)
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "<script" not in page.text
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)


def test_the_search_of_the_site_has_the_address_that_dropbox_gives_it(put, see):
    put("/Facturi SPV/Factura_000123.pdf")
    assert "Factura_000123.pdf" in see("/search/personal?query=000123").text


def test_the_pages_about_the_account_are_there(see, local_dropbox):
    assert "2,00 GB" in see("/account/plan").text
    assert see("/register").status_code == 200
    assert see("/account/everything").status_code == 404


def test_the_owner_takes_an_app_its_access_on_the_site(see, local_dropbox, client):
    client.users_get_space_usage()
    assert "gsmOS Tray" in see("/account/connected_apps").text

    url = local_dropbox.plain_url(local_dropbox.web_url + "/account/connected_apps")
    page = requests.post(url, timeout=20)

    assert "Nicio aplicație" in page.text
    with pytest.raises(AuthError):
        client.users_get_space_usage()
