"""Linking through the browser, by the local Dropbox's own consent page and token endpoint."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Event, Thread
from urllib.parse import parse_qsl, urlsplit

import pytest

from gsmos_tray import app, errors
from gsmos_tray.archive.dropbox_archive import DropboxArchive
from gsmos_tray.archive.linking import SCOPES
from gsmos_tray.archive.loopback import PORTS
from gsmos_tray.demo.door import MemoryTokens
from gsmos_tray.demo.faults import Answered, Cut, Fault, Stalled, server_error, too_many
from gsmos_tray.demo.oauth import LOCAL_APP_KEY, App
from gsmos_tray.demo.server import TOKEN_ROUTE, LocalDropbox
from gsmos_tray.demo.visitor import Decision
from gsmos_tray.engine.account import AccountKeeper
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ledger.ledger import Ledger
from tests.archive.browser import PAGES, Browser, Waiting, consent
from tests.desktop.waiting import until

pytestmark = pytest.mark.usefixtures("ports")


@pytest.fixture
def waiting(ports) -> Iterator[Waiting]:
    waiting = Waiting(consent())
    yield waiting
    waiting.cancel()


@pytest.fixture
def browser(local_dropbox: LocalDropbox, waiting: Waiting) -> Browser:
    return Browser(local_dropbox, waiting.consent)


def in_background(call) -> Thread:
    thread = Thread(target=call, daemon=True)
    thread.start()
    return thread


def answered(body: object, status: int = 200) -> Answered:
    return Answered(status, json.dumps(body).encode(), {"content-type": "application/json"})


def test_the_owner_allows_and_the_refresh_token_opens_the_account(local_dropbox, waiting):
    local_dropbox.consent(waiting.consent.url)

    archive = DropboxArchive(waiting.outcome(), LOCAL_APP_KEY)

    assert archive.account().email == "ana@atelier.example"


def test_just_what_is_needed_is_asked_for(local_dropbox, waiting):
    query = dict(parse_qsl(urlsplit(waiting.consent.url).query))
    asked = local_dropbox.account.authority.ask(query)

    assert asked.scopes == SCOPES
    assert asked.offline


def test_the_app_key_is_built_in_and_the_environment_overrides_it(monkeypatch):
    monkeypatch.delenv("GSMOS_TRAY_APP_KEY", raising=False)
    built_in = app.app_key()
    monkeypatch.setenv("GSMOS_TRAY_APP_KEY", "anotherkey")

    assert built_in
    assert app.app_key() == "anotherkey" != built_in


def test_who_refuses_is_told_so_and_nothing_is_linked(local_dropbox, waiting, browser):
    page = browser.open(browser.way_back(Decision.DENY))

    assert page == (200, PAGES.refused)
    with pytest.raises(errors.ConsentRefused):
        waiting.outcome()
    assert local_dropbox.requests.all(TOKEN_ROUTE) == []


@pytest.mark.parametrize("state", [None, "", "wrong", "ștate", "right-but-for-the-end"])
def test_an_answer_without_the_right_state_is_turned_away_and_the_wait_goes_on(
    local_dropbox, waiting, browser, state
):
    if state == "right-but-for-the-end":
        state = browser.state[:-1]
    forged = {"code": "somebody's"} | ({} if state is None else {"state": state})

    assert browser.open_with(**forged) == (400, PAGES.failed)
    assert browser.open_with(error="access_denied", **forged)[0] == 400
    assert waiting.goes_on
    assert local_dropbox.requests.all(TOKEN_ROUTE) == []
    assert browser.open(browser.way_back()) == (200, PAGES.connected)
    assert waiting.outcome()


def test_a_browser_that_asks_twice_sees_the_same_page_and_the_code_is_used_once(
    local_dropbox, waiting, browser
):
    local_dropbox.faults.next(TOKEN_ROUTE, Stalled())
    way_back = browser.way_back()
    pages: list[tuple[int, str]] = []
    visits = [in_background(lambda: pages.append(browser.open(way_back))) for _ in range(2)]
    assert local_dropbox.faults.wait_until_stalled()
    until(lambda: waiting.consent._untold == 2, "both to be waiting for their page")
    local_dropbox.faults.release()
    for visit in visits:
        visit.join(30)

    assert pages == [(200, PAGES.connected)] * 2
    assert waiting.outcome()
    assert len(local_dropbox.requests.all(TOKEN_ROUTE)) == 1


def test_a_code_that_somebody_else_has_used_is_worth_nothing(local_dropbox, waiting, browser):
    way_back = browser.way_back()
    used = dict(parse_qsl(urlsplit(way_back).query))["code"]
    local_dropbox.account.authority._codes.pop(used)

    assert browser.open(way_back) == (200, PAGES.failed)
    with pytest.raises(errors.ConsentInvalid):
        waiting.outcome()


def test_an_error_of_the_page_other_than_a_refusal_ends_the_attempt_as_invalid(waiting, browser):
    assert browser.open_with(state=browser.state, error="server_error") == (200, PAGES.failed)
    with pytest.raises(errors.ConsentInvalid):
        waiting.outcome()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (server_error(500), errors.ArchiveUnreachable),
        (too_many(retry_after=7), errors.ArchiveBusy),
        (Cut(), errors.ArchiveUnreachable),
        (Cut(after_effect=True), errors.ArchiveUnreachable),
        (answered({"error": "invalid_client"}, 400), errors.ConsentInvalid),
        (Answered(200, b"<html>", {"content-type": "text/html"}), errors.ArchiveUnreachable),
        (answered(["what?"]), errors.UnforeseenAnswer),
        (
            answered({"access_token": "a", "account_id": "b", "uid": "1", "expires_in": 14400}),
            errors.ConsentInvalid,  # linked for four hours is not linked
        ),
    ],
)
def test_the_page_tells_the_truth_when_the_code_brings_no_token(
    local_dropbox, waiting, browser, fault: Fault, error
):
    local_dropbox.faults.next(TOKEN_ROUTE, fault)

    assert browser.open(browser.way_back()) == (200, PAGES.failed)
    with pytest.raises(error) as raised:
        waiting.outcome()
    if error is errors.ArchiveBusy:
        assert raised.value.after == 7


def test_the_page_waits_until_the_token_is_kept(local_dropbox):
    may_keep, kept = Event(), []

    def keep(token: str) -> str:
        assert may_keep.wait(30)
        kept.append(token)
        return "whose account it is"

    waiting = Waiting(consent(), 30, keep)
    browser = Browser(local_dropbox, waiting.consent)
    pages = []
    visit = in_background(lambda: pages.append((*browser.open(browser.way_back()), len(kept))))
    assert local_dropbox.requests.wait_for(TOKEN_ROUTE)
    may_keep.set()
    visit.join(30)

    assert pages == [(200, PAGES.connected, 1)]
    assert waiting.outcome() == "whose account it is"


def test_the_page_tells_the_truth_when_the_token_could_not_be_kept(local_dropbox):
    def keep(token: str) -> str:
        raise errors.KeyringLocked

    waiting = Waiting(consent(), 30, keep)
    browser = Browser(local_dropbox, waiting.consent)

    assert browser.open(browser.way_back()) == (200, PAGES.failed)
    with pytest.raises(errors.KeyringLocked):
        waiting.outcome()


@pytest.mark.parametrize(("whose", "page"), [(True, PAGES.connected), (False, PAGES.failed)])
def test_connected_means_that_dropbox_has_said_whose_account_it_is(
    local_dropbox, tmp_path, whose, page
):
    ledger = Ledger.open(tmp_path / "ledger.sqlite")
    keeper = AccountKeeper(MemoryTokens(), LOCAL_APP_KEY, ledger.notes)
    waiting = Waiting(keeper.browser_consent(PAGES), 30, keeper.link)
    browser = Browser(local_dropbox, waiting.consent)
    if not whose:
        local_dropbox.faults.next("users/get_current_account", server_error())

    assert browser.open(browser.way_back()) == (200, page)
    assert isinstance(waiting.end(), AccountStatus if whose else errors.ArchiveUnreachable)
    assert bool(keeper.known) is whose
    ledger.close()


def test_cancelling_ends_the_wait_even_while_the_code_is_exchanged(local_dropbox, waiting, browser):
    local_dropbox.faults.next(TOKEN_ROUTE, Stalled())
    way_back = browser.way_back()
    visit = in_background(lambda: browser.open(way_back))
    assert local_dropbox.faults.wait_until_stalled()

    waiting.cancel()

    with pytest.raises(errors.ConsentTimedOut):
        waiting.outcome()  # and the exchange still stands
    visit.join(30)


def test_cancelling_before_the_wait_has_begun_is_not_forgotten():
    given_up = consent()
    given_up.cancel()
    with pytest.raises(errors.ConsentTimedOut):
        Waiting(given_up).outcome()


def test_nobody_answers_and_the_wait_ends_by_itself(local_dropbox):
    with pytest.raises(errors.ConsentTimedOut):
        Waiting(consent(), 0.05).outcome()


def test_busy_ports_are_passed_over_one_by_one_until_none_is_left(ports):
    with ExitStack() as busy:
        for port in ports:
            free = consent()
            assert f"%3A{port}%2F" in free.url
            free.cancel()
            with pytest.raises(errors.ConsentTimedOut):
                free.wait(0)
            taken = busy.enter_context(socket.socket())
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", port))
            taken.listen()
        with pytest.raises(errors.PortsBusy):
            consent()


def test_the_ports_are_those_that_the_vendor_registers():
    assert App().redirect_uris == tuple(f"http://127.0.0.1:{port}/" for port in PORTS)
    assert PORTS == (38917, 38918, 38919, 38920)


def test_two_attempts_at_once_have_a_port_each(local_dropbox):
    one, two = Waiting(consent()), Waiting(consent())
    for waiting in (two, one):
        local_dropbox.consent(waiting.consent.url)
    assert one.outcome() != two.outcome()


def test_the_listener_is_gone_with_the_wait_and_its_port_free_at_once(local_dropbox, ports):
    for _ in range(2):
        waiting = Waiting(consent())
        browser = Browser(local_dropbox, waiting.consent)
        with browser.connect() as still_open:
            browser.open(browser.way_back())
            waiting.outcome()
            assert still_open.recv(1) == b""  # cut
        assert browser.port == ports[0]
        with pytest.raises(ConnectionRefusedError):
            browser.connect()


def test_nothing_secret_is_written_anywhere(local_dropbox, waiting, browser, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    way_back = browser.way_back()
    browser.open(way_back)
    token = waiting.outcome()
    archive = DropboxArchive(token, LOCAL_APP_KEY)
    archive.account()

    secrets = [token, *dict(parse_qsl(urlsplit(way_back).query)).values()]
    written = caplog.text + "".join(capfd.readouterr())
    assert "oauth2/token" in caplog.text  # so much is: the test would see more
    assert [secret for secret in secrets if secret in written] == []
