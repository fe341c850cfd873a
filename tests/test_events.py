"""Events reach those who listen, whatever the others do."""

from __future__ import annotations

import logging
import threading

import pytest

from gsmos_tray.events import Announcer, Changed, Event, FolderLost, ProblemArose


def test_everyone_who_listens_is_told_in_the_order_of_the_events() -> None:
    announcer, one, two = Announcer(), [], []
    announcer.subscribe(one.append)
    announcer.subscribe(two.append)
    announcer.announce(Changed())
    announcer.announce(ProblemArose("archive_full"))
    assert one == two == [Changed(), ProblemArose("archive_full")]


def test_one_who_stopped_listening_hears_nothing_more() -> None:
    announcer, heard = Announcer(), []
    stop = announcer.subscribe(heard.append)
    announcer.announce(Changed())
    stop()
    announcer.announce(Changed())
    assert heard == [Changed()]


def test_a_listener_that_fails_does_not_stop_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    announcer, heard = Announcer(), []

    def fails(event: Event) -> None:
        raise ValueError(event)

    announcer.subscribe(fails)
    announcer.subscribe(heard.append)
    with caplog.at_level(logging.ERROR):
        announcer.announce(FolderLost("/home/ion/Descărcări"))
    assert heard == [FolderLost("/home/ion/Descărcări")]
    [record] = caplog.records
    assert record.getMessage() == "a listener failed on FolderLost"


def test_a_listener_may_stop_listening_when_it_is_told() -> None:
    announcer, heard = Announcer(), []

    def once(event: Event) -> None:
        heard.append(event)
        stop()

    stop = announcer.subscribe(once)
    announcer.subscribe(heard.append)
    announcer.announce(Changed())
    announcer.announce(Changed())
    assert len(heard) == 3


def test_it_is_told_in_the_thread_that_announces() -> None:
    announcer, threads = Announcer(), []
    announcer.subscribe(lambda _: threads.append(threading.current_thread().name))
    teller = threading.Thread(target=announcer.announce, args=(Changed(),), name="sender")
    teller.start()
    teller.join()
    assert threads == ["sender"]


def test_events_are_values() -> None:
    event = ProblemArose("archive_full")
    assert event == ProblemArose("archive_full")
    with pytest.raises(AttributeError):
        event.code = "other"
