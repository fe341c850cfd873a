from __future__ import annotations

import threading
import time

import pytest

from gsmos_tray.workstation import notifications
from gsmos_tray.workstation.notifications import FreedesktopNotifier
from tests.workstation.desktop_bus import NotificationServer, session_bus


@pytest.fixture
def bus(monkeypatch):
    with session_bus() as (address, daemon):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setattr(notifications, "_UNTIL_NEXT_TRY", 0.05)
        yield daemon


@pytest.fixture
def server(bus):
    server = NotificationServer()
    yield server
    server.leave()


@pytest.fixture
def notifier(bus):
    notifier = FreedesktopNotifier(
        "gsmOS Tray", icon="gsmos-tray", entry="gsmos-tray", action=lambda: "Deschide"
    )
    yield notifier
    notifier.stop(timeout=30)


class Clicks:
    """Remembers who was clicked."""

    def __init__(self):
        self.seen = []
        self._changed = threading.Condition()

    def on(self, what):
        def clicked():
            with self._changed:
                self.seen.append(what)
                self._changed.notify_all()

        return clicked

    def until(self, *expected):
        with self._changed:
            assert self._changed.wait_for(lambda: self.seen == list(expected), 30), self.seen


@pytest.fixture
def clicks():
    return Clicks()


def until(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        threading.Event().wait(0.02)


def nothing():
    pass


def test_what_is_shown_is_what_was_asked_for(server, notifier):
    notifier.start()
    assert notifier.show(
        "sync", "Sincronizare completă", "124 de documente", urgent=False, clicked=nothing
    )
    assert server.until_shown(1) == {
        "number": 1,
        "program": "gsmOS Tray",
        "icon": "gsmos-tray",
        "title": "Sincronizare completă",
        "body": "124 de documente",
        "actions": ["default", "Deschide"],
        "hints": {"urgency": 1, "desktop-entry": "gsmos-tray"},
        "expires": -1,
    }


def test_something_urgent_is_critical(server, notifier):
    notifier.start()
    notifier.show("problem", "Spațiu insuficient", "", urgent=True, clicked=nothing)
    assert server.until_shown(1)["hints"]["urgency"] == 2


def test_the_same_key_replaces_and_another_does_not(server, notifier, clicks):
    notifier.start()
    for number, (key, title) in enumerate([("a", "unu"), ("b", "doi"), ("a", "trei")], start=1):
        notifier.show(key, title, "", urgent=False, clicked=clicks.on(title))
        server.until_shown(number)
    assert [shown["number"] for shown in server.shown] == [1, 2, 1]
    server.click(1)
    server.click(2)
    clicks.until("trei", "doi")


def test_a_click_is_heard_once_for_each_and_a_closed_one_is_forgotten(
    server, notifier, clicks, caplog
):
    notifier.start()
    for number, title in enumerate(("unu", "doi"), start=1):
        notifier.show(title, title, "", urgent=False, clicked=clicks.on(title))
        server.until_shown(number)
    server.click(77)  # another program's
    server.emit("ActionInvoked", "us", 1, "settings")  # not what a click does
    server.click(1)
    clicks.until("unu")
    server.emit("NotificationClosed", "uu", 1, 2)
    server.click(1)
    server.click(2)
    clicks.until("unu", "doi")
    assert "failed" not in caplog.text


def test_after_the_end_nothing_is_shown(server, notifier):
    notifier.start()
    notifier.show("a", "unu", "", urgent=False, clicked=nothing)
    server.until_shown(1)
    notifier.stop(timeout=30)
    assert not notifier.show("a", "doi", "", urgent=False, clicked=nothing)


def test_a_click_that_fails_is_logged_and_the_next_one_works(server, notifier, clicks, caplog):
    def fails():
        raise RuntimeError

    notifier.start()
    notifier.show("a", "unu", "", urgent=False, clicked=fails)
    notifier.show("b", "doi", "", urgent=False, clicked=clicks.on("doi"))
    server.until_shown(2)
    server.click(1)
    server.click(2)
    clicks.until("doi")
    assert "a click on a notification failed" in caplog.text


def test_markup_is_escaped_where_the_server_reads_it(server, notifier):
    notifier.start()
    notifier.show("a", "<A> & B", "<A> & „B”", urgent=False, clicked=nothing)
    shown = server.until_shown(1)
    assert (shown["title"], shown["body"]) == ("<A> & B", "&lt;A&gt; &amp; „B”")


def test_a_plain_server_gets_plain_text_and_no_action(bus, notifier):
    server = NotificationServer(capabilities=["body"])
    notifier.start()
    notifier.show("a", "unu", "<A> & B", urgent=False, clicked=nothing)
    shown = server.until_shown(1)
    assert (shown["body"], shown["actions"]) == ("<A> & B", [])
    server.leave()


def test_one_that_the_server_refuses_does_not_stop_the_next(server, notifier, caplog):
    notifier.start()
    notifier.show("a", "refuză", "", urgent=False, clicked=nothing)
    notifier.show("b", "doi", "", urgent=False, clicked=nothing)
    assert server.until_shown(1)["title"] == "doi"
    assert "a notification was refused" in caplog.text


def test_without_a_server_it_is_said_and_once_there_is_one_it_is_used(bus, notifier):
    notifier.start()
    until(lambda: not notifier.show("a", "pierdută", "", urgent=False, clicked=nothing))
    server = NotificationServer()
    until(lambda: notifier.show("b", "doi", "", urgent=False, clicked=nothing))
    assert server.until_shown(1)["title"] == "doi"
    server.leave()


def test_a_server_that_was_restarted_is_used_again(bus, notifier, clicks):
    first = NotificationServer()
    notifier.start()
    notifier.show("a", "unu", "", urgent=False, clicked=clicks.on("unu"))
    first.until_shown(1)
    first.leave()
    until(lambda: not notifier.show("a", "unu", "", urgent=False, clicked=nothing))
    second = NotificationServer(first=500)
    until(lambda: notifier.show("a", "doi", "", urgent=False, clicked=clicks.on("doi")))
    assert second.until_shown(1)["number"] == 500  # nothing of the first one's is replaced
    second.click(1)
    second.click(500)
    clicks.until("doi")
    second.leave()


def test_a_bus_that_goes_away_is_a_state_and_a_new_one_is_found(bus, server, notifier, monkeypatch):
    notifier.start()
    notifier.show("a", "unu", "", urgent=False, clicked=nothing)
    server.until_shown(1)
    bus.kill()
    until(lambda: not notifier.show("a", "unu", "", urgent=False, clicked=nothing))
    with session_bus() as (address, _):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        other = NotificationServer()
        until(lambda: notifier.show("b", "doi", "", urgent=False, clicked=nothing))
        assert other.until_shown(1)["title"] == "doi"
        other.leave()


def test_without_any_bus_nothing_fails(monkeypatch, caplog):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    notifier = FreedesktopNotifier("gsmOS Tray")
    notifier.start()
    until(lambda: not notifier.show("a", "unu", "", urgent=False, clicked=nothing))
    notifier.stop(timeout=30)
    assert not notifier.show("a", "unu", "", urgent=False, clicked=nothing)
    assert "bug" not in caplog.text


def test_a_burst_of_the_same_key_costs_one(bus, notifier):
    server = NotificationServer()
    for number in range(1000):
        notifier.show("a", f"{number}", "", urgent=False, clicked=nothing)
    notifier.start()
    assert server.until_shown(1)["title"] == "999"
    server.leave()
