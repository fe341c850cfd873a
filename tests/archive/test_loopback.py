"""Whatever else comes to the listener on loopback: it neither ends the attempt nor holds it up."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator

import pytest

from gsmos_tray.archive import loopback
from gsmos_tray.demo.server import LocalDropbox
from tests.archive.browser import PAGES, Browser, Waiting, consent, read_answer


@pytest.fixture
def waiting(ports, monkeypatch) -> Iterator[Waiting]:
    # A listener that heard one after the other would hang for longer than any test waits.
    monkeypatch.setattr(loopback._Connection, "timeout", 600)
    waiting = Waiting(consent())
    yield waiting
    waiting.cancel()


@pytest.fixture
def browser(local_dropbox: LocalDropbox, waiting: Waiting) -> Browser:
    return Browser(local_dropbox, waiting.consent)


def succeeds(waiting: Waiting, browser: Browser) -> bool:
    assert waiting.goes_on
    assert browser.open(browser.way_back()) == (200, PAGES.connected)
    return bool(waiting.outcome())


@pytest.mark.parametrize("begun", ["", "G", "GET / HTTP/1.1\r\nHost: ", "GET /?state="])
def test_connections_that_never_come_to_an_end_hold_nobody_up(waiting, browser, begun):
    lines = [browser.connect() for _ in range(5)]
    for line in lines:
        line.sendall(begun.encode())

    assert succeeds(waiting, browser)
    for line in lines:
        line.close()


def test_a_connection_may_be_silent_for_some_seconds_only():
    assert loopback._Connection.timeout == 5


def test_a_connection_that_says_nothing_is_given_up(waiting, browser, monkeypatch):
    monkeypatch.setattr(loopback._Connection, "timeout", 0.05)
    with browser.connect() as line:
        assert line.recv(1) == b""
    assert succeeds(waiting, browser)


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /favicon.ico HTTP/1.1", 404),
        ("GET /elsewhere?state=x&code=y HTTP/1.1", 404),
        ("GET / HTTP/1.1", 404),
        ("POST /?state=x&code=y HTTP/1.1", 501),
        ("OPTIONS / HTTP/1.1", 501),
        ("GET /?state=x HTTP/9.9", 0),
        ("\x16\x03\x01\x02\x00\x01\x00\x01", 0),  # a browser that tries TLS first
        ("GET " + "/" * 70_000, 414),
    ],
)
def test_what_is_no_answer_gets_an_error_and_the_wait_goes_on(
    waiting, browser, request_line, status
):
    got = browser.send(f"{request_line}\r\nHost: {browser.name}\r\n\r\n")[0]

    # Cut before all of it was read, the answer may be lost.
    assert got in ((status,) if len(request_line) < 1000 else (status, 0))
    assert succeeds(waiting, browser)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost"])
def test_a_page_elsewhere_whose_name_leads_here_learns_nothing(waiting, browser, host):
    way_back = browser.way_back()

    assert browser.open(way_back, host.format(port=browser.port)) == (403, "")
    assert waiting.goes_on
    assert browser.open(way_back) == (200, PAGES.connected)


def test_a_browser_that_hangs_up_is_no_news(waiting, browser, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    for _ in range(3):
        with browser.connect() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset
            line.sendall(f"GET /?a=b HTTP/1.1\r\nHost: {browser.name}\r\n\r\n".encode())

    assert succeeds(waiting, browser)
    assert "bug" not in caplog.text
    assert "Traceback" not in "".join(capfd.readouterr())


def test_only_this_machine_is_heard_and_only_at_one_address(waiting, browser):
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", browser.port), 10)
    assert waiting.consent._listener._server.server_address[0] == "127.0.0.1"


def test_the_page_is_not_kept_and_leads_nowhere_with_its_address(browser):
    with browser.connect() as line:
        line.sendall(f"GET /?state=x HTTP/1.1\r\nHost: {browser.name}\r\n\r\n".encode())
        received = line.recv(65536).decode().lower()
    assert "cache-control: no-store" in received
    assert "referrer-policy: no-referrer" in received
    assert "text/html; charset=utf-8" in received


def test_a_port_is_shared_with_nobody(waiting, browser):
    with socket.socket() as second:
        if hasattr(socket, "SO_REUSEPORT"):
            second.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        with pytest.raises(OSError, match="in use"):
            second.bind(("127.0.0.1", browser.port))


def test_the_answer_is_read_to_its_end(browser):
    with browser.connect() as line:
        line.sendall(f"GET /favicon.ico HTTP/1.0\r\nHost: {browser.name}\r\n\r\n".encode())
        assert read_answer(line) == (404, "")
